// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QSaveFile>
#include <QString>

namespace exports {

/// Where an export goes: a file that only its owner may read and that appears whole or not at all.
/// Everything that is exported goes through here.
class OutputFile
{
public:
    explicit OutputFile(const QString &path);

    [[nodiscard]] core::Result<core::Done> open();
    /// To be written to after open().
    [[nodiscard]] QIODevice &device() { return m_file; }
    /// Puts the file in its place; without it, nothing of it is left. Errors have the code "write"
    /// and the system's words.
    [[nodiscard]] core::Result<core::Done> commit();

private:
    QSaveFile m_file;
};

/// An error with the code "write" and these words.
[[nodiscard]] core::Error writeError(const QString &words);

} // namespace exports
