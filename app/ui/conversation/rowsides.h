// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversation/rowflow.h"

#include <optional>

namespace ui {

/// The bar of something wide in a row, in the row's coordinates.
struct RowSide {
    int flow = 0;
    render::SideBar bar;
};

/// Moves what is wide under the point; false when nothing is.
bool scrollSideways(const RowFlows &flows, QPoint point, int dx);
[[nodiscard]] std::optional<RowSide> sideAt(const RowFlows &flows, QPoint point);
void scrollSideTo(const RowFlows &flows, const RowSide &side, int x);
/// A point in the first thing between the two that is wider than the column.
[[nodiscard]] std::optional<QPoint> wideIn(const RowFlows &flows, int top, int bottom);
/// The code block whose head is under the point, without lists around it; empty when none is.
[[nodiscard]] QList<render::Block> codeUnder(const RowFlows &flows, QPoint point, int viewTop,
                                             int viewBottom);
/// Every link in reading order, each target once: for keys.
[[nodiscard]] QList<render::LinkHit> linksIn(const RowFlows &flows);

} // namespace ui
