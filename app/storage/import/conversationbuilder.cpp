// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/conversationbuilder.h"

#include "storage/imagedata.h"

namespace storage {
namespace {

/// The names of imports lie below this one (RFC 9562, version 5).
constexpr QUuid kImports(0x5d9c26a1, 0x8f0e, 0x4b7d, 0x9a, 0x63, 0x0c, 0x41, 0x7e, 0xd2, 0xb8,
                         0x15);
/// One conversation is in memory at a time.
constexpr qint64 kMaxConversationImages = 256 * 1024 * 1024;

QUuid conversationIdentity(core::ImportFormat format, const QString &name)
{
    if (name.isEmpty())
        return {};
    return QUuid::createUuidV5(kImports, core::importFormatName(format) + QLatin1Char('\n') + name);
}

} // namespace

ConversationBuilder::ConversationBuilder(core::ImportFormat format, const QString &name)
    : m_tree(conversationIdentity(format, name))
{
    m_conversation.id = conversationIdentity(format, name);
}

void ConversationBuilder::lose(core::ImportLoss::Kind kind, const QString &name)
{
    m_conversation.lose(kind, name);
}

std::optional<core::ImagePart> ConversationBuilder::image(const QByteArray &bytes,
                                                          const QString &name)
{
    const auto attachment = imageAttachment(bytes);
    if (!attachment || m_imageBytes + bytes.size() > kMaxConversationImages) {
        lose(core::ImportLoss::Kind::Image, name);
        return std::nullopt;
    }
    m_imageBytes += bytes.size();
    m_conversation.attachments.append(*attachment);
    return imagePart(*attachment, name);
}

std::optional<core::ImagePart> ConversationBuilder::imageAt(const QString &url, const QString &name)
{
    if (isDataUrl(url))
        return image(dataOfUrl(url), name);
    if (!isWebAddress(url)) {
        lose(core::ImportLoss::Kind::Image, name);
        return std::nullopt;
    }
    core::ImagePart part;
    part.url = url;
    part.name = name;
    return part;
}

ImportedConversation ConversationBuilder::finish(const QString &current)
{
    ImportTree::Grown grown = m_tree.grow(current);
    m_conversation.messages = std::move(grown.messages);
    m_conversation.activeChildren = std::move(grown.activeChildren);
    takeInstructions();
    takeTimes();
    m_conversation.title = m_conversation.title.simplified();
    if (m_conversation.title.isEmpty())
        m_conversation.title = titleFrom(m_conversation.messages);
    return std::move(m_conversation);
}

/// A system message that everything else hangs on is what the conversation's own instructions are.
void ConversationBuilder::takeInstructions()
{
    QList<core::Message> &messages = m_conversation.messages;
    if (messages.isEmpty() || messages.first().role != core::Role::System)
        return;
    const QUuid root = messages.first().id;
    for (qsizetype i = 1; i < messages.size(); ++i) {
        if (messages.at(i).parentId.isNull())
            return;
    }
    if (!m_conversation.instructions)
        m_conversation.instructions = core::plainText(messages.first());
    messages.removeFirst();
    for (core::Message &message : messages) {
        if (message.parentId == root)
            message.parentId = QUuid();
    }
    const QUuid child = m_conversation.activeChildren.take(root);
    m_conversation.activeChildren.insert(QUuid(), child);
}

void ConversationBuilder::takeTimes()
{
    for (const core::Message &message : std::as_const(m_conversation.messages)) {
        if (!message.created.isValid())
            continue;
        if (!m_conversation.created.isValid())
            m_conversation.created = message.created;
        if (!m_conversation.updated.isValid() || message.created > m_conversation.updated)
            m_conversation.updated = message.created;
    }
}

} // namespace storage
