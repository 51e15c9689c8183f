// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/replydecoder.h"
#include "fuzz/fuzz.h"

#include <QMap>

namespace {

/// What is left of an answer in the end, however it was parted.
struct Sum {
    QMap<int, QString> text;
    QMap<int, QString> reasoning;
    int endings = 0;
    api::Verdict verdict = api::Verdict::Unexplained;

    void take(const QList<api::StreamEvent> &events)
    {
        for (const api::StreamEvent &event : events) {
            fuzz::require(endings == 0); // nothing comes after the end
            if (const auto *words = std::get_if<api::TextDelta>(&event))
                text[words->choice] += words->text;
            else if (const auto *thought = std::get_if<api::ReasoningDelta>(&event))
                reasoning[thought->choice] += thought->text;
            else if (const auto *change = std::get_if<api::Reclassified>(&event))
                reasoning[change->choice] = std::exchange(text[change->choice], {});
            else if (const auto *end = std::get_if<api::Ended>(&event)) {
                ++endings;
                verdict = end->verdict;
            }
        }
    }
};

Sum decode(const QByteArray &bytes, bool isCut)
{
    api::ReplyDecoder decoder({});
    Sum sum;
    fuzz::Pieces pieces(bytes.size());
    for (qsizetype at = 0; at < bytes.size() && !decoder.isDone();) {
        const qsizetype length = isCut ? pieces.next() : bytes.size();
        sum.take(decoder.feed(bytes.mid(at, length)));
        at += length;
    }
    sum.take(decoder.finish(api::TransportEnd::Clean));
    return sum;
}

} // namespace

/// An answer ends exactly once, and says the same however its bytes are cut.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes = fuzz::bytesOf(data, size).toByteArray();
    const Sum whole = decode(bytes, false);
    const Sum cut = decode(bytes, true);
    fuzz::require(whole.endings == 1 && cut.endings == 1);
    fuzz::require(whole.text == cut.text);
    fuzz::require(whole.reasoning == cut.reasoning);
    fuzz::require(whole.verdict == cut.verdict);
    return 0;
}
