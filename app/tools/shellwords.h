// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace tools {

/// A word of a command line, and where its text stood in it.
struct ShellWord {
    QString text;
    qsizetype start = 0; ///< of the first character, behind an opening quotation mark
};

/// The words of a command that somebody copied: 'single', "double" and $'ANSI' quotes, backslashes,
/// lines that go on behind a backslash, a caret (Windows) or a backtick (PowerShell). Nothing is
/// expanded. A quotation mark that is never closed goes to the end.
[[nodiscard]] QList<ShellWord> shellWords(const QString &command);

/// The body that a copied curl command sends (-d, --data, --data-raw, --data-binary, --data-ascii,
/// --json), the first one; its text is empty when there is none.
[[nodiscard]] ShellWord curlBody(const QString &command);

} // namespace tools
