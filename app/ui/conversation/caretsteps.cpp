// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/caretsteps.h"

#include <QTextBoundaryFinder>
#include <algorithm>
#include <optional>

namespace ui {
namespace {

constexpr int kFarAway = 1 << 20; ///< pixels: beyond every edge
constexpr int kMostEmptyRows = 50;
constexpr int kMostBetweenLines = 50; ///< pixels
constexpr int kBehindAll = 1 << 30;   ///< the flow of an end that is not known yet

int sizeAt(const MessageRow &row, const RowPlace &place)
{
    return int(leafTextOf(row, place).size());
}

/// The first leaf from this text on, or the last one up to it; none in rows without words.
std::optional<RowPlace> leafFrom(const MessageRow &row, int flow, bool isForward)
{
    const RowFlows &flows = row.flows();
    for (; flow >= 0 && flow < int(flows.size()); flow += isForward ? 1 : -1) {
        const RowFlow &found = *flows[std::size_t(flow)];
        if (!found.isHidden && !found.blocks().isEmpty())
            return RowPlace{flow, {isForward ? 0 : int(found.blocks().size()) - 1, 0}};
    }
    return std::nullopt;
}

/// The leaf after or before this one.
std::optional<ViewPlace> neighbour(RowList &rows, const ViewPlace &place, bool isForward)
{
    const MessageRow &here = rows.row(place.row);
    RowPlace leaf = place.place;
    leaf.place = {leaf.place.block + (isForward ? 1 : -1), 0};
    const RowFlows &flows = here.flows();
    const bool isInside = leaf.flow < int(flows.size()) && leaf.place.block >= 0
                          && leaf.place.block < flows[std::size_t(leaf.flow)]->blocks().size();
    std::optional<RowPlace> found =
        isInside ? leaf : leafFrom(here, leaf.flow + (isForward ? 1 : -1), isForward);
    int row = place.row;
    // Rows that are not loaded, or hold pictures only, have nothing to stop at.
    for (int tried = 0; !found && tried < kMostEmptyRows; ++tried) {
        row += isForward ? 1 : -1;
        if (row < 0 || row >= rows.count())
            return std::nullopt;
        const MessageRow &next = rows.row(row);
        found = leafFrom(next, isForward ? 0 : int(next.flows().size()) - 1, isForward);
    }
    if (!found)
        return std::nullopt;
    ViewPlace reached{row, *found};
    if (!isForward)
        reached.place.place.offset = sizeAt(rows.row(row), reached.place);
    return reached;
}

/// The next boundary in the leaf, or -1.
int boundary(const QString &text, int offset, bool isForward, bool isByWord)
{
    QTextBoundaryFinder finder(isByWord ? QTextBoundaryFinder::Word : QTextBoundaryFinder::Grapheme,
                               text);
    finder.setPosition(offset);
    for (;;) {
        const qsizetype at = isForward ? finder.toNextBoundary() : finder.toPreviousBoundary();
        const bool isEdge = at <= 0 || at >= text.size();
        if (isEdge || !isByWord || finder.boundaryReasons() & QTextBoundaryFinder::StartOfItem)
            return int(at);
    }
}

ViewPlace stepInText(RowList &rows, ViewPlace place, bool isForward, bool isByWord)
{
    const QString text = leafTextOf(rows.row(place.row), place.place);
    int &offset = place.place.place.offset;
    if (isForward ? offset < text.size() : offset > 0) {
        const int at = boundary(text, offset, isForward, isByWord);
        offset = at >= 0 ? at : isForward ? int(text.size()) : 0;
        const auto [start, end] = pieceAround(rows.row(place.row), place.place);
        offset = isForward ? end : start;
        return place;
    }
    return neighbour(rows, place, isForward).value_or(place);
}

/// Where an end that was not known when it was taken has come to lie.
ViewPlace landed(RowList &rows, const ViewPlace &place)
{
    return place.place.flow == kBehindAll ? endOfRow(rows, place.row) : place;
}

/// Sets the texts around the place: what was never near the view has no lines yet.
void setAround(RowList &rows, const ViewPlace &place)
{
    const MessageRow &row = rows.row(place.row);
    const qint64 y = rows.top(place.row) + row.yOf({place.place.flow, place.place.place.block, 0});
    (void)rows.ensure(y - 1, y + 1);
}

ViewPlace stepInLine(RowList &rows, const ViewPlace &place, bool isToEnd)
{
    const int y = caretRect(rows, place).center().y();
    return {place.row, rows.row(place.row).placeAt({isToEnd ? kFarAway : -kFarAway, y})};
}

/// The line below or above, which may stand in another leaf or message.
ViewPlace stepByLine(RowList &rows, const ViewPlace &place, bool isDown, int x)
{
    const QRect caret = caretRect(rows, place);
    for (int reach = 1; reach < kMostBetweenLines; reach += 8) { // cells have space around them
        const int y = isDown ? caret.bottom() + reach : caret.top() - reach;
        const ViewPlace reached{place.row, rows.row(place.row).placeAt({x, y})};
        if (reached.place.flow != place.place.flow
            || reached.place.place.block != place.place.place.block) {
            break;
        }
        if (rows.row(place.row).cursorRect(reached.place).y() != caret.y())
            return reached;
    }
    const auto next = neighbour(rows, place, isDown);
    if (!next)
        return stepInLine(rows, place, isDown);
    const QRect line = caretRect(rows, *next);
    return {next->row, rows.row(next->row).placeAt({x, line.center().y()})};
}

} // namespace

std::pair<int, int> pieceAround(const MessageRow &row, const RowPlace &place)
{
    const int offset = place.place.offset;
    if (place.flow >= int(row.flows().size()))
        return {offset, offset};
    const QList<render::Block> &blocks = row.flows()[std::size_t(place.flow)]->blocks();
    if (place.place.block >= blocks.size())
        return {offset, offset};
    const render::Block &block = blocks[place.place.block];
    render::Pictures *pictures = row.flows()[std::size_t(place.flow)]->pictures();
    const int size = int(block.text.text.size());
    if (block.kind == render::BlockKind::Picture && pictures && offset > 0 && offset < size
        && !pictures->look(block.picture, false).size.isEmpty())
        return {0, size}; // its words are not seen
    return render::formulaAround(block, offset);
}

QRect caretRect(RowList &rows, const ViewPlace &reached)
{
    const ViewPlace place = landed(rows, reached);
    setAround(rows, place);
    return rows.row(place.row).cursorRect(place.place);
}

ViewPlace endOfRow(RowList &rows, int row)
{
    if (!rows.isLoaded(row))
        return {row, {kBehindAll, {}}};
    return {row, rows.parsedRow(row).end()};
}

ViewPlace stepped(RowList &rows, const ViewPlace &from, CaretStep step, int x)
{
    const ViewPlace place = landed(rows, from);
    switch (step) {
    case CaretStep::PreviousCharacter:
    case CaretStep::NextCharacter:
        return stepInText(rows, place, step == CaretStep::NextCharacter, false);
    case CaretStep::PreviousWord:
    case CaretStep::NextWord:
        return stepInText(rows, place, step == CaretStep::NextWord, true);
    case CaretStep::PreviousLine:
    case CaretStep::NextLine:
        return stepByLine(rows, place, step == CaretStep::NextLine, x);
    case CaretStep::LineStart:
    case CaretStep::LineEnd:
        return stepInLine(rows, place, step == CaretStep::LineEnd);
    case CaretStep::Start:
        return {0, {}};
    case CaretStep::End:
        break;
    }
    return endOfRow(rows, rows.count() - 1);
}

} // namespace ui
