// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace support {

/// One row of tests/data/markdown: a piece of Markdown and what it has to become.
struct MarkdownExample {
    QByteArray name; ///< file, place in it and the rule in a few words
    QString markdown;
    QString html;
    QString fault; ///< not empty: known to come out otherwise, and why
};

/// All examples below a directory, in the order of its files. Empty when one of them is malformed,
/// which is said as a warning.
[[nodiscard]] QList<MarkdownExample> markdownExamples(const QString &directory);

/// Each of the longer texts of tests/data/growing as a row of a test with the column "text".
void addGrowingRows();

/// The same HTML in one spelling: inline elements in one order and never inside each other twice,
/// no attributes but those that say something, no line ends except inside <pre>.
[[nodiscard]] QString canonicalHtml(const QString &html);

} // namespace support
