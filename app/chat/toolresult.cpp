// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/toolresult.h"

#include <utility>

namespace chat {
namespace {

constexpr QLatin1StringView kOutcome("loquat_outcome");
constexpr QLatin1StringView kDetail("loquat_detail");

constexpr std::pair<ToolCallStage, QLatin1StringView> kOutcomes[] = {
    {ToolCallStage::Answered, QLatin1StringView("answered")},
    {ToolCallStage::Denied, QLatin1StringView("denied")},
    {ToolCallStage::Failed, QLatin1StringView("failed")},
    {ToolCallStage::Broken, QLatin1StringView("broken")}};

/// One that another program wrote is an answer.
ToolCallStage outcomeFrom(const QString &name)
{
    for (const auto &[stage, known] : kOutcomes) {
        if (name == known)
            return stage;
    }
    return ToolCallStage::Answered;
}

} // namespace

core::Message messageOf(const QString &callId, const ToolResult &result)
{
    core::Message message;
    message.role = core::Role::Tool;
    message.parts = {core::ToolResultPart{callId, result.text}};
    for (const auto &[stage, name] : kOutcomes) {
        if (stage == result.stage)
            message.extra.insert(kOutcome, name);
    }
    if (!result.detail.isEmpty())
        message.extra.insert(kDetail, result.detail);
    return message;
}

std::optional<ToolResult> resultOf(const core::Message &message, const QString &callId)
{
    for (const core::ContentPart &part : message.parts) {
        const auto *result = std::get_if<core::ToolResultPart>(&part);
        if (result && result->callId == callId)
            return ToolResult{result->text, outcomeFrom(message.extra.value(kOutcome).toString()),
                              message.extra.value(kDetail).toString()};
    }
    return std::nullopt;
}

} // namespace chat
