// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/gateway.h"
#include "core/chatparameters.h"
#include "core/message.h"

#include <QByteArray>
#include <QHash>
#include <QJsonArray>
#include <QList>
#include <QString>

namespace api {

/// One chat completion to ask for.
struct ChatRequest {
    Gateway gateway;
    QString model;
    QString instructions; ///< the system message; empty: none is sent
    QJsonArray written;   ///< messages in the API's own form, sent as they are before the others
    /// Conversation messages in order; unfinished and failed replies are the caller's to leave
    /// out. Reasoning parts are never sent back.
    QList<core::Message> messages;
    QHash<QByteArray, QByteArray> attachments; ///< encoded image bytes by hash
    core::ChatParameters parameters;
};

/// The request's JSON body: UTF-8, no byte-order mark. Text-only content goes as one string,
/// otherwise as an array with the text first and then the images.
[[nodiscard]] QByteArray requestBody(const ChatRequest &request);
/// The answer is to come as a stream; servers may do otherwise.
[[nodiscard]] bool isStreamAsked(const core::ChatParameters &parameters);
/// The answer is to tell how likely its tokens were.
[[nodiscard]] bool areLogprobsAsked(const core::ChatParameters &parameters);
/// Base URL + "/chat/completions" by joining text, never by resolving.
[[nodiscard]] QString chatEndpoint(const QString &baseUrl);
/// Base URL + "/models".
[[nodiscard]] QString modelsEndpoint(const QString &baseUrl);
/// Strips what gets pasted along with a key (spaces, quotes, line breaks, "Bearer "). An Error
/// of kind BadInput has the code "character" and names the one that a header cannot carry, or
/// "placeholder" and names what a guide writes in a key's place (see isPlaceholder()).
[[nodiscard]] core::Result<QByteArray> cleanKey(const QString &typed);

} // namespace api
