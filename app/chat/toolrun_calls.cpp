// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/toolbox.h"
#include "chat/toolpairs.h"
#include "chat/toolresult.h"
#include "chat/toolrun.h"
#include "chat/toolwords.h"
#include "core/whendone.h"

#include <algorithm>

namespace chat {

QJsonArray ToolRun::offeredTo(const QUuid &reply) const
{
    const core::Message *message = m_conversation.find(reply);
    return message ? m_host.offered(*message) : QJsonArray();
}

std::optional<tools::Tool> ToolRun::toolOf(const QJsonArray &offered, const QString &name) const
{
    const auto definition =
        std::find_if(offered.begin(), offered.end(), [&name](const QJsonValue &one) {
            return !name.isEmpty() && tools::definedName(one) == name;
        });
    if (!m_toolbox || definition == offered.end())
        return std::nullopt;
    const auto entry = m_toolbox->registry().meant(*definition);
    return entry ? std::optional(entry->tool) : std::nullopt;
}

std::optional<tools::Tool> ToolRun::toolOf(const Key &key) const
{
    const core::ToolCallPart *call = find(key);
    return call ? toolOf(offeredTo(key.first), call->name) : std::nullopt;
}

const core::ToolCallPart *ToolRun::find(const Key &key) const
{
    const core::Message *reply = m_conversation.find(key.first);
    if (!reply)
        return nullptr;
    for (const core::ContentPart &part : reply->parts) {
        const auto *call = std::get_if<core::ToolCallPart>(&part);
        if (call && call->callId == key.second)
            return call;
    }
    return nullptr;
}

QList<const core::Message *> ToolRun::results(const QUuid &reply) const
{
    QList<const core::Message *> found;
    for (const core::Message *message = m_conversation.find(m_conversation.activeChild(reply));
         message && message->role == core::Role::Tool;
         message = m_conversation.find(m_conversation.activeChild(message->id)))
        found.append(message);
    return found;
}

/// The one whose results, if any, end the path.
QUuid ToolRun::lastReply() const
{
    int row = m_conversation.rowCount() - 1;
    while (row >= 0 && m_conversation.at(row).role == core::Role::Tool)
        --row;
    if (row < 0)
        return {};
    const core::Message &reply = m_conversation.at(row);
    const bool hasEnded = reply.state == core::MessageState::Complete
                          || reply.state == core::MessageState::Unexplained;
    const bool calls = reply.role == core::Role::Assistant && !toolCallsOf(reply).isEmpty();
    return hasEnded && calls ? reply.id : QUuid();
}

bool ToolRun::isOpen(const Key &key) const
{
    if (key.first != lastReply() || !find(key))
        return false;
    const QList<const core::Message *> given = results(key.first);
    return std::none_of(given.cbegin(), given.cend(), [&key](const core::Message *message) {
        return resultOf(*message, key.second) || !message->isLoaded;
    });
}

bool ToolRun::isAllowed(const tools::Tool &tool) const
{
    return m_toolbox && tool.needsApproval()
           && m_toolbox->isAllowed(m_conversation.info().id, tool);
}

bool ToolRun::isLastOfName(const Key &key, const QString &name) const
{
    for (int row = m_conversation.rowCount() - 1; row >= 0; --row) {
        const core::Message &message = m_conversation.at(row);
        const QList<core::ToolCallPart> calls = message.role == core::Role::Assistant
                                                    ? toolCallsOf(message)
                                                    : QList<core::ToolCallPart>();
        const auto last =
            std::find_if(calls.crbegin(), calls.crend(),
                         [&name](const core::ToolCallPart &call) { return call.name == name; });
        if (last != calls.crend())
            return message.id == key.first && last->callId == key.second;
    }
    return true;
}

QUuid ToolRun::pending() const
{
    const QUuid reply = lastReply();
    const core::Message *message = m_conversation.find(reply);
    if (!message)
        return {};
    for (const core::ToolCallPart &call : toolCallsOf(*message)) {
        if (isOpen({reply, call.callId}))
            return reply;
    }
    return {};
}

QList<ToolCallView> ToolRun::calls(const QUuid &reply) const
{
    const core::Message *message = m_conversation.find(reply);
    if (!message)
        return {};
    const QList<const core::Message *> given = results(reply);
    const QJsonArray offered = offeredTo(reply);
    QList<ToolCallView> views;
    for (const core::ToolCallPart &call : toolCallsOf(*message)) {
        ToolCallView view;
        view.call = call;
        view.tool = toolOf(offered, call.name);
        view.isOpen = isOpen({reply, call.callId});
        view.isAllowed =
            view.tool && isAllowed(*view.tool) && isLastOfName({reply, call.callId}, call.name);
        const auto live = m_live.find({reply, call.callId});
        if (live != m_live.cend()) {
            view.stage = live->second.stage;
            view.violations = live->second.violations;
        } else if (!call.isValid) {
            view.stage = ToolCallStage::Broken;
        } else if (view.tool && view.tool->answering != tools::Answering::Person) {
            view.stage = ToolCallStage::Approval;
        }
        for (const core::Message *one : given) {
            if (const auto result = resultOf(*one, call.callId)) {
                view.stage = result->stage;
                view.result = result->text;
                view.detail = result->detail;
                const auto broken = m_broken.find({reply, call.callId});
                if (view.stage == ToolCallStage::Broken) {
                    // After a restart there is what the model was told.
                    view.violations =
                        broken != m_broken.cend() ? broken->second : violationsTold(result->text);
                }
                break;
            }
        }
        views.append(view);
    }
    return views;
}

QFuture<core::Result<QList<core::TypedResult>>> ToolRun::typed()
{
    using Typed = core::Result<QList<core::TypedResult>>;
    return core::followed(this, m_host.typed(), [this](const Typed &read) {
        if (read && !m_typed)
            m_typed = read.value();
        return read;
    });
}

void ToolRun::keepTyped(const QList<core::TypedResult> &all)
{
    QList<core::TypedResult> kept;
    for (const core::TypedResult &one : all) {
        if (isStillTyped(one))
            kept.append(one);
    }
    if (m_typed ? *m_typed == kept : kept.isEmpty())
        return;
    m_typed = kept;
    m_host.keepTyped(kept);
}

/// One whose reply is not loaded may still be asked for; so may one on another branch.
bool ToolRun::isStillTyped(const core::TypedResult &typed) const
{
    const core::Message *reply = m_conversation.find(typed.reply);
    if (!reply || typed.text.isEmpty())
        return false;
    const QList<const core::Message *> given = results(typed.reply);
    return std::none_of(given.cbegin(), given.cend(), [&typed](const core::Message *message) {
        return resultOf(*message, typed.callId).has_value();
    });
}

/// Replies that called since a person last said something, this one included.
int ToolRun::roundsSince(const QUuid &reply) const
{
    int rounds = 0;
    for (const core::Message *message = m_conversation.find(reply);
         message && message->role != core::Role::User;
         message = m_conversation.find(message->parentId))
        rounds += message->role == core::Role::Assistant ? 1 : 0;
    return rounds;
}

} // namespace chat
