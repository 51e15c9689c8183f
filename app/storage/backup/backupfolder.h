// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/backup/backupname.h"

#include <QList>
#include <QStringList>

namespace storage {

/// A backup that is there.
struct BackupEntry {
    QString path;
    BackupName name;
    qint64 size = 0;
    bool operator==(const BackupEntry &) const = default;
};

/// The folder `backups` of a data directory. Any thread.
class BackupFolder
{
public:
    explicit BackupFolder(QString path);
    /// The one beside a database.
    [[nodiscard]] static BackupFolder beside(const QString &database);

    [[nodiscard]] const QString &path() const { return m_path; }
    /// Makes it, mode 0700. Empty, or the system's words. Through a link nothing is changed, for it
    /// leads to somebody else's.
    [[nodiscard]] QString prepare() const;
    /// The newest first. What is not ours is not in it.
    [[nodiscard]] QList<BackupEntry> entries() const;
    [[nodiscard]] QStringList fileNames() const;
    /// A name that is free, of the time or of a later second.
    [[nodiscard]] QString freePath(BackupName name) const;
    /// For a ScratchFolder in here; goes with dropLeftovers(), too, unless it is in use.
    [[nodiscard]] QString scratchTemplate() const;

    /// Removes what BackupRotation says may go.
    void rotate(const QDateTime &now) const;
    /// Removes what runs that were cut off an hour ago, or earlier, have left here.
    void dropLeftovers(const QDateTime &now) const;

private:
    QString m_path;
};

} // namespace storage
