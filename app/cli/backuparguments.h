// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>
#include <QStringList>

namespace cli {

/// What `loquat backup` was asked.
struct BackupArguments {
    QString dataDir;
    QString output; ///< empty: beside the other backups
    QString passphraseFile;
    bool isSealed = false; ///< the passphrase is asked for
    bool isHelpAsked = false;
};

/// What `loquat restore` was asked.
struct RestoreArguments {
    QString dataDir;
    QString file;
    QString passphraseFile;
    bool isDryRun = false;
    bool isHelpAsked = false;
};

/// Read the arguments behind the command. An Error of kind BadInput carries a sentence for standard
/// error in its `message`.
[[nodiscard]] core::Result<BackupArguments> parseBackupArguments(const QStringList &arguments);
[[nodiscard]] core::Result<RestoreArguments> parseRestoreArguments(const QStringList &arguments);
[[nodiscard]] QString backupHelpText();
[[nodiscard]] QString restoreHelpText();

} // namespace cli
