// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile.h"

#include <QByteArray>

namespace storage {

/// The one keychain entry of a connection: the key itself while there is nothing else, so that
/// people find it there as they entered it, else a JSON object; empty for no secrets at all.
[[nodiscard]] QByteArray secretsToEntry(const core::ConnectionSecrets &secrets);
/// The reverse. An entry that begins with "{" is JSON, because no key does. What cannot be read or
/// could not be sent in a header (RFC 9110, 5.5) is left out.
[[nodiscard]] core::ConnectionSecrets secretsFromEntry(const QByteArray &entry);

} // namespace storage
