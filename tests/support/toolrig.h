// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/conversationopener.h"
#include "chat/sessionparameters.h"
#include "chat/toolbox.h"
#include "chat/toolrun.h"
#include "support/sessionwords.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace support {

/// A chunk with one fragment of a tool call; what is empty is left out.
inline QByteArray callChunk(const QJsonObject &fragment)
{
    const QJsonObject delta{{QStringLiteral("tool_calls"), QJsonArray{fragment}}};
    return frame(
        {{QStringLiteral("choices"), QJsonArray{QJsonObject{{QStringLiteral("index"), 0},
                                                            {QStringLiteral("delta"), delta}}}}});
}

/// A whole call as OpenAI sends it.
inline QByteArray callChunk(int index, const QString &id, const QString &name,
                            const QString &arguments)
{
    return callChunk(
        {{QStringLiteral("index"), index},
         {QStringLiteral("id"), id},
         {QStringLiteral("type"), QStringLiteral("function")},
         {QStringLiteral("function"),
          QJsonObject{{QStringLiteral("name"), name}, {QStringLiteral("arguments"), arguments}}}});
}

inline FakeAnswer calling(QList<QByteArray> chunks)
{
    chunks.append({finish(QStringLiteral("tool_calls")), done()});
    return FakeAnswer::sse(chunks);
}

/// Sessions that have tools: one that a person answers, one that a program does, and those of the
/// application.
struct ToolRig : SessionRig {
    chat::Toolbox toolbox{dir.filePath(QStringLiteral("tools.json")), clock};

    static tools::Tool person()
    {
        tools::Tool tool;
        tool.name = QStringLiteral("ask_person");
        tool.description = QStringLiteral("Asks somebody.");
        return tool;
    }
    /// Answers with its arguments.
    static tools::Tool echo()
    {
        tools::Tool tool;
        tool.name = QStringLiteral("get_weather");
        tool.parameters =
            QJsonDocument::fromJson(R"({"type":"object","properties":{"city":{"type":"string"}},
                                        "required":["city"]})")
                .object();
        tool.answering = tools::Answering::Command;
        tool.command.program = QStringLiteral("/bin/cat");
        return tool;
    }
    /// True once the file was read and the tools are there.
    [[nodiscard]] bool setUp(const QList<tools::Tool> &own = {person(), echo()})
    {
        return QTest::qWaitFor([this] { return toolbox.isReady(); }) && toolbox.setOwn(own).isOk();
    }
    [[nodiscard]] chat::ChatSession::Services services()
    {
        chat::ChatSession::Services made{preferences, connections, store, wire, clock};
        made.toolbox = &toolbox;
        return made;
    }
    [[nodiscard]] std::unique_ptr<chat::ChatSession> open()
    {
        core::ConversationInfo info;
        info.id = core::newId();
        info.profileId = profile;
        info.model = connections.active().model;
        auto made = std::make_unique<chat::ChatSession>(
            services(), std::make_unique<core::Conversation>(info), false);
        QJsonArray offered;
        for (const tools::Registry::Entry &entry : toolbox.registry().entries())
            offered.append(entry.tool.definition());
        made->parameters().set(QStringLiteral("tools"), offered);
        return made;
    }
    /// A stored one as another start of the program finds it.
    [[nodiscard]] std::unique_ptr<chat::ChatSession> reopen(const QUuid &id)
    {
        std::unique_ptr<core::Conversation> found;
        chat::ConversationOpener opener(store);
        opener.open(id, {[](std::unique_ptr<chat::Glimpse>) {},
                         [&found](std::unique_ptr<core::Conversation> conversation) {
                             found = std::move(conversation);
                         },
                         [](const core::Error &) {}});
        (void)QTest::qWaitFor([&found] { return found != nullptr; });
        return std::make_unique<chat::ChatSession>(services(), std::move(found), true);
    }
};

/// The stage of a call of the last reply that calls.
inline std::optional<chat::ToolCallStage> stageOf(const chat::ChatSession &session,
                                                  const QString &callId)
{
    const core::Conversation &conversation = session.conversation();
    for (int row = conversation.rowCount() - 1; row >= 0; --row) {
        const auto views = chat::ToolRun::of(session).calls(conversation.at(row).id);
        for (const chat::ToolCallView &view : views) {
            if (view.call.callId == callId)
                return view.stage;
        }
    }
    return std::nullopt;
}

/// "role", or for a result "tool:ID=TEXT", or for calls "assistant(ID ID)".
inline QStringList outlineOf(const FakeRequest &request)
{
    QStringList outline;
    for (const QJsonValue &message : messagesOf(request)) {
        QString line = message[QStringLiteral("role")].toString();
        QStringList ids;
        for (const QJsonValue &call : message[QStringLiteral("tool_calls")].toArray())
            ids.append(call[QStringLiteral("id")].toString());
        if (!ids.isEmpty())
            line += u'(' + ids.join(u' ') + u')';
        if (line == QStringLiteral("tool"))
            line += u':' + message[QStringLiteral("tool_call_id")].toString() + u'='
                    + message[QStringLiteral("content")].toString();
        outline.append(line);
    }
    return outline;
}

} // namespace support
