// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>
#include <QStringList>
#include <QUrl>

namespace api {

/// Makes a base URL of what a person typed or pasted: an address, a full endpoint, a sentence or
/// a curl line with one in it. Never adds a path. An Error of kind BadInput says what is wrong:
/// its `code` is one of "empty", "scheme", "user-info", "host", "port", "looks-like-key", "spaces",
/// "ambiguous-path" (then `target` is the whole address, for a probe), and `message` the piece in
/// question, but never what looks like a key.
[[nodiscard]] core::Result<QString> normaliseBaseUrl(const QString &typed);

/// The part of an address's query that belongs to a base URL, with its question mark: Azure's
/// `api-version`. Empty when there is none.
[[nodiscard]] QString keptQuery(const QUrl &url);

/// True for loopback, private and link-local addresses, "localhost" and ".local" names, and for
/// "any address of this machine" (0.0.0.0).
[[nodiscard]] bool isPrivateHost(const QString &host);

/// What can be read from a pasted example of a gateway's guide (curl, Python, JavaScript).
struct PastedExample {
    QString baseUrl; ///< normalised, empty when none was found
    QString key;     ///< cleaned; empty when none, or only a placeholder such as YOUR_API_KEY
    QString model;   ///< empty when none, or only a placeholder
    bool operator==(const PastedExample &) const = default;
};
/// Reads an address, a key or a whole example.
[[nodiscard]] PastedExample readPastedExample(const QString &text);

} // namespace api
