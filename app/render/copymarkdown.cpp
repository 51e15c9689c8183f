// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/copymarkdown.h"

#include "render/inlinemarkdown.h"

#include <algorithm>

namespace render {
namespace {

constexpr int kLeastFence = 3;

QString itemMark(const Container &item)
{
    return item.number.isEmpty() ? QStringLiteral("- ") : item.number + QLatin1Char(' ');
}

/// What stands before a line inside these containers; those from `freshFrom` on begin with it.
QString linePrefix(const QList<Container> &path, qsizetype freshFrom)
{
    QString prefix;
    for (qsizetype i = 0; i < path.size(); ++i) {
        const Container &container = path[i];
        if (container.kind == ContainerKind::Quote) {
            prefix += QStringLiteral("> ");
        } else if (i < freshFrom) {
            prefix += QString(itemMark(container).size(), QLatin1Char(' '));
        } else {
            prefix += itemMark(container);
            if (container.task != TaskState::None)
                prefix += container.task == TaskState::Done ? QStringLiteral("[x] ")
                                                            : QStringLiteral("[ ] ");
        }
    }
    return prefix;
}

qsizetype depthShared(const Block &a, const Block &b)
{
    qsizetype depth = 0;
    while (depth < a.path.size() && depth < b.path.size() && a.path[depth].id == b.path[depth].id)
        ++depth;
    return depth;
}

QStringList linesOf(QString text)
{
    return text.replace(QChar::LineSeparator, QLatin1Char('\n')).split(QLatin1Char('\n'));
}

QString tableLine(const QStringList &cells)
{
    return QStringLiteral("| ") + cells.join(QStringLiteral(" | ")) + QStringLiteral(" |");
}

/// Rows of a table, the line below the head among them. A table has a head in Markdown, so that
/// its first row is one even when the real one was left out.
QStringList tableLines(const Block &block, bool isStart)
{
    QStringList lines;
    for (const QList<InlineText> &row : block.rows) {
        QStringList cells;
        for (qsizetype i = 0; i < block.columns.size(); ++i) {
            QString cell = markdownOf(row.value(i));
            cell.replace(QLatin1Char('|'), QStringLiteral("\\|"));
            cells.append(cell.replace(QLatin1Char('\n'), QLatin1Char(' ')));
        }
        lines.append(tableLine(cells));
        if (!isStart || lines.size() > 1)
            continue;
        QStringList marks;
        for (const ColumnAlign align : block.columns) {
            marks.append(align == ColumnAlign::Left     ? QStringLiteral(":--")
                         : align == ColumnAlign::Center ? QStringLiteral(":-:")
                         : align == ColumnAlign::Right  ? QStringLiteral("--:")
                                                        : QStringLiteral("---"));
        }
        lines.append(tableLine(marks));
    }
    return lines;
}

class MarkdownWriter
{
public:
    explicit MarkdownWriter(const QList<Block> &blocks)
        : m_blocks(blocks)
    {
    }
    [[nodiscard]] QString write();

private:
    [[nodiscard]] bool isGroupedWith(qsizetype index, qsizetype other) const;
    [[nodiscard]] bool isParted(const Block &above, const Block &below) const;
    [[nodiscard]] QStringList contentOf(qsizetype index);
    void addLines(const Block &block, const QStringList &lines, bool isFresh);

    const QList<Block> &m_blocks;
    QStringList m_lines;
    QString m_fence;
};

bool MarkdownWriter::isGroupedWith(qsizetype index, qsizetype other) const
{
    return other >= 0 && other < m_blocks.size() && m_blocks[index].group >= 0
           && m_blocks[index].group == m_blocks[other].group;
}

/// True when an empty line must stand between the two. Items of a list stand close.
bool MarkdownWriter::isParted(const Block &above, const Block &below) const
{
    const qsizetype depth = depthShared(above, below);
    if (depth >= below.path.size() || below.path[depth].kind != ContainerKind::Item)
        return true;
    if (depth < above.path.size())
        return above.path[depth].list != below.path[depth].list;
    // A number other than 1 begins a list only behind an empty line.
    const QString &number = below.path[depth].number;
    return depth == 0 || !(number.isEmpty() || number.chopped(1) == QLatin1StringView("1"));
}

QStringList MarkdownWriter::contentOf(qsizetype index)
{
    const Block &block = m_blocks[index];
    switch (block.kind) {
    case BlockKind::Heading:
        return {QString(std::clamp(block.level, 1, 6), QLatin1Char('#')) + QLatin1Char(' ')
                + markdownOf(block.text).replace(QLatin1Char('\n'), QLatin1Char(' '))};
    case BlockKind::Rule:
        return {QStringLiteral("---")};
    case BlockKind::Plain: // what a person typed, mostly Markdown already
    case BlockKind::Formula:
        return linesOf(block.text.text);
    case BlockKind::Picture:
        return {markdownOf(block.picture)};
    case BlockKind::Table:
        return tableLines(block, !isGroupedWith(index, index - 1));
    case BlockKind::Paragraph: {
        QString text = markdownOf(block.text);
        if (block.isFootnote)
            text.replace(text.indexOf(QLatin1Char(']')), 2, QStringLiteral("]: "));
        return text.split(QLatin1Char('\n'));
    }
    case BlockKind::Code:
        break;
    }
    QStringList lines = linesOf(block.text.text);
    if (!isGroupedWith(index, index - 1)) {
        // A fence of backticks with others behind it would be none.
        const QLatin1Char mark(block.language.contains(QLatin1Char('`')) ? '~' : '`');
        int longest = kLeastFence - 1;
        for (qsizetype i = index; i == index || isGroupedWith(index, i); ++i)
            longest = std::max(longest, longestRun(m_blocks[i].text.text, mark));
        m_fence = QString(longest + 1, mark);
        lines.prepend(m_fence + block.language);
    }
    if (!isGroupedWith(index, index + 1))
        lines.append(m_fence);
    return lines;
}

void MarkdownWriter::addLines(const Block &block, const QStringList &lines, bool isFresh)
{
    qsizetype freshFrom = isFresh ? block.freshFrom : block.path.size();
    for (const QString &line : lines) {
        QString written = linePrefix(block.path, freshFrom) + line;
        while (line.isEmpty() && written.endsWith(QLatin1Char(' ')))
            written.chop(1);
        m_lines.append(written);
        freshFrom = block.path.size();
    }
}

QString MarkdownWriter::write()
{
    for (qsizetype i = 0; i < m_blocks.size(); ++i) {
        const Block &block = m_blocks[i];
        const bool isGoingOn = isGroupedWith(i, i - 1);
        const bool isTyped = block.kind == BlockKind::Plain && block.isContinued;
        if (i > 0 && !isGoingOn && !isTyped && isParted(m_blocks[i - 1], block)) {
            const qsizetype depth = depthShared(m_blocks[i - 1], block);
            Block between;
            between.path = block.path.first(depth);
            addLines(between, {QString()}, false);
        }
        addLines(block, contentOf(i), !isGoingOn);
    }
    return m_lines.join(QLatin1Char('\n'));
}

} // namespace

QString markdownOf(const QList<Block> &blocks)
{
    return MarkdownWriter(blocks).write();
}

} // namespace render
