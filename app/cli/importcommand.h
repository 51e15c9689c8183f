// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/importreport.h"
#include "storage/datadirectory.h"

#include <QString>
#include <QStringList>
#include <functional>
#include <optional>

namespace cli {

/// Hands the file's absolute path to the window that runs on this data directory, and returns
/// what the window says of it; nothing when it did not take the file.
using ImportHandOver = std::function<std::optional<core::ImportReport>(
    const storage::DataDirectory &directory, const QString &file)>;

/// `loquat import [--data-dir D] [--dry-run] FILE…`: adds what other programs export, or arrays of
/// {"role", "content"}, and prints the ids of the conversations that are new, a line each; what is
/// here already is left alone. The window that holds the data directory's lock does it when there
/// is one. With --dry-run nothing is written: counts are printed instead. `arguments` are those
/// behind the command's name. Returns the exit code: 0, 1 for wrong usage, 2 when a file failed.
/// Needs a QCoreApplication.
[[nodiscard]] int runImport(const QStringList &arguments, const ImportHandOver &handOver);

} // namespace cli
