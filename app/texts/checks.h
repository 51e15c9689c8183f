// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QString>

namespace texts {

// The words of the connection doctor. Names and details are those of api::DoctorCheck, which this
// layer does not know.

/// "Secure connection" for "tls": a label of one or two words; the name itself when unknown.
[[nodiscard]] QString checkTitle(const QString &name);
/// One sentence for a check that passed, with what it saw.
[[nodiscard]] QString passedText(const QString &name, const QString &detail);
/// One sentence for a check that was left out, and why.
[[nodiscard]] QString skippedText(const QString &reason);
/// What was found out for the mend, one sentence each with a blank between them: an address that
/// works, models that may be meant. Empty when nothing was.
[[nodiscard]] QString proposalText(const core::Error &error);

} // namespace texts
