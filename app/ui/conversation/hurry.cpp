// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/hurry.h"

#include "ui/conversation/rowlist.h"
#include "ui/conversation/scroller.h"

#include <QAbstractScrollArea>
#include <QEvent>
#include <QScrollBar>
#include <algorithm>

namespace ui {
namespace {

// Of the 16 ms of a frame; painting what was set takes most of the rest, and the leaf or the row
// that was begun last is finished.
constexpr int kDragMs = 4;
/// More, because what is not set anew stands in the lines of the width before.
constexpr int kResizeMs = 5;
constexpr int kPauseMs = 10;    ///< what was set is painted meanwhile
constexpr int kHeldPauseMs = 1; ///< nothing is painted
constexpr int kCalmLooks = 4;
constexpr int kSequence = 4;     ///< resizes that follow each other, within
constexpr int kSequenceMs = 200; ///< each

} // namespace

Hurry::Hurry(Scroller &scroller, const RowList &rows, QAbstractScrollArea &view)
    : QObject(&view)
    , m_scroller(scroller)
    , m_rows(rows)
    , m_view(view)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(kPauseMs);
    connect(&m_timer, &QTimer::timeout, this, &Hurry::goOn);
    // Heard before the value changes, and with it the view; and after that.
    connect(view.verticalScrollBar(), &QScrollBar::sliderMoved, this, &Hurry::drag);
    connect(view.verticalScrollBar(), &QScrollBar::valueChanged, this, &Hurry::look);
    view.installEventFilter(this);
    view.viewport()->installEventFilter(this);
    // All of it is painted by the view; where it is not, nothing is put there.
    view.viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
}

bool Hurry::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::Resize:
        if (watched == m_view.viewport()) {
            // One alone has all the time it needs, and so have those of a window that opens.
            const bool isGoingOn = m_resized.isValid() && !m_resized.hasExpired(kSequenceMs);
            m_resizes = isGoingOn ? m_resizes + 1 : 1;
            m_resized.start();
            if (m_resizes >= kSequence)
                begin(kResizeMs);
        }
        break;
    case QEvent::Paint:
        if (watched == m_view.viewport()) {
            // Also what a row beside the view brought into it once that one was read.
            if (m_picture == Picture::Free && isDragging() && !isWhole())
                hold();
            if (isHeld())
                return true;
            if (m_picture == Picture::Showing)
                m_timer.start(kHeldPauseMs); // not now: what moves on has to be painted anew
            m_picture = Picture::Free;
        }
        break;
    case QEvent::MouseButtonPress:
    case QEvent::KeyPress:
    case QEvent::Wheel:
        end(); // it wants to know where everything stands
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

bool Hurry::isWhole() const
{
    if (m_scroller.turn.hasLeftOut)
        return false;
    const qint64 bottom = m_scroller.toRows(m_scroller.viewHeight());
    const int first = m_rows.rowAt(std::max<qint64>(m_scroller.toRows(0), 0));
    for (int row = first; row >= 0 && row < m_rows.count() && m_rows.top(row) < bottom; ++row) {
        const MessageRow *live = m_rows.liveRow(row);
        if (!m_rows.isLoaded(row) || !live || live->isWaiting())
            return false;
    }
    return true;
}

void Hurry::drag()
{
    if (!m_view.verticalScrollBar()->hasTracking())
        return; // it is gone to later
    begin(kDragMs);
    m_picture = Picture::Moving;
}

void Hurry::look()
{
    if (m_picture != Picture::Moving)
        return;
    m_picture = Picture::Free;
    if (!isWhole())
        hold();
}

bool Hurry::isDragging() const
{
    return m_timer.isActive() && m_turnMs == kDragMs;
}

void Hurry::hold()
{
    m_picture = Picture::Held;
    m_view.verticalScrollBar()->setTracking(false);
    m_held.start();
    m_timer.start(kHeldPauseMs);
}

/// The picture may be painted.
void Hurry::release()
{
    // What was held is seen before anything moves on.
    m_picture = m_picture == Picture::Held ? Picture::Showing : Picture::Free;
    m_view.viewport()->update();
}

/// The view follows its bar again, to where that went meanwhile.
void Hurry::track()
{
    QScrollBar *bar = m_view.verticalScrollBar();
    bar->setTracking(true);
    if (bar->sliderPosition() != bar->value()) {
        drag();
        bar->setValue(bar->sliderPosition());
    }
}

void Hurry::begin(int turnMs)
{
    m_turnMs = turnMs;
    m_calm = 0;
    m_scroller.turn.until = QDeadlineTimer(turnMs);
    m_timer.start(kPauseMs);
}

void Hurry::goOnWhileHeld()
{
    if (m_scroller.turn.hasLeftOut) {
        m_scroller.turn.until = QDeadlineTimer(m_turnMs);
        Q_EMIT due();
    }
    if (isWhole() || m_held.hasExpired(m_mostHeldMs))
        release();
    m_timer.start(m_picture == Picture::Held ? kHeldPauseMs : kPauseMs);
}

void Hurry::goOn()
{
    if (m_picture == Picture::Held) {
        goOnWhileHeld();
        return;
    }
    if (m_picture == Picture::Moving)
        release(); // nothing came of it
    if (m_picture == Picture::Free && !m_view.verticalScrollBar()->hasTracking()) {
        m_timer.start(kPauseMs);
        track();
        return;
    }
    if (m_scroller.turn.hasLeftOut) {
        m_calm = 0;
        m_scroller.turn.until = QDeadlineTimer(m_turnMs);
        Q_EMIT due();
    } else if (!m_view.verticalScrollBar()->isSliderDown() && ++m_calm >= kCalmLooks) {
        end();
        return;
    }
    m_timer.start(kPauseMs);
}

void Hurry::end()
{
    if (!m_timer.isActive() && m_calm < kCalmLooks)
        return;
    m_timer.stop();
    m_calm = 0;
    m_scroller.turn.until = QDeadlineTimer(QDeadlineTimer::Forever);
    m_picture = Picture::Free;
    QScrollBar *bar = m_view.verticalScrollBar();
    bar->setTracking(true);
    bar->setValue(bar->sliderPosition());
    Q_EMIT due(); // also what lies beside the view
}

} // namespace ui
