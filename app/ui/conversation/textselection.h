// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversation/messagerow.h"

namespace ui {

/// A place in the conversation's texts.
struct ViewPlace {
    int row = -1;
    RowPlace place;
    auto operator<=>(const ViewPlace &) const = default;
};

/// What a person has selected, across blocks and messages. Lives on while text is appended: the
/// places count from the beginning.
class TextSelection
{
public:
    [[nodiscard]] bool isEmpty() const { return m_anchor.row < 0 || m_anchor == m_cursor; }
    [[nodiscard]] bool hasAnchor() const { return m_anchor.row >= 0; }
    [[nodiscard]] const ViewPlace &cursor() const { return m_cursor; }
    [[nodiscard]] ViewPlace from() const { return std::min(m_anchor, m_cursor); }
    [[nodiscard]] ViewPlace to() const { return std::max(m_anchor, m_cursor); }
    void begin(const ViewPlace &place) { m_anchor = m_cursor = place; }
    void extendTo(const ViewPlace &place) { m_cursor = place; }
    void select(const ViewPlace &from, const ViewPlace &to);
    void clear() { m_anchor = m_cursor = {}; }
    /// What of it lies in the row; first not before second: nothing.
    [[nodiscard]] std::pair<RowPlace, RowPlace> inRow(int row, const RowPlace &rowEnd) const;

private:
    ViewPlace m_anchor;
    ViewPlace m_cursor;
};

/// The word around the character, by Unicode's rules (UAX 29).
[[nodiscard]] std::pair<int, int> wordAround(const QString &text, int position);

} // namespace ui
