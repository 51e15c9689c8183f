// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/streams.h"
#include "storage/datadirectory.h"

#include <QJsonObject>
#include <QObject>
#include <QStringList>
#include <functional>
#include <memory>

namespace cli {

/// Who hears what a window answers.
struct WindowListener {
    std::function<void(const QJsonObject &)> told; ///< a line
    std::function<void()> ended;                   ///< it hung up, or never answered
};

/// Asks the window that runs on this data directory, and returns at once; the listener is called by
/// the event loop. Destroying what is returned hangs up.
using AskWindow = std::function<std::unique_ptr<QObject>(const storage::DataDirectory &directory,
                                                         const QJsonObject &wish,
                                                         const WindowListener &listener)>;

/// `loquat import`: adds what other programs export, or arrays of {"role", "content"}, and prints
/// the ids of the conversations that are new, a line each; what is here already is left alone. The
/// window that holds the data directory's lock does it when there is one. With --dry-run nothing
/// is written, nor made: counts are printed instead. `arguments` are those behind the command's
/// name. Returns the program's exit status (see ExitCode). Needs a QCoreApplication. SIGINT and
/// SIGTERM stop it; what was stored stays.
[[nodiscard]] int runImport(const QStringList &arguments, const AskWindow &askWindow,
                            const AskStreams &streams = {});

} // namespace cli
