// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/blocksplitter.h"

#include "render/linereader.h"
#include "render/referencemap.h"

#include <array>
#include <utility>

namespace render {
namespace {

/// "3.": most lists share those that are made once.
QString numberOf(int number, QChar delimiter)
{
    static const auto usual = [] {
        std::array<QString, 64> numbers;
        for (std::size_t i = 0; i < numbers.size(); ++i)
            numbers[i] = QString::number(i) + QLatin1Char('.');
        return numbers;
    }();
    if (delimiter == QLatin1Char('.') && number >= 0 && number < int(usual.size()))
        return usual[std::size_t(number)];
    return QString::number(number) + delimiter;
}

} // namespace

void BlockSplitter::addLine(QStringView line)
{
    if (m_leaf == Leaf::Fence && m_open.isEmpty()) {
        // Not in a container: tabs stay, so that copied code is what was written.
        addFenceLine(line);
        return;
    }
    const bool hasTabs = !lines::isOfWords(line) && line.contains(QLatin1Char('\t'));
    const QString withoutTabs = hasTabs ? lines::expandTabs(line) : QString();
    const QStringView expanded = withoutTabs.isNull() ? line : QStringView(withoutTabs);
    int pos = 0;
    m_matched = matchContainers(expanded, pos);
    if (isAllMatched() && m_leaf == Leaf::Fence) {
        addFenceLine(lines::fromColumn(line, pos));
        return;
    }
    if (isAllMatched() && m_leaf == Leaf::Formula) {
        addFormulaLine(expanded.mid(pos));
        return;
    }
    if (!startBlocks(expanded, pos))
        addRest(expanded.mid(pos));
}

int BlockSplitter::matchContainers(QStringView line, int &pos) const
{
    int matched = 0;
    for (const Open &open : m_open) {
        const int indent = lines::indentOf(line, pos);
        const bool isBlank = pos + indent >= line.size();
        if (open.container.kind == ContainerKind::Quote) {
            if (isBlank || indent > 3 || line[pos + indent] != QLatin1Char('>'))
                break;
            pos += indent + 1;
            if (pos < line.size() && line[pos] == QLatin1Char(' '))
                ++pos;
        } else if (isBlank) {
            if (open.isFresh && open.hasEmptyFirst && m_leaf == Leaf::None)
                break;
        } else if (indent >= open.indent) {
            pos += open.indent;
        } else {
            break;
        }
        ++matched;
    }
    return matched;
}

bool BlockSplitter::startBlocks(QStringView line, int &pos)
{
    for (;;) {
        const int indent = lines::indentOf(line, pos);
        const QStringView rest = line.mid(pos + indent);
        if (rest.isEmpty() || (indent < 4 && lines::isOfWords(rest)))
            return false;
        if (indent >= 4) {
            if (m_leaf == Leaf::Paragraph || (m_leaf == Leaf::Table && isAllMatched()))
                return false;
            closeUnmatched();
            if (m_leaf != Leaf::Indented) {
                closeLeaf();
                m_leaf = Leaf::Indented;
                m_group = m_nextId++;
                m_fence = {};
            }
            addCodeLine(line.mid(pos + 4));
            return true;
        }
        if (rest.front() == QLatin1Char('>') && m_open.size() < kMaxDepth) {
            startQuote();
            pos += indent + 1;
            if (pos < line.size() && line[pos] == QLatin1Char(' '))
                ++pos;
            continue;
        }
        if (startLeaf(rest, indent))
            return true;
        if (!startItem(line, pos, indent))
            return false;
    }
}

void BlockSplitter::startQuote()
{
    closeUnmatched();
    closeLeaf();
    lastListHere() = {};
    Open open;
    open.container.id = m_nextId++;
    m_open.append(open);
    m_matched = m_open.size();
}

bool BlockSplitter::startLeaf(QStringView rest, int indent)
{
    if (const auto heading = lines::heading(rest)) {
        closeUnmatched();
        closeLeaf();
        RawBlock &block = newLeaf();
        block.kind = BlockKind::Heading;
        block.level = heading->level;
        block.text = heading->text.toString();
        return true;
    }
    if (const auto fence = lines::openingFence(rest)) {
        closeUnmatched();
        closeLeaf();
        m_leaf = Leaf::Fence;
        m_fence = *fence;
        m_fenceIndent = indent;
        m_group = m_nextId++;
        return true;
    }
    if (startFormula(rest))
        return true;
    if (m_leaf == Leaf::Paragraph && isAllMatched()) {
        const int level = lines::setextLevel(rest);
        if (level > 0 && !ReferenceMap::isAllDefinitions(m_text)) {
            RawBlock &block = newLeaf();
            block.kind = BlockKind::Heading;
            block.level = level;
            block.text = std::exchange(m_text, {});
            m_leaf = Leaf::None;
            m_isContinued = false;
            return true;
        }
        if (const auto columns = lines::tableColumns(rest)) {
            const QStringList head = lines::tableCells(
                QStringView(m_text).mid(m_text.lastIndexOf(QLatin1Char('\n')) + 1));
            if (columns->size() == head.size() && head.size() <= kMaxColumns) {
                startTable(*columns, head);
                return true;
            }
        }
    }
    if (lines::isRule(rest)) {
        closeUnmatched();
        closeLeaf();
        newLeaf().kind = BlockKind::Rule;
        return true;
    }
    return false;
}

bool BlockSplitter::startItem(QStringView line, int &pos, int indent)
{
    const QStringView rest = line.mid(pos + indent);
    const auto marker = lines::listMarker(rest);
    if (!marker || m_open.size() >= kMaxDepth)
        return false;
    const int spaces = lines::indentOf(rest, marker->width);
    const bool isEmpty = marker->width + spaces >= rest.size();
    const bool isInterrupting = m_leaf == Leaf::Paragraph && isAllMatched();
    if (isInterrupting && (isEmpty || (marker->isOrdered && marker->number != 1)))
        return false;
    closeUnmatched();
    closeLeaf();
    LastList &list = lastListHere();
    if (list.id < 0 || list.isOrdered != marker->isOrdered || list.delimiter != marker->delimiter)
        list = {m_nextId++, marker->isOrdered, marker->delimiter, marker->number};
    Open open;
    open.container.kind = ContainerKind::Item;
    open.container.id = m_nextId++;
    open.container.list = list.id;
    if (marker->isOrdered)
        open.container.number = numberOf(list.nextNumber++, marker->delimiter);
    open.hasEmptyFirst = isEmpty;
    const int padding = isEmpty || spaces > 4 ? 1 : spaces;
    open.indent = indent + marker->width + padding;
    pos = std::min(pos + open.indent, int(line.size()));
    const QStringView content = line.mid(pos);
    if (content.size() >= 4 && content[0] == QLatin1Char('[') && content[2] == QLatin1Char(']')
        && content[3] == QLatin1Char(' ')) {
        const QChar mark = content[1].toLower();
        if (mark == QLatin1Char(' ') || mark == QLatin1Char('x')) {
            open.container.task = mark == QLatin1Char('x') ? TaskState::Done : TaskState::Open;
            pos += 4;
        }
    }
    m_open.append(std::move(open));
    m_matched = m_open.size();
    return true;
}

void BlockSplitter::startTable(const QList<ColumnAlign> &columns, const QStringList &head)
{
    const qsizetype headStart = m_text.lastIndexOf(QLatin1Char('\n'));
    if (headStart >= 0) {
        m_text.truncate(headStart);
        closeLeaf();
    }
    m_text.clear();
    m_isContinued = false;
    m_leaf = Leaf::Table;
    m_group = m_nextId++;
    m_columns = columns;
    m_rows.clear();
    m_rows.reserve(kGroupLines);
    m_rows.append(head);
}

void BlockSplitter::addRest(QStringView rest)
{
    qsizetype start = 0;
    while (start < rest.size() && rest[start].isSpace())
        ++start;
    rest = rest.mid(start);
    if (rest.isEmpty()) {
        addBlank();
        return;
    }
    if (m_leaf == Leaf::Paragraph && !isAllMatched()) {
        addParagraphLine(
            rest.trimmed()); // lazy continuation: the marks of the quote or item left out
        return;
    }
    closeUnmatched();
    if (m_leaf == Leaf::Table) {
        addTableRow(lines::tableCells(rest));
        return;
    }
    if (m_leaf != Leaf::Paragraph) {
        closeLeaf();
        m_leaf = Leaf::Paragraph;
    }
    addParagraphLine(rest); // trailing spaces are kept: two of them are a hard break
}

void BlockSplitter::addBlank()
{
    if (!isAllMatched())
        closeUnmatched();
    if (m_leaf == Leaf::Indented)
        ++m_pendingBlanks;
    else if (m_leaf != Leaf::Fence)
        closeLeaf();
}

void BlockSplitter::addParagraphLine(QStringView line)
{
    if (m_text.size() + line.size() > kMaxParagraph && !m_text.isEmpty()) {
        closeLeaf();
        m_leaf = Leaf::Paragraph;
        m_isContinued = true;
    }
    if (m_text.isEmpty()) {
        m_text = line.toString(); // of its very size: most paragraphs are one line
        return;
    }
    m_text.append(QLatin1Char('\n'));
    m_text.append(line);
}

void BlockSplitter::addCodeLine(QStringView line)
{
    for (; m_pendingBlanks > 0; --m_pendingBlanks) {
        if (m_lineCount >= kGroupLines)
            emitGroup(false);
        if (m_lineCount++ > 0)
            m_text.append(QLatin1Char('\n'));
    }
    // A formula stays in one piece: it is known to be one only at its end. Lines of many thousand
    // characters would make a group that takes too long to set in one go.
    if ((m_lineCount >= kGroupLines || m_text.size() >= LineReader::kMaxLine)
        && !(isMathFence() && m_isGroupStart && m_text.size() < kMaxFormula))
        emitGroup(false);
    if (m_lineCount++ > 0)
        m_text.append(QLatin1Char('\n'));
    m_text.append(line);
}

void BlockSplitter::addFenceLine(QStringView line)
{
    if (lines::isClosingFence(line, m_fence.mark, m_fence.length)) {
        closeMathFence();
        closeLeaf();
        return;
    }
    addCodeLine(line.mid(std::min(lines::indentOf(line, 0), m_fenceIndent)));
}

void BlockSplitter::addTableRow(QStringList cells)
{
    if (m_rows.size() >= kGroupLines)
        emitGroup(false);
    cells.resize(m_columns.size());
    m_rows.append(std::move(cells));
}

void BlockSplitter::closeUnmatched()
{
    if (isAllMatched())
        return;
    closeLeaf();
    while (m_open.size() > m_matched)
        popContainer();
}

void BlockSplitter::popContainer()
{
    if (m_open.last().isFresh)
        (void)newLeaf(); // an empty item still shows its marker
    m_open.removeLast();
}

void BlockSplitter::closeLeaf()
{
    const Leaf leaf = std::exchange(m_leaf, Leaf::None);
    if (leaf == Leaf::Paragraph || leaf == Leaf::Formula) { // a formula that found no end
        RawBlock &block = newLeaf();
        block.text = std::exchange(m_text, {});
        block.isContinued = std::exchange(m_isContinued, false);
    } else if (leaf != Leaf::None) {
        m_leaf = leaf;
        emitGroup(true);
        m_leaf = Leaf::None;
    }
    m_pendingBlanks = 0;
}

void BlockSplitter::emitGroup(bool isEnd)
{
    RawBlock &block = newLeaf();
    block.kind = m_leaf == Leaf::Table ? BlockKind::Table : BlockKind::Code;
    block.group = m_group;
    block.isGroupStart = m_isGroupStart;
    block.isGroupEnd = isEnd;
    block.text = std::exchange(m_text, {});
    block.language = m_fence.language;
    if (m_leaf == Leaf::Table) {
        block.language.clear();
        block.columns = m_columns;
        block.rows = std::exchange(m_rows, {});
    }
    m_lineCount = 0;
    m_isGroupStart = isEnd;
}

RawBlock &BlockSplitter::newLeaf()
{
    RawBlock &block = m_closed.emplaceBack();
    if (!m_open.isEmpty())
        block.path.reserve(m_open.size());
    block.freshFrom = int(m_open.size());
    for (qsizetype i = 0; i < m_open.size(); ++i) {
        block.path.append(m_open[i].container);
        if (m_open[i].isFresh)
            block.freshFrom = std::min(block.freshFrom, int(i));
        m_open[i].isFresh = false;
    }
    lastListHere() = {};
    return block;
}

BlockSplitter::LastList &BlockSplitter::lastListHere()
{
    return m_open.isEmpty() ? m_rootList : m_open.last().lastList;
}

void BlockSplitter::finish()
{
    closeLeaf();
    while (!m_open.isEmpty())
        popContainer();
    m_matched = 0;
}

} // namespace render
