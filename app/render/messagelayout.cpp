// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/messagelayout.h"

#include "render/codelayout.h"
#include "render/containerpainter.h"
#include "render/layoutbytes.h"
#include "render/picturelayout.h"
#include "render/treelayout.h"

#include <QPainter>
#include <algorithm>
#include <utility>

namespace render {
namespace {

QString firstWords(const Block &block)
{
    if (block.kind == BlockKind::Table)
        return block.rows.isEmpty() ? QString() : block.rows.constFirst().value(0).text;
    // Code is written from the left, whatever stands in it.
    return block.kind == BlockKind::Code ? QString() : block.text.text;
}

/// The same list or quote around both, at the outermost level.
bool isInSameFrame(const Block &a, const Block &b)
{
    if (a.path.isEmpty() || b.path.isEmpty())
        return false;
    const Container &one = a.path.constFirst();
    const Container &other = b.path.constFirst();
    return one.id == other.id || (one.list >= 0 && one.list == other.list);
}

} // namespace

MessageLayout::MessageLayout(const TypeScale &type, Typesetter *typesetter, Pictures *pictures)
    : m_type(type)
    , m_typesetter(typesetter)
    , m_pictures(pictures)
{
}

MessageLayout::~MessageLayout() = default;

int MessageLayout::sync(Document &document)
{
    const QList<Block> &blocks = document.blocks();
    int changedFrom = height();
    const auto replace = [&](int index) {
        Item &item = m_items[std::size_t(index)];
        changedFrom = std::min(changedFrom, topOf(index));
        item.block = blocks[index];
        item.layout.reset();
        measureGroup(item.block, index);
        (void)set(index);
    };
    const QList<int> reopened = document.takeReopened();
    for (const int index : reopened) {
        if (index < int(m_items.size()) && index < m_closed)
            replace(index);
    }
    const int same = sameUntil(blocks);
    const int wasClosed = std::exchange(m_closed, document.closedCount());
    const bool isSame = same == int(m_items.size()) && same == blocks.size();
    if (isSame) {
        colourClosed(wasClosed, same);
        return changedFrom;
    }
    if (same < int(m_items.size()))
        changedFrom = std::min(changedFrom, topOf(same));
    const std::unique_ptr<BlockLayout> growing = takeGrowing(same, blocks);
    truncate(same);
    for (qsizetype i = same; i < blocks.size(); ++i)
        appendItem(blocks[i]);
    if (m_folding.isActive)
        fold();
    foldTrees(same);
    if (growing)
        growFrom(same, *growing);
    colourClosed(wasClosed, same);
    return std::min(changedFrom, height());
}

/// What was open before and came out the same keeps its geometry.
int MessageLayout::sameUntil(const QList<Block> &blocks) const
{
    int same = std::min(m_closed, int(m_items.size()));
    while (same < int(m_items.size()) && same < blocks.size()
           && m_items[std::size_t(same)].block == blocks[same]) {
        ++same;
    }
    return same;
}

void MessageLayout::truncate(int count)
{
    m_items.truncate(std::size_t(count));
    m_heights.truncate(count);
    m_setTo = std::min(m_setTo, count);
}

void MessageLayout::appendItem(const Block &block)
{
    Item item;
    item.block = block;
    item.gap = m_items.empty() ? 0 : gapBetween(m_items.back().block, block);
    item.isMirrored = isMirroredAt(int(m_items.size()), block);
    item.height = estimate(block);
    if (block.kind == BlockKind::Code && !block.isGroupStart && !m_items.empty()) {
        const Item &before = m_items.back();
        item.codeStart = before.codeStart + int(before.block.text.text.size()) + 1;
        item.codeLine =
            before.codeLine + int(before.block.text.text.count(QChar::LineSeparator)) + 1;
    }
    m_items.append(std::move(item));
    m_heights.append(m_items.back().gap + m_items.back().height);
    measureGroup(block, int(m_items.size()) - 1);
}

void MessageLayout::measureGroup(const Block &block, int index)
{
    if (block.group < 0)
        return;
    Group *&group = m_groupIndex[block.group];
    if (!group) {
        m_groups.push_back(std::make_unique<Group>());
        group = m_groups.back().get();
    }
    if (block.isGroupStart)
        group->first = index;
    if (block.kind == BlockKind::Formula)
        return; // known when it is set
    if (block.tree)
        return; // its lines are wrapped
    if (block.kind == BlockKind::Code) {
        group->contentWidth =
            std::max(group->contentWidth, CodeLayout::contentWidth(block, m_type));
        return;
    }
    if (!group->columns)
        return; // measured when a leaf of it is set: most tables of a long conversation never are
    const int room = m_width - indentOf(block);
    if (group->columns->measure(block, m_type) && group->columns->assign(room, m_type))
        markStale(block.group, index);
    group->contentWidth = group->columns->totalWidth();
}

void MessageLayout::markStale(int group, int index)
{
    for (int i = index - 1; i >= 0 && m_items[std::size_t(i)].block.group == group; --i) {
        m_items[std::size_t(i)].isExact = false;
    }
}

int MessageLayout::indentOf(const Block &block) const
{
    return std::min(containerIndent(block, m_type), std::max(0, m_width - kLeastRoom));
}

/// A list or quote has one side, that of its first words: bars and markers of one list must not
/// jump from side to side.
bool MessageLayout::isMirroredAt(int index, const Block &block) const
{
    if (block.path.isEmpty())
        return false;
    if (index > 0 && isInSameFrame(m_items[std::size_t(index) - 1].block, block))
        return m_items[std::size_t(index) - 1].isMirrored;
    return firstWords(block).isRightToLeft();
}

int MessageLayout::leftOf(int index) const
{
    const Item &item = m_items[std::size_t(index)];
    return item.isMirrored ? 0 : indentOf(item.block);
}

void MessageLayout::setWidth(int width)
{
    if (width == m_width)
        return;
    m_width = width;
    m_heights.clear();
    for (const std::unique_ptr<Group> &group : m_groups)
        group->scrollX = 0;
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        Item &item = m_items[i];
        item.isExact = false;
        Group *group = m_groupIndex.value(item.block.group);
        if (group && group->columns) {
            (void)group->columns->assign(m_width - indentOf(item.block), m_type);
            group->contentWidth = group->columns->totalWidth();
        }
        item.height = estimateOf(item);
        m_heights.append(item.gap + item.height);
    }
}

