// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/textselection.h"

#include <QTextBoundaryFinder>
#include <algorithm>

namespace ui {

void TextSelection::select(const ViewPlace &from, const ViewPlace &to)
{
    m_anchor = from;
    m_cursor = to;
}

std::pair<RowPlace, RowPlace> TextSelection::inRow(int row, const RowPlace &rowEnd) const
{
    if (isEmpty() || row < from().row || row > to().row)
        return {};
    return {row == from().row ? from().place : RowPlace{}, row == to().row ? to().place : rowEnd};
}

std::pair<int, int> wordAround(const QString &text, int position)
{
    if (text.isEmpty())
        return {0, 0};
    position = std::clamp(position, 0, int(text.size()) - 1);
    QTextBoundaryFinder finder(QTextBoundaryFinder::Word, text);
    finder.setPosition(position);
    const int start = finder.isAtBoundary() ? position : int(finder.toPreviousBoundary());
    finder.setPosition(position);
    const int end = int(finder.toNextBoundary());
    return {std::max(start, 0), end < 0 ? int(text.size()) : end};
}

} // namespace ui
