// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/nextchatsession.h"

#include "storage/import/conversationbuilder.h"
#include "storage/import/turnsplitter.h"

namespace storage {
namespace {

void addNextChatTools(const SourceObject &message, TurnSplitter &turn, ConversationBuilder &builder)
{
    const QJsonArray tools = message.list("tools");
    for (const QJsonValue &value : tools) {
        const SourceObject tool(value);
        const SourceObject function = tool.object("function");
        if (function.text("name").isEmpty()) {
            builder.lose(core::ImportLoss::Kind::Part, QStringLiteral("tool"));
            continue;
        }
        turn.add(
            sourceToolCall(tool.text("id"), function.text("name"), function.value("arguments")));
        const QString words = tool.isTrue("isError") ? tool.text("errorMsg") : tool.text("content");
        turn.addResult(tool.text("id"), words);
    }
}

void addNextChatContent(const QJsonValue &content, TurnSplitter &turn, ConversationBuilder &builder)
{
    if (content.isString()) {
        turn.add(core::TextPart{content.toString()});
        return;
    }
    const QJsonArray parts = content.toArray();
    for (const QJsonValue &value : parts) {
        const SourceObject part(value);
        if (part.text("type") == QLatin1StringView("text")) {
            turn.add(core::TextPart{part.text("text")});
        } else if (part.text("type") == QLatin1StringView("image_url")) {
            if (const auto image = builder.imageAt(part.object("image_url").text("url")))
                turn.add(*image);
        } else {
            builder.lose(core::ImportLoss::Kind::Part, part.text("type"));
        }
    }
}

/// In the words of the person's own country. Of these, only the order that begins with the year
/// can be told from all others.
QDateTime nextChatTime(const SourceObject &message)
{
    const QDateTime time = message.time("date");
    if (time.isValid())
        return time;
    const QDateTime local =
        QDateTime::fromString(message.text("date"), QStringLiteral("yyyy/M/d HH:mm:ss"));
    return local.isValid() ? local.toUTC() : QDateTime();
}

QList<core::Message> nextChatChain(const SourceObject &message, ConversationBuilder &builder)
{
    core::Message head;
    head.role = core::roleFromName(message.text("role")).value_or(core::Role::User);
    head.created = nextChatTime(message);
    if (head.role == core::Role::Assistant) {
        head.model = message.text("model");
        if (message.isTrue("streaming"))
            head.state = core::MessageState::Interrupted;
        if (message.isTrue("isError")) {
            head.state = core::MessageState::Failed;
            head.error = core::Error();
        }
    }
    TurnSplitter turn(head);
    addNextChatTools(message, turn, builder);
    addNextChatContent(message.value("content"), turn, builder);
    return turn.messages();
}

/// Appends them below `tail`; the name of the last.
QString addNextChatRow(const QJsonArray &messages, const QString &prefix, QString tail,
                       ConversationBuilder &builder)
{
    for (const QJsonValue &value : messages) {
        const SourceObject message(value);
        if (message.isEmpty()) {
            builder.lose(core::ImportLoss::Kind::Message);
            continue;
        }
        QString id = message.text("id");
        // Masks are shared, their messages' names with them.
        if (id.isEmpty() || !prefix.isEmpty())
            id = QLatin1Char('#') + prefix + QString::number(builder.tree().messageCount());
        builder.tree().add(id, tail, nextChatChain(message, builder));
        tail = id;
    }
    return tail;
}

} // namespace

ImportedConversation readNextChatSession(const SourceObject &session)
{
    ConversationBuilder builder(core::ImportFormat::NextChat, session.text("id"));
    const SourceObject mask = session.object("mask");
    ImportedConversation &fields = builder.fields();
    fields.title = session.text("topic");
    fields.model = mask.object("modelConfig").text("model");
    QString tail = addNextChatRow(mask.list("context"), QStringLiteral("mask"), {}, builder);
    tail = addNextChatRow(session.list("messages"), {}, tail, builder);
    ImportedConversation conversation = builder.finish(tail);
    // Not only where no message has a readable date: replies may come long after their question.
    if (const QDateTime updated = session.time("lastUpdate"); updated.isValid())
        conversation.updated = updated;
    return conversation;
}

} // namespace storage
