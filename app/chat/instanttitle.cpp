// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/instanttitle.h"

#include "core/ideograph.h"

#include <QRegularExpression>
#include <QTextBoundaryFinder>

namespace chat {
namespace {

/// Budget of a title: a Chinese character costs 2, a word 5.
constexpr int kBudget = 40;
constexpr int kIdeographCost = 2;
constexpr int kWordCost = 5;
constexpr qsizetype kLongest = 60; ///< UTF-16 units; for words that are no words
constexpr qsizetype kLongestLine = 1000;

QString firstLine(const QString &text)
{
    for (const QStringView line : QStringView(text).split(QLatin1Char('\n'))) {
        const QStringView trimmed = line.left(kLongestLine).trimmed();
        const bool isFence = trimmed.startsWith(QLatin1StringView("```"))
                             || trimmed.startsWith(QLatin1StringView("~~~"));
        if (!trimmed.isEmpty() && !isFence)
            return trimmed.toString();
    }
    return {};
}

QString withoutMarkdown(QString line)
{
    static const QRegularExpression prefix(
        QStringLiteral("^(?:(?:#{1,6}|>|[-*+]|\\d{1,9}[.)])\\s+|>)+"));
    static const QRegularExpression link(QStringLiteral("!?\\[([^\\]]*)\\]\\([^)]*\\)"));
    static const QRegularExpression marks(QStringLiteral("\\*{1,3}|~~|`+|__"));
    // The joiners stay: they make one picture, or one letter's form, of several characters.
    static const QRegularExpression controls(
        QStringLiteral("(?![\\x{200C}\\x{200D}])[\\p{Cc}\\p{Cf}]"));
    line.remove(controls);
    line.remove(prefix);
    line.replace(link, QStringLiteral("\\1"));
    line.remove(marks);
    return line.simplified();
}

/// How much of the line is affordable, in UTF-16 units; always a whole grapheme.
qsizetype affordable(const QString &line)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, line);
    int spent = 0;
    bool isInWord = false;
    qsizetype at = 0;
    qsizetype lastGap = 0;
    for (qsizetype next = finder.toNextBoundary(); next > at; next = finder.toNextBoundary()) {
        const QList<uint> characters = line.mid(at, next - at).toUcs4();
        const char32_t character = characters.isEmpty() ? U' ' : char32_t(characters.first());
        const bool isWide = core::isIdeograph(character);
        const bool isWord = !isWide && QChar::isLetterOrNumber(character);
        if (isWide)
            spent += kIdeographCost;
        else if (isWord && !isInWord)
            spent += kWordCost;
        if (!isWord || !isInWord)
            lastGap = at;
        isInWord = isWord;
        if (spent > kBudget)
            return lastGap;
        if (next > kLongest)
            return lastGap > kLongest / 2 ? lastGap : at;
        at = next;
    }
    return line.size();
}

} // namespace

QString plainFirstLine(const QString &text)
{
    return withoutMarkdown(firstLine(text));
}

QString cutTitle(const QString &line)
{
    const qsizetype length = affordable(line);
    if (length >= line.size())
        return line;
    return line.left(length).trimmed() + QChar(0x2026);
}

QString instantTitle(const QString &question)
{
    return cutTitle(plainFirstLine(question));
}

QString titleFromAnswer(const QString &answer)
{
    // Models that think write before they answer, and some gateways pass that on as text.
    static const QRegularExpression thinking(
        QStringLiteral("<(think|thinking|thought|reasoning)>.*?(?:</\\1>|$)"),
        QRegularExpression::DotMatchesEverythingOption | QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression thoughtBefore(
        QStringLiteral("^.*</(?:think|thinking|thought|reasoning)>"),
        QRegularExpression::DotMatchesEverythingOption | QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression label(
        QStringLiteral("^(?:(?:chat |conversation )?(?:title|topic|subject)|"
                       "(?:\\x{5BF9}\\x{8BDD})?(?:\\x{6807}\\x{9898}|\\x{4E3B}\\x{9898}))"
                       "\\s*[:\\x{FF1A}]\\s*"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression quotes(
        QStringLiteral("^[\\s\\p{Pi}\\p{Pf}\"'\\x{300A}\\x{300B}\\x{300C}-\\x{300F}]+"
                       "|[\\s\\p{Pi}\\p{Pf}\"'\\x{300A}\\x{300B}\\x{300C}-\\x{300F}.,;:!"
                       "\\x{3002}\\x{FF0C}\\x{FF1B}\\x{FF1A}\\x{FF01}\\x{2026}]+$"));
    QString text = answer;
    text.remove(thinking);
    text.remove(thoughtBefore);
    QString line = plainFirstLine(text);
    line.remove(quotes);
    line.remove(label);
    line.remove(quotes);
    return cutTitle(line);
}

} // namespace chat
