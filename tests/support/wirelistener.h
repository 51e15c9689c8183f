// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QTest>
#include <variant>

namespace support {

/// Everything one attempt of a wire said: the sum of its deltas, its flushes and its end. A
/// template, because this library knows nothing of the layers: use it as WireListener<api::Wire,
/// api::TextDelta, api::ReasoningDelta, api::Ended>.
template <typename Wire, typename TextDelta, typename ReasoningDelta, typename Ended>
class WireListener
{
public:
    WireListener(Wire &wire, quint64 number)
    {
        QObject::connect(&wire, &Wire::received, &m_context,
                         [this, number](quint64 attempt, const auto &events) {
                             if (attempt == number)
                                 take(events);
                         });
    }
    [[nodiscard]] bool wait(int timeoutMs = 10'000) const
    {
        return QTest::qWaitFor([this] { return ends > 0; }, timeoutMs);
    }

    QString text;
    QString reasoning;
    Ended ended;
    int ends = 0;
    int flushes = 0;
    int eventsAfterEnd = 0;

private:
    template <typename Events>
    void take(const Events &events)
    {
        ++flushes;
        for (const auto &event : events) {
            eventsAfterEnd += ends > 0 ? 1 : 0;
            if (const auto *delta = std::get_if<TextDelta>(&event))
                text += delta->text;
            else if (const auto *thought = std::get_if<ReasoningDelta>(&event))
                reasoning += thought->text;
            else if (const auto *end = std::get_if<Ended>(&event)) {
                ended = *end;
                ++ends;
            }
        }
    }

    QObject m_context;
};

} // namespace support
