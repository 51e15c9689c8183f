// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/import/importedconversation.h"
#include "storage/import/sourceobject.h"

namespace storage {

/// Reads a conversation that LibreChat exported: its messages as a list that names parents, or
/// as a tree of children within children.
///
/// The format's facts: danny-avila/LibreChat, client/src/hooks/Conversations/
/// useExportConversation.ts (the file), api/server/utils/import/importers.js (both kinds).
[[nodiscard]] ImportedConversation readLibreChatConversation(const SourceObject &conversation);

} // namespace storage
