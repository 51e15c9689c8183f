// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/librechatconversation.h"

#include "storage/import/conversationbuilder.h"
#include "storage/import/turnsplitter.h"

namespace storage {
namespace {

/// A text, or an object that holds one.
QString libreText(const QJsonValue &value)
{
    return value.isObject() ? SourceObject(value).text("value") : value.toString();
}

void addLibrePart(const SourceObject &part, TurnSplitter &turn, ConversationBuilder &builder)
{
    const QString type = part.text("type");
    if (type == QLatin1StringView("text")) {
        turn.add(core::TextPart{libreText(part.value("text"))});
    } else if (type == QLatin1StringView("think")) {
        turn.add(core::ReasoningPart{libreText(part.value("think")), -1});
    } else if (type == QLatin1StringView("tool_call")) {
        const SourceObject told = part.object("tool_call");
        const SourceObject call = told.has("function") ? told.object("function") : told;
        if (call.text("name").isEmpty()) {
            builder.lose(core::ImportLoss::Kind::Part, type);
            return;
        }
        turn.add(sourceToolCall(told.text("id"), call.text("name"),
                                call.value(call.has("args") ? "args" : "arguments")));
        if (call.has("output"))
            turn.addResult(told.text("id"), sourceToolResult(call.value("output")));
    } else if (type == QLatin1StringView("image_url")) {
        if (const auto image = builder.imageAt(part.object("image_url").text("url")))
            turn.add(*image);
    } else if (type == QLatin1StringView("image_file")) {
        builder.lose(core::ImportLoss::Kind::Image, part.object("image_file").text("filename"));
    } else if (type != QLatin1StringView("error")) {
        builder.lose(core::ImportLoss::Kind::Part, type);
    }
}

core::Message libreHead(const SourceObject &message)
{
    core::Message head;
    const bool isUser =
        message.isTrue("isCreatedByUser")
        || message.text("sender").compare(QLatin1StringView("user"), Qt::CaseInsensitive) == 0;
    head.role = isUser ? core::Role::User : core::Role::Assistant;
    head.created = message.time("createdAt");
    if (isUser)
        return head;
    head.model = message.text("model");
    if (message.isTrue("unfinished"))
        head.state = core::MessageState::Interrupted;
    if (message.isTrue("error")) {
        core::Error error;
        error.message = message.text("text");
        head.error = error;
        head.state = core::MessageState::Failed;
    }
    return head;
}

QList<core::Message> libreChain(const SourceObject &message, ConversationBuilder &builder)
{
    const core::Message head = libreHead(message);
    TurnSplitter turn(head);
    const QJsonArray parts = message.list("content");
    for (const QJsonValue &part : parts)
        addLibrePart(SourceObject(part), turn, builder);
    if (parts.isEmpty() && !head.error)
        turn.add(core::TextPart{message.text("text")});
    const QJsonArray files = message.list("files");
    for (const QJsonValue &file : files)
        builder.lose(core::ImportLoss::Kind::File, SourceObject(file).text("filename"));
    return turn.messages();
}

struct LibreItem {
    SourceObject message;
    QString parent;
};

/// Without recursion; children come before the items that wait already.
void addLibreMessages(QList<LibreItem> open, ConversationBuilder &builder, QString &last)
{
    while (!open.isEmpty()) {
        const LibreItem item = open.takeFirst();
        QString id = item.message.text("messageId");
        if (item.message.isEmpty()) {
            builder.lose(core::ImportLoss::Kind::Message);
            continue;
        }
        if (id.isEmpty())
            id = QLatin1Char('#') + QString::number(builder.tree().messageCount());
        builder.tree().add(id, item.parent, libreChain(item.message, builder));
        last = id;
        const QJsonArray children = item.message.list("children");
        for (qsizetype i = children.size(); i-- > 0;)
            open.prepend({SourceObject(children.at(i)), id});
    }
}

} // namespace

ImportedConversation readLibreChatConversation(const SourceObject &conversation)
{
    ConversationBuilder builder(core::ImportFormat::LibreChat, conversation.text("conversationId"));
    const SourceObject options = conversation.object("options");
    ImportedConversation &fields = builder.fields();
    fields.title = conversation.text("title");
    fields.model = options.text("model");
    for (const char *name : {"promptPrefix", "system"}) {
        if (const QString prompt = options.text(name); !prompt.isEmpty())
            fields.instructions = prompt;
    }
    const bool isTree = conversation.has("messagesTree");
    const QJsonArray messages = conversation.list(isTree ? "messagesTree" : "messages");
    QList<LibreItem> open;
    for (const QJsonValue &value : messages) {
        const SourceObject message(value);
        open.append({message, message.text("parentMessageId")});
    }
    QString last;
    addLibreMessages(open, builder, last);
    return builder.finish(last);
}

} // namespace storage
