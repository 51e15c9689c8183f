// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/streamevent.h"

#include <QBasicTimer>
#include <QObject>

namespace api {

/// Gathers the events of one reply, so that a stream of any speed reaches the screen at a rate it
/// can paint. The one timer in a token's way: what comes after a pause goes through at once, what
/// follows waits for at most the interval. Neighbouring deltas of a kind become one; an end never
/// waits. Wire thread.
class DeltaBuffer : public QObject
{
    Q_OBJECT

public:
    explicit DeltaBuffer(QObject *parent = nullptr);

    void add(QList<StreamEvent> events);
    void flush();
    /// 33 to 100 milliseconds; 33 at first.
    void setInterval(int ms);
    /// Nothing waits, and what comes next goes through at once.
    [[nodiscard]] bool isIdle() const { return !m_timer.isActive(); }

Q_SIGNALS:
    /// Never empty.
    void flushed(const QList<api::StreamEvent> &events);

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    void take(StreamEvent &&event);
    template <typename Delta>
    bool mergeText(const Delta &delta);
    bool mergeToolCall(const ToolCallDelta &delta);
    template <typename Update>
    bool replaceLatest(const StreamEvent &event);

    QList<StreamEvent> m_pending;
    QBasicTimer m_timer;
    int m_intervalMs = 33;
};

} // namespace api
