// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/words.h"
#include "core/error.h"

#include <QFileInfo>

namespace cli {

/// A sentence for standard error: why what is stored at `path` cannot be read.
[[nodiscard]] inline QString readingProblem(const core::Error &error, const QString &path)
{
    if (error.code == QLatin1StringView("too-new"))
        return Words::tr("The conversations in %1 were written by a newer Loquat. Use that one.")
                   .arg(path)
               + u'\n';
    return Words::tr("The conversations in %1 cannot be opened: %2").arg(path, error.message)
           + u'\n';
}

/// The same where `folder` was given and is not there, which mostly is a slip of the keys; empty
/// where none was given or it is there.
[[nodiscard]] inline QString missingFolder(const QString &folder)
{
    if (folder.isEmpty() || QFileInfo(folder).isDir())
        return {};
    return QStringLiteral("loquat: ") + Words::tr("There is no folder %1.").arg(folder) + u'\n';
}

} // namespace cli
