// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/toolpairs.h"

#include <QSet>

namespace chat {
namespace {

/// Keeps the first result of each of `open`, and takes it out of there.
void keepResults(core::Message &message, QSet<QString> &open)
{
    message.parts.removeIf([&open](const core::ContentPart &part) {
        const auto *result = std::get_if<core::ToolResultPart>(&part);
        return result && !open.remove(result->callId);
    });
}

} // namespace

QList<core::ToolCallPart> toolCallsOf(const core::Message &message)
{
    QList<core::ToolCallPart> calls;
    for (const core::ContentPart &part : message.parts) {
        if (const auto *call = std::get_if<core::ToolCallPart>(&part))
            calls.append(*call);
    }
    return calls;
}

void pairToolCalls(QList<core::Message> &messages)
{
    for (qsizetype i = 0; i < messages.size(); ++i) {
        QSet<QString> open;
        if (messages.at(i).role == core::Role::Assistant) {
            for (const core::ToolCallPart &call : toolCallsOf(messages.at(i)))
                open.insert(call.callId);
        } else if (messages.at(i).role == core::Role::Tool) {
            keepResults(messages[i], open);
            continue;
        }
        const qsizetype caller = i;
        while (i + 1 < messages.size() && messages.at(i + 1).role == core::Role::Tool)
            keepResults(messages[++i], open);
        messages[caller].parts.removeIf([&open](const core::ContentPart &part) {
            const auto *call = std::get_if<core::ToolCallPart>(&part);
            return call && open.contains(call->callId);
        });
    }
}

} // namespace chat
