// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/import/importedconversation.h"
#include "storage/messagetable.h"

namespace storage {

/// The conversation with identities that are free here, or its own already: those of messages that
/// belong to another conversation become others, the same ones each time. `row`: of the one that is
/// stored; 0 for none.
[[nodiscard]] ImportedConversation withFreeIdentities(ImportedConversation conversation, qint64 row,
                                                      MessageTable &messages);

} // namespace storage
