// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/backup/backupmaker.h"
#include "storage/backup/openedbackup.h"
#include "storage/storejob.h"

namespace storage {

/// Everything is to become what a backup holds.
struct RestoreOrder {
    std::shared_ptr<OpenedBackup> backup;
    BackupOrder present; ///< the backup of what is here now, made before; names the database
};

/// How that went: with the backup of what was here before.
struct Restored {
    BackupEntry before;
    DatabaseFacts facts; ///< what is here now
};

/// Backs up what is here, and makes everything what the backup holds, in one transaction: whatever
/// happens there is the one or the other. Nothing else is written meanwhile; with what waits for
/// the disk nothing is done. The code "not-mended": it is here, but not in order. Storage thread.
class RestoreJob final : public StoreJob
{
public:
    explicit RestoreJob(RestoreOrder order);

    [[nodiscard]] QFuture<core::Result<Restored>> future() const { return m_promise.future(); }
    void run(Database &database) override;
    void finish(const std::optional<core::Error> &failure) override;

private:
    [[nodiscard]] core::Result<Restored> restore(Database &database) const;

    RestoreOrder m_order;
    core::Result<Restored> m_result;
    QPromise<core::Result<Restored>> m_promise;
};

} // namespace storage
