// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/chunkparser.h"
#include "fuzz/fuzz.h"

using api::ChunkParser;
using api::Frame;

/// A frame is what it says it is, and no index leads out of a list.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const Frame frame = ChunkParser::parseFrame(fuzz::bytesOf(data, size));
    fuzz::require((frame.kind == Frame::Kind::Objects) == !frame.objects.isEmpty());
    for (const QJsonObject &object : frame.objects) {
        const api::Chunk chunk = ChunkParser::readChunk(object);
        for (const api::ChoiceChunk &choice : chunk.choices) {
            fuzz::require(choice.index >= 0 && choice.index <= 127);
            for (const api::ToolCallFragment &call : choice.toolCalls)
                fuzz::require(!call.index || (*call.index >= 0 && *call.index <= 127));
        }
        if (chunk.usage)
            (void)chunk.usage->toJson();
    }
    return 0;
}