std::unique_ptr<BlockLayout> MessageLayout::makeLayout(int index)
{
    Item &item = m_items[std::size_t(index)];
    const Block &block = item.block;
    const Formulas formulas = formulasOf(item);
    switch (block.kind) {
    case BlockKind::Code:
        if (block.tree)
            return std::make_unique<TreeLayout>(
                block, m_type,
                TreeLayout::Part{isLastShown(item), {false, item.isTreeClosed, item.treeMore}});
        return std::make_unique<CodeLayout>(
            block, m_type, CodePart{item.codeLine, isLastShown(item), item.hasFold});
    case BlockKind::Table:
        measureTable(index, formulas);
        return std::make_unique<TableLayout>(block, m_type,
                                             *m_groupIndex.value(block.group)->columns, formulas);
    case BlockKind::Formula:
        return makeFormula(block, formulas);
    case BlockKind::Rule:
        return std::make_unique<RuleLayout>();
    case BlockKind::Picture:
        return std::make_unique<PictureLayout>(block, m_type, m_pictures);
    case BlockKind::Paragraph:
    case BlockKind::Heading:
    case BlockKind::Plain:
        break;
    }
    return std::make_unique<TextBlockLayout>(block, m_type, formulas);
}

bool MessageLayout::set(int index, QDeadlineTimer until)
{
    Item &item = m_items[std::size_t(index)];
    if (!item.layout) {
        item.layout = makeLayout(index);
        item.bytes = int(layoutBytes(item.block));
    }
    markSet(index);
    const std::optional<int> height =
        item.layout->layoutUntil(std::max(kLeastRoom, m_width - indentOf(item.block)), until);
    if (!height)
        return false;
    item.height = *height;
    item.isExact = true;
    m_heights.set(index, item.gap + item.height);
    if (item.block.kind == BlockKind::Code && !item.block.tree && m_typesetter) {
        (void)askForColours(index);
        colour(index);
    }
    return true;
}

