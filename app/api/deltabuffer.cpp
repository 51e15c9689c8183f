// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/deltabuffer.h"

#include <QTimerEvent>
#include <algorithm>

namespace api {
namespace {

constexpr int kFastestMs = 33;
constexpr int kSlowestMs = 100;
/// How far back a newer update looks for the one it replaces.
constexpr qsizetype kLookBack = 8;

/// States go out at once: they are few, and someone waits for them.
bool isUrgent(const StreamEvent &event)
{
    return std::visit(
        [](const auto &one) {
            using Event = std::decay_t<decltype(one)>;
            return !kIsPartOfAnswer<
                       Event> || std::is_same_v<Event, Ended> || std::is_same_v<Event, ChoiceFinished>;
        },
        event);
}

} // namespace

DeltaBuffer::DeltaBuffer(QObject *parent)
    : QObject(parent)
{
}

void DeltaBuffer::setInterval(int ms)
{
    m_intervalMs = std::clamp(ms, kFastestMs, kSlowestMs);
}

void DeltaBuffer::add(QList<StreamEvent> events)
{
    if (events.isEmpty())
        return;
    bool isNow = !m_timer.isActive();
    for (StreamEvent &event : events) {
        isNow = isNow || isUrgent(event);
        take(std::move(event));
    }
    if (isNow)
        flush();
}

void DeltaBuffer::flush()
{
    if (m_pending.isEmpty())
        return;
    const bool isOver = std::holds_alternative<Ended>(m_pending.constLast());
    if (isOver)
        m_timer.stop();
    else
        m_timer.start(m_intervalMs, this);
    Q_EMIT flushed(std::exchange(m_pending, {}));
}

void DeltaBuffer::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_timer.timerId())
        return;
    // Nothing came for a whole interval: sleep, and let the next delta through at once.
    if (m_pending.isEmpty())
        m_timer.stop();
    else
        flush();
}

template <typename Delta>
bool DeltaBuffer::mergeText(const Delta &delta)
{
    Delta *run = openRun<Delta>(m_pending, delta.choice);
    if (run)
        run->text += delta.text;
    return run;
}

bool DeltaBuffer::mergeToolCall(const ToolCallDelta &delta)
{
    auto *last = std::get_if<ToolCallDelta>(&m_pending.last());
    if (!last || last->choice != delta.choice || last->call != delta.call)
        return false;
    if (!delta.callId.isEmpty())
        last->callId = delta.callId;
    if (!delta.name.isEmpty())
        last->name = delta.name;
    last->arguments += delta.arguments;
    return true;
}

/// Some gateways give every chunk an id of its own; only the newest update of a flush counts, and
/// its place among the deltas does not matter.
template <typename Update>
bool DeltaBuffer::replaceLatest(const StreamEvent &event)
{
    const qsizetype first = std::max<qsizetype>(0, m_pending.size() - kLookBack);
    for (qsizetype i = first; i < m_pending.size(); ++i) {
        if (std::holds_alternative<Update>(m_pending.at(i))) {
            m_pending[i] = event;
            return true;
        }
    }
    return false;
}

void DeltaBuffer::take(StreamEvent &&event)
{
    bool isTaken = false;
    if (!m_pending.isEmpty()) {
        if (const auto *text = std::get_if<TextDelta>(&event))
            isTaken = mergeText(*text);
        else if (const auto *reasoning = std::get_if<ReasoningDelta>(&event))
            isTaken = mergeText(*reasoning);
        else if (const auto *refusal = std::get_if<RefusalDelta>(&event))
            isTaken = mergeText(*refusal);
        else if (const auto *probability = std::get_if<ProbabilityDelta>(&event))
            isTaken = mergeText(*probability);
        else if (const auto *call = std::get_if<ToolCallDelta>(&event))
            isTaken = mergeToolCall(*call);
        else if (std::holds_alternative<MetaUpdate>(event))
            isTaken = replaceLatest<MetaUpdate>(event);
        else if (std::holds_alternative<UsageUpdate>(event))
            isTaken = replaceLatest<UsageUpdate>(event);
    }
    if (!isTaken)
        m_pending.append(std::move(event));
}

} // namespace api
