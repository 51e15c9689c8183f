// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace support {

/// One source of the project, in the forms that rules are checked on. Every form has the same
/// line breaks, so that a position gives the same line in all of them.
struct SourceFile {
    QString path;     ///< relative to the top, with slashes
    QString text;     ///< as it stands
    QString code;     ///< comments blanked
    QString skeleton; ///< comments and the insides of literals blanked

    /// "core" for app/core/message.h; empty for app/main.cpp.
    [[nodiscard]] QString layer() const;
    /// "path:line" of a position.
    [[nodiscard]] QString place(qsizetype position) const;
};

/// The project's own sources below the folders, sorted by path.
[[nodiscard]] QList<SourceFile> sourcesBelow(const QStringList &folders);
/// Every text file of the project: no build folders, no images, nothing of git's.
[[nodiscard]] QStringList textFiles();
/// The file's text; empty when it cannot be read. `path` is relative to the top.
[[nodiscard]] QString readText(const QString &path);

} // namespace support
