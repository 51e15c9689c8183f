// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversation/rowlist.h"
#include "ui/conversation/textselection.h"

namespace ui {

enum class CaretStep {
    PreviousCharacter,
    NextCharacter,
    PreviousWord,
    NextWord,
    PreviousLine,
    NextLine,
    LineStart,
    LineEnd,
    Start, ///< of the conversation
    End
};

/// Where a step leads, across blocks and messages; the same place when there is nothing more.
/// Steps by lines keep to `x` of the column.
[[nodiscard]] ViewPlace stepped(RowList &rows, const ViewPlace &place, CaretStep step, int x);
/// The caret there in the row's coordinates, exact wherever the view is.
[[nodiscard]] QRect caretRect(RowList &rows, const ViewPlace &place);
/// A formula is passed and chosen in one piece: the one around the place, or just the place.
[[nodiscard]] std::pair<int, int> pieceAround(const MessageRow &row, const RowPlace &place);
/// The place behind the last character of the row.
[[nodiscard]] ViewPlace endOfRow(RowList &rows, int row);

} // namespace ui
