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

/// The same as one line that shows what it holds in its own order: marks that turn what follows
/// them the other way round would also turn what is printed behind the text.
[[nodiscard]] inline QString plainLine(const QString &text)
{
    QString plain = withoutControls(text);
    plain.removeIf([](QChar c) {
        return (c >= QChar(0x202A) && c <= QChar(0x202E))
               || (c >= QChar(0x2066) && c <= QChar(0x2069));
    });
    return plain.simplified();
}

} // namespace cli
