// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/learning.h"

#include "core/learnedparameters.h"

namespace chat {

void remember(Connections &connections, const QUuid &id, const core::LearnedParameter &lesson)
{
    std::optional<core::Profile> profile = connections.profile(id);
    if (profile && !profile->isDemo && core::learn(profile->learned, lesson))
        (void)connections.save(*profile, std::nullopt);
}

void rememberUnexplained(Connections &connections, const QUuid &id)
{
    std::optional<core::Profile> profile = connections.profile(id);
    if (!profile || profile->isDemo || profile->hasSeenUnexplained)
        return;
    profile->hasSeenUnexplained = true;
    (void)connections.save(*profile, std::nullopt);
}

} // namespace chat
