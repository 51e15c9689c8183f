// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>

namespace storage {

/// All state of the program below one directory: created 0700, files in it 0600, repaired at
/// start.
class DataDirectory
{
public:
    /// An empty path means `$XDG_DATA_HOME/loquat`.
    explicit DataDirectory(const QString &path = {});

    [[nodiscard]] QString path() const { return m_path; }
    [[nodiscard]] QString databasePath() const;
    [[nodiscard]] QString settingsPath() const;
    [[nodiscard]] QString secretsPath() const;
    [[nodiscard]] QString modelListsPath() const;
    [[nodiscard]] QString lockPath() const;
    /// True while another process holds the lock. Makes no lock file and leaves none locked.
    [[nodiscard]] bool isInUse() const;
    /// Creates what is missing and mends the modes of what is there.
    core::Result<core::Done> prepare() const;
    /// Whether a file can be made and filled there; the error tells a full disk ("full") and a
    /// write-protected one ("read-only") from others.
    core::Result<core::Done> tryWriting() const;

private:
    QString m_path;
};

} // namespace storage
