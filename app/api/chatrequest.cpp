// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/chatrequest.h"

#include "api/messagejson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QUrl>

namespace api {
namespace {

/// Open WebUI's private members: with them it starts a background task instead of answering.
constexpr QLatin1StringView kForbidden[] = {
    QLatin1StringView("chat_id"), QLatin1StringView("session_id"), QLatin1StringView("id"),
    QLatin1StringView("parent_id"), QLatin1StringView("message_id")};

/// OpenAI's reasoning models take their instructions from the developer role.
bool wantsDeveloperRole(const ChatRequest &request)
{
    const QString host = QUrl(request.gateway.baseUrl).host().toLower();
    if (host != QLatin1StringView("api.openai.com"))
        return false;
    static const QRegularExpression reasoning(
        QStringLiteral("^(?:o\\d|gpt-(?:[5-9]|\\d{2,})(?!\\d*[^-]*-chat))"),
        QRegularExpression::CaseInsensitiveOption);
    return reasoning.match(request.model).hasMatch();
}

QJsonArray messagesOf(const ChatRequest &request)
{
    QJsonArray messages;
    if (!request.instructions.isEmpty()) {
        const auto role = wantsDeveloperRole(request) ? core::Role::Developer : core::Role::System;
        messages.append(QJsonObject{{QLatin1StringView("role"), core::roleName(role)},
                                    {QLatin1StringView("content"), request.instructions}});
    }
    for (const core::Message &message : request.messages)
        appendMessage(messages, message, request.attachments);
    return messages;
}

/// Joins a path to the base before its query, which Azure needs kept.
QString endpoint(const QString &baseUrl, QLatin1StringView path)
{
    const qsizetype query = baseUrl.indexOf(u'?');
    QString base = query < 0 ? baseUrl : baseUrl.first(query);
    while (base.endsWith(u'/'))
        base.chop(1);
    return base + path + (query < 0 ? QString() : baseUrl.sliced(query));
}

} // namespace

QByteArray requestBody(const ChatRequest &request)
{
    QJsonObject object;
    request.parameters.writeTo(object);
    for (const QLatin1StringView name : kForbidden)
        object.remove(name);
    object.insert(QLatin1StringView("model"), request.model);
    object.insert(QLatin1StringView("messages"), messagesOf(request));
    const bool isStream = request.parameters.stream.value_or(true);
    object.insert(QLatin1StringView("stream"), isStream);
    // Only legal with streaming; an empty object means that this gateway refuses the member.
    const QJsonObject options = request.parameters.streamOptions.value_or(
        QJsonObject{{QLatin1StringView("include_usage"), true}});
    object.remove(QLatin1StringView("stream_options"));
    if (isStream && !options.isEmpty())
        object.insert(QLatin1StringView("stream_options"), options);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QString chatEndpoint(const QString &baseUrl)
{
    return endpoint(baseUrl, QLatin1StringView("/chat/completions"));
}

QString modelsEndpoint(const QString &baseUrl)
{
    return endpoint(baseUrl, QLatin1StringView("/models"));
}

} // namespace api
