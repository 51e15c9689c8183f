// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QWidget>

namespace ui {

/// Puts the window where it was, or, when that screen is gone, whole onto one that exists. An
/// empty or unreadable `geometry` gives a size that suits the screen.
void restorePlace(QWidget &window, const QByteArray &geometry);
/// `frame`, moved and if need be made smaller so that it lies within one of the screens.
[[nodiscard]] QRect fitted(const QRect &frame, const QList<QRect> &screens);

} // namespace ui
