// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

namespace storage {

/// Asked again and again by whatever takes long; false: somebody has cancelled. Called on the
/// reader's thread; an empty one goes on.
using GoOn = std::function<bool()>;

} // namespace storage
