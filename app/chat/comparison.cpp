// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/comparison.h"

#include "chat/replyrun.h"
#include "core/tokenfigures.h"

#include <algorithm>
#include <utility>

namespace chat {
namespace {

QList<QUuid> answersBeside(const core::Conversation &conversation, const QUuid &reply)
{
    QList<QUuid> answers = conversation.siblings(reply);
    answers.removeIf([&conversation](const QUuid &id) {
        const core::Message *sibling = conversation.find(id);
        return !sibling || sibling->role != core::Role::Assistant;
    });
    return answers;
}

} // namespace

Comparison::Comparison(core::Conversation &conversation, Host host, QObject *session)
    : QObject(session)
    , m_conversation(conversation)
    , m_host(std::move(host))
{
    using core::Conversation;
    // Later: one step of a person can be several of the tree.
    const auto type = Qt::QueuedConnection;
    connect(&conversation, &Conversation::messageRemoved, this, &Comparison::follow, type);
    connect(&conversation, &Conversation::treeChanged, this, &Comparison::follow, type);
    connect(&conversation, &Conversation::activated, this, &Comparison::follow, type);
}

Comparison &Comparison::of(const ChatSession &session)
{
    return *session.findChild<Comparison *>(QString(), Qt::FindDirectChildrenOnly);
}

ReplyProgress Comparison::progress(const QUuid &reply) const
{
    ReplyProgress progress;
    const core::Message *message = m_conversation.find(reply);
    const ReplyRun *run = m_host.runOf(reply);
    if (!run || !message || !core::isRunning(message->state))
        return progress;
    run->describe(progress);
    progress.reply = reply;
    return progress;
}

std::optional<qint64> Comparison::firstTokenMs(const QUuid &reply) const
{
    const ReplyRun *run = m_host.runOf(reply);
    const core::Message *message = m_conversation.find(reply);
    if (run)
        return run->firstTokenMs(reply);
    return message ? core::firstTokenMs(*message) : std::nullopt;
}

bool Comparison::isShared(const QUuid &reply) const
{
    const ReplyRun *run = m_host.runOf(reply);
    return run && run->replies().size() > 1;
}

int Comparison::answerCount(const QUuid &reply) const
{
    return int(answersBeside(m_conversation, reply).size());
}

QList<core::ModelChoiceRef> Comparison::withoutRepeats(const QList<core::ModelChoiceRef> &models)
{
    QList<core::ModelChoiceRef> different;
    for (const core::ModelChoiceRef &model : models) {
        if (!different.contains(model) && different.size() < kMostModels)
            different.append(model);
    }
    return different;
}

bool Comparison::askAgain(const QUuid &reply, const QList<core::ModelChoiceRef> &models)
{
    if (m_host.putsOff([=](Comparison &after) { (void)after.askAgain(reply, models); }))
        return true;
    const QList<core::ModelChoiceRef> asked = withoutRepeats(models);
    return !asked.isEmpty() && m_host.askAgain(reply, asked);
}

void Comparison::show(const QUuid &reply)
{
    const core::Message *message = m_conversation.find(reply);
    const QList<QUuid> answers = answersBeside(m_conversation, reply);
    if (!message || answers.size() < 2 || m_conversation.rowOf(reply) < 0)
        return;
    begin(message->parentId, answers);
    setCurrent(reply);
}

void Comparison::begin(const QUuid &question, const QList<QUuid> &replies)
{
    m_question = question;
    m_replies = replies;
    m_current = replies.constFirst();
    m_gone.clear();
    Q_EMIT changed();
}

void Comparison::addChoices(const QList<QUuid> &replies)
{
    const core::Message *first = m_conversation.find(replies.constFirst());
    if (!first)
        return;
    // What was picked, or sent on below, is not compared any more.
    const bool isShown = m_conversation.rowOf(first->id) == m_conversation.rowCount() - 1;
    const bool isNew = !isOpen() && isShown && !m_isSettled;
    if (m_question != first->parentId && !isNew)
        return;
    // Choices come in any order; those of one request stand together.
    QList<QUuid> sorted = replies;
    sorted.removeIf([this](const QUuid &id) { return !m_conversation.find(id); });
    std::sort(sorted.begin(), sorted.end(), [this](const QUuid &one, const QUuid &other) {
        return m_conversation.find(one)->response.index
               < m_conversation.find(other)->response.index;
    });
    QList<QUuid> all = m_replies;
    all.removeIf([&replies](const QUuid &id) { return replies.contains(id); });
    const qsizetype at = isNew ? 0 : m_replies.indexOf(first->id);
    for (qsizetype i = 0; i < sorted.size(); ++i)
        all.insert(std::min((at < 0 ? all.size() : at) + i, all.size()), sorted.at(i));
    if (isNew) {
        begin(first->parentId, all);
        return;
    }
    m_replies = all;
    Q_EMIT changed();
}

void Comparison::replace(const QUuid &reply, const QUuid &fresh)
{
    const qsizetype at = m_replies.indexOf(reply);
    if (at < 0)
        return;
    m_replies[at] = fresh;
    if (m_current == reply)
        m_current = fresh;
    Q_EMIT changed();
}

void Comparison::setCurrent(const QUuid &reply)
{
    if (reply == m_current || !m_replies.contains(reply))
        return;
    m_current = reply;
    Q_EMIT currentChanged();
}

void Comparison::pick(const QUuid &reply)
{
    if (!m_replies.contains(reply))
        return;
    const QList<QUuid> others = m_replies;
    end();
    m_isSettled = true;
    m_conversation.activate(reply);
    for (const QUuid &other : others) {
        ReplyRun *run = m_host.runOf(other);
        const core::Message *picked = m_conversation.find(reply);
        const bool bringsIt = run && run->replies().contains(reply);
        if (run && (!bringsIt || !picked || !core::isRunning(picked->state)))
            run->abandon(core::MessageState::Stopped);
    }
    m_host.picked(reply);
}

void Comparison::close()
{
    if (!isOpen())
        return;
    const QUuid current = m_current;
    end();
    m_isSettled = true;
    m_conversation.activate(current);
}

void Comparison::forgetPick()
{
    m_isSettled = false;
}

void Comparison::end()
{
    m_question = m_current = QUuid();
    m_replies.clear();
    m_gone.clear();
    Q_EMIT changed();
}

void Comparison::stop(const QUuid &reply)
{
    if (ReplyRun *run = m_host.runOf(reply))
        run->abandon(core::MessageState::Stopped);
}

void Comparison::retryNow(const QUuid &reply)
{
    if (ReplyRun *run = m_host.runOf(reply))
        run->retryNow();
}

void Comparison::tellChanged(const QUuid &reply)
{
    if (m_replies.contains(reply))
        Q_EMIT replyChanged(reply);
}

bool Comparison::isThere(const QUuid &reply) const
{
    const core::Message *found = m_conversation.find(reply);
    return found && found->parentId == m_question;
}

/// Those that are there: what was deleted and has come back stands where it stood.
QList<QUuid> Comparison::repliesLeft()
{
    QList<QUuid> all = m_replies;
    for (auto gone = m_gone.crbegin(); gone != m_gone.crend(); ++gone) {
        if (isThere(gone->first) && !all.contains(gone->first))
            all.insert(std::min(gone->second, all.size()), gone->first);
    }
    QList<QUuid> left;
    for (qsizetype at = 0; at < all.size(); ++at) {
        if (isThere(all.at(at)))
            left.append(all.at(at));
        else
            m_gone.append({all.at(at), at});
    }
    return left;
}

/// Answers can be deleted, and a person can walk to where none of them is.
void Comparison::follow()
{
    if (!isOpen())
        return;
    const QList<QUuid> left = repliesLeft();
    const bool isLeft = m_conversation.rowOf(m_question) < 0
                        || !left.contains(m_conversation.activeChild(m_question));
    if (left.size() < 2 || isLeft) {
        end();
    } else if (left != m_replies) {
        // Who was at one that went is at the one that took its place.
        const qsizetype at = m_replies.indexOf(m_current);
        m_replies = left;
        if (!left.contains(m_current))
            m_current = left.at(std::clamp<qsizetype>(at, 0, left.size() - 1));
        Q_EMIT changed();
    }
}

} // namespace chat
