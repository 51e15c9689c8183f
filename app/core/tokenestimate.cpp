// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenestimate.h"

#include "core/ideograph.h"

#include <algorithm>
#include <cmath>

namespace core {
namespace {

// Averages of current tokenizers lie at 4.4 letters of English and 0.7 tokens a Chinese letter;
// these are below what any of them needs, so that nobody is told of an image that was seen.
constexpr double kLettersPerToken = 5.0;
constexpr double kTokensPerIdeograph = 0.5;
constexpr double kTokensPerMessage = 3.0;
/// The cheapest known way to look at an image of ordinary size costs 85 tokens, and a token covers
/// at most 28 × 28 pixels of a small one.
constexpr double kTokensPerImage = 64.0;
constexpr double kPixelsPerToken = 28.0 * 28.0;

double leastOf(const ImagePart &image)
{
    const double pixels = double(image.width) * double(image.height);
    if (pixels <= 0) // an address: nobody knows its size
        return kTokensPerImage;
    return std::min(kTokensPerImage, pixels / kPixelsPerToken);
}

double textCost(const Message &message)
{
    double tokens = kTokensPerMessage;
    for (const ContentPart &part : message.parts) {
        // What a model thought is not sent back to it.
        if (!std::holds_alternative<ReasoningPart>(part))
            tokens += leastTokens(partText(part));
    }
    return tokens;
}

double imagesOf(const Message &message)
{
    double tokens = 0;
    for (const ContentPart &part : message.parts) {
        if (const auto *image = std::get_if<ImagePart>(&part))
            tokens += leastOf(*image);
    }
    return tokens;
}

/// The last message before `end` whose prompt was counted and can be compared, or -1.
qsizetype countedBefore(const QList<Message> &messages, qsizetype end,
                        const QSet<QUuid> &comparable)
{
    for (qsizetype i = end - 1; i >= 0; --i) {
        const Message &message = messages.at(i);
        if (message.role == Role::Assistant && comparable.contains(message.id) && message.usage
            && message.usage->promptTokens > 0 && message.state == MessageState::Complete)
            return i;
    }
    return -1;
}

} // namespace

double leastTokens(QStringView text)
{
    qint64 ideographs = 0;
    qint64 others = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        char32_t letter = text[i].unicode();
        if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            letter = QChar::surrogateToUcs4(text[i], text[i + 1]);
            ++i;
        }
        if (isIdeograph(letter))
            ++ideographs;
        else
            ++others;
    }
    return double(ideographs) * kTokensPerIdeograph + double(others) / kLettersPerToken;
}

qint64 leastPromptWithImages(const QList<Message> &messages, const QString &instructions,
                             const QSet<QUuid> &comparable)
{
    const qsizetype last = messages.size() - 1;
    if (last < 0 || messages.at(last).role != Role::User)
        return 0;
    const double images = imagesOf(messages.at(last));
    if (images < 1.0)
        return 0;
    const qsizetype counted = countedBefore(messages, last, comparable);
    double tokens = images;
    if (counted >= 0)
        tokens += double(messages.at(counted).usage->promptTokens);
    else if (!instructions.isEmpty())
        tokens += kTokensPerMessage + leastTokens(instructions);
    // Where the counted prompt ends, the counted answer itself is the next text.
    for (qsizetype i = std::max<qsizetype>(counted, 0); i <= last; ++i)
        tokens += textCost(messages.at(i));
    return qint64(std::floor(tokens));
}

} // namespace core
