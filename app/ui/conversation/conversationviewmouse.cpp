// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/conversationview.h"
#include "ui/conversation/linkbar.h"

#include <QApplication>
#include <QDateTime>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <algorithm>

namespace ui {

QPoint ConversationView::toRow(int row, QPoint point) const
{
    return point - QPoint(columnLeft(), m_scroller.toView(m_rows.top(row)));
}

ConversationView::Target ConversationView::targetAt(QPoint point) const
{
    const qint64 y = m_scroller.toRows(point.y());
    if (y < 0 || y >= m_rows.height() || !viewport()->rect().contains(point))
        return {};
    Target target{m_rows.rowAt(y), std::nullopt};
    const MessageRow *live = m_rows.liveRow(target.row);
    if (!live)
        return target;
    const QPoint inside = toRow(target.row, point);
    const int viewTop = -m_scroller.toView(m_rows.top(target.row));
    QList<RowButton> buttons = live->buttons(viewTop, viewTop + viewport()->height());
    std::reverse(buttons.begin(), buttons.end()); // what is painted last lies above
    for (const RowButton &button : std::as_const(buttons)) {
        if (button.rect.contains(inside)) {
            target.button = button;
            break;
        }
    }
    return target;
}

ViewPlace ConversationView::placeAt(QPoint point) const
{
    const int row = m_rows.rowAt(std::max<qint64>(m_scroller.toRows(point.y()), 0));
    const MessageRow *live = row < 0 ? nullptr : m_rows.liveRow(row);
    return {row, live ? live->placeAt(toRow(row, point)) : RowPlace{}};
}

render::LinkHit ConversationView::linkAt(QPoint point) const
{
    const int row = m_rows.rowAt(std::max<qint64>(m_scroller.toRows(point.y()), 0));
    const MessageRow *live = row < 0 ? nullptr : m_rows.liveRow(row);
    return live ? live->linkAt(toRow(row, point)) : render::LinkHit();
}

void ConversationView::pointAt(QPoint point)
{
    const Target target = targetAt(point);
    const auto isSame = [](const Target &a, const Target &b) {
        return a.row == b.row && a.button.has_value() == b.button.has_value()
               && (!a.button || (a.button->isSame(*b.button) && a.button->look == b.button->look));
    };
    if (!isSame(target, m_pointed)) {
        const int before = m_pointed.row;
        m_pointed = target;
        updateRow(before);
        updateRow(target.row);
    }
    const render::LinkHit link = target.button ? render::LinkHit() : linkAt(point);
    const MessageRow *live = target.row < 0 ? nullptr : m_rows.liveRow(target.row);
    const QPoint inRow = live ? toRow(target.row, point) : QPoint();
    const bool isOverText = live && live->isOverText(inRow) && !sideAt(live->flows(), inRow);
    const bool isHand = target.button || !link.isNull() || instructionsRect().contains(point);
    viewport()->setCursor(isHand       ? Qt::PointingHandCursor
                          : isOverText ? Qt::IBeamCursor
                                       : Qt::ArrowCursor);
    if (link.isNull()) {
        m_linkBar->showText({});
    } else {
        const auto gated = m_links.check(link.target, link.label);
        m_linkBar->showText(gated ? gated->address
                                  : tr("This link is not opened: %1").arg(link.target));
    }
}

void ConversationView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const QPoint point = event->position().toPoint();
    m_isByKeyboard = false;
    m_isHeadFocused = false;
    m_pressPoint = point;
    pointAt(point);
    m_pressed = m_pointed;
    if (pressSide(point))
        return;
    if (m_pressed.button || instructionsRect().contains(point)) {
        updateRow(m_pressed.row);
        return;
    }
    const bool isTriple = point == m_lastDoubleClick
                          && QDateTime::currentMSecsSinceEpoch() - m_doubleClickMs
                                 < QApplication::doubleClickInterval();
    m_focusRow = m_pressed.row;
    if (isTriple) {
        selectParagraph(point);
        return;
    }
    m_isSelecting = true;
    if (event->modifiers() & Qt::ShiftModifier && m_selection.hasAnchor())
        selectTo(point);
    else if (const ViewPlace place = placeAt(point); place.row >= 0)
        m_selection.begin(place);
    viewport()->update();
}

void ConversationView::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    if (dragSide(point))
        return;
    if (!m_isSelecting) {
        pointAt(point);
        return;
    }
    if ((point - m_pressPoint).manhattanLength() < QApplication::startDragDistance()
        && m_selection.isEmpty()) {
        return;
    }
    m_scroller.release();
    m_scroller.capture();
    m_dragPoint = point;
    selectTo(point);
    if (!viewport()->rect().contains(QPoint(0, point.y())) && !m_dragTimer.isActive())
        m_dragTimer.start();
}

void ConversationView::selectTo(QPoint point)
{
    const ViewPlace place = placeAt(point);
    if (place.row < 0)
        return;
    m_selection.extendTo(place);
    viewport()->update();
}

void ConversationView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const QPoint point = event->position().toPoint();
    m_isSelecting = false;
    m_dragTimer.stop();
    const bool wasDragging = std::exchange(m_side, std::nullopt).has_value();
    pointAt(point);
    const Target pressed = std::exchange(m_pressed, {});
    updateRow(pressed.row);
    if (wasDragging)
        return;
    if (pressed.button) {
        if (m_pointed.row == pressed.row && m_pointed.button
            && m_pointed.button->isSame(*pressed.button)) {
            press(pressed.row, *pressed.button);
        }
        return;
    }
    if (instructionsRect().contains(point) && instructionsRect().contains(m_pressPoint)) {
        Q_EMIT instructionsRequested();
        return;
    }
    const bool isClick =
        (point - m_pressPoint).manhattanLength() < QApplication::startDragDistance();
    if (const render::LinkHit link = linkAt(point); isClick && !link.isNull())
        openLink(link);
}

void ConversationView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    if (event->button() != Qt::LeftButton || targetAt(point).button) {
        mousePressEvent(event);
        return;
    }
    m_lastDoubleClick = point;
    m_doubleClickMs = QDateTime::currentMSecsSinceEpoch();
    const ViewPlace place = placeAt(point);
    const MessageRow *live = place.row < 0 ? nullptr : m_rows.liveRow(place.row);
    if (!live)
        return;
    m_scroller.release();
    m_scroller.capture();
    const auto [start, end] = wordAround(live->leafText(place.place), place.place.place.offset);
    ViewPlace from = place;
    ViewPlace to = place;
    from.place.place.offset = start;
    to.place.place.offset = end;
    m_selection.select(from, to);
    viewport()->update();
}

void ConversationView::selectParagraph(QPoint point)
{
    const ViewPlace place = placeAt(point);
    const MessageRow *live = place.row < 0 ? nullptr : m_rows.liveRow(place.row);
    if (!live)
        return;
    ViewPlace from = place;
    ViewPlace to = place;
    from.place.place.offset = 0;
    to.place.place.offset = int(live->leafText(place.place).size());
    m_selection.select(from, to);
    viewport()->update();
}

bool ConversationView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave) {
        pointAt({-1, -1});
        m_linkBar->showText({});
    } else if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const Target target = targetAt(help->pos());
        const bool hasTip = target.button && target.button->look == ButtonLook::Icon;
        if (hasTip)
            QToolTip::showText(help->globalPos(), target.button->text, viewport());
        else
            QToolTip::hideText();
        return true;
    }
    return QAbstractItemView::viewportEvent(event);
}

} // namespace ui
