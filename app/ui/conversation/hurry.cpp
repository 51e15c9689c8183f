// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/hurry.h"

#include "ui/conversation/scroller.h"

#include <QAbstractScrollArea>
#include <QEvent>
#include <QScrollBar>

namespace ui {
namespace {

// Of the 16 ms of a frame; painting what was set takes most of the rest, and the leaf or the row
// that was begun last is finished.
constexpr int kDragMs = 4;
/// More, because what is not set anew stands in the lines of the width before.
constexpr int kResizeMs = 5;
constexpr int kPauseMs = 10; ///< what was set is painted meanwhile
constexpr int kCalmLooks = 4;
constexpr int kSequence = 4;     ///< resizes that follow each other, within
constexpr int kSequenceMs = 200; ///< each

} // namespace

Hurry::Hurry(Scroller &scroller, QAbstractScrollArea &view)
    : QObject(&view)
    , m_scroller(scroller)
    , m_view(view)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(kPauseMs);
    connect(&m_timer, &QTimer::timeout, this, &Hurry::goOn);
    // Heard before the value changes, and with it the view.
    connect(view.verticalScrollBar(), &QScrollBar::sliderMoved, this, [this] { begin(kDragMs); });
    view.installEventFilter(this);
    view.viewport()->installEventFilter(this);
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

void Hurry::begin(int turnMs)
{
    m_turnMs = turnMs;
    m_calm = 0;
    m_scroller.turn.until = QDeadlineTimer(turnMs);
    m_timer.start();
}

void Hurry::goOn()
{
    if (m_scroller.turn.hasLeftOut) {
        m_calm = 0;
        m_scroller.turn.until = QDeadlineTimer(m_turnMs);
        Q_EMIT due();
    } else if (!m_view.verticalScrollBar()->isSliderDown() && ++m_calm >= kCalmLooks) {
        end();
        return;
    }
    m_timer.start();
}

void Hurry::end()
{
    if (!m_timer.isActive() && m_calm < kCalmLooks)
        return;
    m_timer.stop();
    m_calm = 0;
    m_scroller.turn.until = QDeadlineTimer(QDeadlineTimer::Forever);
    Q_EMIT due(); // also what lies beside the view
}

} // namespace ui
