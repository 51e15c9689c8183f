// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/backup/backupfolder.h"

#include <QLockFile>
#include <QTemporaryDir>

namespace storage {

/// A folder of its own among the backups for what is only looked at. It is in use until this goes,
/// and goes with it. Any thread.
class ScratchFolder
{
public:
    explicit ScratchFolder(const BackupFolder &folder);

    /// True where a living program, this one or another, works in it.
    [[nodiscard]] static bool isInUse(const QString &path);

    [[nodiscard]] bool isValid() const { return m_folder.isValid(); }
    /// What the system says where it is not valid.
    [[nodiscard]] QString errorString() const { return m_folder.errorString(); }
    [[nodiscard]] QString path() const { return m_folder.path(); }
    [[nodiscard]] QString filePath(const QString &name) const { return m_folder.filePath(name); }

private:
    QTemporaryDir m_folder;
    QLockFile m_lock; ///< let go of before the folder goes
};

} // namespace storage
