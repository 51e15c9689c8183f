// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/import/importedconversation.h"
#include "storage/import/sourceobject.h"

namespace storage {

/// Reads one conversation of Claude's export (conversations.json).
///
/// The format is not documented by its maker. The facts: Sinity/polylogue,
/// docs/providers/claude-ai.md; socketteer/Claude-Conversation-Exporter, README.md.
[[nodiscard]] ImportedConversation readClaudeConversation(const SourceObject &conversation);

} // namespace storage
