// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Several answers to one question at once.
#include "chat/chatsession_p.h"

#include <algorithm>

namespace chat {

Comparison::Host ChatSession::Private::comparisonHost()
{
    return {[this](const QUuid &reply, const QList<core::ModelChoiceRef> &by) {
                return askEachAgain(reply, by);
            },
            [this](const QUuid &reply) { return m_runs.of(reply); },
            [this](const QUuid &reply) {
                const core::Message *message = conversation->find(reply);
                if (message && !core::isRunning(message->state))
                    tools->begin(reply);
            },
            [this](const std::function<void(Comparison &)> &what) {
                return q->putsOff([what](ChatSession &after) { what(Comparison::of(after)); });
            }};
}

bool ChatSession::Private::askEachAgain(const QUuid &id, const QList<core::ModelChoiceRef> &by)
{
    const core::Message *reply = conversation->find(id);
    if (!reply || reply->role != core::Role::Assistant || isBusy() || !m_continuing.isNull()
        || !hasQuestion(*reply))
        return false;
    const QUuid question = reply->parentId;
    Commit next;
    next.shownBefore = id;
    next.attachments = m_recentImages;
    next.again = Again();
    comparison->close();
    comparison->forgetPick();
    addReplies(next, question, by);
    comparison->begin(question, QList<QUuid>{id} + next.replies());
    commit(next);
    return true;
}

void ChatSession::Private::addReplies(Commit &commit, const QUuid &parent,
                                      const QList<core::ModelChoiceRef> &by)
{
    QList<QUuid> added;
    for (const core::ModelChoiceRef &model : by) {
        core::Message answer = newReply(parent);
        answer.profileId = model.profileId;
        answer.model = model.model;
        added.append(conversation->add(answer));
        m_askedOnce.insert(added.constLast(), model);
    }
    if (by.isEmpty())
        added.append(conversation->add(newReply(parent)));
    commit.reply = added.constFirst();
    commit.others = added.mid(1);
    conversation->activate(commit.reply);
    if (added.size() > 1)
        comparison->begin(parent, added);
}

bool ChatSession::Private::mayJoin(const core::Message &reply) const
{
    return !m_commit && !tools->isRunning() && comparison->contains(reply.id)
           && !core::isRunning(reply.state);
}

void ChatSession::Private::followDemo()
{
    const QList<ReplyRun *> runs = m_runs.all();
    holdDemo(std::any_of(runs.cbegin(), runs.cend(), [this](const ReplyRun *run) {
        const core::Message *reply = conversation->find(run->reply());
        return reply && reply->profileId == core::demoProfileId();
    }));
}

} // namespace chat
