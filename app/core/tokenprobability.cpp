// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenprobability.h"

#include "core/message.h"

#include <QLocale>
#include <QStringDecoder>
#include <algorithm>
#include <cmath>

namespace core {
namespace {

constexpr int kEscape = 4; ///< "\x0a"

void appendEscaped(QString &line, char byte)
{
    constexpr char kDigits[] = "0123456789abcdef";
    const auto value = uchar(byte);
    line += u'\\';
    line += u'x';
    line += QLatin1Char(kDigits[value >> 4]);
    line += QLatin1Char(kDigits[value & 15]);
}

/// How many bytes the character at `at` has; 0: it is none of its own, or commands something.
int characterLength(QByteArrayView bytes, qsizetype at)
{
    const auto lead = uchar(bytes[at]);
    if (lead < 0x80)
        return lead >= 0x20 && lead != 0x7f && lead != '\\' ? 1 : 0;
    const int length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0;
    if (length == 0 || at + length > bytes.size())
        return 0;
    const QByteArrayView one = bytes.sliced(at, length);
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(one);
    return decoder.hasError() || text.size() > 2 || (length < 4 && text.size() != 1) ? 0 : length;
}

void appendBytes(QString &line, QByteArrayView bytes)
{
    qsizetype plain = 0;
    for (qsizetype at = 0; at < bytes.size();) {
        if (const int length = characterLength(bytes, at)) {
            at += length;
            continue;
        }
        line += QString::fromUtf8(bytes.sliced(plain, at - plain));
        appendEscaped(line, bytes[at]);
        plain = ++at;
    }
    line += QString::fromUtf8(bytes.sliced(plain));
}

void appendNumber(QString &line, std::optional<double> logprob)
{
    if (logprob)
        line += QString::number(*logprob, 'g', QLocale::FloatingPointShortest);
}

QByteArray bytesOf(QStringView field)
{
    QByteArray bytes;
    qsizetype plain = 0;
    for (qsizetype at = field.indexOf(u'\\'); at >= 0; at = field.indexOf(u'\\', at)) {
        bool isByte = false;
        const uint value = field.mid(at + 2, 2).toUInt(&isByte, 16);
        if (!isByte || at + kEscape > field.size() || field[at + 1] != u'x') {
            ++at;
            continue;
        }
        bytes += field.sliced(plain, at - plain).toUtf8();
        bytes += char(value);
        plain = at += kEscape;
    }
    return bytes + field.sliced(plain).toUtf8();
}

std::optional<double> numberOf(QStringView field)
{
    bool isNumber = false;
    const double value = field.toDouble(&isNumber);
    return isNumber && std::isfinite(value) && value <= 0 ? std::optional(value) : std::nullopt;
}

/// Takes the field up to the next tab.
QStringView takeField(QStringView &line)
{
    const qsizetype tab = line.indexOf(u'\t');
    const QStringView field = tab < 0 ? line : line.first(tab);
    line = tab < 0 ? QStringView() : line.sliced(tab + 1);
    return field;
}

TokenProbability takeHead(QStringView &line)
{
    if (line.endsWith(u'\n'))
        line.chop(1);
    TokenProbability token;
    token.logprob = numberOf(takeField(line));
    token.bytes = bytesOf(takeField(line));
    return token;
}

} // namespace

QString encodedToken(const TokenProbability &token)
{
    QString line;
    appendNumber(line, token.logprob);
    line += u'\t';
    appendBytes(line, token.bytes);
    for (const TokenAlternative &other : token.alternatives) {
        line += u'\t';
        appendNumber(line, other.logprob);
        line += u'\t';
        appendBytes(line, other.bytes);
    }
    return line + u'\n';
}

TokenProbability decodedTokenHead(QStringView line)
{
    return takeHead(line);
}

TokenProbability decodedToken(QStringView line)
{
    TokenProbability token = takeHead(line);
    while (!line.isEmpty() && token.alternatives.size() < kMostAlternatives) {
        const std::optional<double> logprob = numberOf(takeField(line));
        const QByteArray bytes = bytesOf(takeField(line));
        if (logprob)
            token.alternatives.append({bytes, *logprob});
    }
    return token;
}

qsizetype utf16Length(QByteArrayView bytes)
{
    constexpr uchar kMark = 0xc0;
    constexpr uchar kContinuation = 0x80;
    constexpr uchar kPair = 0xf0;
    qsizetype length = 0;
    for (const char byte : bytes) {
        if ((uchar(byte) & kMark) != kContinuation)
            length += uchar(byte) >= kPair ? 2 : 1;
    }
    return length;
}

qsizetype tokenTextLength(QStringView lines)
{
    qsizetype length = 0;
    forEachToken(lines, [&length](QStringView line) {
        length += utf16Length(decodedTokenHead(line).bytes);
    });
    return length;
}

void ProbabilitySummary::add(const TokenProbability &token)
{
    if (!token.logprob || *token.logprob <= kUntoldLogprob) {
        ++untold;
        return;
    }
    ++told;
    sum += *token.logprob;
}

double ProbabilitySummary::mean() const
{
    return told > 0 ? std::exp(sum / double(told)) : 0;
}

double ProbabilitySummary::perplexity() const
{
    return told > 0 ? std::exp(-sum / double(told)) : 0;
}

ProbabilitySummary summaryOf(QStringView lines)
{
    ProbabilitySummary summary;
    forEachToken(lines, [&summary](QStringView line) { summary.add(decodedTokenHead(line)); });
    return summary;
}

const ProbabilityPart *probabilitiesOf(const Message &message)
{
    for (const ContentPart &part : message.parts) {
        if (const auto *probabilities = std::get_if<ProbabilityPart>(&part))
            return probabilities;
    }
    return nullptr;
}

} // namespace core
