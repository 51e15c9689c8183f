// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/replyport.h"

#include "chat/pageloader.h"

#include <algorithm>

namespace ui {
namespace {

core::ConversationInfo infoWithoutPlace(const core::Conversation &conversation)
{
    core::ConversationInfo info = conversation.info();
    info.scroll = {};
    return info;
}

} // namespace

ReplyPort::ReplyPort(chat::ChatSession &session, const QUuid &reply, QObject *parent)
    : ConversationPort(parent)
    , m_session(session)
    , m_reply(reply)
    , m_own(new core::Conversation(infoWithoutPlace(session.conversation()), this))
{
    const core::Conversation *all = &session.conversation();
    if (const core::Message *message = all->find(reply))
        (void)m_own->add(*message);
    const auto followOwn = [this](const QUuid &message) {
        if (message == m_reply)
            follow();
    };
    connect(all, &core::Conversation::textAppended, this, &ReplyPort::take);
    connect(all, &core::Conversation::partsChanged, this, followOwn);
    connect(all, &core::Conversation::finished, this, followOwn);
    connect(all, &core::Conversation::treeChanged, this, &ReplyPort::follow);
    connect(&chat::Comparison::of(session), &chat::Comparison::replyChanged, this, followOwn);
    connect(&session, &chat::ChatSession::phaseChanged, this, [this] {
        follow();
        Q_EMIT phaseChanged();
    });
    loadRows(0, 0);
}

chat::ReplyProgress ReplyPort::progress() const
{
    return chat::Comparison::of(m_session).progress(m_reply);
}

void ReplyPort::regenerate(const QUuid &reply)
{
    m_session.regenerate(reply);
}

void ReplyPort::mend(const QUuid &reply, const core::Mend &mend)
{
    const bool isAskedAnew =
        mend.kind == core::MendKind::Retry || mend.kind == core::MendKind::Regenerate;
    if (mend.kind == core::MendKind::Continue && m_session.isRunning()) {
        Q_EMIT refused();
        return;
    }
    // What goes on in the same message has to be shown.
    if (!isAskedAnew && !m_session.isRunning())
        m_session.conversation().activate(reply);
    m_session.mend(reply, mend);
}

void ReplyPort::retryNow()
{
    chat::Comparison::of(m_session).retryNow(m_reply);
}

void ReplyPort::stop()
{
    chat::Comparison::of(m_session).stop(m_reply);
}

void ReplyPort::loadRows(int, int)
{
    const core::Message *message = m_session.conversation().find(m_reply);
    if (!message || message->isLoaded)
        return;
    core::whenDone(this, m_session.pages().load(m_reply),
                   [this](const core::Result<core::Done> &) { follow(); });
}

QFuture<QHash<QUuid, QList<core::ContentPart>>> ReplyPort::storedParts(const QList<QUuid> &messages)
{
    return m_session.pages().read(messages);
}

QFuture<QImage> ReplyPort::thumbnail(const QByteArray &hash, int longSide)
{
    return m_session.thumbnail(hash, longSide);
}

void ReplyPort::take(const QUuid &message, int part, const QString &delta)
{
    if (message != m_reply)
        return;
    if (const core::Message *all = m_session.conversation().find(m_reply))
        followState(*all);
    m_own->appendText(m_reply, part, delta);
}

void ReplyPort::follow()
{
    const core::Message *message = m_session.conversation().find(m_reply);
    if (!message || m_own->rowCount() == 0)
        return;
    followParts(*message);
    followState(*message);
}

/// What was taken out of memory meanwhile is still shown here.
void ReplyPort::followParts(const core::Message &message)
{
    const core::Message &own = m_own->at(0);
    if (!message.isLoaded)
        return;
    if (!own.isLoaded || own.parts.size() > message.parts.size()) {
        m_own->setLoadedParts(m_reply, message.parts);
        return;
    }
    const QList<core::ContentPart> parts = message.parts;
    for (int i = 0; i < parts.size(); ++i) {
        if (i >= m_own->at(0).parts.size())
            (void)m_own->addPart(m_reply, parts.at(i));
        else if (m_own->at(0).parts.at(i) != parts.at(i))
            m_own->replacePart(m_reply, i, parts.at(i));
    }
}

void ReplyPort::followState(const core::Message &message)
{
    const core::Message &own = m_own->at(0);
    if (core::isRunning(message.state)) {
        m_own->setState(m_reply, message.state);
        return;
    }
    const bool isSame = own.state == message.state && own.error == message.error
                        && own.response == message.response && own.usage == message.usage
                        && own.finishReason == message.finishReason;
    if (isSame)
        return;
    m_own->finish(m_reply, {message.state, message.finishReason, message.error, message.usage,
                            message.response, message.extra});
}

} // namespace ui
