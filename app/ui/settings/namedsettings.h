// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/settingsdialog.h"

namespace ui {

/// A single setting, as its page shows it.
struct NamedSetting {
    QString field;    ///< the object name of its control
    QString words;    ///< what stands before it, and on it where it is a box to be checked
    QString synonyms; ///< what people may call it besides
};

/// The settings of a page in the language in use. Known without the page, which takes longer to
/// build than a window may stand still. Left out is what has no room until something else is
/// chosen: the login of no proxy.
[[nodiscard]] QList<NamedSetting> namedSettings(SettingsDialog::Page page);
/// The keyboard goes to this control of the page, which scrolls there. False: it has none.
[[nodiscard]] bool focusSetting(const QWidget &page, const QString &field);
/// The keyboard goes to it, or to the first part of it that takes keys.
void focusControl(QWidget &control);

} // namespace ui
