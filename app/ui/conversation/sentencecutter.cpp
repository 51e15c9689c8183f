// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/sentencecutter.h"

#include <QTextBoundaryFinder>
#include <algorithm>

namespace ui {
namespace {

/// So many characters without an end of a sentence are handed on all the same.
constexpr int kMostUnsaid = 2000;

qsizetype lettersIn(QStringView text)
{
    return std::count_if(text.begin(), text.end(), [](QChar c) { return c.isLetterOrNumber(); });
}

/// Behind so many letters and what closes their word.
int behindLetters(QStringView text, qsizetype letters)
{
    int at = 0;
    while (at < text.size() && letters > 0)
        letters -= text[at++].isLetterOrNumber() ? 1 : 0;
    while (at < text.size() && !text[at].isLetterOrNumber())
        ++at;
    return at;
}

} // namespace

void SentenceCutter::begin()
{
    m_leaf = {-1, {}};
    m_said.clear();
}

void SentenceCutter::skip(const RowText &text)
{
    remember(text, int(text.text().size()));
}

void SentenceCutter::remember(const RowText &text, int end)
{
    const QList<RowText::Leaf> &leaves = text.leaves();
    const auto behind =
        std::partition_point(leaves.cbegin(), leaves.cend(),
                             [end](const RowText::Leaf &leaf) { return leaf.begin < end; });
    if (behind == leaves.cbegin()) {
        begin();
        return;
    }
    const RowText::Leaf &leaf = *(behind - 1);
    m_leaf = leaf.place();
    m_said = text.text().mid(leaf.begin, end - leaf.begin);
}

int SentenceCutter::saidEnd(const RowText &text) const
{
    const QList<RowText::Leaf> &leaves = text.leaves();
    const auto behind =
        std::partition_point(leaves.cbegin(), leaves.cend(),
                             [this](const RowText::Leaf &leaf) { return leaf.place() <= m_leaf; });
    if (behind == leaves.cbegin())
        return 0;
    const RowText::Leaf &leaf = *(behind - 1);
    if (leaf.place() != m_leaf)
        return leaf.end; // the one of then has become a part of it
    const QStringView now = QStringView(text.text()).mid(leaf.begin, leaf.end - leaf.begin);
    // Marks turn into looks when they are closed, and go.
    return leaf.begin
           + (now.startsWith(m_said) ? int(m_said.size()) : behindLetters(now, lettersIn(m_said)));
}

/// Leaves above the last one are whole; in the last one a sentence is when another one follows it.
int SentenceCutter::wholeEnd(const RowText &text, int from)
{
    const QList<RowText::Leaf> &leaves = text.leaves();
    const RowText::Leaf &last = leaves.last();
    const int above = leaves.size() > 1 ? leaves[leaves.size() - 2].end : 0;
    // What may become a table is none of the sentences that it looks like.
    if (QStringView(text.text()).mid(last.begin).startsWith(u'|'))
        return above;
    const int start = std::max(from, last.begin);
    const QString rest = text.text().mid(start);
    QTextBoundaryFinder finder(QTextBoundaryFinder::Sentence, rest);
    finder.toEnd();
    qsizetype boundary = finder.toPreviousBoundary();
    // Space belongs to what follows it: the last line may still turn out to be a fence, and then
    // there is none above it.
    while (boundary > 0 && rest[boundary - 1].isSpace())
        --boundary;
    if (boundary > 0)
        return start + int(boundary);
    const qsizetype space = rest.size() > kMostUnsaid ? rest.lastIndexOf(u' ') : -1;
    return space > 0 ? start + int(space) + 1 : above;
}

SentenceCutter::Piece SentenceCutter::next(const RowText &text, bool isComplete)
{
    if (text.leaves().isEmpty())
        return {};
    const int from = saidEnd(text);
    const int end = isComplete ? int(text.text().size()) : wholeEnd(text, from);
    if (end <= from)
        return {};
    remember(text, end);
    return {from, text.text().mid(from, end - from)};
}

} // namespace ui
