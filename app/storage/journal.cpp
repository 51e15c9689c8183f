// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/journal.h"

#include "storage/textsanitizer.h"

namespace storage {
namespace {

/// A part number beyond this is a mistake, not a reply.
constexpr qint64 kMaxParts = 10'000;

/// A reply may be cut between the two halves of a surrogate pair. Text that is not whole goes to
/// the journal as UTF-16, so that the halves meet again when it is folded.
void bindLossless(Statement &statement, const QString &text)
{
    if (isCleanText(text)) {
        statement.bind(text);
    } else {
        statement.bindBlob(QByteArray(reinterpret_cast<const char *>(text.utf16()),
                                      text.size() * qsizetype(sizeof(char16_t))));
    }
}

QString losslessText(const Statement &row, int column)
{
    if (!row.isBlob(column))
        return row.text(column);
    const QByteArray units = row.bytes(column);
    QString text(units.size() / qsizetype(sizeof(char16_t)), Qt::Uninitialized);
    memcpy(text.data(), units.constData(), size_t(text.size()) * sizeof(char16_t));
    return text;
}

} // namespace

Journal::Journal(Database &database)
    : m_database(database)
{
}

void Journal::append(qint64 message, int part, const QString &text)
{
    Statement insert = m_database.prepare(
        "INSERT INTO journal(message_id, seq, part_pos, text) SELECT ?1,"
        " 1 + coalesce((SELECT max(seq) FROM journal WHERE message_id=?1), 0), ?2, ?3");
    insert.bind(message).bind(part);
    bindLossless(insert, text);
    insert.run();
}

QList<core::ContentPart> Journal::folded(qint64 message, QList<core::ContentPart> parts)
{
    Statement row =
        m_database.prepare("SELECT part_pos, text FROM journal WHERE message_id=? ORDER BY seq");
    row.bind(message);
    while (row.next()) {
        const qint64 pos = row.integer(0);
        if (pos < 0 || pos >= kMaxParts)
            continue;
        while (parts.size() <= pos)
            parts.append(core::TextPart());
        core::appendPartText(parts[pos], losslessText(row, 1));
    }
    return parts;
}

void Journal::drop(qint64 message)
{
    m_database.prepare("DELETE FROM journal WHERE message_id=?").bind(message).run();
}

QList<qint64> Journal::messages()
{
    Statement row = m_database.prepare("SELECT DISTINCT message_id FROM journal");
    QList<qint64> messages;
    while (row.next())
        messages.append(row.integer(0));
    return messages;
}

} // namespace storage
