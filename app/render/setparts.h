// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/codespans.h"
#include "render/formula.h"

#include <QHash>

namespace render {

/// What the typesetter made of a document's blocks; what is not in here stays plain.
struct SetParts {
    QHash<int, SharedSpans> colours; ///< of blocks of code, by their groups
    Formulas formulas;
};

} // namespace render
