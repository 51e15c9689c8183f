// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QByteArray>
#include <QHash>
#include <QJsonObject>
#include <optional>

namespace api {

/// What is known about an answer that is not a chat completion.
struct HttpFacts {
    int status = 0;
    QByteArray contentType;
    QByteArray body;                       ///< at most its first 64 KiB
    QHash<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray key;                        ///< redacted wherever it turns up
    QString url;                           ///< what was asked; empty when unknown
};

/// Turns any error body into one core::Error: kind, the server's own words (trimmed, redacted,
/// never HTML), code, parameter, request id and retry-after.
[[nodiscard]] core::Error normaliseError(const HttpFacts &facts);

/// The error inside a JSON value that came where a chunk or an answer was expected, if there is
/// one: an `error`, `detail`, `success:false`, `base_resp` with a code, a flat vLLM object…
[[nodiscard]] std::optional<core::Error> errorInJson(const QJsonObject &object, int status,
                                                     const QByteArray &key);

/// Replaces every occurrence of the key, unless it is too short to be a secret, and everything
/// that looks like one.
[[nodiscard]] QString redact(QString text, const QByteArray &key);

} // namespace api
