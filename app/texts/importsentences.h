// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/importreport.h"

#include <QString>
#include <QStringList>

namespace texts {

/// "Cherry Studio": the name of the program whose file it is; empty for an unknown one.
[[nodiscard]] QString importProgram(core::ImportFormat format);
/// One or two sentences for what kept a file from being imported, or ended the import early; also
/// for failures of the disk.
[[nodiscard]] QString importFailure(const core::Error &error);
/// What is in the file, a line each: "Conversations: 12".
[[nodiscard]] QStringList importFindings(const core::ImportReport &report);
/// What of it is here already and what is not, a line each; counts of nothing are left out.
[[nodiscard]] QStringList importStandings(const core::ImportReport &report);
/// What was done, a line each; counts of nothing are left out.
[[nodiscard]] QStringList importOutcome(const core::ImportReport &report);
/// What could not be taken, a line each, the first `most` of them.
[[nodiscard]] QStringList importLosses(const core::ImportReport &report, int most);
/// How many of them are left out then; empty when none is.
[[nodiscard]] QString importRest(const core::ImportReport &report, int most);
/// One sentence for what the file holds and nobody takes over; empty when that is nothing.
[[nodiscard]] QString importIgnored(const core::ImportReport &report);

} // namespace texts
