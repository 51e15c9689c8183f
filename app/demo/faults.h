// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/chatquery.h"
#include "demo/faultorder.h"
#include "demo/phrases.h"
#include "demo/script.h"

namespace demo {

/// What `demo-faults` answers: the fault that the prompt orders, or, where it orders none, the
/// list of what can be ordered. `memory` knows what happened once already.
[[nodiscard]] Script faultsScript(const ChatQuery &query, const Phrases &phrases,
                                  FaultMemory &memory);

} // namespace demo
