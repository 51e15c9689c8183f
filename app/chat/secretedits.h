// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile.h"

#include <QByteArray>
#include <QList>
#include <optional>

namespace chat {

/// What a form changes of a connection's secrets. What was not touched is never read for it: it
/// stays where it is and is named by its place.
struct SecretEdits {
    struct Key {
        QByteArray typed;
        int kept = -1; ///< place among those that are kept, when nothing was typed
        bool operator==(const Key &) const = default;
    };
    /// The API keys from now on, the preferred first; unset: those that are kept.
    std::optional<QList<Key>> keys;
    /// Values of secret headers that were typed; the other names keep theirs.
    QList<core::Header> headers;
    std::optional<QByteArray> proxyPassword;

    /// The usual case: one key, or nothing at all about keys. An empty key forgets all of them.
    [[nodiscard]] static SecretEdits ofKey(const std::optional<QByteArray> &key);
    /// All that a connection has, as if it was typed.
    [[nodiscard]] static SecretEdits ofAll(const core::ConnectionSecrets &secrets);
    [[nodiscard]] bool isEmpty() const;
    bool operator==(const SecretEdits &) const = default;
};

/// The secrets of `profile` after the edits, out of those that are kept. A key and a header's
/// value belong to their origin; the proxy's password does not.
[[nodiscard]] core::ConnectionSecrets applied(const SecretEdits &edits,
                                              const core::ConnectionSecrets &kept,
                                              const core::Profile &profile, bool isSameOrigin);
/// False when the outcome does not depend on what is kept, so that nobody has to ask for it.
[[nodiscard]] bool needsKept(const SecretEdits &edits, const core::Profile &before,
                             const core::Profile &profile, bool isSameOrigin);

} // namespace chat
