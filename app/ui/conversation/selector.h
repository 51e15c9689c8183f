// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversation/caretsteps.h"
#include "ui/conversation/scroller.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <optional>

class QKeyEvent;

namespace ui {

/// Selecting with the mouse and with keys: characters, words, lines, messages. Points are those of
/// the view. Scrolls where a selection leads out of view.
class Selector : public QObject
{
    Q_OBJECT

public:
    Selector(TextSelection &selection, RowList &rows, Scroller &scroller,
             QObject *parent = nullptr);

    void setColumnLeft(int left) { m_columnLeft = left; }
    [[nodiscard]] ViewPlace placeAt(QPoint point) const;
    /// The place in front of the letter that is there.
    [[nodiscard]] ViewPlace letterAt(QPoint point) const;
    /// True on selected words.
    [[nodiscard]] bool isOnSelection(QPoint point) const;
    /// While the button is down.
    [[nodiscard]] bool isSelecting() const { return m_isSelecting; }
    /// The first click puts the anchor there, or extends what there is; a third one after a double
    /// click takes the line or paragraph.
    void press(QPoint point, bool isExtending);
    /// True when a press there would be the third one.
    [[nodiscard]] bool isThird(QPoint point) const;
    void doubleClick(QPoint point);
    void move(QPoint point);
    void release();
    /// The rows change: a press that is under way ends without a word.
    void stop();
    void selectRow(int row);
    /// The row; all rows when it is selected already.
    void selectMore(int row);
    /// Shift with arrows, Home and End; without an anchor it begins in this row.
    bool extendByKey(const QKeyEvent &event, int row);

Q_SIGNALS:
    void changed();  ///< what is selected
    void scrolled(); ///< the view over the rows
    void ended();    ///< a person is done with a step of selecting

private:
    enum class Unit { Character, Word, Line };
    /// Where selecting leads with the pointer there.
    [[nodiscard]] ViewPlace wantedAt(QPoint point) const;
    [[nodiscard]] std::pair<ViewPlace, ViewPlace> unitAt(const ViewPlace &place) const;
    void takeUnit(QPoint point, Unit unit);
    void extendTo(const ViewPlace &place);
    void hold();
    void autoScroll();
    void showCursor();

    TextSelection &m_selection;
    RowList &m_rows;
    Scroller &m_scroller;
    int m_columnLeft = 0;
    QTimer m_edgeTimer; ///< while the pointer is beyond the edge
    QElapsedTimer m_sinceDouble;
    QPoint m_pressPoint, m_point;
    Unit m_unit = Unit::Character;
    ViewPlace m_unitStart, m_unitEnd; ///< where selecting by words or lines began
    std::optional<int> m_caretX;      ///< kept while stepping over lines
    bool m_isSelecting = false;
};

} // namespace ui
