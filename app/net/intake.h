// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace net {

/// What this process has let in so far. Nothing tells how much Qt holds of an answer that it does
/// not show yet; what came over all sockets and what memory there is, taken together, does.
struct Intake {
    qint64 received = 0; ///< over all TCP sockets that are open
    qint64 held = 0;     ///< memory in use that is no file's
};

/// Zeros on systems that do not say it.
[[nodiscard]] Intake intakeNow();
/// `held` alone, which costs less.
[[nodiscard]] qint64 heldNow();

} // namespace net