bool MessageLayout::ensure(int top, int bottom, QDeadlineTimer until)
{
    bool hasChanged = false;
    for (int i = m_heights.rowAt(std::max(top, 0)); i >= 0 && i < int(m_items.size()); ++i) {
        if (m_heights.top(i) >= bottom || until.hasExpired())
            break;
        Item &item = m_items[std::size_t(i)];
        if ((item.layout && item.isExact) || item.isFoldedAway)
            continue;
        const int before = item.height;
        if (!set(i, until))
            break;
        hasChanged = hasChanged || item.height != before;
    }
    return hasChanged;
}

qint64 MessageLayout::release(int top, int bottom)
{
    // Only where something was set: this is asked at each flush of a reply of thousands of leaves.
    const int from = std::exchange(m_setFrom, 0);
    const int to = std::exchange(m_setTo, 0);
    qint64 bytes = 0;
    for (int i = from; i < to; ++i) {
        Item &item = m_items[std::size_t(i)];
        if (!item.layout)
            continue;
        const qint64 itemTop = m_heights.top(i);
        if (itemTop >= bottom || itemTop + m_heights.height(i) <= top) {
            item.layout.reset();
            continue;
        }
        if (m_setTo == 0)
            m_setFrom = i;
        m_setTo = i + 1;
        bytes += item.bytes;
    }
    return bytes;
}

int MessageLayout::topOf(int block) const
{
    return block >= 0 && block < int(m_items.size())
               ? int(m_heights.top(block)) + m_items[std::size_t(block)].gap
               : height();
}

int MessageLayout::offsetAt(int block, int y) const
{
    const Item &item = m_items[std::size_t(block)];
    if (!item.layout || !item.isExact)
        return -1;
    // The middle: at an edge the place could be one of the line above or below.
    return item.layout->positionAt({m_width / 2, y - topOf(block)});
}

int MessageLayout::yOf(int block, int offset) const
{
    if (offset < 0 || block < 0 || block >= int(m_items.size()))
        return topOf(block);
    const Item &item = m_items[std::size_t(block)];
    const bool isSet = item.layout && item.isExact;
    return topOf(block) + (isSet ? item.layout->cursorRect(offset).y() : 0);
}

QPoint MessageLayout::toBlock(int index, QPoint point) const
{
    const int moved = scrolled(m_items[std::size_t(index)].block);
    return point - QPoint(leftOf(index) - moved, topOf(index));
}

TextPlace MessageLayout::placeAt(QPoint point) const
{
    const int index = blockAt(point.y());
    if (index < 0)
        return {};
    const Item &item = m_items[std::size_t(index)];
    if (point.y() >= height())
        return {index, int(plainText(item.block).size())};
    return {index, item.layout ? item.layout->positionAt(toBlock(index, point)) : 0};
}

QRect MessageLayout::cursorRect(TextPlace place) const
{
    if (place.block < 0 || place.block >= int(m_items.size()))
        return {0, 0, 0, m_type.lineHeight};
    const Item &item = m_items[std::size_t(place.block)];
    const QPoint origin = -toBlock(place.block, {});
    const QRect rect =
        item.layout ? item.layout->cursorRect(place.offset) : QRect(0, 0, 0, m_type.lineHeight);
    return rect.translated(origin);
}

LinkHit MessageLayout::linkAt(QPoint point) const
{
    const int index = blockAt(point.y());
    if (index < 0 || point.y() < 0 || point.y() >= height()
        || !m_items[std::size_t(index)].layout) {
        return {};
    }
    return m_items[std::size_t(index)].layout->linkAt(toBlock(index, point));
}

int MessageLayout::heightOfLines(int lines)
{
    int left = lines;
    for (int i = 0; i < int(m_items.size()); ++i) {
        if (!m_items[std::size_t(i)].layout || !m_items[std::size_t(i)].isExact)
            (void)set(i);
        const int count = m_items[std::size_t(i)].layout->lineCount();
        if (count > left || (count == left && i + 1 < int(m_items.size())))
            return topOf(i) + left * m_type.lineHeight;
        left -= count;
    }
    return height();
}

} // namespace render
