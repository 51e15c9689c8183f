// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/message.h"

#include <optional>

namespace chat {

/// Where a call stands.
enum class ToolCallStage {
    Checking, ///< its arguments are held against the schema
    Broken,   ///< its arguments are no JSON object, or do not fit; it never runs
    Waiting,  ///< for a person, who types the result
    Approval, ///< for a person's word that it may run
    Running,
    Answered,
    Denied,
    Failed ///< it ran, or could not, and the result says so
};

/// What the model is told of a call, and how that came about.
struct ToolResult {
    QString text;
    ToolCallStage stage = ToolCallStage::Answered; ///< Answered, Denied, Failed or Broken
    QString detail;                                ///< what a program wrote as errors; not sent
};

/// The tool message that holds it; its place and time are the caller's.
[[nodiscard]] core::Message messageOf(const QString &callId, const ToolResult &result);
/// The result of this call in a message, or nothing.
[[nodiscard]] std::optional<ToolResult> resultOf(const core::Message &message,
                                                 const QString &callId);

} // namespace chat
