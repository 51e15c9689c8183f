// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/message.h"

namespace core {

namespace notice {
/// What is stored of the message is not what was written. Found anew whenever it is read, so it is
/// neither stored nor exported.
inline constexpr QLatin1StringView kDamaged("damaged-on-disk");
} // namespace notice

[[nodiscard]] bool isDamaged(const Message &message);
void setDamaged(Message &message, bool isDamaged);

} // namespace core
