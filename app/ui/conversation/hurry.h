// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

class QAbstractScrollArea;

namespace ui {

class RowList;
class Scroller;

/// Keeps turns of the event loop short while a view is dragged through its rows, or resized, faster
/// than they can be read and set: its scroller gets a limit for each turn, and what does not fit in
/// is due a moment later. Of a place that a drag comes to, the picture is shown once it is whole;
/// until then the one from before stays, and where the person drags on meanwhile is gone to
/// afterwards, so that each picture that was begun comes. GUI thread.
class Hurry : public QObject
{
    Q_OBJECT

public:
    /// Watches the view's vertical bar and its viewport, and belongs to it. While it holds the
    /// picture, the bar does not track: the view leaves it as it is.
    Hurry(Scroller &scroller, const RowList &rows, QAbstractScrollArea &view);

    bool eventFilter(QObject *watched, QEvent *event) override;
    /// Everything in view is read and set: nothing of it is empty when it is painted.
    [[nodiscard]] bool isWhole() const;
    /// A disk that stands still: what is there of the rows is shown after so long.
    void setMostHeld(int ms) { m_mostHeldMs = ms; }

Q_SIGNALS:
    /// What was left out is to be set now.
    void due();

private:
    /// What becomes of the picture during a drag.
    enum class Picture {
        Free,
        Moving,  ///< the bar moves; nothing is painted before it is known what is there
        Held,    ///< the one from before stays
        Showing, ///< is whole, and about to be painted
    };

    /// What was painted before stays on the screen.
    [[nodiscard]] bool isHeld() const
    {
        return m_picture == Picture::Moving || m_picture == Picture::Held;
    }
    void drag();
    void look();
    void hold();
    [[nodiscard]] bool isDragging() const;
    void release();
    void track();
    void goOnWhileHeld();
    void begin(int turnMs);
    void goOn();
    void end();

    Scroller &m_scroller;
    const RowList &m_rows;
    QAbstractScrollArea &m_view;
    QTimer m_timer;
    QElapsedTimer m_resized; ///< since the last time
    QElapsedTimer m_held;
    Picture m_picture = Picture::Free;
    int m_resizes = 0; ///< in sequence
    int m_turnMs = 0;
    int m_mostHeldMs = 100;
    int m_calm = 0; ///< looks at it in sequence that found nothing left out
};

} // namespace ui
