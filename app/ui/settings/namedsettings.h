// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

class QWidget;

namespace ui {

/// A single setting as its page shows it.
struct NamedSetting {
    QString field;    ///< the object name of its control
    QString words;    ///< what stands before it, and on it where it is a box to be checked
    QString synonyms; ///< what people may call it besides, its choices among that
};

/// The settings that somebody who opens this page finds there, what is folded away behind "More"
/// among them. Those that have no room now (the login of no proxy) are left
/// out, and so is what has no name.
[[nodiscard]] QList<NamedSetting> namedSettings(const QWidget &page);
/// Other words that people look for this control by, in the language in use.
void setSynonyms(QWidget &control, const QString &words);
/// The keyboard goes to this control of the page, which scrolls there. False: it has none.
[[nodiscard]] bool focusSetting(const QWidget &page, const QString &field);
/// The keyboard goes to it, or to the first part of it that takes keys.
void focusControl(QWidget &control);

} // namespace ui
