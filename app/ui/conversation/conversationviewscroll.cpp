// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/conversationview.h"
#include "ui/conversation/finder.h"
#include "ui/conversation/jumpbutton.h"
#include "ui/conversation/questionline.h"

#include <QKeyEvent>
#include <QScrollBar>
#include <QWheelEvent>
#include <algorithm>

namespace ui {

void ConversationView::syncScrollBar()
{
    QScrollBar *bar = verticalScrollBar();
    if (!bar->hasTracking())
        return; // it leads: the view comes after it, see Hurry
    m_isSyncing = true;
    const int kept = m_context.type.lineHeight * 2 + m_scroller.cover.most;
    bar->setPageStep(std::max(1, viewport()->height() - kept));
    bar->setRange(0, int(std::min<qint64>(m_scroller.maxOffset(), INT_MAX)));
    bar->setValue(int(m_scroller.offset()));
    m_isSyncing = false;
}

void ConversationView::scrollContentsBy(int, int)
{
    // QScrollBar::setValue comes back here, also from our own syncScrollBar().
    if (m_isSyncing)
        return;
    m_finder->forgetAwaited();
    m_scroller.scrollTo(verticalScrollBar()->value());
    afterScroll();
    // All of it: heads that stick, and what became exact on the way.
    viewport()->update();
    m_placeTimer.start();
}

void ConversationView::afterScroll()
{
    syncScrollBar();
    const bool isAtEnd = m_scroller.isAtEnd();
    if (isAtEnd)
        m_jump->setUnread(false);
    m_jump->setShown(!isAtEnd);
    followQuestion();
    loadVisible();
}

void ConversationView::followQuestion()
{
    const int before = m_scroller.cover.now;
    m_scroller.cover.now = m_question->follow(m_model.conversation(), m_rows, m_scroller);
    if (m_scroller.cover.now != before)
        viewport()->update(); // heads of code stick elsewhere
}

void ConversationView::jumpToEnd()
{
    m_finder->forgetAwaited();
    m_scroller.pinToEnd();
    m_jump->setUnread(false);
    afterScroll();
    viewport()->update();
    m_placeTimer.start();
}

void ConversationView::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    if (!index.isValid() || index.row() >= m_rows.count())
        return;
    const QRect rect = visualRect(index);
    const bool isInView = rect.top() >= 0 && rect.bottom() < viewport()->height();
    if (hint == EnsureVisible && isInView)
        return;
    // Every other row has its gap above inside.
    const int firstGap = index.row() == 0 ? row::kReplyToQuestion : 0;
    const int distance = hint == PositionAtCenter   ? viewport()->height() / 3
                         : hint == PositionAtBottom ? viewport()->height() - rect.height()
                         : hint == PositionAtTop    ? firstGap
                                                    : row::kQuestionToReply;
    m_finder->forgetAwaited();
    m_scroller.showRow(index.row(), distance);
    afterScroll();
    viewport()->update();
    m_placeTimer.start();
}

void ConversationView::afterReset()
{
    const core::Conversation *conversation = m_model.conversation();
    const core::ScrollPlace place =
        conversation ? conversation->info().scroll : core::ScrollPlace();
    const int row =
        conversation && !place.messageId.isNull() ? conversation->rowOf(place.messageId) : -1;
    const MissingRows missing = conversation ? m_port->missingRows() : MissingRows();
    m_scroller.leaveRoom(missing.above, missing.below);
    if (row >= 0)
        m_scroller.restore(row, place);
    else
        m_scroller.pinToEnd();
    m_jump->setUnread(false);
    afterScroll();
    viewport()->update();
}

void ConversationView::saveScrollPlace()
{
    m_placeTimer.stop();
    // Before the view stands, the place of an earlier run is the right one.
    if (!m_port || m_rows.count() == 0 || m_scroller.isRestoring())
        return;
    core::ScrollPlace place;
    if (!m_scroller.isAtEnd()) {
        const int row = m_rows.rowAt(std::max<qint64>(m_scroller.toRows(0), 0));
        place.messageId = m_model.message(row).id;
        place.offset = m_scroller.toView(m_rows.top(row));
        place.line = lineAt(m_rows, m_scroller.toRows(0));
    }
    m_port->setScrollPlace(place);
}

void ConversationView::wheelEvent(QWheelEvent *event)
{
    if (event->modifiers() & Qt::ControlModifier) {
        event->ignore(); // the window changes the reading size
        return;
    }
    syncScrollBar();
    const bool isSideways =
        event->modifiers() & Qt::ShiftModifier
        || std::abs(event->angleDelta().x()) > std::abs(event->angleDelta().y());
    if (isSideways) {
        const QPoint point = event->position().toPoint();
        const int row = m_rows.rowAt(m_scroller.toRows(point.y()));
        const QPoint delta =
            event->pixelDelta().isNull() ? event->angleDelta() / 2 : event->pixelDelta();
        const int dx = delta.x() != 0 ? delta.x() : delta.y();
        if (row >= 0 && scrollSideways(m_rows.row(row).flows(), toRow(row, point), -dx))
            updateRow(row);
        event->accept();
        return;
    }
    QAbstractItemView::wheelEvent(event);
    const bool isDown = event->angleDelta().y() < 0 || event->pixelDelta().y() < 0;
    if (isDown && m_scroller.isAtEnd() && m_scroller.mode() == core::FollowMode::FollowEnd)
        m_scroller.pinToEnd(); // reaching the end attaches, also from the very end
    pointAt(event->position().toPoint());
}

bool ConversationView::scrollByKey(QKeyEvent *event)
{
    syncScrollBar();
    QScrollBar *bar = verticalScrollBar();
    switch (event->key()) {
    case Qt::Key_Up:
        bar->triggerAction(QAbstractSlider::SliderSingleStepSub);
        return true;
    case Qt::Key_Down:
        bar->triggerAction(QAbstractSlider::SliderSingleStepAdd);
        break;
    case Qt::Key_PageUp:
        bar->triggerAction(QAbstractSlider::SliderPageStepSub);
        return true;
    case Qt::Key_PageDown:
        bar->triggerAction(QAbstractSlider::SliderPageStepAdd);
        break;
    case Qt::Key_Home:
        bar->triggerAction(QAbstractSlider::SliderToMinimum);
        return true;
    case Qt::Key_End:
        jumpToEnd();
        return true;
    default:
        return false;
    }
    if (m_scroller.isAtEnd() && m_scroller.mode() == core::FollowMode::FollowEnd)
        m_scroller.pinToEnd();
    return true;
}

QModelIndex ConversationView::moveCursor(CursorAction, Qt::KeyboardModifiers)
{
    return currentIndex(); // keys move the view, not a current item
}

} // namespace ui
