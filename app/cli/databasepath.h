// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/datadirectory.h"
#include "storage/settingsfile.h"

namespace cli {

/// Where the conversations of a data directory are: the settings may name another file than the
/// usual one, after that could not be opened.
[[nodiscard]] inline QString databasePathOf(const storage::DataDirectory &directory)
{
    const QString name = storage::SettingsFile::peek(directory.settingsPath()).databaseFile;
    return name.isEmpty() ? directory.databasePath() : directory.path() + QLatin1Char('/') + name;
}

} // namespace cli
