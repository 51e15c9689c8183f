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

bool isMailUnit(QStringView text, qsizetype at)
{
    return at >= 0 && at < text.size() && text[at].unicode() < 0x80 && text[at].isLetterOrNumber();
}

/// Behind letters and digits from `at` on, in either direction, one of the marks at a time between
/// them.
qsizetype endOfMailUnits(QStringView text, qsizetype at, int step, QStringView marks)
{
    while (
        isMailUnit(text, at)
        || (isMailUnit(text, at - step) && isMailUnit(text, at + step) && marks.contains(text[at])))
        at += step;
    return at;
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

std::pair<qsizetype, qsizetype> mailAddressAround(QStringView text, qsizetype at)
{
    const qsizetype start = endOfMailUnits(text, at - 1, -1, u".+-") + 1;
    const qsizetype end = endOfMailUnits(text, at + 1, 1, u".-");
    const QStringView domain = text.mid(at + 1, end - at - 1);
    const auto isSameLetter = [](QChar c, char16_t letter) {
        return (c.unicode() | u' ') == letter;
    };
    const auto isSpaceAt = [text](qsizetype i) {
        return i < 0 || i >= text.size() || text[i] == u' ' || text[i] == u'\n';
    };
    const bool isBegun = isSpaceAt(start - 1) || text[start - 1] == u'(';
    const bool isEnded = isSpaceAt(end) || text[end] == u',' || text[end] == u')'
                         || (text[end] == u'.' && isSpaceAt(end + 1));
    const bool isMail = isBegun && isEnded && start < at && domain.contains(u'.')
                        && std::search_n(domain.begin(), domain.end(), 3, u'w', isSameLetter)
                               == domain.end(); // "www." begins another address
    return isMail ? std::pair(start, end) : std::pair<qsizetype, qsizetype>(-1, -1);
}

} // namespace render
