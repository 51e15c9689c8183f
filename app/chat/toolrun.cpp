// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/toolrun.h"

#include "chat/toolbox.h"
#include "chat/toolpairs.h"
#include "chat/toolresult.h"
#include "chat/toolwords.h"
#include "core/whendone.h"
#include "storage/pooltask.h"

#include <QJsonDocument>
#include <algorithm>

namespace chat {
namespace {

QJsonObject argumentsOf(const core::ToolCallPart &call)
{
    return QJsonDocument::fromJson(call.arguments.toUtf8()).object();
}

QList<tools::SchemaViolation> violationsOf(const tools::Tool &tool, const QJsonObject &arguments)
{
    if (tool.parameters.isEmpty())
        return {};
    const core::Result<tools::JsonSchema> schema = tools::JsonSchema::compile(tool.parameters);
    // What cannot be checked does not run either.
    if (!schema)
        return {{schema.error().param, tools::SchemaViolation::Kind::Exhausted, {}}};
    return schema.value().validate(arguments);
}

} // namespace

ToolRun::ToolRun(core::Conversation &conversation, Toolbox *toolbox, bool isTemporary, Host host,
                 QObject *parent)
    : QObject(parent)
    , m_conversation(conversation)
    , m_toolbox(toolbox)
    , m_isTemporary(isTemporary)
    , m_host(std::move(host))
{
    if (!toolbox)
        return;
    connect(toolbox, &Toolbox::changed, this, [this] { Q_EMIT changed({}); });
}

ToolRun::~ToolRun() = default;

bool ToolRun::isRunning() const
{
    return !runningReply().isNull();
}

QUuid ToolRun::runningReply() const
{
    for (const auto &[key, live] : m_live) {
        if (live.stage == ToolCallStage::Checking || live.stage == ToolCallStage::Running)
            return key.first;
    }
    return m_writing.isEmpty() ? QUuid() : lastReply();
}

bool ToolRun::canGoOn() const
{
    return !lastReply().isNull() && pending().isNull() && !isRunning();
}

void ToolRun::begin(const QUuid &reply)
{
    m_isStopped = false;
    const core::Message *message = m_conversation.find(reply);
    if (!message || reply != lastReply())
        return;
    if (roundsSince(reply) <= 1)
        m_grantedRounds = 0;
    // What the length cut off is for a person to look at first.
    const bool isCut = message->finishReason == QLatin1StringView("length");
    const QJsonArray offered = offeredTo(reply);
    bool isLastElsewhere = false;
    for (const core::ToolCallPart &call : toolCallsOf(*message)) {
        const Key key{reply, call.callId};
        const std::optional<tools::Tool> tool = toolOf(offered, call.name);
        isLastElsewhere = isLastElsewhere || (tool && isAllowed(*tool));
        if (!isOpen(key) || m_live.count(key) > 0)
            continue;
        const bool isRunnable = tool && tool->answering != tools::Answering::Person;
        if (call.isValid)
            check(key, false);
        else if (isRunnable && !isCut)
            setBroken(key, {});
        else
            setStage(key, ToolCallStage::Broken);
    }
    if (isLastElsewhere)
        Q_EMIT changed({}); // cards of earlier replies say less now
}

void ToolRun::check(const Key &key, bool isApproved)
{
    const core::ToolCallPart *call = find(key);
    const std::optional<tools::Tool> tool = toolOf(key);
    if (!tool) {
        setStage(key, ToolCallStage::Waiting);
        return;
    }
    const int number = ++m_checks;
    m_live[key].check = number;
    setStage(key, ToolCallStage::Checking);
    core::whenDone(this, storage::runOnPool([one = *tool, arguments = argumentsOf(*call)] {
                       return violationsOf(one, arguments);
                   }),
                   [this, key, number, one = *tool,
                    isApproved](const QList<tools::SchemaViolation> &violations) {
                       // It may have been stopped, and asked for anew.
                       const auto live = m_live.find(key);
                       if (live != m_live.end() && live->second.check == number)
                           checked(key, one, isApproved, violations);
                   });
}

void ToolRun::checked(const Key &key, const tools::Tool &tool, bool isApproved,
                      const QList<tools::SchemaViolation> &violations)
{
    using tools::Answering;
    const auto live = m_live.find(key);
    if (live == m_live.end() || live->second.stage != ToolCallStage::Checking)
        return;
    if (!isOpen(key) || m_isStopped) {
        forget(key);
        return;
    }
    live->second.violations = violations;
    const std::optional<tools::Tool> now = toolOf(key);
    const bool mayRun = isApproved || !tool.needsApproval() || isAllowed(tool);
    if (!now || now->answering == Answering::Person)
        setStage(key, ToolCallStage::Waiting);
    else if (!violations.isEmpty())
        setBroken(key, violations);
    else if (!mayRun || now != tool)
        setStage(key, ToolCallStage::Approval);
    else
        run(key, tool);
}

/// It says itself why it did not run, so that the model can mend it.
void ToolRun::setBroken(const Key &key, const QList<tools::SchemaViolation> &violations)
{
    m_broken[key] = violations;
    if (const core::ToolCallPart *call = find(key))
        add(key, {brokenWords(*call, violations), ToolCallStage::Broken, {}});
}

void ToolRun::run(const Key &key, const tools::Tool &tool)
{
    const core::ToolCallPart *call = find(key);
    const auto entry = m_toolbox->registry().find(call->name);
    std::unique_ptr<tools::ToolCall> running;
    if (entry && entry->tool == tool) {
        tools::Tool meant = tool;
        meant.source.clear(); // it knows its own as it said them
        running = entry->source->call(meant, argumentsOf(*call), m_host.context());
    }
    if (!running) {
        setStage(key, ToolCallStage::Waiting);
        return;
    }
    connect(running.get(), &tools::ToolCall::finished, this,
            [this, key](const tools::ToolOutcome &outcome) { ended(key, outcome); });
    m_live[key].running = std::move(running);
    setStage(key, ToolCallStage::Running);
}

void ToolRun::ended(const Key &key, const tools::ToolOutcome &outcome)
{
    const auto live = m_live.find(key);
    if (live == m_live.end() || !live->second.running)
        return;
    // It is still on the stack.
    live->second.running.release()->deleteLater();
    using End = tools::ToolOutcome::End;
    if (outcome.end == End::Cancelled || !isOpen(key)) {
        forget(key);
        return;
    }
    const bool isFine = outcome.end == End::Answered;
    add(key,
        {outcome.text, isFine ? ToolCallStage::Answered : ToolCallStage::Failed, outcome.detail});
}

void ToolRun::add(const Key &key, const ToolResult &result)
{
    const QList<const core::Message *> given = results(key.first);
    core::Message message = messageOf(key.second, result);
    message.parentId = given.isEmpty() ? key.first : given.constLast()->id;
    message.created = m_host.now();
    m_live.erase(key);
    const QUuid id = m_conversation.add(message);
    m_writing.insert(id);
    core::whenDone(this, m_host.commit(id), [this, key, id](const core::Result<core::Done> &done) {
        written(key, id, done);
    });
    Q_EMIT changed(key.first);
    look();
}

void ToolRun::written(const Key &key, const QUuid &message, const core::Result<core::Done> &result)
{
    m_writing.remove(message);
    if (!result) {
        // What was added below it hangs on something that is not on disk.
        m_isStopped = true;
        m_conversation.remove(message);
        Q_EMIT failed(result.error());
        Q_EMIT changed(key.first);
    }
    settle(key.first);
    look();
}

void ToolRun::settle(const QUuid &reply)
{
    if (m_isStopped || !canGoOn() || reply != lastReply())
        return;
    const int most = (m_toolbox ? m_toolbox->rounds() : Toolbox::kUsualRounds) + m_grantedRounds;
    if (roundsSince(reply) > most) {
        Q_EMIT roundsUsedUp(reply);
        return;
    }
    m_host.goOn(m_conversation.at(m_conversation.rowCount() - 1).id);
}

void ToolRun::answer(const QString &callId, const QString &result)
{
    if (m_host.putsOff([=](ToolRun &after) { after.answer(callId, result); }))
        return;
    const Key key{lastReply(), callId};
    const auto live = m_live.find(key);
    if (!isOpen(key) || (live != m_live.end() && live->second.running))
        return;
    m_isStopped = false;
    add(key, {result, ToolCallStage::Answered, {}});
}

void ToolRun::approve(const QString &callId, tools::Approval approval)
{
    if (approval == tools::Approval::Deny) {
        deny(callId);
        return;
    }
    if (m_host.putsOff([=](ToolRun &after) { after.approve(callId, approval); }))
        return;
    const Key key{lastReply(), callId};
    const core::ToolCallPart *call = find(key);
    const std::optional<tools::Tool> tool = toolOf(key);
    const auto live = m_live.find(key);
    const bool isWaiting = live == m_live.end() || live->second.stage == ToolCallStage::Approval;
    if (!isOpen(key) || !isWaiting || !call->isValid || !tool
        || tool->answering == tools::Answering::Person)
        return;
    m_isStopped = false;
    if (approval == tools::Approval::Always && m_toolbox && tool->needsApproval())
        m_toolbox->allow(m_conversation.info().id, *tool, !m_isTemporary);
    check(key, true);
}

void ToolRun::deny(const QString &callId)
{
    if (m_host.putsOff([callId](ToolRun &after) { after.deny(callId); }))
        return;
    const Key key{lastReply(), callId};
    const auto live = m_live.find(key);
    if (!isOpen(key) || (live != m_live.end() && live->second.running))
        return;
    m_isStopped = false;
    const core::ToolCallPart call = *find(key);
    if (call.isValid)
        add(key, {deniedWords(), ToolCallStage::Denied, {}});
    else
        setBroken(key, {});
}

void ToolRun::cancel(const QString &callId)
{
    const auto live = m_live.find({lastReply(), callId});
    if (live != m_live.end() && live->second.running)
        live->second.running->cancel();
}

void ToolRun::goOn()
{
    if (m_host.putsOff([](ToolRun &after) { after.goOn(); }) || !canGoOn())
        return;
    m_isStopped = false;
    const QUuid reply = lastReply();
    m_grantedRounds = roundsSince(reply);
    settle(reply);
}

void ToolRun::askAgain(const QString &name)
{
    if (!m_toolbox)
        return;
    const auto entry = m_toolbox->registry().find(name);
    tools::Tool tool;
    tool.name = name; // where it is gone it was a person's own
    m_toolbox->disallow(m_conversation.info().id, entry ? entry->tool : tool);
}

void ToolRun::stop()
{
    m_isStopped = true;
    QList<Key> unchecked;
    for (const auto &[key, live] : m_live) {
        if (live.running)
            live.running->cancel();
        else if (live.stage == ToolCallStage::Checking)
            unchecked.append(key);
    }
    for (const Key &key : std::as_const(unchecked))
        forget(key);
}

void ToolRun::setStage(const Key &key, ToolCallStage stage)
{
    m_live[key].stage = stage;
    Q_EMIT changed(key.first);
    look();
}

void ToolRun::forget(const Key &key)
{
    m_live.erase(key);
    Q_EMIT changed(key.first);
    look();
}

void ToolRun::look()
{
    const bool isNow = isRunning();
    if (isNow != std::exchange(m_wasRunning, isNow))
        Q_EMIT runningChanged();
}

} // namespace chat
