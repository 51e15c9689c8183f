// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/chatboxsession.h"

#include "storage/import/streamproblem.h"

namespace storage {
namespace {

core::Message chatboxHead(const SourceObject &message)
{
    core::Message head;
    head.role = core::roleFromName(message.text("role")).value_or(core::Role::User);
    head.created = message.time("timestamp");
    if (head.role != core::Role::Assistant)
        return head;
    head.model = message.text("model");
    head.finishReason = message.text("finishReason");
    head.usage = sourceUsage(message.object("usage").json());
    if (message.isTrue("generating"))
        head.state = core::MessageState::Interrupted;
    if (const QString words = message.text("error"); !words.isEmpty()) {
        core::Error error;
        error.message = words;
        head.error = error;
        head.state = core::MessageState::Failed;
    }
    return head;
}

bool hasWords(const QJsonArray &parts)
{
    for (const QJsonValue &part : parts) {
        const SourceObject told(part);
        // Three dots are what stands there until the reply arrives.
        if (!told.text("text").isEmpty() && told.text("text") != QLatin1StringView("..."))
            return true;
        if (told.has("storageKey") || told.has("toolCallId"))
            return true;
    }
    return false;
}

} // namespace

ChatboxSession::ChatboxSession(SourceObject session, PictureLookup pictures)
    : m_session(std::move(session))
    , m_forks(m_session.object("messageForksHash"))
    , m_pictures(std::move(pictures))
{
}

QList<ImportedConversation> ChatboxSession::conversations()
{
    QList<ImportedConversation> all;
    const QString id = m_session.text("id");
    const QString title = m_session.text("name");
    const QJsonArray threads = m_session.list("threads");
    for (const QJsonValue &value : threads) {
        const SourceObject thread(value);
        if (thread.list("messages").isEmpty())
            continue;
        const QString name = thread.text("name").isEmpty() ? title : thread.text("name");
        all.append(
            conversation(id + QLatin1Char('/') + thread.text("id"), name, thread.list("messages")));
    }
    if (!m_session.list("messages").isEmpty())
        all.append(conversation(id, title, m_session.list("messages")));
    return all;
}

ImportedConversation ChatboxSession::conversation(const QString &name, const QString &title,
                                                  const QJsonArray &messages)
{
    ConversationBuilder builder(core::ImportFormat::Chatbox, name);
    ImportedConversation &fields = builder.fields();
    fields.title = title;
    fields.isPinned = m_session.isTrue("starred");
    fields.isArchived = m_session.isTrue("hidden");
    fields.model = m_session.object("settings").text("modelId");
    QList<Branch> open{{messages, {}, 0}};
    while (!open.isEmpty())
        follow(open.takeFirst(), open, builder);
    return builder.finish(SourceObject(messages.last()).text("id"));
}

void ChatboxSession::follow(const Branch &branch, QList<Branch> &open, ConversationBuilder &builder)
{
    QString parent = branch.parent;
    int rank = branch.rank;
    for (const QJsonValue &value : branch.messages) {
        const SourceObject message(value);
        QString id = message.text("id");
        if (id.isEmpty())
            id = QLatin1Char('#') + QString::number(builder.tree().messageCount());
        if (message.isEmpty() || builder.tree().contains(id)) { // a fork that leads into itself
            builder.lose(core::ImportLoss::Kind::Message);
            continue;
        }
        builder.tree().add(id, parent, chainOf(message, builder), rank);
        rank = openForks(id, open);
        parent = id;
    }
}

/// The list that is shown is empty in the fork: its messages go on in the session. Returns the
/// place of that list among the others.
int ChatboxSession::openForks(const QString &message, QList<Branch> &open) const
{
    const SourceObject fork(m_forks.json().value(message));
    const QJsonArray lists = fork.list("lists");
    const int shown = int(qBound(qint64(-1), fork.integer("position"), qint64(lists.size())));
    for (int i = 0; i < lists.size(); ++i) {
        const QJsonArray messages = SourceObject(lists.at(i)).list("messages");
        if (i != shown && !messages.isEmpty())
            open.append({messages, message, i});
    }
    return shown;
}

QList<core::Message> ChatboxSession::chainOf(const SourceObject &message,
                                             ConversationBuilder &builder) const
{
    TurnSplitter turn(chatboxHead(message));
    turn.add(core::ReasoningPart{message.text("reasoningContent"), -1});
    const QJsonArray parts = message.list("contentParts");
    if (!hasWords(parts))
        addOldContent(message, turn, builder);
    for (const QJsonValue &part : parts)
        addPart(SourceObject(part), turn, builder);
    const QJsonArray files = message.list("files");
    for (const QJsonValue &file : files)
        builder.lose(core::ImportLoss::Kind::File, SourceObject(file).text("name"));
    const QJsonArray links = message.list("links");
    for (const QJsonValue &link : links)
        builder.lose(core::ImportLoss::Kind::File, SourceObject(link).text("url"));
    return turn.messages();
}

void ChatboxSession::addPart(const SourceObject &part, TurnSplitter &turn,
                             ConversationBuilder &builder) const
{
    const QString type = part.text("type");
    if (type == QLatin1StringView("text")) {
        turn.add(core::TextPart{part.text("text")});
    } else if (type == QLatin1StringView("reasoning")) {
        turn.add(core::ReasoningPart{part.text("text"), part.integer("duration", -1)});
    } else if (type == QLatin1StringView("image")) {
        addPicture(part, turn, builder);
    } else if (type == QLatin1StringView("tool-call") && !part.text("toolName").isEmpty()) {
        const QString id = part.text("toolCallId");
        turn.add(sourceToolCall(id, part.text("toolName"), part.value("args")));
        if (part.has("result"))
            turn.addResult(id, sourceToolResult(part.value("result")));
    } else {
        builder.lose(core::ImportLoss::Kind::Part, type);
    }
}

/// Exports in one JSON of the newer programs name their pictures without holding them.
void ChatboxSession::addPicture(const SourceObject &picture, TurnSplitter &turn,
                                ConversationBuilder &builder) const
{
    const QString url = picture.text("url");
    const QString key = picture.text("storageKey");
    const auto image = url.isEmpty() ? builder.image(key, [this, &key] { return m_pictures(key); })
                                     : builder.imageAt(url);
    if (image)
        turn.add(*image);
}

void ChatboxSession::addOldContent(const SourceObject &message, TurnSplitter &turn,
                                   ConversationBuilder &builder) const
{
    turn.add(core::TextPart{message.text("content")});
    const QJsonArray pictures = message.list("pictures");
    for (const QJsonValue &picture : pictures)
        addPicture(SourceObject(picture), turn, builder);
}

bool takeChatboxSession(JsonStream &stream, const QString &name,
                        const ChatboxSession::PictureLookup &pictures, ImportVisitor &visitor)
{
    const SourceObject session(stream.take(kChatboxSessionLimits));
    if (session.isEmpty()) {
        visitor.lose({core::ImportLoss::Kind::Conversation, name, 1, lossReason(stream)});
        return true;
    }
    QList<ImportedConversation> conversations = ChatboxSession(session, pictures).conversations();
    for (ImportedConversation &conversation : conversations) {
        if (!visitor.take(std::move(conversation)))
            return false;
    }
    return true;
}

} // namespace storage
