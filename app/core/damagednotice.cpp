// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/damagednotice.h"

namespace core {

bool isDamaged(const Message &message)
{
    return message.response.notices.contains(notice::kDamaged);
}

void setDamaged(Message &message, bool isDamaged)
{
    message.response.notices.removeAll(notice::kDamaged);
    if (isDamaged)
        message.response.notices.prepend(notice::kDamaged);
}

} // namespace core
