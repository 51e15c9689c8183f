// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace cli {

/// Without control characters other than line feed and tab: text from elsewhere must not drive a
/// terminal.
[[nodiscard]] inline QString withoutControls(const QString &text)
{
    QString plain;
    plain.reserve(text.size());
    for (const QChar c : text) {
        if (c == u'\n' || c == u'\t' || c.category() != QChar::Other_Control)
            plain += c;
    }
    return plain;
}

} // namespace cli
