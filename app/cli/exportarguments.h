// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exportoptions.h"
#include "core/result.h"

#include <QList>
#include <QStringList>
#include <QUuid>

namespace cli {

/// What `loquat export` was asked.
struct ExportArguments {
    QString dataDir;
    core::ExportOptions options;
    QList<QUuid> conversations; ///< none: all
    QString output;             ///< "-" is standard output
    QString passphraseFile;
    bool isSealed = false; ///< the passphrase is asked for
    bool isHelpAsked = false;
};

/// Reads the arguments behind "export". An Error of kind BadInput carries a sentence for standard
/// error in its `message`.
[[nodiscard]] core::Result<ExportArguments> parseExportArguments(const QStringList &arguments);
/// The text of --help.
[[nodiscard]] QString exportHelpText();

} // namespace cli
