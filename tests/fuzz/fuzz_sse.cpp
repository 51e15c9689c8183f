// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/ssedecoder.h"
#include "fuzz/fuzz.h"

using api::SseDecoder;
using api::SseEvent;

namespace {

bool isSame(const QList<SseEvent> &one, const QList<SseEvent> &other)
{
    return std::equal(one.cbegin(), one.cend(), other.cbegin(), other.cend(),
                      [](const SseEvent &a, const SseEvent &b) {
                          return a.kind == b.kind && a.type == b.type && a.data == b.data
                                 && a.isPending == b.isPending;
                      });
}

void decode(QByteArrayView bytes, SseDecoder::RawJson rawJson)
{
    SseDecoder whole(SseDecoder::Begin::AtStart, rawJson);
    QList<SseEvent> expected;
    whole.feed(bytes, expected);
    whole.finish(expected);

    SseDecoder cut(SseDecoder::Begin::AtStart, rawJson);
    QList<SseEvent> events;
    fuzz::Pieces pieces(bytes.size());
    for (qsizetype at = 0; at < bytes.size();) {
        const qsizetype length = std::min(pieces.next(), bytes.size() - at);
        cut.feed(bytes.sliced(at, length), events);
        at += length;
        fuzz::require(cut.heldBytes() <= 2 * at + 16);
    }
    cut.finish(events);
    fuzz::require(isSame(events, expected));
    fuzz::require(cut.sideBuffer() == whole.sideBuffer());
    fuzz::require(cut.lastEventId() == whole.lastEventId());
}

} // namespace

/// However the bytes are cut, the events are the same.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    decode(fuzz::bytesOf(data, size), SseDecoder::RawJson::ToSide);
    decode(fuzz::bytesOf(data, size), SseDecoder::RawJson::AsEvents);
    return 0;
}
