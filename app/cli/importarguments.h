// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>
#include <QStringList>

namespace cli {

/// What `loquat import` was asked.
struct ImportArguments {
    QString dataDir;
    QString passphraseFile;
    QStringList files; ///< as they were typed; "-" is standard input
    bool isDryRun = false;
    bool isHelpAsked = false;
};

/// Reads the arguments behind "import". An Error of kind BadInput carries a sentence for standard
/// error in its `message`.
[[nodiscard]] core::Result<ImportArguments> parseImportArguments(const QStringList &arguments);
/// The text of `loquat import --help`.
[[nodiscard]] QString importHelpText();

} // namespace cli
