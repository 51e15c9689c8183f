// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/connectiontester.h"

namespace chat {
namespace {

/// A model that goes on for ever has proved enough by then.
constexpr qsizetype kEnoughCharacters = 2000;
constexpr int kPatienceMs = 60'000;

api::ChatRequest minimalRequest(const api::Gateway &gateway, const QString &model)
{
    core::Message question;
    question.parts = {core::TextPart{QStringLiteral("Hi")}};
    api::ChatRequest request;
    request.gateway = gateway;
    request.gateway.patience.firstByteMs = kPatienceMs;
    request.gateway.patience.idleMs = kPatienceMs;
    request.model = model;
    request.messages = {question};
    return request;
}

core::Error noModel()
{
    core::Error error;
    error.kind = core::ErrorKind::BadInput;
    error.code = QStringLiteral("no-model");
    return error;
}

} // namespace

ConnectionTester::ConnectionTester(api::Wire &wire, QObject *parent)
    : QObject(parent)
    , m_wire(wire)
{
    connect(&wire, &api::Wire::received, this, &ConnectionTester::take);
}

QFuture<ConnectionTest> ConnectionTester::test(const api::Gateway &gateway, const QString &model)
{
    if (model.isEmpty()) {
        ConnectionTest failed;
        failed.error = noModel();
        return core::ready(failed);
    }
    Running &running = m_running[m_wire.send(minimalRequest(gateway, model))];
    return running.later.future();
}

void ConnectionTester::take(quint64 attempt, const QList<api::StreamEvent> &events)
{
    for (const api::StreamEvent &event : events) {
        const auto running = m_running.find(attempt);
        if (running == m_running.end())
            return;
        apply(attempt, *running, event);
    }
}

void ConnectionTester::apply(quint64 attempt, Running &running, const api::StreamEvent &event)
{
    if (const auto *text = std::get_if<api::TextDelta>(&event))
        running.received += text->text.size();
    else if (const auto *reasoning = std::get_if<api::ReasoningDelta>(&event))
        running.received += reasoning->text.size();
    if (running.received > kEnoughCharacters && !running.isLongEnough) {
        running.isLongEnough = true;
        m_wire.stop(attempt);
    }
    const auto *ended = std::get_if<api::Ended>(&event);
    if (!ended)
        return;
    running.test.modelAnswered = ended->response.modelAnswered;
    const bool hasFailed =
        ended->verdict == api::Verdict::Error || ended->verdict == api::Verdict::Interrupted;
    if (hasFailed && !running.isLongEnough)
        running.test.error = ended->error.value_or(core::Error());
    running.test.isExplained = ended->verdict != api::Verdict::Unexplained;
    running.later.finish(running.test);
    m_running.remove(attempt);
}

} // namespace chat
