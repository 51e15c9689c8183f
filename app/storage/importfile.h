// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/messageimport.h"

#include <QDateTime>
#include <QFuture>

namespace storage {

/// A conversation that was imported and stored.
struct ImportOutcome {
    core::ConversationInfo info;
    int messageCount = 0;
    int skippedParts = 0;
};

/// Reads the file on a pool thread and adds it to the store as one new conversation. `now` is
/// what its times are set to. Errors are those of importMessages(), the code "unreadable" with the
/// system's words in `message`, and those of the Store. The future needs the event loop of the
/// store's thread.
[[nodiscard]] QFuture<core::Result<ImportOutcome>> importFile(Store &store, const QString &path,
                                                              const QDateTime &now);

} // namespace storage
