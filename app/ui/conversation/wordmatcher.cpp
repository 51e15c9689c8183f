// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/wordmatcher.h"

#include "chat/messagesearch.h"

#include <algorithm>

namespace ui {
namespace {

/// What stands between two cells parts words, as no space does.
constexpr QChar kBetweenCells = QChar::ObjectReplacementCharacter;

/// The visible text, as long as it is. A line that ends within a paragraph or a block of code is
/// a space once it is folded.
QString searchedText(const render::Block &block)
{
    QString text = render::plainText(block);
    if (block.kind == render::BlockKind::Table)
        text.replace(QLatin1Char('\t'), kBetweenCells)
            .replace(QChar(QChar::LineSeparator), kBetweenCells);
    return text;
}

/// A leaf that a match may end in.
struct LeafBelow {
    QString text;
    qsizetype from = 0;    ///< in the folded text of all
    qsizetype skipped = 0; ///< of its own folded text: white space beside the end of the line
    qsizetype base = 0;    ///< of `text`, counted from the beginning of the first leaf
};

/// Behind the character that the folded unit at `unit` stands for, or behind the leaf's last line.
qsizetype endIn(const LeafBelow &leaf, qsizetype unit)
{
    const qsizetype offset = unit - leaf.from + leaf.skipped;
    const chat::TextSpan span = chat::unfoldedSpans(leaf.text, {{offset, 1}}).constFirst();
    const bool isBehind = span.offset >= leaf.text.size();
    return leaf.base + (isBehind ? leaf.text.size() + 1 : span.offset + span.length);
}

bool goesOn(const QList<render::Block> &blocks, qsizetype block)
{
    return block + 1 < blocks.size() && render::isOneText(blocks[block], blocks[block + 1]);
}

} // namespace

WordMatcher::WordMatcher(const QString &word)
    : m_word(word)
    , m_folded(chat::searchFolded(word))
    , m_matcher(m_folded)
    , m_hasSpace(m_folded.contains(QLatin1Char(' ')))
{
}

bool WordMatcher::isPartOf(const WordMatcher &other) const
{
    return !m_folded.isEmpty() && other.m_folded.contains(m_folded);
}

FoundPart WordMatcher::placesIn(const QList<render::Block> &blocks, int from, int count) const
{
    FoundPart found;
    const int size = int(blocks.size());
    const int end = count < 0 ? size : std::min(size, from + count);
    for (int i = from; i < end && !m_folded.isEmpty(); ++i) {
        const QString text = searchedText(blocks[i]);
        const QString folded = chat::searchFolded(text);
        QList<chat::TextSpan> spans;
        qsizetype behind = 0;
        for (qsizetype at = m_matcher.indexIn(folded); at >= 0;
             at = m_matcher.indexIn(folded, behind)) {
            spans.append({at, m_folded.size()});
            behind = at + m_folded.size();
        }
        // Where nothing is found, which is mostly so, nothing is counted either.
        if (!spans.isEmpty())
            spans = chat::unfoldedSpans(text, spans);
        for (const chat::TextSpan &span : std::as_const(spans))
            found.append({i, int(span.offset)}, int(span.length));
        if (m_hasSpace)
            findAcross(blocks, i, folded, behind, found);
    }
    return found;
}

void WordMatcher::findAcross(const QList<render::Block> &blocks, int block, const QString &folded,
                             qsizetype from, FoundPart &found) const
{
    if (!goesOn(blocks, block))
        return;
    const qsizetype reach = m_folded.size();
    const qsizetype begin = std::max(from, folded.size() - reach + 1);
    QString seam = folded.mid(begin);
    const qsizetype own = seam.size();
    const QString text = searchedText(blocks[block]);
    QList<LeafBelow> below;
    qsizetype base = text.size() + 1;
    for (qsizetype i = block; goesOn(blocks, i) && seam.size() < own + 2 * reach; ++i) {
        const QString next = searchedText(blocks[i + 1]);
        const QString words = chat::searchFolded(next);
        if (!seam.endsWith(QLatin1Char(' ')))
            seam += QLatin1Char(' ');
        const qsizetype skipped = words.startsWith(QLatin1Char(' ')) ? 1 : 0;
        below.append({next, seam.size(), skipped, base});
        seam += QStringView(words).mid(skipped);
        base += next.size() + 1;
    }
    const qsizetype at = m_matcher.indexIn(seam);
    if (at < 0 || at >= own)
        return;
    // What lies in the leaf below as a whole goes first, however much of it is there by now.
    const qsizetype whole = m_matcher.indexIn(seam, below.constFirst().from);
    if (whole >= 0 && whole < at + reach)
        return;
    const qsizetype start = chat::unfoldedSpans(text, {{begin + at, 1}}).constFirst().offset;
    const qsizetype last = at + reach - 1;
    const auto leaf = std::find_if(below.crbegin(), below.crend(),
                                   [last](const LeafBelow &one) { return one.from <= last; });
    const qsizetype end = leaf == below.crend() ? text.size() + 1 : endIn(*leaf, last);
    found.append({block, int(start)}, int(end - start));
}

int WordMatcher::firstTouched(const QList<render::Block> &blocks, int block) const
{
    if (!m_hasSpace)
        return block;
    qsizetype passed = 0;
    while (block > 0 && passed < m_folded.size()) {
        --block;
        passed += chat::searchFolded(searchedText(blocks[block])).size() + 1;
    }
    return block;
}

} // namespace ui
