// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversation/rowflow.h"

class QMenu;

namespace ui {

/// The leaves of one table, without the lists around it.
using TableBlocks = QList<render::Block>;

/// The table under the point of the row; empty when none is.
[[nodiscard]] TableBlocks tableUnder(const RowFlows &flows, QPoint point);
/// Every table of the row, for keys.
[[nodiscard]] QList<TableBlocks> tablesIn(const RowFlows &flows);
/// Ways to copy the tables, in menus of their own where there are several.
void addTableCopies(QMenu &menu, const QList<TableBlocks> &tables);

} // namespace ui
