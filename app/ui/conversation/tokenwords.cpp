// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/tokenwords.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>
#include <algorithm>
#include <cmath>

namespace ui {
namespace {

constexpr double kHundred = 100;
constexpr double kLeastPercent = 0.01;
constexpr double kTenth = 10;       ///< from here on without decimals
constexpr double kNearlyAll = 99.5; ///< and from here on with one: nothing less is 100 %
constexpr double kAlmostAll = 99.9;
constexpr qsizetype kMostOfToken = 40; ///< characters of one token
constexpr qsizetype kMostInLine = 4;   ///< alternatives

/// The context of the texts below.
class TokenWords
{
    Q_DECLARE_TR_FUNCTIONS(ui::TokenWords)
};

QString probabilityText(std::optional<double> logprob)
{
    return logprob ? percentText(std::exp(*logprob)) : TokenWords::tr("not told");
}

QString entry(const QByteArray &bytes, std::optional<double> logprob)
{
    return TokenWords::tr("%1 %2", "a token and its probability")
        .arg(quotedToken(bytes), probabilityText(logprob));
}

/// What else could have been there, the likeliest first, without the token itself.
QStringList others(const core::TokenProbability &token, qsizetype most)
{
    QList<core::TokenAlternative> sorted = token.alternatives;
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto &one, const auto &other) {
        return one.logprob > other.logprob;
    });
    QStringList entries;
    for (const core::TokenAlternative &one : std::as_const(sorted)) {
        if (one.bytes != token.bytes && entries.size() < most)
            entries.append(entry(one.bytes, one.logprob));
    }
    return entries;
}

QStringList entriesOf(const QList<core::TokenProbability> &tokens)
{
    QStringList entries;
    for (const core::TokenProbability &token : tokens)
        entries.append(entry(token.bytes, token.logprob));
    return entries;
}

} // namespace

QString percentText(double probability)
{
    const double percent = probability * kHundred;
    const QLocale locale;
    if (percent < kLeastPercent)
        return TokenWords::tr("< %1 %").arg(locale.toString(kLeastPercent, 'f', 2));
    if (percent < kHundred && percent > kAlmostAll)
        return TokenWords::tr("> %1 %").arg(locale.toString(kAlmostAll, 'f', 1));
    const int decimals = percent < 1                                   ? 2
                         : percent < kTenth                            ? 1
                         : percent < kNearlyAll || percent >= kHundred ? 0
                                                                       : 1;
    return TokenWords::tr("%1 %").arg(locale.toString(percent, 'f', decimals));
}

QString quotedToken(const QByteArray &bytes)
{
    QString text = core::encodedToken({bytes, {}, {}}).mid(1).chopped(1);
    text.replace(QLatin1StringView("\\x0a"), QStringLiteral("↵"));
    text.replace(QLatin1StringView("\\x09"), QStringLiteral("⇥"));
    text.replace(QLatin1StringView("\\x5c"), QStringLiteral("\\"));
    if (text.size() > kMostOfToken)
        text = text.left(kMostOfToken) + QChar(0x2026);
    return TokenWords::tr("“%1”").arg(text);
}

QString tokenText(const QList<core::TokenProbability> &tokens)
{
    if (tokens.isEmpty())
        return {};
    return (entriesOf(tokens) + others(tokens.constLast(), core::kMostAlternatives)).join(u'\n');
}

QString tokenLine(const QList<core::TokenProbability> &tokens)
{
    if (tokens.isEmpty())
        return {};
    const QString line = entriesOf(tokens).join(QStringLiteral(" · "));
    const QStringList rest = others(tokens.constLast(), kMostInLine);
    return rest.isEmpty() ? line
                          : TokenWords::tr("%1; else %2", "a token; the others that were likely")
                                .arg(line, rest.join(QStringLiteral(" · ")));
}

} // namespace ui
