// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/message.h"

#include <QString>

namespace texts {

// The words that stand between those of a conversation in an export.

/// "You", "Assistant", "Instructions", "Tool".
[[nodiscard]] QString speakerName(core::Role role);
[[nodiscard]] QString reasoningName();
/// The line above the arguments of a call, or above its result.
[[nodiscard]] QString toolLine(const core::ContentPart &part);
/// What stands for a picture or file that is not shown itself.
[[nodiscard]] QString attachmentLine(const core::ContentPart &part);
/// "Branch 2, after message 3"; `after` 0: from the beginning.
[[nodiscard]] QString branchName(int number, int after);
/// How a reply ended that did not come to its end; empty for others.
[[nodiscard]] QString endLine(const core::Message &message);
/// A conversation without a title.
[[nodiscard]] QString untitledName();
/// Names of the facts in a document's head.
[[nodiscard]] QString createdName();
[[nodiscard]] QString updatedName();
[[nodiscard]] QString modelName();
[[nodiscard]] QString connectionName();
/// Why an export failed or could not begin.
[[nodiscard]] QString exportFailure(const core::Error &error);

} // namespace texts
