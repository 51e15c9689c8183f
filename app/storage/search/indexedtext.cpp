// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/search/indexedtext.h"

#include "storage/members.h"
#include "storage/search/expander.h"

namespace storage {

QList<SearchablePart> searchableParts(Database &database, qint64 message)
{
    Statement row =
        database.prepare("SELECT kind, text, meta_json FROM part WHERE message_id=? ORDER BY pos");
    row.bind(message);
    QList<SearchablePart> parts;
    while (row.next()) {
        const QString kind = row.text(0);
        // How likely the words were is no word; the parts behind it keep their numbers.
        const QString words = kind == kLogprobs ? QString() : row.text(1);
        parts.append({kind, words, row.json(2).value(kName).toString()});
    }
    return parts;
}

QString indexedText(const QList<SearchablePart> &parts)
{
    QString words;
    for (const SearchablePart &part : parts)
        words += expanded(folded(part.text)) + expanded(folded(part.name));
    return words;
}

} // namespace storage
