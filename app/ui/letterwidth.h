// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFontMetrics>

#include <algorithm>

namespace ui {

/// Width of a usual letter, by which dialogs and fields are as wide as so many letters. Chinese
/// fonts call the width of their own signs the average, which is that of two letters: everything
/// would be twice as wide with them, though Chinese words are no longer than others.
[[nodiscard]] inline int letterWidth(const QFontMetrics &metrics)
{
    return std::min(metrics.averageCharWidth(), metrics.horizontalAdvance(QLatin1Char('x')));
}

} // namespace ui
