// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/conversationview.h"

#include <QKeyEvent>

namespace ui {

/// Takes hold of the bar of a wide table or code block; beside the handle it comes along first.
bool ConversationView::pressSide(QPoint point)
{
    const MessageRow *live = m_pressed.row < 0 ? nullptr : m_rows.liveRow(m_pressed.row);
    if (!live || m_pressed.button)
        return false;
    const QPoint inside = toRow(m_pressed.row, point);
    m_side = sideAt(live->flows(), inside);
    if (!m_side)
        return false;
    const QRect handle = m_side->bar.handle;
    const bool isOnHandle = inside.x() >= handle.left() && inside.x() <= handle.right();
    m_sideGrab = isOnHandle ? inside.x() - handle.x() : handle.width() / 2;
    return dragSide(point);
}

bool ConversationView::dragSide(QPoint point)
{
    if (!m_side || m_pressed.row < 0)
        return false;
    const int x = toRow(m_pressed.row, point).x() - m_sideGrab;
    scrollSideTo(m_rows.row(m_pressed.row).flows(), *m_side, m_side->bar.scrollAt(x));
    updateRow(m_pressed.row);
    return true;
}

/// Left and Right move the first wide thing in view of the row that has the focus.
bool ConversationView::scrollSidewaysByKey(QKeyEvent *event)
{
    const bool isLeft = event->key() == Qt::Key_Left;
    if (!isLeft && event->key() != Qt::Key_Right)
        return false;
    chooseFocusRow();
    if (m_focusRow < 0 || m_focusRow >= m_rows.count())
        return false;
    const MessageRow &row = m_rows.row(m_focusRow);
    const auto [viewTop, viewBottom] = viewIn(m_focusRow);
    const auto wide = wideIn(row.flows(), viewTop, viewBottom);
    if (!wide || !scrollSideways(row.flows(), *wide, (isLeft ? -4 : 4) * m_context.type.em))
        return false;
    updateRow(m_focusRow);
    return true;
}

} // namespace ui
