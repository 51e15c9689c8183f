// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/chatrequest.h"

#include "api/messagejson.h"
#include "core/parametercheck.h"
#include "core/parameterrefusal.h"
#include "core/writtenjson.h"

#include <QJsonArray>
#include <QUrl>

namespace api {
namespace {

core::Role instructionsRole(const ChatRequest &request)
{
    switch (request.parameters.instructionsRole) {
    case core::InstructionsRole::System:
        return core::Role::System;
    case core::InstructionsRole::Developer:
        return core::Role::Developer;
    case core::InstructionsRole::Automatic:
        break;
    }
    // OpenAI's reasoning models take them from the developer; others may not know who that is.
    const QString host = QUrl(request.gateway.baseUrl).host().toLower();
    const bool isDeveloper =
        host == QLatin1StringView("api.openai.com") && core::isReasoningModel(request.model);
    return isDeveloper ? core::Role::Developer : core::Role::System;
}

QJsonArray messagesOf(const ChatRequest &request)
{
    QJsonArray messages;
    if (!request.instructions.isEmpty()) {
        const QString role = core::roleName(instructionsRole(request));
        messages.append(QJsonObject{{QLatin1StringView("role"), role},
                                    {QLatin1StringView("content"), request.instructions}});
    }
    for (const QJsonValue &message : request.written)
        messages.append(message);
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
    const QStringList names = object.keys();
    for (const QString &name : names) {
        if (core::isPrivateMember(name))
            object.remove(name);
    }
    // One that is only shown may have none yet.
    if (!request.model.isEmpty())
        object.insert(QLatin1StringView("model"), request.model);
    object.insert(QLatin1StringView("messages"), messagesOf(request));
    const bool isStream = isStreamAsked(request.parameters);
    object.remove(QLatin1StringView("stream"));
    if (!request.parameters.isStreamLeftOut)
        object.insert(QLatin1StringView("stream"), isStream);
    // Only legal with streaming; an empty object means that this gateway refuses the member.
    const QJsonObject options = request.parameters.streamOptions.value_or(
        QJsonObject{{QLatin1StringView("include_usage"), true}});
    object.remove(QLatin1StringView("stream_options"));
    if (isStream && !options.isEmpty())
        object.insert(QLatin1StringView("stream_options"), options);
    return core::compactRequest(object);
}

bool isStreamAsked(const core::ChatParameters &parameters)
{
    return !parameters.isStreamLeftOut && parameters.stream.value_or(true);
}

bool areLogprobsAsked(const core::ChatParameters &parameters)
{
    // What stands among the others is written last.
    const QJsonValue typed = parameters.extra.value(QLatin1StringView("logprobs"));
    return typed.isUndefined() ? parameters.logprobs.value_or(false) : typed.toBool();
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
