// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/wire.h"
#include "support/fakegateway.h"

#include <QTest>

namespace support {

inline api::ChatRequest requestTo(const QString &baseUrl)
{
    api::ChatRequest request;
    request.gateway.baseUrl = baseUrl;
    request.gateway.key = "sk-test";
    request.model = QStringLiteral("m");
    core::Message message;
    message.parts.append(core::TextPart{QStringLiteral("Hello")});
    request.messages.append(message);
    return request;
}

inline FakeAnswer greeting()
{
    return FakeAnswer::sse({chunk(QStringLiteral("Hi")), finish(QStringLiteral("stop")), done()});
}

/// One send and everything the wire said about it.
class Send
{
public:
    enum class Waits { Keep, Shorten }; ///< Shorten: every wait ends as soon as it is announced

    Send(api::Wire &wire, const api::ChatRequest &request, Waits waits = Waits::Keep)
        : m_wire(wire)
        , m_waits(waits)
        , m_attempt(wire.send(request))
    {
        QObject::connect(&wire, &api::Wire::received, &m_context,
                         [this](quint64 attempt, const QList<api::StreamEvent> &events) {
                             if (attempt == m_attempt)
                                 take(events);
                         });
        QObject::connect(&wire, &api::Wire::recorded, &m_context,
                         [this](quint64 attempt, const api::WireRecord &record) {
                             if (attempt == m_attempt)
                                 records.append(record);
                         });
    }
    [[nodiscard]] bool wait(int timeoutMs = 60'000) const
    {
        return QTest::qWaitFor([this] { return ends > 0; }, timeoutMs);
    }
    void stop() { m_wire.stop(m_attempt); }
    void retryNow() { m_wire.retryNow(m_attempt); }

    [[nodiscard]] QString verdict() const { return api::verdictName(ended.verdict); }
    [[nodiscard]] core::Error error() const { return ended.error.value_or(core::Error()); }
    [[nodiscard]] QString kind() const
    {
        return ended.error ? core::errorKindName(ended.error->kind) : QString();
    }

    QString text;
    api::Ended ended;
    int ends = 0;
    QList<api::RetryPlanned> planned;
    QList<api::ParameterRepaired> repaired;
    QList<int> keys;
    QList<api::PhaseChanged::Phase> phases;
    QList<api::WireRecord> records;

private:
    void take(const QList<api::StreamEvent> &events)
    {
        for (const api::StreamEvent &event : events) {
            if (const auto *delta = std::get_if<api::TextDelta>(&event))
                text += delta->text;
            else if (const auto *phase = std::get_if<api::PhaseChanged>(&event))
                phases.append(phase->phase);
            else if (const auto *repair = std::get_if<api::ParameterRepaired>(&event))
                repaired.append(*repair);
            else if (const auto *key = std::get_if<api::KeyRotated>(&event))
                keys.append(key->index);
            else if (const auto *retry = std::get_if<api::RetryPlanned>(&event))
                takePlan(*retry);
            else if (const auto *end = std::get_if<api::Ended>(&event)) {
                ended = *end;
                ++ends;
            }
        }
    }
    void takePlan(const api::RetryPlanned &retry)
    {
        planned.append(retry);
        if (m_waits == Waits::Shorten)
            retryNow();
    }

    api::Wire &m_wire;
    Waits m_waits;
    quint64 m_attempt;
    QObject m_context;
};

} // namespace support
