// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/readycall.h"

#include "core/whendone.h"

namespace tools {

ReadyCall::ReadyCall(const QFuture<ToolOutcome> &outcome, QObject *parent)
    : ToolCall(parent)
{
    core::whenDone(this, outcome, [this](const ToolOutcome &known) { end(known); });
}

void ReadyCall::cancel()
{
    QMetaObject::invokeMethod(
        this,
        [this] {
            end({ToolOutcome::End::Cancelled, {}, 0, {}});
        },
        Qt::QueuedConnection);
}

void ReadyCall::end(const ToolOutcome &outcome)
{
    if (!std::exchange(m_hasEnded, true))
        Q_EMIT finished(outcome);
}

} // namespace tools
