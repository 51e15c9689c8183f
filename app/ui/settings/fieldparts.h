// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QList>
#include <QString>

class QFormLayout;
class QHBoxLayout;
class QLabel;
class QWidget;

namespace ui {

/// The outline of a fault on or off.
void setFault(QWidget *field, bool isFault);
/// A failure in one line, with its small print when that is wanted.
[[nodiscard]] QString sentenceOf(const core::Error &error, bool hasSmallPrint = false);
/// A field with its notes below it, as one cell of a form.
[[nodiscard]] QWidget *stacked(QWidget *parent, const QList<QWidget *> &widgets);
/// Widgets side by side, the first one as wide as there is room.
[[nodiscard]] QWidget *sideBySide(QWidget *parent, const QList<QWidget *> &widgets);
/// The plain-text label of a field in a form, at the height of the field's own words.
[[nodiscard]] QLabel *labelFor(QWidget *field, QWidget *parent);
/// Gives all labels of fields below `owner` one width, so that forms within forms have their fields
/// in one column.
void alignLabels(const QWidget &owner);
/// A row of the form with a plain-text label; nameField() finds it by `buddy`.
void addCell(QFormLayout &form, QWidget *buddy, QWidget *cell);

} // namespace ui
