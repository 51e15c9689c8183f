// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/datadirectory.h"

#include <QString>
#include <QStringList>
#include <functional>
#include <optional>

namespace cli {

/// Hands the file's absolute path to the window that runs on this data directory, and returns
/// the id that it printed for the new conversation; nothing when it could not.
using ImportHandOver = std::function<std::optional<QString>(const storage::DataDirectory &directory,
                                                            const QString &file)>;

/// `loquat import [--data-dir D] FILE`: adds a JSON array of {"role", "content"} as one new
/// conversation and prints its id. The window that holds the data directory's lock does it when
/// there is one. `arguments` are those behind the command's name. Returns the exit code: 0, 1 for
/// wrong usage, 2 when it failed. Needs a QCoreApplication.
[[nodiscard]] int runImport(const QStringList &arguments, const ImportHandOver &handOver);

} // namespace cli
