// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextDocument>

namespace ui {

/// The text as a tool tip shows it letter by letter, whoever wrote it. A tip decides by itself
/// whether what it is given is HTML, and loads the files that it names; what it would take for such
/// comes back escaped, with its line breaks, and all else as it is.
[[nodiscard]] inline QString plainTip(const QString &text)
{
    return Qt::mightBeRichText(text) ? Qt::convertFromPlainText(text) : text;
}

} // namespace ui
