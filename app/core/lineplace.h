// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace core {

/// Where something stands in a text, as people count: both from 1, columns in characters.
struct LinePlace {
    int line = 1;
    int column = 1;
};

/// The place behind all of this, which begins where the text does.
[[nodiscard]] LinePlace placeBehind(QStringView before);

} // namespace core
