// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/chatgptconversation.h"

namespace storage {
namespace {

QString chatGptId(const SourceObject &conversation)
{
    const QString id = conversation.text("conversation_id");
    return id.isEmpty() ? conversation.text("id") : id;
}

/// A message to anybody but the person calls a tool.
bool isChatGptCall(const SourceObject &message)
{
    const QString recipient = message.text("recipient");
    return !recipient.isEmpty() && recipient != QLatin1StringView("all");
}

} // namespace

ChatGptConversation::ChatGptConversation(SourceObject conversation, ChatGptAssets &assets)
    : m_conversation(std::move(conversation))
    , m_nodes(m_conversation.object("mapping"))
    , m_builder(core::ImportFormat::ChatGpt, chatGptId(m_conversation))
    , m_content(m_builder, assets)
{
}

ImportedConversation ChatGptConversation::read()
{
    ImportedConversation &fields = m_builder.fields();
    fields.title = m_conversation.text("title");
    fields.created = m_conversation.time("create_time");
    fields.updated = m_conversation.time("update_time");
    fields.isArchived = m_conversation.isTrue("is_archived");
    fields.isPinned = m_conversation.isTrue("is_starred");
    fields.model = m_conversation.text("default_model_slug");
    const QStringList names = m_nodes.json().keys();
    for (const QString &name : names) {
        const QString parent = SourceObject(m_nodes.json().value(name)).text("parent");
        if (parent.isEmpty() || !m_nodes.json().contains(parent))
            walk(name);
    }
    for (const QString &name : names)
        walk(name); // what no root leads to
    return m_builder.finish(m_conversation.text("current_node"));
}

void ChatGptConversation::walk(const QString &root)
{
    QList<Step> open{{root, SourceObject(m_nodes.json().value(root)).text("parent"), 0, {}, {}}};
    while (!open.isEmpty())
        readNode(open.takeLast(), open);
}

void ChatGptConversation::readNode(Step step, QList<Step> &open)
{
    const SourceObject node(m_nodes.json().value(step.node));
    if (node.isEmpty() || m_seen.contains(step.node))
        return;
    m_seen.insert(step.node);
    const QJsonArray children = node.list("children");
    const SourceObject message = node.object("message");
    const ChatGptContent::Use use = ChatGptContent::useOf(message);
    if (use == ChatGptContent::Use::Shown) {
        readMessage(message, step);
    } else {
        if (use == ChatGptContent::Use::Thoughts)
            step.thoughts.append(m_content.parts(message));
        m_builder.tree().addAlias(step.node, step.parent);
        // Where answers part, or none comes, the thoughts stand alone.
        if (children.size() != 1 || !isToCome(children.first().toString()))
            settleThoughts(step);
    }
    for (qsizetype i = children.size(); i-- > 0;)
        open.append({children.at(i).toString(), step.node, int(i), step.thoughts, step.call});
}

bool ChatGptConversation::isToCome(const QString &node) const
{
    return !m_seen.contains(node) && !SourceObject(m_nodes.json().value(node)).isEmpty();
}

void ChatGptConversation::settleThoughts(Step &step)
{
    if (step.thoughts.isEmpty())
        return;
    core::Message message;
    message.role = core::Role::Assistant;
    message.parts = step.thoughts;
    m_builder.tree().add(step.node, step.parent, {message}, step.rank);
    step.thoughts.clear();
}

void ChatGptConversation::readMessage(const SourceObject &message, Step &step)
{
    const QList<core::Message> chain = chainOf(message, step);
    m_builder.tree().add(step.node, step.parent, chain, step.rank);
    step.thoughts.clear();
    // A result belongs to the call right above it; what is shown in between ends the matter.
    const bool isReply = message.object("author").text("role") == QLatin1StringView("assistant");
    step.call = isReply && isChatGptCall(message) ? step.node : QString();
}

core::Message ChatGptConversation::headOf(const SourceObject &message) const
{
    core::Message head;
    head.role =
        core::roleFromName(message.object("author").text("role")).value_or(core::Role::Assistant);
    head.created = message.time("create_time");
    if (head.role != core::Role::Assistant)
        return head;
    const SourceObject metadata = message.object("metadata");
    head.model = metadata.text("model_slug");
    const QString finish = metadata.object("finish_details").text("type");
    if (finish == QLatin1StringView("max_tokens"))
        head.finishReason = QStringLiteral("length");
    else if (finish == QLatin1StringView("stop"))
        head.finishReason = finish;
    if (message.text("status") == QLatin1StringView("in_progress"))
        head.state = core::MessageState::Interrupted;
    return head;
}

QList<core::Message> ChatGptConversation::chainOf(const SourceObject &message, Step &step)
{
    core::Message head = headOf(message);
    QList<core::Message> chain;
    if (head.role != core::Role::Assistant && !step.thoughts.isEmpty()) {
        core::Message thinking;
        thinking.role = core::Role::Assistant;
        thinking.parts = step.thoughts;
        chain.append(thinking);
    } else {
        head.parts = step.thoughts;
    }
    if (head.role == core::Role::Tool)
        return chain + resultOf(message, step);
    if (head.role == core::Role::Assistant && isChatGptCall(message)) {
        head.parts.append(
            sourceToolCall(step.node, message.text("recipient"), ChatGptContent::words(message)));
    } else {
        head.parts.append(m_content.parts(message));
    }
    chain.append(head);
    return chain;
}

/// Pictures that a tool has drawn are shown as a reply, because results are texts; and so is what
/// comes from a tool that nobody has called.
QList<core::Message> ChatGptConversation::resultOf(const SourceObject &message, const Step &step)
{
    QList<core::Message> chain;
    core::Message drawn = headOf(message);
    drawn.role = core::Role::Assistant;
    const QList<core::ContentPart> parts = m_content.parts(message);
    for (const core::ContentPart &part : parts) {
        if (step.call.isEmpty() || std::holds_alternative<core::ImagePart>(part))
            drawn.parts.append(part);
    }
    if (!step.call.isEmpty()) {
        core::Message result = headOf(message);
        result.parts = {core::ToolResultPart{step.call, ChatGptContent::words(message)}};
        chain.append(result);
    } else if (drawn.parts.isEmpty()) {
        m_builder.lose(core::ImportLoss::Kind::Message, message.object("author").text("name"));
    }
    if (!drawn.parts.isEmpty())
        chain.append(drawn);
    return chain;
}

} // namespace storage
