// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/chatrequest.h"
#include "api/streamevent.h"
#include "core/error.h"

#include <optional>

namespace api {

/// Which of the members that can be mended a request carries.
struct MendableMembers {
    bool hasStreamOptions = false;
    bool hasMaxTokens = false;
    bool hasMaxCompletionTokens = false;
};
[[nodiscard]] MendableMembers mendableMembersOf(const ChatRequest &request);

/// The mend for a refused member of the request, if it is one that costs the person nothing:
/// `stream_options` is left out, `max_tokens` and `max_completion_tokens` stand in for each other.
/// Recognised by `param`, by the place of a FastAPI complaint, or by its name in the message.
[[nodiscard]] std::optional<ParameterRepaired> repairFor(const core::Error &error,
                                                         const MendableMembers &members);
/// The same body with the mend.
[[nodiscard]] QByteArray repairedBody(const QByteArray &body, const ParameterRepaired &repair);

} // namespace api
