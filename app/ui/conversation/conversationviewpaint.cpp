// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/conversationview.h"
#include "ui/conversation/finder.h"
#include "ui/icons.h"
#include "ui/paint.h"

#include <QPaintEvent>
#include <QPainter>
#include <algorithm>

namespace ui {
namespace {

constexpr int kRingRoom = 6; ///< between words and the ring around them

} // namespace

void ConversationView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    for (const QRect &rect : event->region()) {
        painter.save();
        painter.setClipRect(rect);
        paintRect(painter, rect);
        painter.restore();
    }
    announcePaint();
}

void ConversationView::paintRect(QPainter &painter, const QRect &rect)
{
    const render::Colors &colors = m_theme.colors();
    painter.fillRect(rect, colors.canvas);
    if (const QRect line = instructionsRect(); line.intersects(rect))
        paintInstructions(painter, line);
    const qint64 top = m_scroller.toRows(rect.top());
    for (int row = m_rows.rowAt(std::max<qint64>(top, 0)); row >= 0 && row < m_rows.count();
         ++row) {
        if (m_scroller.toView(m_rows.top(row)) > rect.bottom())
            break;
        paintRow(painter, row, rect);
    }
}

void ConversationView::paintInstructions(QPainter &painter, const QRect &line) const
{
    const render::Colors &colors = m_theme.colors();
    painter.setFont(m_context.uiFont);
    painter.setPen(colors.text2);
    painter.drawText(line, Qt::AlignVCenter | Qt::TextSingleLine, tr("Instructions"));
    painter.drawPixmap(
        line.right() + 1 - row::kIcon, line.y() + (line.height() - row::kIcon) / 2,
        iconPixmap(QStringLiteral("chevron-right"), colors.text2, row::kIcon, devicePixelRatioF()));
    if (m_isHeadFocused && m_isByKeyboard && hasFocus())
        paintFocusRing(painter, line.adjusted(-kRingRoom, 0, kRingRoom, 0), colors);
}

void ConversationView::paintRow(QPainter &painter, int row, const QRect &rect)
{
    const MessageRow *geometry = m_rows.liveRow(row);
    if (!geometry)
        return;
    const auto [from, to] = m_selection.inRow(row, geometry->end());
    // Heads of code stick below the line of the question.
    const QRect view = viewport()->rect().adjusted(0, m_scroller.cover.now, 0, 0);
    RowPaint paint{m_theme.colors(), {}, rect, view, false, {}, {}, {}, {}, {}, {}, {}};
    paint.origin = QPoint(columnLeft(), m_scroller.toView(m_rows.top(row)));
    const bool isFocused = m_isByKeyboard && hasFocus() && !m_isHeadFocused && row == m_focusRow;
    paint.isPointed = row == m_pointed.row || isFocused;
    if (row == m_pointed.row)
        paint.pointed = m_pointed.button;
    if (row == m_pressed.row)
        paint.pressed = m_pressed.button;
    paint.marks = [this, row](int part) { return m_finder->marksIn(row, part); };
    if (m_finder->jump().isActive())
        paint.isFound = [this, row](const RowButton &button) {
            return m_finder->jump().isNamed(row, button);
        };
    paint.selectionStart = from;
    paint.selectionEnd = to;
    if (isFocused) {
        const QList<RowButton> all = rowButtons(m_focusRow);
        if (const int focused = focusedButton(all); focused >= 0)
            paint.focused = all[focused];
    }
    geometry->paint(painter, paint);
    const QRect caret = geometry->caretRect();
    if (caret.isValid())
        m_caretY = m_rows.top(row) + caret.y();
    else if (row + 1 == m_rows.count())
        m_caretY = -1;
    if (isFocused && !paint.focused) {
        const render::Colors &colors = m_theme.colors();
        const int reach = m_model.message(row).role == core::Role::User ? row::kHang : 4;
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(colors.leaf, colors.isHighContrast ? 3 : 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(geometry->body().translated(paint.origin))
                                    .adjusted(-reach - 2, -2, reach + 2, 2),
                                render::space::kBlockCorner + 2, render::space::kBlockCorner + 2);
        painter.restore();
    }
}

void ConversationView::announcePaint()
{
    const int count = m_rows.count();
    if (count == 0)
        return;
    if (m_isOpening) {
        const int row = m_rows.rowAt(m_scroller.toRows(viewport()->height() / 2));
        const MessageRow *live = m_rows.liveRow(row);
        if (m_model.message(row).isLoaded && live && !live->isWaiting()) {
            m_isOpening = false;
            m_scroller.endRestoring();
            Q_EMIT openedPainted(count);
        }
    }
    if (m_isPaintDue) {
        m_isPaintDue = false;
        const core::Message &last = m_model.message(count - 1);
        if (last.role == core::Role::Assistant)
            Q_EMIT painted(last.id, !core::isRunning(last.state));
    }
}

void ConversationView::updateRow(int row)
{
    if (row < 0 || row >= m_rows.count())
        return;
    const int top = m_scroller.toView(m_rows.top(row));
    const int height = m_rows.rowHeight(row);
    viewport()->update(QRect(0, top - 4, viewport()->width(), height + 8));
}

QRegion ConversationView::visualRegionForSelection(const QItemSelection &) const
{
    return {};
}

QRect ConversationView::visualRect(const QModelIndex &index) const
{
    if (!index.isValid() || index.row() >= m_rows.count())
        return {};
    return {columnLeft(), m_scroller.toView(m_rows.top(index.row())), m_rows.width(),
            m_rows.rowHeight(index.row())};
}

QModelIndex ConversationView::indexAt(const QPoint &point) const
{
    const qint64 y = m_scroller.toRows(point.y());
    if (y < 0 || y >= m_rows.height())
        return {};
    return m_model.index(m_rows.rowAt(y));
}

} // namespace ui
