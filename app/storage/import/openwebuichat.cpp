// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/openwebuichat.h"

#include "storage/import/conversationbuilder.h"
#include "storage/import/openwebuicontent.h"

#include <algorithm>

namespace storage {
namespace {

void addOpenWebUiFiles(const SourceObject &message, TurnSplitter &turn,
                       ConversationBuilder &builder)
{
    const QJsonArray files = message.list("files");
    for (const QJsonValue &value : files) {
        const SourceObject file(value);
        const QString type = file.text("type");
        const bool isImage = type == QLatin1StringView("image")
                             || file.text("content_type").startsWith(QLatin1StringView("image/"));
        if (!isImage) {
            builder.lose(core::ImportLoss::Kind::File, file.text("name"));
        } else if (const auto image = builder.imageAt(file.text("url"), file.text("name"))) {
            turn.add(*image); // an address of the server's own is no picture of this file
        }
    }
}

/// Newer replies keep the API's items beside their text.
void addOpenWebUiOutput(const QJsonArray &items, TurnSplitter &turn, ConversationBuilder &builder)
{
    for (const QJsonValue &value : items) {
        const SourceObject item(value);
        const QString type = item.text("type");
        const QString text = sourceToolResult(item.value("content"));
        if (type == QLatin1StringView("message")) {
            turn.add(core::TextPart{text});
        } else if (type == QLatin1StringView("reasoning")) {
            const bool isTimed = item.value("duration").isDouble();
            const qint64 elapsed = sourceInteger(item.number("duration") * 1000);
            turn.add(core::ReasoningPart{text, isTimed ? elapsed : -1});
        } else if (type == QLatin1StringView("function_call") && !item.text("name").isEmpty()) {
            turn.add(
                sourceToolCall(item.text("call_id"), item.text("name"), item.value("arguments")));
        } else if (type == QLatin1StringView("function_call_output")) {
            turn.addResult(item.text("call_id"), sourceToolResult(item.value("output")));
        } else {
            builder.lose(core::ImportLoss::Kind::Part, type);
        }
    }
}

bool hasMessageItem(const QJsonArray &items)
{
    return std::any_of(items.begin(), items.end(), [](const QJsonValue &item) {
        return SourceObject(item).text("type") == QLatin1StringView("message");
    });
}

/// Programs that write chats for Open WebUI give parts, as the API has them.
void addOpenWebUiParts(const QJsonArray &parts, TurnSplitter &turn, ConversationBuilder &builder)
{
    for (const QJsonValue &value : parts) {
        const SourceObject part(value);
        const QString type = part.text("type");
        if (value.isString()) {
            turn.add(core::TextPart{value.toString()});
        } else if (part.has("text")) {
            turn.add(core::TextPart{part.text("text")});
        } else if (type == QLatin1StringView("image_url")) {
            if (const auto image = builder.imageAt(part.object("image_url").text("url")))
                turn.add(*image);
        } else {
            builder.lose(core::ImportLoss::Kind::Part, type);
        }
    }
}

core::Message openWebUiHead(const SourceObject &message)
{
    core::Message head;
    head.role = core::roleFromName(message.text("role")).value_or(core::Role::Assistant);
    head.created = message.time("timestamp");
    if (head.role != core::Role::Assistant)
        return head;
    head.model = message.text("model");
    head.usage = sourceUsage(message.object("usage").json());
    if (!head.usage)
        head.usage = sourceUsage(message.object("info").json());
    if (message.has("done") && !message.isTrue("done"))
        head.state = core::MessageState::Interrupted;
    const QJsonValue told = message.value("error");
    if (told.isObject() || told.toBool()) {
        core::Error error;
        error.message = sourceText(SourceObject(told).value("content"));
        head.error = error;
        head.state = core::MessageState::Failed;
    }
    return head;
}

QList<core::Message> openWebUiChain(const SourceObject &message, ConversationBuilder &builder)
{
    TurnSplitter turn(openWebUiHead(message));
    const QString text = message.text("content");
    const QJsonArray output = message.list("output");
    const bool isReply = message.text("role") != QLatin1StringView("user");
    turn.add(core::ReasoningPart{message.text("reasoning_content"), -1});
    const bool hasItems =
        isReply && !output.isEmpty() && !text.contains(QLatin1StringView("<details type="));
    if (hasItems)
        addOpenWebUiOutput(output, turn, builder);
    // The items of a reply that only thinks and calls are not all of it.
    if (hasItems && !hasMessageItem(output))
        turn.add(core::TextPart{text});
    else if (isReply && !hasItems)
        addOpenWebUiText(text, turn);
    else if (!isReply)
        turn.add(core::TextPart{text});
    addOpenWebUiParts(message.list("content"), turn, builder);
    addOpenWebUiFiles(message, turn, builder);
    return turn.messages();
}

/// In the order of time; the tree itself is made of the names of parents.
void addOpenWebUiTree(const QJsonObject &messages, ConversationBuilder &builder)
{
    QList<SourceObject> ordered;
    for (const QJsonValue &value : messages)
        ordered.append(SourceObject(value));
    std::stable_sort(ordered.begin(), ordered.end(),
                     [](const SourceObject &a, const SourceObject &b) {
                         return a.number("timestamp") < b.number("timestamp");
                     });
    QHash<QString, int> ranks;
    for (const SourceObject &message : std::as_const(ordered)) {
        const QJsonArray children = message.list("childrenIds");
        for (qsizetype i = 0; i < children.size(); ++i)
            ranks.insert(children.at(i).toString(), int(i));
    }
    for (const SourceObject &message : std::as_const(ordered)) {
        const QString id = message.text("id");
        if (id.isEmpty())
            builder.lose(core::ImportLoss::Kind::Message);
        else
            builder.tree().add(id, message.text("parentId"), openWebUiChain(message, builder),
                               ranks.value(id));
    }
}

QString addOpenWebUiList(const QJsonArray &messages, ConversationBuilder &builder)
{
    QString tail;
    for (const QJsonValue &value : messages) {
        const SourceObject message(value);
        QString id = message.text("id");
        if (id.isEmpty())
            id = QLatin1Char('#') + QString::number(builder.tree().messageCount());
        builder.tree().add(id, tail, openWebUiChain(message, builder));
        tail = id;
    }
    return tail;
}

} // namespace

ImportedConversation readOpenWebUiChat(const SourceObject &record)
{
    // A chat that was saved alone has no record around it.
    const SourceObject chat = record.has("chat") ? record.object("chat") : record;
    const QString id = record.text("id").isEmpty() ? chat.text("id") : record.text("id");
    ConversationBuilder builder(core::ImportFormat::OpenWebUi, id);
    ImportedConversation &fields = builder.fields();
    fields.title = record.text("title").isEmpty() ? chat.text("title") : record.text("title");
    fields.created = record.time("created_at");
    fields.updated = record.time("updated_at");
    if (!fields.created.isValid())
        fields.created = chat.time("timestamp");
    fields.isPinned = record.isTrue("pinned");
    fields.isArchived = record.isTrue("archived");
    fields.model = chat.list("models").first().toString();
    QString system = chat.object("params").text("system");
    if (system.isEmpty())
        system = chat.text("system");
    if (!system.isEmpty())
        fields.instructions = system;
    const SourceObject history = chat.object("history");
    const QJsonObject tree = history.object("messages").json();
    if (tree.isEmpty())
        return builder.finish(addOpenWebUiList(chat.list("messages"), builder));
    addOpenWebUiTree(tree, builder);
    return builder.finish(history.text("currentId"));
}

} // namespace storage
