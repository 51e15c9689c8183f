// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/connections.h"

namespace chat {

/// Keeps with the connection that a model of it refuses an option. GUI thread.
void remember(Connections &connections, const QUuid &profile, const core::LearnedParameter &lesson);
/// Keeps that the person was told of this connection's unexplained ends.
void rememberUnexplained(Connections &connections, const QUuid &profile);

} // namespace chat
