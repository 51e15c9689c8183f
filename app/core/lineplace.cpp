// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lineplace.h"

#include <algorithm>

namespace core {

LinePlace placeBehind(QStringView before)
{
    const QStringView inLine = before.mid(before.lastIndexOf(u'\n') + 1);
    // A pair of surrogates is one character.
    const auto low =
        std::count_if(inLine.begin(), inLine.end(), [](QChar c) { return c.isLowSurrogate(); });
    return {int(before.count(u'\n')) + 1, int(inLine.size() - low) + 1};
}

} // namespace core
