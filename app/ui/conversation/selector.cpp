// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/selector.h"

#include <QApplication>
#include <QKeyEvent>
#include <algorithm>
#include <tuple>
#include <utility>

namespace ui {
namespace {

constexpr int kEdgeMs = 40;
constexpr int kFastestScroll = 40; ///< pixels a step: by the distance beyond the edge, at most this

constexpr int kLetter = 24; ///< pixels: half a wide letter, and some

struct StepKey {
    QKeySequence::StandardKey key;
    CaretStep step;
};

constexpr StepKey kStepKeys[] = {{QKeySequence::SelectPreviousChar, CaretStep::PreviousCharacter},
                                 {QKeySequence::SelectNextChar, CaretStep::NextCharacter},
                                 {QKeySequence::SelectPreviousWord, CaretStep::PreviousWord},
                                 {QKeySequence::SelectNextWord, CaretStep::NextWord},
                                 {QKeySequence::SelectPreviousLine, CaretStep::PreviousLine},
                                 {QKeySequence::SelectNextLine, CaretStep::NextLine},
                                 {QKeySequence::SelectStartOfLine, CaretStep::LineStart},
                                 {QKeySequence::SelectEndOfLine, CaretStep::LineEnd},
                                 {QKeySequence::SelectStartOfDocument, CaretStep::Start},
                                 {QKeySequence::SelectEndOfDocument, CaretStep::End}};

std::optional<CaretStep> stepOf(const QKeyEvent &event)
{
    for (const StepKey &known : kStepKeys) {
        // The keypad's arrows are arrows.
        QKeyEvent plain(event.type(), event.key(), event.modifiers() & ~Qt::KeypadModifier);
        if (plain.matches(known.key))
            return known.step;
    }
    return std::nullopt;
}

render::BlockKind kindAt(const MessageRow &row, const RowPlace &place)
{
    if (place.flow >= int(row.flows().size()))
        return render::BlockKind::Paragraph;
    const QList<render::Block> &blocks = row.flows()[std::size_t(place.flow)]->blocks();
    return place.place.block < blocks.size() ? blocks[place.place.block].kind
                                             : render::BlockKind::Paragraph;
}

/// Code and what a person typed by lines, tables by cells, everything else by paragraphs.
std::pair<int, int> lineAround(const QString &text, int offset, render::BlockKind kind)
{
    using render::BlockKind;
    const auto isEdge = [kind](QChar c) {
        return kind == BlockKind::Table
                   ? c == QChar::LineSeparator || c == u'\t'
                   : c == QChar::LineSeparator
                         && (kind == BlockKind::Code || kind == BlockKind::Plain);
    };
    int start = std::clamp(offset, 0, int(text.size()));
    int end = start;
    while (start > 0 && !isEdge(text[start - 1]))
        --start;
    while (end < text.size() && !isEdge(text[end]))
        ++end;
    return {start, end};
}

bool isNear(QPoint a, QPoint b)
{
    return (a - b).manhattanLength() < QApplication::startDragDistance();
}

} // namespace

Selector::Selector(TextSelection &selection, RowList &rows, Scroller &scroller, QObject *parent)
    : QObject(parent)
    , m_selection(selection)
    , m_rows(rows)
    , m_scroller(scroller)
{
    m_edgeTimer.setInterval(kEdgeMs);
    connect(&m_edgeTimer, &QTimer::timeout, this, &Selector::autoScroll);
    // What is chosen there would be other words.
    connect(&m_rows, &RowList::rewritten, this, [this](int row) {
        const bool isIn = m_selection.from().row == row || m_selection.to().row == row;
        if (!isIn || !m_selection.hasAnchor())
            return;
        stop();
        m_selection.clear();
        Q_EMIT changed();
    });
}

ViewPlace Selector::placeAt(QPoint point) const
{
    const int row = m_rows.rowAt(std::max<qint64>(m_scroller.toRows(point.y()), 0));
    const MessageRow *live = row < 0 ? nullptr : m_rows.liveRow(row);
    const QPoint origin(m_columnLeft, row < 0 ? 0 : m_scroller.toView(m_rows.top(row)));
    return {row, live ? live->placeAt(point - origin) : RowPlace{}};
}

ViewPlace Selector::letterAt(QPoint point) const
{
    const ViewPlace place = placeAt(point);
    const MessageRow *live = place.row < 0 ? nullptr : m_rows.liveRow(place.row);
    ViewPlace before = place;
    if (!live || --before.place.place.offset < 0)
        return place;
    // placeAt() gives the edge that is nearest: of a wide sign, such as a formula, that is the one
    // behind it as soon as the point is right of its middle.
    const QPoint inside = point - QPoint(m_columnLeft, m_scroller.toView(m_rows.top(place.row)));
    const QRect start = live->cursorRect(before.place);
    const QRect end = live->cursorRect(place.place);
    const auto [left, right] = std::minmax({start.x(), end.x()});
    const bool isOnLine = start.top() <= inside.y() && inside.y() <= start.bottom();
    const bool isOnLetter = end.y() != start.y() || (left <= inside.x() && inside.x() < right);
    return isOnLine && isOnLetter ? before : place;
}

ViewPlace Selector::wantedAt(QPoint point) const
{
    return m_unit == Unit::Character ? placeAt(point) : letterAt(point);
}

bool Selector::isOnSelection(QPoint point) const
{
    const ViewPlace place = placeAt(point);
    const MessageRow *live = place.row < 0 ? nullptr : m_rows.liveRow(place.row);
    if (!live || m_selection.isEmpty() || place < m_selection.from() || m_selection.to() < place)
        return false;
    const QPoint inside = point - QPoint(m_columnLeft, m_scroller.toView(m_rows.top(place.row)));
    if (!live->isOverText(inside))
        return false;
    // Beside a line is not on it: the letter's edge must be near.
    return std::abs(live->cursorRect(place.place).x() - inside.x()) < kLetter;
}

/// What is being read stays where it is while it is selected.
void Selector::hold()
{
    m_scroller.release();
    m_scroller.capture();
}

bool Selector::isThird(QPoint point) const
{
    return m_sinceDouble.isValid() && isNear(point, m_pressPoint)
           && m_sinceDouble.elapsed() < QApplication::doubleClickInterval();
}

void Selector::press(QPoint point, bool isExtending)
{
    m_caretX.reset();
    const bool isTriple = isThird(point);
    m_sinceDouble.invalidate();
    m_pressPoint = point;
    m_isSelecting = true;
    if (isTriple) {
        takeUnit(point, Unit::Line);
        return;
    }
    if (isExtending && m_selection.hasAnchor()) {
        hold();
        extendTo(wantedAt(point));
        return;
    }
    m_unit = Unit::Character;
    if (const ViewPlace place = placeAt(point); place.row >= 0)
        m_selection.begin(place);
    Q_EMIT changed();
}

void Selector::doubleClick(QPoint point)
{
    m_caretX.reset();
    m_pressPoint = point;
    m_sinceDouble.start();
    m_isSelecting = true;
    takeUnit(point, Unit::Word);
}

void Selector::takeUnit(QPoint point, Unit unit)
{
    const ViewPlace place = letterAt(point);
    if (place.row < 0 || !m_rows.liveRow(place.row))
        return;
    hold();
    m_unit = unit;
    std::tie(m_unitStart, m_unitEnd) = unitAt(place);
    m_selection.select(m_unitStart, m_unitEnd);
    Q_EMIT changed();
}

std::pair<ViewPlace, ViewPlace> Selector::unitAt(const ViewPlace &place) const
{
    const MessageRow *live = m_rows.liveRow(place.row);
    if (!live || m_unit == Unit::Character)
        return {place, place};
    const QString text = leafTextOf(*live, place.place);
    const int offset = place.place.place.offset;
    const std::pair<int, int> stretch = m_unit == Unit::Word
                                            ? wordAround(text, offset)
                                            : lineAround(text, offset, kindAt(*live, place.place));
    ViewPlace start = place;
    ViewPlace end = place;
    start.place.place.offset = stretch.first;
    end.place.place.offset = stretch.second;
    start.place.place.offset = pieceAround(*live, start.place).first;
    end.place.place.offset = pieceAround(*live, end.place).second;
    return {start, end};
}

void Selector::extendTo(const ViewPlace &place)
{
    if (place.row < 0)
        return;
    if (m_unit == Unit::Character) {
        m_selection.extendTo(place);
    } else {
        const auto [start, end] = unitAt(place);
        if (start < m_unitStart)
            m_selection.select(m_unitEnd, start);
        else
            m_selection.select(m_unitStart, std::max(end, m_unitEnd));
    }
    Q_EMIT changed();
}

void Selector::move(QPoint point)
{
    if (!m_isSelecting || (isNear(point, m_pressPoint) && m_selection.isEmpty()))
        return;
    if (!isNear(point, m_pressPoint))
        m_sinceDouble.invalidate();
    hold();
    m_point = point;
    extendTo(wantedAt(point));
    const bool isBeyond = point.y() < m_scroller.cover.now || point.y() >= m_scroller.viewHeight();
    if (isBeyond && !m_edgeTimer.isActive())
        m_edgeTimer.start();
}

void Selector::release()
{
    m_edgeTimer.stop();
    if (std::exchange(m_isSelecting, false))
        Q_EMIT ended();
}

void Selector::stop()
{
    m_edgeTimer.stop();
    m_isSelecting = false;
    m_unit = Unit::Character;
    m_sinceDouble.invalidate();
    m_caretX.reset();
}

void Selector::autoScroll()
{
    const int height = m_scroller.viewHeight();
    const int y = m_point.y();
    const int start = m_scroller.cover.now;
    const int beyond = y < start ? y - start : y >= height ? y - height + 1 : 0;
    if (beyond == 0 || !m_isSelecting) {
        m_edgeTimer.stop();
        return;
    }
    m_scroller.scrollTo(m_scroller.offset() + std::clamp(beyond, -kFastestScroll, kFastestScroll));
    m_scroller.release();
    extendTo(wantedAt(m_point));
    Q_EMIT scrolled();
}

void Selector::selectRow(int row)
{
    if (row < 0 || row >= m_rows.count())
        return;
    m_caretX.reset();
    hold();
    m_unit = Unit::Character;
    m_selection.select({row, {}}, endOfRow(m_rows, row));
    Q_EMIT changed();
    Q_EMIT ended();
}

void Selector::selectMore(int row)
{
    if (row < 0 || row >= m_rows.count())
        return;
    const ViewPlace start{row, {}};
    const ViewPlace end = endOfRow(m_rows, row);
    const bool isSelected =
        !m_selection.isEmpty() && m_selection.from() <= start && end <= m_selection.to();
    if (!isSelected) {
        selectRow(row);
        return;
    }
    hold();
    m_selection.select({0, {}}, endOfRow(m_rows, m_rows.count() - 1));
    Q_EMIT changed();
    Q_EMIT ended();
}

bool Selector::extendByKey(const QKeyEvent &event, int row)
{
    const std::optional<CaretStep> step = stepOf(event);
    if (!step || (!m_selection.hasAnchor() && row < 0) || m_rows.count() == 0)
        return false;
    if (!m_selection.hasAnchor())
        m_selection.begin({row, {}});
    hold();
    m_unit = Unit::Character;
    const ViewPlace before = m_selection.cursor();
    if (!m_caretX)
        m_caretX = caretRect(m_rows, before).x();
    m_selection.extendTo(stepped(m_rows, before, *step, *m_caretX));
    if (*step != CaretStep::PreviousLine && *step != CaretStep::NextLine)
        m_caretX.reset();
    m_scroller.settle(); // the step may have set what had only been estimated
    showCursor();
    Q_EMIT changed();
    Q_EMIT ended();
    return true;
}

void Selector::showCursor()
{
    const ViewPlace &cursor = m_selection.cursor();
    const QRect rect = caretRect(m_rows, cursor);
    const int top = m_scroller.toView(m_rows.top(cursor.row) + rect.top());
    const int above = top - m_scroller.cover.most; // a question may come to lie there
    const int below = top + rect.height() - m_scroller.viewHeight();
    if (above < 0)
        m_scroller.scrollTo(m_scroller.offset() + above);
    else if (below > 0)
        m_scroller.scrollTo(m_scroller.offset() + below);
    else
        return;
    m_scroller.release();
    Q_EMIT scrolled();
}

} // namespace ui
