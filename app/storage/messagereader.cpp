// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/messagereader.h"

#include "storage/imagedata.h"
#include "storage/members.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace storage {
namespace {

constexpr auto kApiRole = QLatin1StringView("role");
constexpr auto kContent = QLatin1StringView("content");
constexpr auto kApiType = QLatin1StringView("type");
constexpr auto kImageUrl = QLatin1StringView("image_url");
constexpr auto kReasoningContent = QLatin1StringView("reasoning_content");
constexpr auto kToolCalls = QLatin1StringView("tool_calls");
constexpr auto kToolCallId = QLatin1StringView("tool_call_id");
constexpr auto kFunction = QLatin1StringView("function");
constexpr auto kArguments = QLatin1StringView("arguments");

} // namespace

MessageReader::MessageReader(const QJsonObject &json)
{
    const auto role = core::roleFromName(json.value(kApiRole).toString());
    if (!role) {
        m_problem = QStringLiteral("bad-role");
        return;
    }
    m_message.role = *role;
    m_toolCallId = json.value(kToolCallId).toString();
    QString reasoning = json.value(kReasoningContent).toString();
    if (reasoning.isEmpty())
        reasoning = json.value(kReasoning).toString();
    if (!reasoning.isEmpty())
        m_message.parts.append(core::ReasoningPart{reasoning});
    readContent(json.value(kContent));
    if (const QString refusal = json.value(kRefusal).toString(); !refusal.isEmpty())
        m_message.parts.append(core::RefusalPart{refusal});
    readToolCalls(json.value(kToolCalls).toArray());
}

void MessageReader::readContent(const QJsonValue &content)
{
    if (content.isString()) {
        addText(content.toString());
    } else if (content.isArray()) {
        const QJsonArray parts = content.toArray();
        for (const QJsonValue &part : parts) {
            if (part.isString())
                addText(part.toString());
            else
                readPart(part.toObject());
        }
    } else if (!content.isNull() && !content.isUndefined()) {
        // null is what a message that only calls tools has.
        m_problem = QStringLiteral("bad-content");
    }
}

void MessageReader::addText(const QString &text)
{
    if (m_message.role == core::Role::Tool)
        m_message.parts.append(core::ToolResultPart{m_toolCallId, text});
    else
        m_message.parts.append(core::TextPart{text});
}

void MessageReader::readPart(const QJsonObject &part)
{
    const QString type = part.value(kApiType).toString();
    if (type == kText)
        addText(part.value(kText).toString());
    else if (type == kRefusal)
        m_message.parts.append(core::RefusalPart{part.value(kRefusal).toString()});
    else if (type == kImageUrl)
        readImage(part.value(kImageUrl));
    else
        ++m_skippedParts;
}

void MessageReader::readImage(const QJsonValue &image)
{
    const QString url =
        image.isObject() ? image.toObject().value(kUrl).toString() : image.toString();
    if (isDataUrl(url)) {
        readDataImage(url);
    } else if (isWebAddress(url)) {
        core::ImagePart part;
        part.url = url;
        m_message.parts.append(part);
    } else {
        ++m_skippedParts;
    }
}

void MessageReader::readDataImage(const QString &url)
{
    const auto attachment = imageAttachment(dataOfUrl(url));
    if (!attachment) {
        ++m_skippedParts;
        return;
    }
    m_attachments.append(*attachment);
    m_message.parts.append(imagePart(*attachment));
}

void MessageReader::readToolCalls(const QJsonArray &calls)
{
    for (const QJsonValue &value : calls) {
        const QJsonObject call = value.toObject();
        const QJsonObject function = call.value(kFunction).toObject();
        core::ToolCallPart part;
        part.callId = call.value(kId).toString();
        part.name = function.value(kName).toString();
        part.arguments = function.value(kArguments).toString();
        part.isValid = QJsonDocument::fromJson(part.arguments.toUtf8()).isObject();
        if (part.name.isEmpty())
            ++m_skippedParts;
        else
            m_message.parts.append(part);
    }
}

} // namespace storage
