// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/attachedfiles.h"
#include "chat/chatsession_p.h"
#include "core/learnedparameters.h"
#include "storage/storeedits.h"

namespace chat {

ToolRun &ToolRun::of(const ChatSession &session)
{
    return *session.d->tools;
}

ToolRun::Host ChatSession::Private::toolHost()
{
    return {[this](const QUuid &last) { goOnBelow(last); },
            [this](const std::function<void(ToolRun &)> &what) {
                return q->putsOff([what](ChatSession &after) { what(ToolRun::of(after)); });
            },
            [this](const QUuid &message) { return recorder.commit({message}, {}); },
            [this] {
                return tools::ToolContext{[this](const QString &name) {
                                              return attachedFile(q, *conversation, services.store,
                                                                  name);
                                          },
                                          attachedFiles(*conversation)};
            },
            [this](const core::Message &reply) { return offeredTo(reply); },
            [this] { return services.clock.now(); },
            [this] {
                return storage::StoreEdits(services.store).typedResults(conversation->info().id);
            },
            [this](const QList<core::TypedResult> &typed) {
                (void)storage::StoreEdits(services.store)
                    .saveTypedResults(conversation->info().id, typed);
            }};
}

QJsonArray ChatSession::Private::offeredTo(const core::Message &reply) const
{
    const auto parameters = core::parametersFor(services.connections.profile(reply.profileId),
                                                reply.model, conversation->info().parameters);
    const bool isForbidden =
        !parameters
        || parameters.value().toolChoice == std::optional(QJsonValue(QLatin1StringView("none")));
    return isForbidden ? QJsonArray() : parameters.value().tools.value_or(QJsonArray());
}

void ChatSession::Private::goOnBelow(const QUuid &last)
{
    const core::Message *result = conversation->find(last);
    const core::Message *caller = result;
    while (caller && caller->role == core::Role::Tool)
        caller = conversation->find(caller->parentId);
    if (!caller || isBusy() || !m_continuing.isNull())
        return;
    core::Message reply = newReply(last);
    // Who called goes on, whichever model the conversation has by now.
    if (services.connections.profile(caller->profileId)) {
        reply.profileId = caller->profileId;
        reply.model = caller->model;
    }
    if (reply.model.isEmpty() || !services.connections.profile(reply.profileId)) {
        Q_EMIT q->modelNeeded();
        return;
    }
    Commit next;
    next.attachments = m_recentImages;
    next.reply = conversation->add(reply);
    commit(next);
}

void ChatSession::Private::toolsChanged()
{
    setPhaseStart();
    Q_EMIT q->phaseChanged();
    if (m_waiting && !isBusy())
        QMetaObject::invokeMethod(
            q, [this] { sendWaiting(); }, Qt::QueuedConnection);
}

} // namespace chat
