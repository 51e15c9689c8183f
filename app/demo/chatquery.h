// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>
#include <optional>

namespace demo {

/// A function that the client offers.
struct OfferedTool {
    QString name;
    QJsonObject parameters; ///< a JSON Schema
};

/// What a function gave back.
struct ToolResult {
    QString callId;
    QString content;
};

/// What the demo gateway reads out of a chat completions request.
struct ChatQuery {
    QString model;
    QString prompt;     ///< text of the last user message
    QStringList images; ///< data URLs and addresses of the last user message
    int userMessages = 0;
    int choices = 1; ///< `n`
    bool isStreaming = false;
    bool isUsageAsked = false; ///< `stream_options.include_usage`
    bool isRedirected = false; ///< it came to where a redirect of ours led
    qint64 promptTokens = 0;   ///< an estimate: four bytes of text a token, and the images
    qint64 imageTokens = 0;    ///< the images' share of it
    QList<OfferedTool> tools;
    QString forcedTool;           ///< the one that `tool_choice` names
    bool isToolForbidden = false; ///< `tool_choice` is "none"
    bool isOneToolAtATime = false;
    std::optional<qint64> limit; ///< `max_completion_tokens` or `max_tokens`: chunks of the text
    QStringList stops;
    bool areLogprobsAsked = false;
    int topLogprobs = 0;           ///< alternatives for each token
    QJsonObject responseFormat;    ///< as sent
    QString serviceTier;           ///< the one that is asked for
    QList<ToolResult> toolResults; ///< those that end the conversation, in order
    QStringList options;           ///< names of the other members of the request

    /// Nothing when the body is not a JSON object with a model and at least one message.
    [[nodiscard]] static std::optional<ChatQuery> fromJson(const QByteArray &body);
};

} // namespace demo
