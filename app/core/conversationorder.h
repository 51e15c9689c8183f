// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace core {

/// What the list of conversations is sorted by: the last message (latest first), the title, or when
/// they were made (latest first).
enum class ConversationOrder { LastUse, Title, Created };

} // namespace core
