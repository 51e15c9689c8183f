// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "storage/backup/passphrase.h"

#include <QString>

namespace cli {

/// The passphrase in the first line of the file. An Error of kind BadInput carries a sentence for
/// standard error.
[[nodiscard]] core::Result<storage::Passphrase> passphraseFromFile(const QString &path);

/// Asks for it on the terminal, where it is not shown; twice where it is a new one. An Error as
/// above where there is no terminal, or nothing was typed.
enum class Asking { Known, New };
[[nodiscard]] core::Result<storage::Passphrase> passphraseFromTerminal(Asking asking);

/// For what is to be sealed: out of the file, or asked for where that is wanted; else an empty one.
[[nodiscard]] core::Result<storage::Passphrase> passphraseToSeal(const QString &file, bool isAsked);
/// For `path`: out of the file, or asked for where it is sealed; else an empty one.
[[nodiscard]] core::Result<storage::Passphrase> passphraseToOpen(const QString &path,
                                                                 const QString &file);

} // namespace cli
