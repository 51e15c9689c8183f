// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPair>
#include <QString>
#include <QVariant>

class QComboBox;
class QFormLayout;
class QWidget;

namespace ui {

class ChangedMark;
class Theme;

/// A form as all pages have it: room between rows, long rows wrapped.
[[nodiscard]] QFormLayout *makeForm(QWidget *owner);
/// A row with a plain-text label that nameField() fills.
void addField(QFormLayout &form, QWidget *field);
/// The same for a setting that has a default: the mark stands behind a field that does not grow,
/// and below one that does. `note` stands right below both.
[[nodiscard]] ChangedMark *addSetting(QFormLayout &form, QWidget *field, Theme &theme,
                                      QWidget *note = nullptr);
/// Label, and the same name for screen readers.
void nameField(QFormLayout &form, QWidget *field, const QString &name);
/// Fills a box anew in the language in use and keeps what is chosen.
void fillChoices(QComboBox &box, const QList<QPair<QString, QVariant>> &choices);

} // namespace ui
