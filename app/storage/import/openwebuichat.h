// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/import/importedconversation.h"
#include "storage/import/sourceobject.h"

namespace storage {

/// Reads one chat of an Open WebUI export: its history is a tree of messages that know their
/// children. Older chats have a plain list instead.
///
/// The format's facts: open-webui/open-webui, src/lib/components/chat/Settings/DataControls.svelte
/// (the export), backend/open_webui/models/chats.py (a chat), src/lib/stores and
/// src/lib/components/chat/Messages (messages and their files).
[[nodiscard]] ImportedConversation readOpenWebUiChat(const SourceObject &record);

} // namespace storage
