// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/wordmatcher.h"

namespace ui {

std::vector<render::TextPlace> WordMatcher::placesIn(const QList<render::Block> &blocks,
                                                     int from) const
{
    std::vector<render::TextPlace> places;
    const bool hasSpace = m_word.contains(QLatin1Char(' '));
    for (int i = from; i < blocks.size() && !m_word.isEmpty(); ++i) {
        QString text = render::plainText(blocks[i]);
        // A line that ends within a paragraph parts words as a space does.
        if (hasSpace && blocks[i].kind != render::BlockKind::Table)
            text.replace(QChar::LineSeparator, QLatin1Char(' '));
        for (qsizetype at = m_matcher.indexIn(text); at >= 0;
             at = m_matcher.indexIn(text, at + m_word.size())) {
            places.push_back({i, int(at)});
        }
    }
    return places;
}

} // namespace ui
