// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exportoptions.h"

#include <QSet>
#include <QString>

namespace exports {

/// "json", "md", "html", "pdf", "txt"; of what only a passphrase opens, "json.sealed".
[[nodiscard]] QString endingOf(core::ExportFormat format, bool isSealed = false);
/// A name for a file that every file system takes, made of a title, without an ending; never empty.
[[nodiscard]] QString fileNameOf(const QString &title);

/// Gives each of several files a name that none of the others has, also where capitals do not
/// count.
class FileNames
{
public:
    [[nodiscard]] QString next(const QString &title);

private:
    QSet<QString> m_taken;
};

} // namespace exports
