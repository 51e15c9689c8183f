// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversation/messagerow.h"

class QMenu;

namespace ui {

[[nodiscard]] constexpr bool isTreeAction(RowAction action)
{
    return action == RowAction::ToggleTree || action == RowAction::MoreOfTree;
}

/// What folds and opens the trees of JSON of one flow in the stretch of the row. `argument` is the
/// flow's share of the buttons' arguments.
void addTreeButtons(QList<RowButton> &buttons, const RowFlow &flow, int argument,
                    std::pair<int, int> stretch, const RowContext &context);
/// Folds or opens what the button is for.
void pressTree(const RowButton &button, const RowFlows &flows, RowView &view);
/// True when the arrow key does with this button what pressing it would do: right opens.
[[nodiscard]] bool foldsBy(const RowButton &button, int key);

/// The line of a tree under the point of the row, and the one that a button is for.
[[nodiscard]] std::optional<RowPlace> treeLineUnder(const RowFlows &flows, QPoint point);
[[nodiscard]] std::optional<RowPlace> treeLineOf(const std::optional<RowButton> &button);
/// Copying the line's value and its path, opening and folding all; nothing where there is no line.
/// `change` is called with what changes the row's view, as long as the menu is open.
void addTreeItems(QMenu &menu, const RowFlows &flows, const std::optional<RowPlace> &line,
                  const std::function<void(const std::function<void(RowView &)> &)> &change);

} // namespace ui
