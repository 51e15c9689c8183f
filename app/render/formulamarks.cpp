// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/formulamarks.h"

#include "core/ideograph.h"

#include <QSet>
#include <algorithm>

namespace render {
namespace {

/// U+10380 and what follows: the high surrogate of all, and the low one of the first.
constexpr char16_t kTokenHigh = 0xD800;
constexpr char16_t kTokenLow = 0xDF80;
constexpr char16_t kTokenLast = 0xDF9F;
constexpr int kTokenDigits = 16;
constexpr char16_t kTokenEnd = kTokenLow + kTokenDigits;
constexpr qsizetype kMostTokenDigits = 8;
constexpr qsizetype kLongestInline = 1'000;

bool isAsciiLetterOrDigit(QChar c)
{
    return c.unicode() < 0x80 && c.isLetterOrNumber();
}

/// A word of prose among others ("5 and 6"); names of functions are none.
bool hasWords(QStringView inside)
{
    static const QSet<QString> functions{
        QStringLiteral("log"), QStringLiteral("sin"), QStringLiteral("cos"),
        QStringLiteral("tan"), QStringLiteral("exp"), QStringLiteral("max"),
        QStringLiteral("min"), QStringLiteral("mod"), QStringLiteral("gcd"),
        QStringLiteral("lim"), QStringLiteral("det"), QStringLiteral("sqrt")};
    if (!inside.contains(u' '))
        return false;
    const qsizetype shortestWord = inside.front().isDigit() ? 2 : 3; // "5 to 10", "a dx"
    qsizetype start = -1;
    for (qsizetype i = 0; i <= inside.size(); ++i) {
        const bool isLetter = i < inside.size() && inside[i].isLetter();
        if (isLetter && start < 0)
            start = i;
        if (isLetter || start < 0)
            continue;
        const QStringView word = inside.mid(start, i - start);
        if (word.size() >= shortestWord && !functions.contains(word.toString().toLower()))
            return true;
        start = -1;
    }
    return false;
}

/// What prices and shell variables have between two dollar signs, and formulas have not.
bool readsLikeProse(QStringView inside)
{
    const bool hasChinese = std::any_of(inside.begin(), inside.end(),
                                        [](QChar c) { return core::isIdeograph(c.unicode()); });
    if (hasChinese && !inside.contains(u'\\') && !inside.contains(u'{'))
        return true;
    constexpr QStringView kSigns = u"\\^_{}=<>+";
    const bool hasSign =
        std::any_of(inside.begin(), inside.end(), [&](QChar c) { return kSigns.contains(c); });
    return !hasSign && hasWords(inside);
}

bool canClose(QStringView text, qsizetype at, qsizetype open)
{
    const QChar before = text[at - 1];
    if (at == open + 1 || before.isSpace() || before == u'\\')
        return false;
    if (at + 1 >= text.size())
        return true;
    const QChar next = text[at + 1];
    if (next.isDigit() || next == u'$')
        return false;
    // "$HOME/$USER": a formula goes on as a word only behind a letter, digit or bracket ("$n$th").
    constexpr QStringView kEnds = u"})]'|!";
    return !isAsciiLetterOrDigit(next) || before.isLetterOrNumber() || kEnds.contains(before);
}

} // namespace

namespace formulas {

bool canBeDisplay(QStringView inside)
{
    return !inside.contains(u'$') && !readsLikeProse(inside.trimmed());
}

qsizetype endOfInline(QStringView text, qsizetype at, qsizetype limit)
{
    if (at + 2 >= text.size() || text[at + 1].isSpace() || text[at + 1] == u'$')
        return -1;
    if (at > 0 && (isAsciiLetterOrDigit(text[at - 1]) || text[at - 1] == u'$'))
        return -1; // "US$5"
    const qsizetype last = std::min({text.size(), limit, at + kLongestInline});
    for (qsizetype i = at + 1; i < last; ++i) {
        if (text[i] == u'\\') {
            ++i;
        } else if (text[i] == u'`') {
            return -1;
        } else if (text[i] == u'$') {
            const bool isEnd =
                canClose(text, i, at) && !readsLikeProse(text.mid(at + 1, i - at - 1));
            return isEnd ? i + 1 : -1;
        }
    }
    return -1;
}

Opening openingAt(QStringView line)
{
    Opening opening;
    if (line.startsWith(QLatin1StringView("$$")) && !line.startsWith(QLatin1StringView("$$$")))
        opening.end = QStringLiteral("$$");
    else if (line.startsWith(QLatin1StringView("\\[")))
        opening.end = QStringLiteral("\\]");
    else
        return opening;
    switch (lineInside(line.mid(2), opening.end)) {
    case Line::Closing:
        opening.isClosed = line.trimmed().size() > 4;
        return opening.isClosed ? opening : Opening();
    case Line::NotAFormula:
        return {};
    case Line::Inside:
        break;
    }
    return opening;
}

Line lineInside(QStringView line, const QString &end)
{
    const qsizetype at = line.indexOf(end);
    if (at < 0)
        return Line::Inside;
    return line.mid(at + end.size()).trimmed().isEmpty() ? Line::Closing : Line::NotAFormula;
}

} // namespace formulas

QString formulaToken(qsizetype index)
{
    QString token;
    for (qsizetype left = index; left > 0 || token.isEmpty(); left /= kTokenDigits) {
        const char16_t pair[] = {kTokenHigh, char16_t(kTokenLow + left % kTokenDigits)};
        token.prepend(QString::fromUtf16(pair, 2));
    }
    const char16_t end[] = {kTokenHigh, kTokenEnd};
    return token + QString::fromUtf16(end, 2);
}

FormulaToken formulaTokenAt(QStringView text, qsizetype at)
{
    qsizetype index = 0;
    for (qsizetype i = at; i + 1 < text.size() && i - at <= 2 * kMostTokenDigits; i += 2) {
        if (text[i].unicode() != kTokenHigh)
            break;
        const char16_t low = text[i + 1].unicode();
        if (low == kTokenEnd && i > at)
            return {index, i + 2 - at};
        if (low < kTokenLow || low >= kTokenEnd)
            break;
        index = index * kTokenDigits + (low - kTokenLow);
    }
    return {};
}

bool hasTokenLetters(QStringView text)
{
    for (qsizetype i = 1; i < text.size(); ++i) {
        const char16_t low = text[i].unicode();
        if (low >= kTokenLow && low <= kTokenLast && text[i - 1].unicode() == kTokenHigh)
            return true;
    }
    return false;
}

} // namespace render
