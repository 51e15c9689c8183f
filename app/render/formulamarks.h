// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

namespace render {

/// Where formulas stand in a leaf's text, and where dollar signs are only money.
namespace formulas {

/// The place behind the closing "$" of the formula that opens at `at`, or -1 for a plain dollar
/// sign. As Pandoc has it: no space inside the marks, no digit behind them; and what between them
/// reads like prose is prose ("$5 to 10$"). Looks no further than `limit`.
[[nodiscard]] qsizetype endOfInline(QStringView text, qsizetype at, qsizetype limit);

/// False for what stands between two "$$" by chance.
[[nodiscard]] bool canBeDisplay(QStringView inside);

/// A formula that begins a line and stands alone there.
struct Opening {
    QString end;           ///< the mark that closes it
    bool isClosed = false; ///< on the same line
};
/// Without an end: the line begins no formula. `line` has no leading spaces.
[[nodiscard]] Opening openingAt(QStringView line);
/// What a line inside a formula does to it.
enum class Line { Inside, Closing, NotAFormula };
[[nodiscard]] Line lineInside(QStringView line, const QString &end);

} // namespace formulas

/// Stands for a formula while md4c parses the text around it: letters of Ugaritic, which no mark of
/// Markdown is made of.
[[nodiscard]] QString formulaToken(qsizetype index);
/// The formula's number when a token begins at `at`, and how long the token is; -1 otherwise.
struct FormulaToken {
    qsizetype index = -1;
    qsizetype length = 0;
};
[[nodiscard]] FormulaToken formulaTokenAt(QStringView text, qsizetype at);
/// True when the text itself has such letters: it is parsed without any token then.
[[nodiscard]] bool hasTokenLetters(QStringView text);

} // namespace render
