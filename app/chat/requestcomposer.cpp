// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/requestcomposer.h"

#include "chat/toolpairs.h"
#include "core/whendone.h"

#include <algorithm>

namespace chat {
namespace {

/// What asks a model to go on. It is read by the model, not by the person.
constexpr QLatin1StringView kContinuePrompt(
    "Continue exactly where you stopped. Do not repeat anything you have already written and do "
    "not comment on the interruption.");

core::Error notStored(const QString &code)
{
    core::Error error;
    error.kind = core::ErrorKind::Storage;
    error.code = code;
    return error;
}

bool isSendable(const core::ContentPart &part)
{
    const bool isWords = std::holds_alternative<core::TextPart>(part)
                         || std::holds_alternative<core::RefusalPart>(part);
    if (isWords)
        return !core::partText(part).trimmed().isEmpty();
    return !std::holds_alternative<core::ReasoningPart>(part)
           && !std::holds_alternative<core::ProbabilityPart>(part);
}

} // namespace

RequestComposer::RequestComposer(const core::Conversation &conversation, storage::Store &store,
                                 QObject *parent)
    : QObject(parent)
    , m_conversation(conversation)
    , m_store(store)
{
}

void RequestComposer::compose(const QUuid &last, bool isContinuation,
                              const QHash<QByteArray, QByteArray> &known)
{
    m_isContinuation = isContinuation;
    m_attachments = known;
    for (const core::Message *message = m_conversation.find(last); message;
         message = m_conversation.find(message->parentId)) {
        m_messages.append(*message);
    }
    std::reverse(m_messages.begin(), m_messages.end());
    loadTexts();
}

void RequestComposer::loadTexts()
{
    QList<QUuid> unloaded;
    for (const core::Message &message : std::as_const(m_messages)) {
        if (!message.isLoaded)
            unloaded.append(message.id);
    }
    if (unloaded.isEmpty()) {
        leaveOutUnsendable();
        return;
    }
    using Parts = QHash<QUuid, QList<core::ContentPart>>;
    core::whenDone(this, m_store.parts(unloaded), [this](const core::Result<Parts> &loaded) {
        if (!loaded) {
            Q_EMIT failed(loaded.error());
            return;
        }
        for (core::Message &message : m_messages) {
            if (message.isLoaded)
                continue;
            const auto parts = loaded.value().constFind(message.id);
            if (parts == loaded.value().constEnd()) {
                Q_EMIT failed(notStored(QStringLiteral("message-missing")));
                return;
            }
            message.parts = *parts;
            message.isLoaded = true;
        }
        leaveOutUnsendable();
    });
}

void RequestComposer::leaveOutUnsendable()
{
    pairToolCalls(m_messages);
    QList<core::Message> kept;
    for (const core::Message &message : std::as_const(m_messages)) {
        if (message.role == core::Role::Tool && message.parts.isEmpty())
            continue;
        const bool isUnfinished = core::isRunning(message.state) && !m_isContinuation;
        const bool hasContent =
            std::any_of(message.parts.cbegin(), message.parts.cend(), isSendable);
        if (message.role != core::Role::Assistant || (hasContent && !isUnfinished))
            kept.append(message);
    }
    if (m_isContinuation) {
        core::Message goOn;
        goOn.parts = {core::TextPart{QString(kContinuePrompt)}};
        kept.append(goOn);
    }
    m_messages = kept;
    for (const core::Message &message : std::as_const(m_messages)) {
        for (const core::ContentPart &part : message.parts) {
            const auto *image = std::get_if<core::ImagePart>(&part);
            const bool isMissing = image && !image->hash.isEmpty()
                                   && !m_attachments.contains(image->hash)
                                   && !m_missing.contains(image->hash);
            if (isMissing)
                m_missing.append(image->hash);
        }
    }
    loadNextImage();
}

void RequestComposer::loadNextImage()
{
    if (m_missing.isEmpty()) {
        Q_EMIT composed(m_messages, m_attachments);
        return;
    }
    const QByteArray hash = m_missing.takeLast();
    core::whenDone(this, m_store.attachment(hash),
                   [this, hash](const core::Result<storage::Attachment> &attachment) {
                       // Leaving an image out silently would change what was asked.
                       if (!attachment || attachment.value().bytes.isEmpty()) {
                           Q_EMIT failed(attachment ? notStored(QStringLiteral("image-missing"))
                                                    : attachment.error());
                           return;
                       }
                       m_attachments.insert(hash, attachment.value().bytes);
                       loadNextImage();
                   });
}

} // namespace chat
