// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/conversationbuilder.h"

#include "storage/imagedata.h"
#include "storage/import/sourcefields.h"

#include <QCryptographicHash>

namespace storage {
namespace {

/// The names of imports lie below this one (RFC 9562, version 5).
constexpr QUuid kImports(0x5d9c26a1, 0x8f0e, 0x4b7d, 0x9a, 0x63, 0x0c, 0x41, 0x7e, 0xd2, 0xb8,
                         0x15);
/// One conversation is in memory at a time.
constexpr qint64 kMaxConversationImages = 256 * 1024 * 1024;

constexpr qsizetype kMaxTitle = 300;

} // namespace

ConversationBuilder::ConversationBuilder(core::ImportFormat format, const QString &name)
    : m_format(format)
    , m_name(name)
{
}

/// Without a name of the source's own the content tells: whatever is read again is known then, and
/// what differs anywhere is another conversation.
QUuid ConversationBuilder::identity() const
{
    const QString format = core::importFormatName(m_format) + QLatin1Char('\n');
    if (!m_name.isEmpty())
        return QUuid::createUuidV5(kImports, format + m_name);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(m_conversation.title.toUtf8() + '\n');
    hash.addData(m_conversation.instructions.value_or(QString()).toUtf8() + '\n');
    hash.addData(m_conversation.created.toUTC().toString(Qt::ISODateWithMs).toUtf8() + '\n');
    hash.addData(m_tree.fingerprint());
    return QUuid::createUuidV5(kImports, format + QLatin1Char('\n')
                                             + QString::fromLatin1(hash.result().toHex()));
}

void ConversationBuilder::lose(core::ImportLoss::Kind kind, const QString &name)
{
    m_conversation.lose(kind, name);
}

bool ConversationBuilder::hasRoom(qint64 bytes) const
{
    return m_imageBytes + bytes <= kMaxConversationImages;
}

std::optional<core::ImagePart> ConversationBuilder::image(const QString &key, const Load &load,
                                                          const QString &name)
{
    if (const auto known = m_pictures.constFind(key); known != m_pictures.cend()) {
        if (!known.value())
            lose(core::ImportLoss::Kind::Image, name);
        return known.value();
    }
    const auto part = image(hasRoom(1) ? load() : QByteArray(), name);
    m_pictures.insert(key, part);
    return part;
}

std::optional<core::ImagePart> ConversationBuilder::image(const QByteArray &bytes,
                                                          const QString &name)
{
    const auto attachment = hasRoom(bytes.size()) ? imageAttachment(bytes) : std::nullopt;
    if (!attachment) {
        lose(core::ImportLoss::Kind::Image, name);
        return std::nullopt;
    }
    m_imageBytes += bytes.size();
    m_conversation.attachments.append(*attachment);
    return imagePart(*attachment, cutText(name, kMaxSourceName));
}

std::optional<core::ImagePart> ConversationBuilder::imageAt(const QString &url, const QString &name)
{
    if (isDataUrl(url)) // four letters are three bytes
        return image(hasRoom(url.size() / 4 * 3) ? dataOfUrl(url) : QByteArray(), name);
    if (!isWebAddress(url)) {
        lose(core::ImportLoss::Kind::Image, name);
        return std::nullopt;
    }
    core::ImagePart part;
    part.url = url;
    part.name = cutText(name, kMaxSourceName);
    return part;
}

ImportedConversation ConversationBuilder::finish(const QString &current)
{
    m_conversation.id = identity();
    ImportTree::Grown grown = m_tree.grow(m_conversation.id, current);
    m_conversation.messages = std::move(grown.messages);
    m_conversation.activeChildren = std::move(grown.activeChildren);
    takeInstructions();
    takeTimes();
    cutNames();
    if (m_conversation.title.isEmpty())
        m_conversation.title = titleFrom(m_conversation);
    return std::move(m_conversation);
}

void ConversationBuilder::cutNames()
{
    m_conversation.title = cutText(m_conversation.title.simplified(), kMaxTitle);
    m_conversation.model = cutText(m_conversation.model, kMaxSourceName);
    for (core::Message &message : m_conversation.messages) {
        message.model = cutText(message.model, kMaxSourceName);
        message.finishReason = cutText(message.finishReason, kMaxSourceName);
    }
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
    const QString words = core::plainText(messages.first());
    if (m_conversation.instructions.value_or(words) != words)
        return; // both were told to the model
    m_conversation.instructions = words;
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
