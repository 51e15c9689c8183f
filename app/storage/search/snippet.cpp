// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/search/snippet.h"

namespace storage {
namespace {

constexpr qsizetype kBefore = 40;
constexpr qsizetype kLongest = 160;
constexpr QChar kEllipsis = u'\u2026';

/// Between two characters, not between the halves of one.
qsizetype cutAt(const QString &text, qsizetype at)
{
    const bool isInside = at > 0 && at < text.size() && text.at(at).isLowSurrogate();
    return isInside ? at - 1 : at;
}

} // namespace

Snippet snippetOf(const QString &text, const QList<TextSpan> &spans)
{
    const qsizetype first = spans.isEmpty() ? 0 : spans.constFirst().offset;
    const qsizetype from = cutAt(text, qMax<qsizetype>(0, first - kBefore));
    const qsizetype to = cutAt(text, qMin(text.size(), from + kLongest));
    Snippet snippet;
    if (from > 0)
        snippet.text += kEllipsis;
    const qsizetype shift = snippet.text.size() - from;
    snippet.text += text.mid(from, to - from);
    // One for one, so that the marks stay where they are.
    for (QChar &c : snippet.text) {
        if (c.isSpace())
            c = u' ';
    }
    if (to < text.size())
        snippet.text += kEllipsis;
    for (const TextSpan &span : spans) {
        const qsizetype end = qMin(span.offset + span.length, to);
        if (span.offset < to)
            snippet.marks.append({span.offset + shift, end - span.offset});
    }
    return snippet;
}

} // namespace storage
