// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/conversation.h"
#include "storage/store.h"

#include <QFuture>

namespace chat {

/// Names of the files attached on the path that is shown, as far as it is loaded.
[[nodiscard]] QStringList attachedFiles(const core::Conversation &conversation);

/// The bytes of such a file, the newest of that name; what is not loaded is read. An Error of kind
/// Storage with the code "not-found" when there is none. The future stays open when `context` goes.
[[nodiscard]] QFuture<core::Result<QByteArray>> attachedFile(QObject *context,
                                                             const core::Conversation &conversation,
                                                             storage::Store &store,
                                                             const QString &name);

} // namespace chat
