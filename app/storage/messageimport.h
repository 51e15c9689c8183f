// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "storage/import/importedconversation.h"

#include <QByteArray>
#include <QIODevice>
#include <functional>

namespace storage {

/// Reads a JSON array of {"role", "content"} as the API defines them: content is a text or an
/// array of text and image_url parts, reasoning and tool calls are kept, all other members are
/// ignored. A leading system message is what the instructions are. Images in data: addresses become
/// attachments when their bytes are PNG, JPEG, WebP or GIF; https and http addresses stay
/// addresses. At most a million messages, 32 MiB, 64 levels and a million values each, with 64
/// million characters and 256 MiB of pictures in all. Slow: not for the GUI thread.
///
/// Errors are of kind BadInput with the code "not-an-array", "no-messages", "bad-json",
/// "bad-role", "bad-content", "too-deep", "too-large", "too-complex", "too-many",
/// "conversation-too-large", "unreadable" or "cancelled"; `param` is the number of the message,
/// from 1, where there is one. `passed` hears how far it is and says whether to go on.
[[nodiscard]] core::Result<ImportedConversation>
importMessages(QIODevice &json, const std::function<bool(qint64 position)> &passed = {});
[[nodiscard]] core::Result<ImportedConversation> importMessages(const QByteArray &json);

} // namespace storage
