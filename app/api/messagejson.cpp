// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/messagejson.h"

#include <QJsonObject>
#include <optional>

namespace api {
namespace {

using core::ContentPart;
using Attachments = QHash<QByteArray, QByteArray>;

const auto kRole = QLatin1StringView("role");
const auto kContent = QLatin1StringView("content");
const auto kType = QLatin1StringView("type");

QString dataUrl(const QString &mime, const QByteArray &bytes)
{
    return QLatin1StringView("data:") + mime + QLatin1StringView(";base64,")
           + QString::fromLatin1(bytes.toBase64());
}

std::optional<QJsonObject> imageJson(const core::ImagePart &image, const Attachments &attachments)
{
    QString url = image.url;
    if (!image.hash.isEmpty()) {
        const QByteArray bytes = attachments.value(image.hash);
        if (bytes.isEmpty())
            return std::nullopt;
        const QString sniffed = imageTypeOf(bytes);
        url = dataUrl(sniffed.isEmpty() ? image.mime : sniffed, bytes);
    }
    if (url.isEmpty())
        return std::nullopt;
    return QJsonObject{
        {kType, QLatin1StringView("image_url")},
        {QLatin1StringView("image_url"), QJsonObject{{QLatin1StringView("url"), url}}}};
}

std::optional<QJsonObject> fileJson(const core::FilePart &file, const Attachments &attachments)
{
    const QByteArray bytes = attachments.value(file.hash);
    if (bytes.isEmpty())
        return std::nullopt;
    return QJsonObject{{kType, QLatin1StringView("file")},
                       {QLatin1StringView("file"),
                        QJsonObject{{QLatin1StringView("filename"), file.name},
                                    {QLatin1StringView("file_data"), dataUrl(file.mime, bytes)}}}};
}

QJsonArray mediaOf(const core::Message &message, const Attachments &attachments)
{
    QJsonArray media;
    for (const ContentPart &part : message.parts) {
        std::optional<QJsonObject> json;
        if (const auto *image = std::get_if<core::ImagePart>(&part))
            json = imageJson(*image, attachments);
        else if (const auto *file = std::get_if<core::FilePart>(&part))
            json = fileJson(*file, attachments);
        if (json)
            media.append(*json);
    }
    return media;
}

QJsonValue userContent(const core::Message &message, const Attachments &attachments)
{
    const QString text = core::plainText(message);
    QJsonArray parts = mediaOf(message, attachments);
    if (parts.isEmpty())
        return text;
    if (!text.isEmpty()) {
        parts.prepend(
            QJsonObject{{kType, QLatin1StringView("text")}, {QLatin1StringView("text"), text}});
    }
    return parts;
}

/// The call as it was received, with the members this program does not know.
QJsonObject callJson(const core::ToolCallPart &call)
{
    QJsonObject json = call.extra;
    json.insert(QLatin1StringView("id"), call.callId);
    json.insert(kType, QLatin1StringView("function"));
    const QString arguments = call.arguments.isEmpty() ? QStringLiteral("{}") : call.arguments;
    json.insert(QLatin1StringView("function"),
                QJsonObject{{QLatin1StringView("name"), call.name},
                            {QLatin1StringView("arguments"), arguments}});
    return json;
}

/// Reasoning is never sent back as text: DeepSeek refused it.
QJsonObject assistantJson(const core::Message &message)
{
    QJsonArray calls;
    QString refusal;
    for (const ContentPart &part : message.parts) {
        if (const auto *call = std::get_if<core::ToolCallPart>(&part))
            calls.append(callJson(*call));
        else if (const auto *words = std::get_if<core::RefusalPart>(&part))
            refusal += words->text;
    }
    QJsonObject json;
    if (!calls.isEmpty()) {
        // OpenRouter wants its reasoning details back unchanged with tool turns.
        json = message.extra;
        json.insert(QLatin1StringView("tool_calls"), calls);
    }
    json.insert(kRole, core::roleName(core::Role::Assistant));
    json.insert(kContent, core::plainText(message));
    if (!refusal.isEmpty())
        json.insert(QLatin1StringView("refusal"), refusal);
    return json;
}

void appendToolResults(QJsonArray &messages, const core::Message &message)
{
    for (const ContentPart &part : message.parts) {
        const auto *result = std::get_if<core::ToolResultPart>(&part);
        if (!result)
            continue;
        messages.append(QJsonObject{{kRole, core::roleName(core::Role::Tool)},
                                    {QLatin1StringView("tool_call_id"), result->callId},
                                    {kContent, result->text}});
    }
}

} // namespace

void appendMessage(QJsonArray &messages, const core::Message &message,
                   const QHash<QByteArray, QByteArray> &attachments)
{
    switch (message.role) {
    case core::Role::Tool:
        break;
    case core::Role::Assistant:
        messages.append(assistantJson(message));
        break;
    case core::Role::User:
        messages.append(QJsonObject{{kRole, core::roleName(message.role)},
                                    {kContent, userContent(message, attachments)}});
        break;
    case core::Role::System:
    case core::Role::Developer:
        // Only text is legal here.
        messages.append(QJsonObject{{kRole, core::roleName(message.role)},
                                    {kContent, core::plainText(message)}});
        break;
    }
    appendToolResults(messages, message);
}

QString imageTypeOf(const QByteArray &bytes)
{
    if (bytes.startsWith("\x89PNG\r\n\x1A\n"))
        return QStringLiteral("image/png");
    if (bytes.startsWith("\xFF\xD8\xFF"))
        return QStringLiteral("image/jpeg");
    if (bytes.startsWith("GIF87a") || bytes.startsWith("GIF89a"))
        return QStringLiteral("image/gif");
    if (bytes.startsWith("RIFF") && bytes.mid(8, 4) == "WEBP")
        return QStringLiteral("image/webp");
    if (bytes.startsWith("BM"))
        return QStringLiteral("image/bmp");
    return {};
}

} // namespace api
