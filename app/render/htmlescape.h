// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace render {

/// For HTML's text and attributes. Control characters are left out: HTML does not allow them, as
/// references neither.
[[nodiscard]] inline QString escapedHtml(QString text)
{
    text.removeIf([](QChar c) { return c.unicode() < 0x20 && c != u'\t' && c != u'\n'; });
    return text.toHtmlEscaped();
}

} // namespace render
