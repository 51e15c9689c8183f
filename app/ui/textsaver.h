// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStandardPaths>
#include <QString>
#include <functional>

class QWidget;

namespace ui {

/// Asks above `window` where to save the text, writes it off this thread, and then says in words
/// how that went, unless the window has gone or the person thought better of it.
void askAndSave(QWidget *window, const QString &title, const QString &name, const QString &text,
                std::function<void(const QString &)> said);

/// Where a dialog for files begins: this folder, or the home of the person where there is none.
[[nodiscard]] QString standardFolder(QStandardPaths::StandardLocation location);

} // namespace ui
