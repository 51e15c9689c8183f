// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/colors.h"

#include <QIcon>
#include <QPixmap>
#include <QString>

namespace ui {

/// Makes the icons known; they lie in a static library, which the linker would else drop.
/// Call once, before the first window. Calling it again does nothing.
void initResources();

/// The icon called `name` (a file of resources/icons without its ending) in one colour, `size`
/// logical pixels wide, rendered for a screen of this device pixel ratio. Icons that point are
/// mirrored in right-to-left interfaces. Cached; a null pixmap for an unknown name. GUI thread.
[[nodiscard]] QPixmap iconPixmap(const QString &name, const QColor &color, int size, qreal ratio);

/// The same as a QIcon: text2 at rest, text when pointed at or selected, faded when disabled.
/// Make it anew when the colours change.
[[nodiscard]] QIcon themedIcon(const QString &name, const render::Colors &colors);

/// An icon in one fixed colour, e.g. on a filled button.
[[nodiscard]] QIcon plainIcon(const QString &name, const QColor &color);

/// An icon that follows the palette by itself, for what the style hands to Qt's own widgets.
[[nodiscard]] QIcon paletteIcon(const QString &name);

/// A dot in the middle of an icon, sizes in logical pixels; nothing but its room without a colour.
[[nodiscard]] QIcon dotIcon(const QColor &color, int diameter, qreal ratio);

/// The application's mark in its own colours, `size` logical pixels wide.
[[nodiscard]] QPixmap markPixmap(int size, qreal ratio);

/// The application's icon. A desktop with one of its own for us finds it by the desktop file's
/// name; asking its theme here would read all of it at each start.
[[nodiscard]] QIcon applicationIcon();

/// The colour of disabled text and icons: `top` at 45 % over `base`.
[[nodiscard]] QColor faded(const QColor &top, const QColor &base);

} // namespace ui
