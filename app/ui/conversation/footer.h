// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/message.h"

#include <QString>

namespace ui {

/// "deepseek-chat · 312 tokens · 4.2 s · edited"; what is unknown is left out. Of a question there
/// is only that it was edited.
[[nodiscard]] QString footerText(const core::Message &message);
/// "4.2 s", "12 s".
[[nodiscard]] QString secondsText(qint64 ms);
/// With " · 3 hidden characters" behind it when there are any.
[[nodiscard]] QString withHiddenCount(const QString &footer, int hidden);
/// "Thought for 12 s", or "Thinking" while it goes on.
[[nodiscard]] QString reasoningText(const core::ReasoningPart &part, bool isRunning,
                                    const QString &waitingText);
/// A plain-text report of a failed reply for a helper: versions, what was asked, what came back.
/// Never a key: nothing in a message holds one.
[[nodiscard]] QString reportText(const core::Message &message);

} // namespace ui
