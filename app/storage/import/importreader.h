// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "storage/backup/passphrase.h"
#include "storage/import/importsource.h"
#include "storage/import/importvisitor.h"

#include <QString>

namespace storage {

/// Reads a file of any program that we know and tells the visitor what is in it, one conversation
/// after the other. Foreign input: at most 16 GiB a file and 1 GiB of what is packed or piped, 64
/// MiB a conversation and a million messages; what is broken in one place costs that place only.
/// Slow, and on the caller's thread.
///
/// Errors are of kind BadInput with a code of ImportSource or ForeignDatabase, "unknown-format",
/// "bad-json", "unreadable", "too-deep" or "conversation-too-large" (a file of one conversation),
/// "too-many" or "cancelled" (the visitor said so); those of importMessages() for an array of the
/// API's messages. What could be read behind the place of an error was read.
///
/// A sealed file of ours is unsealed into an UnsealedCopy first; its errors are those of that,
/// with the param "sealed".
[[nodiscard]] core::Result<core::Done> readImport(const QString &path, ImportVisitor &visitor,
                                                  const Passphrase &passphrase = {});
[[nodiscard]] core::Result<core::Done> readImport(ImportSource &source, ImportVisitor &visitor);

} // namespace storage
