// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

class QAbstractScrollArea;

namespace ui {

class Scroller;

/// Keeps turns of the event loop short while a view is dragged through its rows, or resized, faster
/// than they can be set: its scroller gets a limit for each turn, and what does not fit in is due a
/// moment later. GUI thread.
class Hurry : public QObject
{
    Q_OBJECT

public:
    /// Watches the view's vertical bar and its viewport, and belongs to it.
    Hurry(Scroller &scroller, QAbstractScrollArea &view);

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    /// What was left out is to be set now.
    void due();

private:
    void begin(int turnMs);
    void goOn();
    void end();

    Scroller &m_scroller;
    QAbstractScrollArea &m_view;
    QTimer m_timer;
    QElapsedTimer m_resized; ///< since the last time
    int m_resizes = 0;       ///< in sequence
    int m_turnMs = 0;
    int m_calm = 0; ///< looks at it in sequence that found nothing left out
};

} // namespace ui
