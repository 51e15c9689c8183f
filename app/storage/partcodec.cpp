// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/partcodec.h"

#include "storage/members.h"
#include "storage/textsanitizer.h"

namespace storage {
namespace {

constexpr auto kImage = QLatin1StringView("image");
constexpr auto kFile = QLatin1StringView("file");
constexpr auto kToolCall = QLatin1StringView("tool_call");
constexpr auto kToolResult = QLatin1StringView("tool_result");

constexpr auto kMime = QLatin1StringView("mime");
constexpr auto kWidth = QLatin1StringView("width");
constexpr auto kHeight = QLatin1StringView("height");
constexpr auto kBytes = QLatin1StringView("bytes");
constexpr auto kValid = QLatin1StringView("valid");
constexpr auto kFormat = QLatin1StringView("response_format");

struct Encoder {
    PartRow operator()(const core::TextPart &part) const
    {
        PartRow row{kText, cleanText(part.text), {}, {}};
        if (!part.format.isEmpty())
            row.meta.insert(kFormat, part.format);
        return row;
    }
    PartRow operator()(const core::ReasoningPart &part) const
    {
        PartRow row{kReasoning, cleanText(part.text), {}, {}};
        if (part.elapsedMs >= 0)
            row.meta.insert(kElapsed, part.elapsedMs);
        return row;
    }
    PartRow operator()(const core::RefusalPart &part) const
    {
        return {kRefusal, cleanText(part.text), {}, {}};
    }
    PartRow operator()(const core::ImagePart &part) const
    {
        PartRow row{kImage, {}, {}, part.hash};
        put(row.meta, kUrl, part.url);
        put(row.meta, kMime, part.mime);
        put(row.meta, kName, part.name);
        row.meta.insert(kWidth, part.width);
        row.meta.insert(kHeight, part.height);
        row.meta.insert(kBytes, part.bytes);
        return row;
    }
    PartRow operator()(const core::FilePart &part) const
    {
        PartRow row{kFile, {}, {}, part.hash};
        put(row.meta, kMime, part.mime);
        put(row.meta, kName, part.name);
        row.meta.insert(kBytes, part.bytes);
        return row;
    }
    PartRow operator()(const core::ToolCallPart &part) const
    {
        PartRow row{kToolCall, cleanText(part.arguments), {}, {}};
        put(row.meta, kId, part.callId);
        put(row.meta, kName, part.name);
        row.meta.insert(kValid, part.isValid);
        if (!part.extra.isEmpty())
            row.meta.insert(kExtra, part.extra);
        return row;
    }
    PartRow operator()(const core::ToolResultPart &part) const
    {
        PartRow row{kToolResult, cleanText(part.text), {}, {}};
        put(row.meta, kId, part.callId);
        return row;
    }
    PartRow operator()(const core::ProbabilityPart &part) const
    {
        return {kLogprobs, cleanText(part.tokens), {}, {}};
    }
};

core::ImagePart imageOf(const PartRow &row)
{
    core::ImagePart part;
    part.hash = row.attachmentHash;
    part.url = row.meta.value(kUrl).toString();
    part.mime = row.meta.value(kMime).toString();
    part.width = row.meta.value(kWidth).toInt();
    part.height = row.meta.value(kHeight).toInt();
    part.bytes = row.meta.value(kBytes).toInteger();
    part.name = row.meta.value(kName).toString();
    return part;
}

core::FilePart fileOf(const PartRow &row)
{
    return {row.attachmentHash, row.meta.value(kMime).toString(), row.meta.value(kName).toString(),
            row.meta.value(kBytes).toInteger()};
}

core::ToolCallPart toolCallOf(const PartRow &row)
{
    return {row.meta.value(kId).toString(), row.meta.value(kName).toString(), row.text,
            row.meta.value(kValid).toBool(), row.meta.value(kExtra).toObject()};
}

} // namespace

PartRow encodePart(const core::ContentPart &part)
{
    return std::visit(Encoder{}, part);
}

core::ContentPart decodePart(const PartRow &row)
{
    if (row.kind == kReasoning)
        return core::ReasoningPart{row.text, row.meta.value(kElapsed).toInteger(-1)};
    if (row.kind == kRefusal)
        return core::RefusalPart{row.text};
    if (row.kind == kImage)
        return imageOf(row);
    if (row.kind == kFile)
        return fileOf(row);
    if (row.kind == kToolCall)
        return toolCallOf(row);
    if (row.kind == kToolResult)
        return core::ToolResultPart{row.meta.value(kId).toString(), row.text};
    if (row.kind == kLogprobs)
        return core::ProbabilityPart{row.text};
    return core::TextPart{row.text, row.meta.value(kFormat).toObject()};
}

} // namespace storage
