// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/import/importedconversation.h"
#include "storage/import/sourceobject.h"

namespace storage {

/// Reads one session of a NextChat backup: messages in a row, before them those of its mask.
///
/// The format's facts: ChatGPTNextWeb/NextChat, app/store/chat.ts (sessions, messages, tools),
/// app/store/mask.ts, app/client/api.ts (content).
[[nodiscard]] ImportedConversation readNextChatSession(const SourceObject &session);

} // namespace storage
