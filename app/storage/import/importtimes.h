// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/import/importedconversation.h"

namespace storage {

/// Takes out the times that are still to come, which would keep a conversation on top of the list
/// for years, and counts them as a loss; the other times of the conversation say when it was. A
/// clock that is behind does not make all there is the future.
void takeOutFuture(ImportedConversation &conversation, const QDateTime &now);

} // namespace storage
