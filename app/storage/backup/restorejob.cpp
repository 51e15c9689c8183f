// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/backup/restorejob.h"

#include "storage/databaseopener.h"
#include "storage/shelfcopy.h"
#include "storage/storageerror.h"

namespace storage {
namespace {

constexpr int kPagesOfStep = 4096;

} // namespace

RestoreJob::RestoreJob(RestoreOrder order)
    : StoreJob(Kind::Replace)
    , m_order(std::move(order))
{
    m_promise.start();
}

void RestoreJob::run(Database &database)
{
    m_result = restore(database);
    database.clearFailure();
}

core::Result<Restored> RestoreJob::restore(Database &database) const
{
    // Opened and read before: the backup of what is here may push it out of the folder.
    Database source;
    source.openUntouched(m_order.backup->databasePath());
    (void)source.pragma("PRAGMA schema_version");
    if (const auto failure = source.failure())
        return *failure;
    const core::Result<BackupMade> before = BackupMaker(m_order.present).make(database);
    if (!before)
        return before.error();
    database.clearFailure();
    DatabaseCopy::transfer(source, database, kPagesOfStep);
    if (const auto failure = database.failure())
        return *failure;
    // On the connection that is open: closing the file here would drop the locks that others of
    // this process hold on it.
    if (!DatabaseOpener::bringUpToDate(database)) {
        const auto failure = database.failure();
        return storageError("not-mended", failure ? failure->message : QString());
    }
    ShelfCopy::markRestored(database);
    return Restored{before.value().entry, m_order.backup->facts()};
}

void RestoreJob::finish(const std::optional<core::Error> &failure)
{
    m_promise.addResult(failure ? core::Result<Restored>(*failure) : m_result);
    m_promise.finish();
}

} // namespace storage
