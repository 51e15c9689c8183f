// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/document.h"

#include "render/footnotes.h"
#include "render/inlineparser.h"

#include <algorithm>
#include <utility>

namespace render {
namespace {

/// A line of dashes or equal signs that is still growing may become a list item, a rule or an
/// underline: it is not shown before that is known.
bool isUndecided(QStringView partial)
{
    const QStringView text = partial.trimmed();
    if (text.isEmpty() || text.size() > 2)
        return false;
    return std::all_of(text.begin(), text.end(),
                       [](QChar c) { return c == QLatin1Char('-') || c == QLatin1Char('='); });
}

} // namespace

void Document::append(QStringView text)
{
    if (m_isFinished || text.isEmpty())
        return;
    m_size += text.size();
    m_blocks.resize(m_closed);
    qsizetype start = 0;
    while (start < text.size()) {
        if (m_partial.isEmpty()) {
            // A whole line needs no copy.
            const qsizetype end = text.mid(start, kMaxLine + 1).indexOf(QLatin1Char('\n'));
            if (end >= 0) {
                feed(text.mid(start, end));
                start += end + 1;
                continue;
            }
        }
        const qsizetype room = kMaxLine - m_partial.size();
        const qsizetype newline = text.mid(start, room + 1).indexOf(QLatin1Char('\n'));
        if (newline >= 0) {
            m_partial.append(text.mid(start, newline));
            start += newline + 1;
        } else if (text.size() - start >= room) {
            m_partial.append(text.mid(start, room));
            start += room;
        } else {
            m_partial.append(text.mid(start));
            break;
        }
        feed(std::exchange(m_partial, {}));
    }
    tryTail();
}

void Document::feed(QStringView line)
{
    if (line.endsWith(QLatin1Char('\r')))
        line.chop(1);
    m_fed += line.size() + 1;
    if (m_mode == Mode::Plain) {
        feedPlain(line);
        return;
    }
    m_splitter.addLine(line);
    if (m_fed > kMaxMarkdown) {
        m_splitter.finish();
        m_mode = Mode::Plain;
    }
    if (m_splitter.hasClosed())
        commit(m_splitter.takeClosed());
}

void Document::feedPlain(QStringView line)
{
    if (m_plainLines++ > 0)
        m_plain.append(QLatin1Char('\n'));
    m_plain.append(line);
    if (m_plainLines >= BlockSplitter::kGroupLines || m_plain.size() >= kMaxLine)
        flushPlain();
}

void Document::flushPlain()
{
    if (m_plainLines == 0)
        return;
    RawBlock raw;
    raw.kind = BlockKind::Plain;
    raw.isContinued = !m_blocks.isEmpty() && m_blocks.last().kind == BlockKind::Plain;
    raw.text = std::exchange(m_plain, {});
    m_plainLines = 0;
    commit({raw});
}

bool Document::takeDefinitions(RawBlock &block, QStringList &found)
{
    if (block.kind != BlockKind::Paragraph || !block.footnote.isEmpty() || block.text.isEmpty())
        return true;
    found = ReferenceMap::takeDefinitions(block.text);
    return !block.text.isEmpty() || block.freshFrom != block.path.size();
}

void Document::commit(const QList<RawBlock> &raw)
{
    for (const RawBlock &block : raw) {
        if (!hasFootnotes(block)) {
            commitLeaf(block);
            continue;
        }
        const QList<RawBlock> leaves = footnotesApart(block);
        for (const RawBlock &leaf : leaves)
            commitLeaf(leaf);
    }
}

void Document::reopen(const QList<int> &users)
{
    for (const int user : users) {
        const RawBlock &source = m_references.watched(user);
        m_blocks[user] = parse(source, m_references.definitionsFor(source));
        m_reopened.append(user);
        ++m_reopenings;
    }
}

void Document::commitLeaf(RawBlock block)
{
    QStringList definitions;
    const bool isShown = takeDefinitions(block, definitions);
    for (const QString &definition : std::as_const(definitions))
        reopen(m_references.define(definition));
    if (!block.footnote.isEmpty())
        reopen(m_references.defineFootnote(block.footnote));
    if (!isShown)
        return;
    if (block.kind != BlockKind::Code && block.kind != BlockKind::Plain
        && block.kind != BlockKind::Formula)
        m_references.watch(int(m_blocks.size()), block);
    m_blocks.append(parse(block, m_references.definitionsFor(block)));
    ++m_closed;
}

void Document::tryTail()
{
    QList<RawBlock> tail;
    if (m_mode == Mode::Plain) {
        if (m_plainLines > 0 || !m_partial.isEmpty()) {
            RawBlock raw;
            raw.kind = BlockKind::Plain;
            raw.isContinued = !m_blocks.isEmpty() && m_blocks.last().kind == BlockKind::Plain;
            raw.text = m_plain;
            if (m_plainLines > 0 && !m_partial.isEmpty())
                raw.text.append(QLatin1Char('\n'));
            raw.text.append(m_partial);
            tail.append(raw);
        }
    } else {
        BlockSplitter trial = m_splitter;
        if (!m_partial.isEmpty() && !isUndecided(m_partial))
            trial.addLine(m_partial);
        trial.finish();
        tail = trial.takeClosed();
    }
    for (const RawBlock &raw : std::as_const(tail)) {
        for (RawBlock leaf : footnotesApart(raw)) {
            QStringList definitions;
            if (takeDefinitions(leaf, definitions))
                m_blocks.append(parse(leaf, m_references.definitionsFor(leaf)));
        }
    }
}

void Document::finish()
{
    if (m_isFinished)
        return;
    m_blocks.resize(m_closed);
    if (!m_partial.isEmpty())
        feed(std::exchange(m_partial, {}));
    flushPlain();
    m_splitter.finish();
    commit(m_splitter.takeClosed());
    m_isFinished = true;
}

QList<int> Document::takeReopened()
{
    std::sort(m_reopened.begin(), m_reopened.end());
    m_reopened.erase(std::unique(m_reopened.begin(), m_reopened.end()), m_reopened.end());
    return std::exchange(m_reopened, {});
}

Block Document::parse(const RawBlock &raw, const QString &definitions)
{
    Block block;
    block.kind = raw.kind;
    block.path = raw.path;
    block.freshFrom = raw.freshFrom;
    block.level = raw.level;
    block.group = raw.group;
    block.isGroupStart = raw.isGroupStart;
    block.isGroupEnd = raw.isGroupEnd;
    block.isContinued = raw.isContinued;
    block.language = raw.language;
    block.columns = raw.columns;
    if (raw.kind == BlockKind::Paragraph)
        block.text = InlineParser::paragraph(raw.text, definitions);
    block.isFootnote = !raw.footnote.isEmpty();
    if (block.isFootnote)
        block.text = withFootnoteLabel(block.text, raw.footnote);
    if (raw.kind == BlockKind::Heading)
        block.text = InlineParser::line(raw.text, definitions);
    else if (raw.kind == BlockKind::Code || raw.kind == BlockKind::Plain
             || raw.kind == BlockKind::Formula)
        block.text = InlineParser::plain(raw.text);
    if (raw.kind == BlockKind::Formula)
        block.text.runs.append({0, int(block.text.text.size()), InlineStyle::Formula, -1});
    for (const QStringList &row : raw.rows) {
        QList<InlineText> cells;
        cells.reserve(row.size());
        for (const QString &cell : row)
            cells.append(InlineParser::line(cell, definitions));
        block.rows.append(cells);
    }
    return block;
}

} // namespace render
