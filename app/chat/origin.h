// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace chat {

/// Scheme, host and port (RFC 6454) of an address, for example "https://example.org:443"; empty
/// for anything that is not http or https. A stored key belongs to exactly one origin.
[[nodiscard]] QString originOf(const QString &address);

/// Whether a connection at `from` may go on at `to` with its key: the same origin, or the same
/// host encrypted where it was not.
[[nodiscard]] bool isSameServer(const QString &from, const QString &to);

/// The address without user name, password, query and fragment: what may be shown and reported.
[[nodiscard]] QString shownAddress(const QString &address);

/// True for clear text to a host that is neither this machine nor in a private network.
[[nodiscard]] bool isPlainHttpToPublicHost(const QString &address);

} // namespace chat
