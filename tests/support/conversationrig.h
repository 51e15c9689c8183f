// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/linkgate.h"
#include "ui/conversation/conversationport.h"

#include <QUrl>

namespace support {

/// A conversation whose life the test plays itself.
class FakePort final : public ui::ConversationPort
{
public:
    FakePort()
        : m_conversation(core::ConversationInfo())
    {
    }

    [[nodiscard]] core::Conversation &conversation() const override { return m_conversation; }
    [[nodiscard]] chat::ReplyProgress progress() const override { return m_progress; }
    [[nodiscard]] bool hasInstructions() const override { return m_hasInstructions; }
    void regenerate(const QUuid &reply) override
    {
        m_calls.append({QStringLiteral("regenerate"), reply});
    }
    void activate(const QUuid &message) override { m_conversation.activate(message); }
    void mend(const QUuid &reply, const core::Mend &mend) override
    {
        m_calls.append({QStringLiteral("mend"), reply});
        m_mends.append(mend);
    }
    void retryNow() override { m_calls.append({QStringLiteral("retryNow"), {}}); }
    void stop() override { m_calls.append({QStringLiteral("stop"), {}}); }
    void loadRows(int first, int last) override { m_loads.append({first, last}); }
    QFuture<QHash<QUuid, QList<core::ContentPart>>>
    storedParts(const QList<QUuid> &messages) override
    {
        m_reads.append(messages);
        QHash<QUuid, QList<core::ContentPart>> parts;
        for (const QUuid &id : messages) {
            if (m_stored.contains(id))
                parts.insert(id, m_stored.value(id));
        }
        return QtFuture::makeReadyFuture(parts);
    }
    void setScrollPlace(const core::ScrollPlace &place) override { m_place = place; }
    QFuture<QImage> thumbnail(const QByteArray &, int) override
    {
        return QtFuture::makeReadyFuture(m_thumbnail);
    }

    [[nodiscard]] QList<chat::ToolCallView> calls(const core::Message &message) const override
    {
        return m_toolCalls.value(message.id);
    }
    void useCall(const core::ToolCallPart &call, ui::CallUse use) override
    {
        m_uses.append({call.callId, use});
    }
    void setToolCalls(const QUuid &message, const QList<chat::ToolCallView> &calls)
    {
        m_toolCalls.insert(message, calls);
        Q_EMIT callsChanged();
    }

    QUuid add(core::Role role, const QString &text,
              core::MessageState state = core::MessageState::Complete)
    {
        core::Message message;
        message.role = role;
        message.state = state;
        if (m_conversation.rowCount() > 0)
            message.parentId = m_conversation.at(m_conversation.rowCount() - 1).id;
        message.parts = {core::TextPart{text}};
        message.textLength = text.size();
        return m_conversation.add(message);
    }
    /// One of which only the skeleton is there, and `text` in the store.
    QUuid addStored(core::Role role, const QString &text)
    {
        core::Message message;
        message.role = role;
        if (m_conversation.rowCount() > 0)
            message.parentId = m_conversation.at(m_conversation.rowCount() - 1).id;
        message.isLoaded = false;
        message.textLength = text.size();
        const QUuid id = m_conversation.add(message);
        m_stored.insert(id, {core::TextPart{text}});
        return id;
    }
    void load(int row)
    {
        const QUuid id = m_conversation.at(row).id;
        m_conversation.setLoadedParts(id, m_stored.value(id));
    }
    QUuid ask(const QString &question)
    {
        (void)add(core::Role::User, question);
        return add(core::Role::Assistant, {}, core::MessageState::Streaming);
    }
    void setPhase(chat::ReplyPhase phase, qint64 elapsedMs)
    {
        m_progress = {};
        m_progress.phase = phase;
        m_progress.elapsedMs = elapsedMs;
        Q_EMIT phaseChanged();
    }
    void setProgress(const chat::ReplyProgress &progress)
    {
        m_progress = progress;
        Q_EMIT phaseChanged();
    }

    QList<std::pair<QString, QUuid>> m_calls;
    QList<core::Mend> m_mends;
    QList<std::pair<int, int>> m_loads;
    QList<QList<QUuid>> m_reads;
    QHash<QUuid, QList<core::ContentPart>> m_stored; ///< of messages that are not loaded
    core::ScrollPlace m_place;
    QHash<QUuid, QList<chat::ToolCallView>> m_toolCalls;
    QList<std::pair<QString, ui::CallUse>> m_uses;
    QImage m_thumbnail;
    bool m_hasInstructions = false;

private:
    mutable core::Conversation m_conversation;
    chat::ReplyProgress m_progress;
};

/// Lets https through, remembers what was opened, and finds every link misleading whose label is
/// an address of another host.
class FakeGate final : public core::LinkGate
{
public:
    [[nodiscard]] std::optional<core::GatedLink> check(const QString &target,
                                                       const QString &label) const override
    {
        const QUrl url(target);
        if (url.scheme() != QLatin1StringView("https"))
            return std::nullopt;
        const QUrl shown(label);
        return core::GatedLink{url.host(), QString::fromLatin1(url.toEncoded()),
                               !shown.host().isEmpty() && shown.host() != url.host()};
    }
    bool open(const core::GatedLink &link) override
    {
        if (m_canOpen)
            m_opened.append(link.address);
        return m_canOpen;
    }

    QStringList m_opened;
    bool m_canOpen = true;
};

} // namespace support
