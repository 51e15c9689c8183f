// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/bareaddresses.h"

#include <QLatin1String>
#include <algorithm>

namespace render {
namespace {

/// Ideographs, kana, hangul and the punctuation that goes with them.
constexpr char16_t kFirstOfEastAsia = 0x2E80;
constexpr qsizetype kLongestAddress = 2'000;

bool canStandBefore(QStringView text, qsizetype at)
{
    if (at == 0)
        return true;
    const QChar before = text[at - 1];
    constexpr QStringView kMarks = u"*_~(";
    return before.isSpace() || kMarks.contains(before) || before.unicode() >= kFirstOfEastAsia;
}

qsizetype lengthOfStart(QStringView rest)
{
    for (const QLatin1StringView start :
         {QLatin1StringView("https://"), QLatin1StringView("http://"), QLatin1StringView("www.")}) {
        if (rest.startsWith(start, Qt::CaseInsensitive))
            return start.size();
    }
    return 0;
}

/// Without what ends a sentence rather than an address.
qsizetype trimmedEnd(QStringView text, qsizetype first, qsizetype end)
{
    constexpr QStringView kSentenceEnds = u"?!.,:;*_~'\"";
    while (end > first) {
        const QChar last = text[end - 1];
        const QStringView address = text.mid(first, end - first);
        const bool isOpen = last == u')' && address.count(u')') > address.count(u'(');
        if (!isOpen && !kSentenceEnds.contains(last))
            break;
        --end;
    }
    return end;
}

} // namespace

qsizetype endOfBareAddress(QStringView text, qsizetype at)
{
    const qsizetype start = lengthOfStart(text.mid(at, 8));
    if (start == 0 || !canStandBefore(text, at))
        return -1;
    qsizetype end = at + start;
    const qsizetype limit = std::min(text.size(), at + kLongestAddress);
    while (end < limit && !text[end].isSpace() && text[end] != u'<' && text[end] != u'>'
           && text[end] != u'`' && text[end].unicode() < kFirstOfEastAsia)
        ++end;
    end = trimmedEnd(text, at, end);
    if (end <= at + start || !text[at + start].isLetterOrNumber())
        return -1;
    // "www." alone is no host.
    const bool isWeb = start == 4;
    return isWeb && !text.mid(at + start, end - at - start).contains(u'.') ? -1 : end;
}

} // namespace render
