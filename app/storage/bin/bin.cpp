// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/bin/bin.h"

#include "storage/bin/binrecords.h"
#include "storage/storerequest.h"

namespace storage {

Bin::Bin(Store &store)
    : m_store(store)
{
}

QFuture<core::Result<QList<BinEntry>>> Bin::entries()
{
    return request<QList<BinEntry>>(m_store.m_worker, StoreJob::Kind::Read,
                                    [](Records &records) { return BinRecords(records).entries(); });
}

QFuture<core::Result<int>> Bin::count()
{
    return request<int>(m_store.m_worker, StoreJob::Kind::Read,
                        [](Records &records) { return BinRecords(records).count(); });
}

QFuture<core::Result<QList<core::Message>>> Bin::content(const BinRef &ref, int most)
{
    return request<QList<core::Message>>(
        m_store.m_worker, StoreJob::Kind::Read,
        [ref, most](Records &records) { return BinRecords(records).content(ref, most); });
}

QFuture<core::Result<core::Done>> Bin::restore(const QList<BinRef> &refs)
{
    return requestWrite(m_store.m_worker, StoreJob::Kind::Write, [refs](Records &records) {
        BinRecords bin(records);
        for (const BinRef &ref : refs)
            bin.restore(ref);
    });
}

QFuture<core::Result<core::Done>> Bin::takeAway(const QList<BinRef> &refs)
{
    return requestWrite(m_store.m_worker, StoreJob::Kind::Write,
                        [refs, time = deletionTime(true)](Records &records) {
                            BinRecords bin(records);
                            for (const BinRef &ref : refs)
                                bin.takeAway(ref, time);
                        });
}

QFuture<core::Result<bool>> Bin::purgeSome(const BinRef &ref)
{
    return request<bool>(m_store.m_worker, StoreJob::Kind::Write,
                         [ref](Records &records) { return BinRecords(records).purgeSome(ref); });
}

QFuture<core::Result<bool>> Bin::sweepSome()
{
    return request<bool>(m_store.m_worker, StoreJob::Kind::Write,
                         [](Records &records) { return BinRecords(records).sweepSome(); });
}

QFuture<core::Result<bool>> Bin::foldLog()
{
    // No transaction may be open, so it is no write in the sense of the thread.
    auto fold = [](Database &database) {
        const QString patience = database.pragma("PRAGMA busy_timeout");
        database.execute("PRAGMA busy_timeout=0");
        const QString isBusy = database.pragma("PRAGMA wal_checkpoint(TRUNCATE)");
        database.clearFailure();
        database.execute(QByteArray("PRAGMA busy_timeout=" + patience.toLatin1()).constData());
        return isBusy == QLatin1StringView("0");
    };
    auto job = std::make_unique<WorkJob<bool, decltype(fold)>>(StoreJob::Kind::Read, fold);
    auto future = job->future();
    m_store.m_worker->post(std::move(job));
    return future;
}

QFuture<core::Result<QList<BinRef>>> Bin::expired(const QDateTime &now, int days,
                                                  const QDateTime &start)
{
    return request<QList<BinRef>>(m_store.m_worker, StoreJob::Kind::Write,
                                  [now, days, start](Records &records) {
                                      return BinRecords(records).expired(now, days, start);
                                  });
}

} // namespace storage
