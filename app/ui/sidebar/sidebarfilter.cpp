// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sidebar/sidebarfilter.h"

#include "chat/messagesearch.h"

#include <QRegularExpression>
#include <algorithm>

namespace ui {
namespace {

const QRegularExpression &filterParts()
{
    // A tag with a name in quotes, which need not be closed yet, or without; or a word.
    static const QRegularExpression expression(
        QStringLiteral("(?:^|(?<=\\s))(?:tag|标签)[:：](?:[\"“”]([^\"“”]*)[\"“”]?|(\\S*))|(\\S+)"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    return expression;
}

} // namespace

SidebarFilter::SidebarFilter(const QString &typed)
{
    auto found = filterParts().globalMatch(typed);
    while (found.hasNext()) {
        const QRegularExpressionMatch part = found.next();
        if (part.hasCaptured(3)) {
            m_words += chat::searchFolded(part.captured(3)).split(u' ', Qt::SkipEmptyParts);
            continue;
        }
        const bool isWhole = part.hasCaptured(1);
        const QString name = chat::searchFolded(part.captured(isWhole ? 1 : 2)).trimmed();
        // Nothing is asked for before the name is begun.
        if (!name.isEmpty())
            m_tags.append({name, isWhole});
    }
}

bool SidebarFilter::matches(const QString &title, const QStringList &tags) const
{
    if (!chat::holdsWords(title, m_words))
        return false;
    return std::all_of(m_tags.begin(), m_tags.end(), [&tags](const WantedTag &wanted) {
        return std::any_of(tags.begin(), tags.end(), [&wanted](const QString &tag) {
            return wanted.isWhole ? tag == wanted.name : tag.startsWith(wanted.name);
        });
    });
}

QString SidebarFilter::textFor(const QString &tag)
{
    return QStringLiteral("tag:\"%1\" ").arg(tag);
}

} // namespace ui
