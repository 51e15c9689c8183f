// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>
#include <optional>

namespace core {

/// Automatic: the developer role for OpenAI's own reasoning models.
enum class InstructionsRole { Automatic, System, Developer };

/// The optional members of a chat completions request. Every one is unset by default and then
/// absent from the JSON: gateways refuse what they do not know.
struct ChatParameters {
    std::optional<double> temperature;
    std::optional<double> topP;
    std::optional<int> n;
    std::optional<qint64> maxTokens;
    std::optional<qint64> maxCompletionTokens;
    std::optional<QStringList> stop; ///< one entry goes out as a string, several as an array
    std::optional<double> presencePenalty;
    std::optional<double> frequencyPenalty;
    std::optional<qint64> seed;
    std::optional<bool> logprobs;
    std::optional<int> topLogprobs;
    std::optional<QJsonObject> logitBias;
    std::optional<QJsonObject> responseFormat;
    std::optional<QString> reasoningEffort;
    std::optional<QString> verbosity;
    std::optional<bool> parallelToolCalls;
    std::optional<QJsonValue> toolChoice;
    std::optional<QJsonArray> tools;
    std::optional<QString> serviceTier;
    std::optional<QString> user;
    std::optional<bool> stream;               ///< unset: true
    std::optional<QJsonObject> streamOptions; ///< unset: usage is asked for when streaming
    QJsonObject extra;                        ///< members this program does not know
    /// No word about streaming goes out: the gateway does what it does by itself.
    bool isStreamLeftOut = false;
    InstructionsRole instructionsRole = InstructionsRole::Automatic; ///< no member of the API
    bool operator==(const ChatParameters &) const = default;

    /// Sets the member with the API's name. A wrong JSON type or a member that this program
    /// writes itself (`model`, `messages`) is an Error of kind BadInput; an unknown name goes to
    /// `extra`. Ranges are the gateway's business.
    Result<Done> set(const QString &name, const QJsonValue &value);
    /// True for the members that the request itself decides on: `model`, `messages`, `stream` and
    /// `stream_options`.
    [[nodiscard]] static bool isOurs(const QString &name);
    /// Writes what is set into a request; `stream` and `stream_options` are left out, because
    /// they depend on each other and on the caller.
    void writeTo(QJsonObject &request) const;
};

} // namespace core
