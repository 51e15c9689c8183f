// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/claudeconversation.h"

#include "storage/import/conversationbuilder.h"
#include "storage/import/turnsplitter.h"

namespace storage {
namespace {

/// Older exports give calls no identity; a result belongs to the call before it then.
class ClaudeTurn
{
public:
    ClaudeTurn(core::Message head, ConversationBuilder &builder)
        : m_turn(std::move(head))
        , m_builder(builder)
    {
    }

    void add(const SourceObject &part);
    [[nodiscard]] TurnSplitter &turn() { return m_turn; }

private:
    TurnSplitter m_turn;
    ConversationBuilder &m_builder;
    QString m_lastCall;
    int m_calls = 0;
};

void ClaudeTurn::add(const SourceObject &part)
{
    const QString type = part.text("type");
    if (type == QLatin1StringView("text")) {
        m_turn.add(core::TextPart{part.text("text")});
    } else if (type == QLatin1StringView("thinking")) {
        const QDateTime start = part.time("start_timestamp");
        const QDateTime stop = part.time("stop_timestamp");
        const bool isTimed = start.isValid() && stop.isValid() && start <= stop;
        m_turn.add(core::ReasoningPart{part.text("thinking"), isTimed ? start.msecsTo(stop) : -1});
    } else if (type == QLatin1StringView("tool_use") && !part.text("name").isEmpty()) {
        m_lastCall = part.text("id");
        if (m_lastCall.isEmpty())
            m_lastCall = QStringLiteral("call_%1").arg(++m_calls);
        m_turn.add(sourceToolCall(m_lastCall, part.text("name"), part.value("input")));
    } else if (type == QLatin1StringView("tool_result")) {
        const QString id = part.text("tool_use_id");
        m_turn.addResult(id.isEmpty() ? m_lastCall : id, sourceToolResult(part.value("content")));
    } else if (type != QLatin1StringView("token_budget")) {
        m_builder.lose(core::ImportLoss::Kind::Part, type);
    }
}

/// Texts that were attached are in the export; what else was, is only named.
void addClaudeFiles(const SourceObject &message, TurnSplitter &turn, ConversationBuilder &builder)
{
    const QJsonArray attachments = message.list("attachments");
    for (const QJsonValue &value : attachments) {
        const SourceObject attachment(value);
        const QString name = attachment.text("file_name");
        const QString text = attachment.text("extracted_content");
        if (text.isEmpty())
            builder.lose(core::ImportLoss::Kind::File, name);
        else
            turn.add(core::TextPart{name.isEmpty() ? text : name + QStringLiteral("\n\n") + text});
    }
    const QJsonArray files = message.list("files");
    for (const QJsonValue &file : files)
        builder.lose(core::ImportLoss::Kind::File, SourceObject(file).text("file_name"));
}

QList<core::Message> claudeChain(const SourceObject &message, ConversationBuilder &builder)
{
    core::Message head;
    const bool isReply = message.text("sender") == QLatin1StringView("assistant");
    head.role = isReply ? core::Role::Assistant : core::Role::User;
    head.created = message.time("created_at");
    if (isReply)
        head.model = message.text("model");
    ClaudeTurn turn(head, builder);
    const QJsonArray parts = message.list("content");
    for (const QJsonValue &part : parts)
        turn.add(SourceObject(part));
    if (parts.isEmpty())
        turn.turn().add(core::TextPart{message.text("text")});
    addClaudeFiles(message, turn.turn(), builder);
    return turn.turn().messages();
}

} // namespace

ImportedConversation readClaudeConversation(const SourceObject &conversation)
{
    ConversationBuilder builder(core::ImportFormat::Claude, conversation.text("uuid"));
    ImportedConversation &fields = builder.fields();
    fields.title = conversation.text("name");
    fields.created = conversation.time("created_at");
    fields.updated = conversation.time("updated_at");
    fields.isPinned = conversation.isTrue("is_starred");
    const QJsonArray messages = conversation.list("chat_messages");
    QString tail;
    for (const QJsonValue &value : messages) {
        const SourceObject message(value);
        if (message.isEmpty()) {
            builder.lose(core::ImportLoss::Kind::Message);
            continue;
        }
        QString id = message.text("uuid");
        if (id.isEmpty())
            id = QLatin1Char('#') + QString::number(builder.tree().messageCount());
        // Parents are told by newer exports only; without them it is one message after the other.
        const bool isTold = message.has("parent_message_uuid");
        builder.tree().add(id, isTold ? message.text("parent_message_uuid") : tail,
                           claudeChain(message, builder));
        tail = id;
    }
    const QString current = conversation.text("current_leaf_message_uuid");
    return builder.finish(current.isEmpty() ? tail : current);
}

} // namespace storage
