// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/parameterset.h"

#include <QStringList>

namespace storage {

/// Parameters out of a file, as a person could have set them here: none that a request writes by
/// itself, the token limit under one name, and those that no row stands for among the free ones,
/// where they can be seen and changed. `lost`: names of what was left out.
[[nodiscard]] core::ParameterSet settableParameters(core::ParameterSet parameters,
                                                    QStringList &lost);

} // namespace storage
