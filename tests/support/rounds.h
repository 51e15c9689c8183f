// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace support {

/// How often something random is done: `usual`, unless the variable says how often, as the long
/// runs of tests/longrun do.
inline int roundsOf(const char *variable, int usual)
{
    const int wanted = qEnvironmentVariableIntValue(variable);
    return wanted > 0 ? wanted : usual;
}

} // namespace support
