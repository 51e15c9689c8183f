// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/document.h"

#include "render/footnotes.h"
#include "render/inlineparser.h"
#include "render/picturesapart.h"

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

/// Without its words.
Block blockOf(const RawBlock &raw)
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
    return block;
}

} // namespace

void Document::append(QStringView text)
{
    if (m_isFinished || text.isEmpty())
        return;
    m_size += text.size();
    m_blocks.resize(m_closed);
    QString safe;
    if (text.contains(QChar(QChar::Null))) {
        // CommonMark 2.3: what cannot be shown safely is seen to have been there.
        safe = text.toString().replace(QChar(QChar::Null), QChar(QChar::ReplacementCharacter));
        text = safe;
    }
    while (!text.isEmpty()) {
        if (m_lines.isEmpty()) {
            // A whole line without a picture needs no copy.
            const qsizetype end = text.left(kMaxLine + 1).indexOf(QLatin1Char('\n'));
            if (end >= 0 && !text.left(end).contains(QLatin1StringView("!["))) {
                feed(text.left(end));
                text = text.mid(end + 1);
                continue;
            }
        }
        if (m_lines.take(text, m_mode == Mode::Plain || m_splitter.isInFence()))
            feed(m_lines.takeLine());
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
    if (block.kind == BlockKind::Heading && block.text.contains(QLatin1Char('\n'))) {
        // Underlined: it was a paragraph until then. The splitter saw that something is left of it.
        found = ReferenceMap::takeDefinitions(block.text);
        return true;
    }
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
        // As many leaves as before: what is closed keeps its place.
        const int count = m_leaves.value(user, 1);
        QStringList apart;
        for (int i = user; i < user + count; ++i) {
            if (m_blocks[i].kind == BlockKind::Picture)
                apart.append(m_blocks[i].picture.address);
        }
        const QList<Block> leaves = leavesOf(source, m_references.definitionsFor(source), apart);
        for (int i = 0; leaves.size() == count && i < count; ++i) {
            m_blocks[user + i] = leaves[i];
            m_reopened.append(user + i);
            ++m_reopenings;
        }
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
    const QList<Block> leaves = leavesOf(block, m_references.definitionsFor(block));
    if (leaves.size() > 1)
        m_leaves.insert(int(m_blocks.size()), int(leaves.size()));
    m_blocks.append(leaves);
    m_closed += int(leaves.size());
}

QList<RawBlock> Document::plainTail(const QString &partial) const
{
    if (m_plainLines == 0 && partial.isEmpty())
        return {};
    RawBlock raw;
    raw.kind = BlockKind::Plain;
    raw.isContinued = !m_blocks.isEmpty() && m_blocks.last().kind == BlockKind::Plain;
    raw.text = m_plain;
    if (m_plainLines > 0 && !partial.isEmpty())
        raw.text.append(QLatin1Char('\n'));
    raw.text.append(partial);
    return {raw};
}

void Document::tryTail()
{
    const QString partial = m_lines.openLine();
    QList<RawBlock> tail;
    if (m_mode == Mode::Plain) {
        tail = plainTail(partial);
    } else {
        BlockSplitter trial = m_splitter;
        if (!partial.isEmpty() && !isUndecided(partial))
            trial.addLine(partial);
        trial.finish();
        tail = trial.takeClosed();
    }
    for (const RawBlock &raw : std::as_const(tail)) {
        for (RawBlock leaf : footnotesApart(raw)) {
            QStringList definitions;
            if (takeDefinitions(leaf, definitions))
                m_blocks.append(leavesOf(leaf, m_references.definitionsFor(leaf)));
        }
    }
}

void Document::finish()
{
    if (m_isFinished)
        return;
    m_blocks.resize(m_closed);
    if (const QString last = m_lines.takeLast(); !last.isEmpty())
        feed(last);
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

QList<Block> Document::leavesOf(const RawBlock &raw, const QString &definitions,
                                const std::optional<QStringList> &only) const
{
    if (raw.kind != BlockKind::Paragraph || !raw.footnote.isEmpty()
        || !raw.text.contains(QLatin1StringView("![")))
        return {parse(raw, definitions)};
    const PicturedText parsed = InlineParser::withPictures(raw.text, definitions);
    QStringList wanted = only.value_or(QStringList());
    QList<InlinePicture> pictures;
    for (const InlinePicture &picture : parsed.pictures) {
        const bool isWanted = !wanted.isEmpty() && wanted.constFirst() == picture.address;
        if (only ? !isWanted : !isPictureAddress(picture.address))
            continue;
        pictures.append(picture);
        if (only)
            wanted.removeFirst();
    }
    Block block = blockOf(raw);
    block.text = parsed.text;
    if (pictures.isEmpty())
        return {block};
    QList<Block> leaves = picturesApart(block, pictures);
    for (Block &leaf : leaves) {
        if (leaf.kind != BlockKind::Picture)
            continue;
        leaf.picture.data = m_lines.data(leaf.picture.address);
        leaf.picture.isOpen = leaf.picture.address == m_lines.openAddress();
    }
    return leaves;
}

Block Document::parse(const RawBlock &raw, const QString &definitions)
{
    Block block = blockOf(raw);
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
