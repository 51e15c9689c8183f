// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chatparameters.h"
#include "core/message.h"

namespace chat {

/// A model that must call is free to answer as soon as its request carries results: made to call
/// again and again, it never would. "none" and "auto" stay, and so does a choice that was never
/// made. `messages`: what the request says, without words that ask it to go on.
[[nodiscard]] core::ChatParameters withFreeChoiceAfterCalls(core::ChatParameters parameters,
                                                            const QList<core::Message> &messages);

} // namespace chat
