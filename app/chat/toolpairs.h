// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/message.h"

#include <QList>

namespace chat {

/// Leaves out what gateways refuse: calls without a result in the tool messages right behind them,
/// results without such a call, and all but the first result of a call. Messages that have nothing
/// left stay, without parts.
void pairToolCalls(QList<core::Message> &messages);

/// The calls of a message, in order.
[[nodiscard]] QList<core::ToolCallPart> toolCallsOf(const core::Message &message);

} // namespace chat
