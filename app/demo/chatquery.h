// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <optional>

namespace demo {

/// What the demo gateway reads out of a chat completions request.
struct ChatQuery {
    QString model;
    QString prompt;     ///< text of the last user message
    QStringList images; ///< data URLs and addresses of the last user message
    int userMessages = 0;
    bool isStreaming = false;
    bool isUsageAsked = false; ///< `stream_options.include_usage`
    qint64 promptTokens = 0;   ///< an estimate: four bytes of text a token

    /// Nothing when the body is not a JSON object with a model and at least one message.
    [[nodiscard]] static std::optional<ChatQuery> fromJson(const QByteArray &body);
};

} // namespace demo
