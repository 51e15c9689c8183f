// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/backup/scratchfolder.h"

namespace storage {
namespace {

QString scratchLockIn(const QString &folder)
{
    return folder + QStringLiteral("/lock");
}

} // namespace

ScratchFolder::ScratchFolder(const BackupFolder &folder)
    : m_folder(folder.scratchTemplate())
    , m_lock(scratchLockIn(m_folder.path()))
{
    m_lock.setStaleLockTime(0); // it may be looked at for days; only a dead owner is stale
    if (m_folder.isValid())
        (void)m_lock.tryLock();
}

bool ScratchFolder::isInUse(const QString &path)
{
    QLockFile lock(scratchLockIn(path));
    lock.setStaleLockTime(0);
    return !lock.tryLock() && lock.error() == QLockFile::LockFailedError;
}

} // namespace storage
