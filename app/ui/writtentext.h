// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QPlainTextEdit;
class QTextDocument;

namespace ui {

/// What stands in a document, letter for letter, with "\n" between its lines. Its toPlainText()
/// would turn no-break spaces into common ones.
[[nodiscard]] QString writtenIn(const QTextDocument &document);
[[nodiscard]] QString writtenIn(const QPlainTextEdit &field);
/// The same of what is selected in it.
[[nodiscard]] QString selectedIn(const QPlainTextEdit &field);

} // namespace ui
