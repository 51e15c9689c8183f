// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringView>
#include <optional>

namespace core {

struct Message;
struct ProbabilityPart;

/// What the model could have said instead of a token.
struct TokenAlternative {
    QByteArray bytes; ///< UTF-8, of which a token may hold a part only
    double logprob = 0;
    bool operator==(const TokenAlternative &) const = default;
};

/// One token of a text and how likely it was.
struct TokenProbability {
    QByteArray bytes;              ///< UTF-8, of which a token may hold a part only
    std::optional<double> logprob; ///< natural logarithm; nothing: nobody said
    QList<TokenAlternative> alternatives;
    bool operator==(const TokenProbability &) const = default;
};

/// Bounds of what a gateway sends about one token; more is cut off.
inline constexpr qsizetype kMostTokenBytes = 1024;
inline constexpr qsizetype kMostAlternatives = 20;
/// Gateways write this where a probability is too small to be told.
inline constexpr double kUntoldLogprob = -9999;

/// The token as one line with its end: logarithm, token, and the same of each alternative, parted
/// by tabs. Bytes that are no character of their own are written as "\x" and two digits, so that
/// a list of lines is text that grows at its end, whatever the tokens are.
[[nodiscard]] QString encodedToken(const TokenProbability &token);
/// Reads a line of it, with or without its end. What makes no sense is left out.
[[nodiscard]] TokenProbability decodedToken(QStringView line);
/// The first two fields alone, for whoever goes through many.
[[nodiscard]] TokenProbability decodedTokenHead(QStringView line);
/// UTF-16 units of the characters that begin in the bytes.
[[nodiscard]] qsizetype utf16Length(QByteArrayView bytes);
/// The same of the text that the lines make together.
[[nodiscard]] qsizetype tokenTextLength(QStringView lines);

/// What many tokens say together. Those that nobody told the probability of are only counted.
struct ProbabilitySummary {
    qint64 told = 0;
    qint64 untold = 0;
    double sum = 0; ///< of the logarithms
    void add(const TokenProbability &token);
    /// The geometric mean, 0–1: e to the mean logarithm. Only where something was told.
    [[nodiscard]] double mean() const;
    /// e to the negative mean logarithm; 1 is a text that could not have been another.
    [[nodiscard]] double perplexity() const;
};
[[nodiscard]] ProbabilitySummary summaryOf(QStringView lines);

/// How likely the words of a message were; null where nobody asked, or nobody said. Valid while the
/// message is as it is.
[[nodiscard]] const ProbabilityPart *probabilitiesOf(const Message &message);

/// Each line of `lines`, without its end, in order.
template <typename Take>
void forEachToken(QStringView lines, Take take)
{
    while (!lines.isEmpty()) {
        const qsizetype end = lines.indexOf(u'\n');
        take(end < 0 ? lines : lines.first(end));
        lines = end < 0 ? QStringView() : lines.sliced(end + 1);
    }
}

} // namespace core
