// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/streams.h"

#include <QStringList>

namespace cli {

/// `loquat export` with the arguments behind "export". Reads beside a running window. For PDF there
/// has to be a QGuiApplication. The exit status.
[[nodiscard]] int runExportCommand(const QStringList &arguments, const AskStreams &streams);
/// Whether the arguments ask for what needs fonts.
[[nodiscard]] bool needsFonts(const QStringList &arguments);

} // namespace cli
