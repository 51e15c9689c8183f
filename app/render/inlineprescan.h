// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace render {

/// Stands beside emphasis marks so that CommonMark's flanking rules see punctuation there; it is
/// taken out of the parsed text again. U+1039F, a punctuation mark of Ugaritic.
inline constexpr QStringView kFlankMark = u"\U0001039F";

/// Prepares a leaf's text for md4c, in one linear pass that leaves code spans alone: emphasis next
/// to Chinese, Japanese or Korean text ("这是**“重点”**的", CommonMark discussion 650) becomes
/// emphasis, and formulas give way to tokens (formulamarks.h), so that no mark of Markdown is seen
/// in them.
struct PreparedInline {
    QString text;
    QStringList formulas; ///< with their marks, by the tokens' numbers
};
[[nodiscard]] PreparedInline prepareInline(QStringView text);

/// Every label in brackets that a definition could turn into a link, normalised.
[[nodiscard]] QStringList linkLabels(QStringView text);

} // namespace render
