// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/backup/restorejob.h"

#include "storage/backup/sealheader.h"
#include "storage/databaseopener.h"

namespace storage {
namespace {

constexpr int kPagesOfStep = 4096;

} // namespace

RestoreJob::RestoreJob(RestoreOrder order)
    : StoreJob(Kind::Open) // nothing that waits for what was here is written after it
    , m_order(std::move(order))
{
    m_promise.start();
}

void RestoreJob::run(Database &database)
{
    m_result =
        database.isOpen() ? restore(database) : core::Result<Restored>(sealError("not-open"));
    database.clearFailure();
}

core::Result<Restored> RestoreJob::restore(Database &database) const
{
    const core::Result<BackupMade> before = BackupMaker(m_order.present).make(database);
    if (!before)
        return before.error();
    Database source;
    source.openUntouched(m_order.backup->databasePath());
    if (const auto failure = source.failure())
        return *failure;
    database.clearFailure();
    DatabaseCopy::transfer(source, database, kPagesOfStep);
    if (const auto failure = database.failure())
        return *failure;
    // What a running reply had in its journal when the backup was made is put in its place.
    const OpenReport report = DatabaseOpener(database, m_order.present.database).open();
    if (report.state != OpenReport::State::Opened)
        return sealError("unreadable", report.detail);
    return Restored{before.value().entry, m_order.backup->facts()};
}

void RestoreJob::finish(const std::optional<core::Error> &)
{
    m_promise.addResult(m_result);
    m_promise.finish();
}

} // namespace storage
