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

/// So much at once says how many leaves come: a list that grows by doubling is moved each time.
constexpr qsizetype kLongText = 50'000;
constexpr qsizetype kUsualLeaf = 64; ///< characters; untouched memory costs nothing

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

/// Where the first "![" stands; the text's end where there is none.
qsizetype firstImageMark(QStringView text)
{
    qsizetype at = text.indexOf(u'!');
    while (at >= 0 && (at + 1 >= text.size() || text[at + 1] != u'['))
        at = text.indexOf(u'!', at + 1);
    return at < 0 ? text.size() : at;
}

bool canHavePictures(const RawBlock &raw)
{
    return raw.kind == BlockKind::Paragraph && raw.footnote.isEmpty()
           && firstImageMark(raw.text) < raw.text.size();
}

/// Most leaves have no brackets: nothing in them defines anything or can wait for a definition.
bool hasBrackets(const RawBlock &raw)
{
    if (raw.kind == BlockKind::Paragraph || raw.kind == BlockKind::Heading)
        return raw.text.contains(u'[');
    return raw.kind == BlockKind::Table
           && std::any_of(raw.rows.begin(), raw.rows.end(), [](const QStringList &row) {
                  return std::any_of(row.begin(), row.end(),
                                     [](const QString &cell) { return cell.contains(u'['); });
              });
}

} // namespace

Document::Document(QList<Block> blocks, qsizetype size)
    : m_mode(Mode::Markdown)
    , m_size(size)
    , m_blocks(std::move(blocks))
    , m_closed(int(m_blocks.size()))
    , m_isFinished(true)
{
}

void Document::append(QStringView text)
{
    if (m_isFinished || text.isEmpty())
        return;
    m_size += text.size();
    m_blocks.resize(m_closed);
    if (text.size() >= kLongText)
        m_blocks.reserve(m_closed + text.size() / kUsualLeaf);
    QString safe;
    if (text.contains(QChar(QChar::Null))) {
        // CommonMark 2.3: what cannot be shown safely is seen to have been there.
        safe = text.toString().replace(QChar(QChar::Null), QChar(QChar::ReplacementCharacter));
        text = safe;
    }
    const QChar *image = text.data() + firstImageMark(text);
    while (!text.isEmpty()) {
        if (m_lines.isEmpty()) {
            // A whole line without a picture needs no copy.
            if (image < text.data())
                image = text.data() + firstImageMark(text);
            const qsizetype end = text.left(kMaxLine + 1).indexOf(QLatin1Char('\n'));
            if (end >= 0 && image >= text.data() + end) {
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
    commitClosed();
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
    commitWords(std::move(raw));
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

void Document::commitClosed()
{
    for (RawBlock &block : m_splitter.closed()) {
        if (!hasBrackets(block)) {
            commitWords(std::move(block));
            continue;
        }
        if (!hasFootnotes(block)) {
            commitLeaf(std::move(block));
            continue;
        }
        QList<RawBlock> leaves = footnotesApart(block);
        for (RawBlock &leaf : leaves)
            commitLeaf(std::move(leaf));
    }
    m_splitter.forgetClosed();
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
                apart.append(std::as_const(m_blocks)[i].picture->address);
        }
        const QList<Block> leaves = leavesOf(source, m_references.definitionsFor(source), apart);
        for (int i = 0; leaves.size() == count && i < count; ++i) {
            m_blocks[user + i] = leaves[i];
            m_reopened.append(user + i);
            ++m_reopenings;
        }
    }
}

void Document::commitWords(RawBlock &&block)
{
    parse(m_blocks.emplaceBack(), std::move(block), {});
    ++m_closed;
}

void Document::commitLeaf(RawBlock &&block)
{
    const qsizetype first = m_blocks.size();
    QStringList found;
    const bool isShown = takeDefinitions(block, found);
    for (const QString &definition : std::as_const(found))
        reopen(m_references.define(definition));
    if (!block.footnote.isEmpty())
        reopen(m_references.defineFootnote(block.footnote));
    if (!isShown)
        return;
    m_references.watch(int(first), block);
    const QString definitions = m_references.definitionsFor(block);
    appendLeaves(std::move(block), definitions);
    const int count = int(m_blocks.size() - first);
    if (count > 1)
        m_leaves.insert(int(first), count);
    m_closed += count;
}

void Document::appendLeaves(RawBlock &&raw, const QString &definitions)
{
    if (canHavePictures(raw))
        m_blocks.append(leavesOf(raw, definitions));
    else
        parse(m_blocks.emplaceBack(), std::move(raw), definitions);
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
        tail = std::move(trial.closed());
    }
    for (const RawBlock &raw : std::as_const(tail)) {
        for (RawBlock &leaf : footnotesApart(raw)) {
            QStringList found;
            if (!takeDefinitions(leaf, found))
                continue;
            const QString definitions = m_references.definitionsFor(leaf);
            appendLeaves(std::move(leaf), definitions);
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
    commitClosed();
    m_references = {}; // with the sources of all leaves that waited for a definition
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
    Block block;
    if (!canHavePictures(raw)) {
        parse(block, RawBlock(raw), definitions);
        return {block};
    }
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
    static_cast<LeafFrame &>(block) = raw;
    block.text = parsed.text;
    if (pictures.isEmpty())
        return {block};
    QList<Block> leaves = picturesApart(block, pictures);
    for (Block &leaf : leaves) {
        if (leaf.kind != BlockKind::Picture)
            continue;
        PictureSource &picture = leaf.picture.edit();
        picture.data = m_lines.data(picture.address);
        picture.isOpen = picture.address == m_lines.openAddress();
    }
    return leaves;
}

void Document::parse(Block &block, RawBlock &&raw, const QString &definitions)
{
    static_cast<LeafFrame &>(block) = std::move(static_cast<LeafFrame &>(raw));
    if (raw.kind == BlockKind::Paragraph)
        block.text = InlineParser::paragraph(std::move(raw.text), definitions);
    block.isFootnote = !raw.footnote.isEmpty();
    if (block.isFootnote)
        block.text = withFootnoteLabel(block.text, raw.footnote);
    if (raw.kind == BlockKind::Heading)
        block.text = InlineParser::line(std::move(raw.text), definitions);
    else if (raw.kind == BlockKind::Code || raw.kind == BlockKind::Plain
             || raw.kind == BlockKind::Formula)
        block.text = InlineParser::plain(std::move(raw.text));
    if (raw.kind == BlockKind::Formula)
        block.text.runs.append({0, int(block.text.text.size()), InlineStyle::Formula, -1});
    block.rows.reserve(raw.rows.size());
    for (QStringList &row : raw.rows) {
        QList<InlineText> &cells = block.rows.emplaceBack();
        cells.reserve(row.size());
        for (QString &cell : row)
            cells.append(InlineParser::line(std::move(cell), definitions));
    }
}

} // namespace render
