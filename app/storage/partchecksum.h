// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

struct sqlite3;

namespace storage {

/// What `part.checksum` holds: 64 bits over all that a part says. It is reckoned by SQLite from the
/// bytes as they lie in the row, so that no way from text to bytes and back stands in between.
class PartChecksum
{
public:
    /// Makes the SQL function part_checksum(kind, attachment_hash, meta_json, text) known to this
    /// connection; SQLite's code.
    [[nodiscard]] static int install(sqlite3 *connection);
};

} // namespace storage
