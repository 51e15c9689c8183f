// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QRect>

class QAbstractItemView;
class QLineEdit;
class QListView;

namespace ui {

/// A menu's ground for a pop-up and for the list in it.
void dressPopup(QWidget &popup, QAbstractItemView &list, const Theme &theme);
/// The list of a pop-up or a panel as all of them have it: no frame of its own, the row below the
/// pointer is known, nothing is edited, and it scrolls up and down by pixels.
void dressPopupList(QListView &list);
/// The glass at the beginning of a search field; again after the colours have changed. The field
/// has no other action.
void showGlass(QLineEdit &field, const Theme &theme);
/// Where a pop-up of this size stands: below the anchor and ending where that ends, or above it
/// where there is no room; on the screen in any case.
[[nodiscard]] QRect popupPlace(const QWidget &anchor, QSize size);
/// The width of a pop-up list: that of so many letters, and never more than the screen.
[[nodiscard]] int popupWidth(const QWidget &anchor, const QFont &font);

} // namespace ui
