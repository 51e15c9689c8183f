// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/records.h"
#include "storage/storeworker.h"

namespace storage {

/// Queues `work(Records &)`, which returns a T.
template <typename T, typename Work>
QFuture<core::Result<T>> request(StoreWorker *worker, StoreJob::Kind kind, Work work)
{
    auto onDatabase = [work = std::move(work)](Database &database) -> T {
        Records records(database);
        return work(records);
    };
    auto job = std::make_unique<WorkJob<T, decltype(onDatabase)>>(kind, std::move(onDatabase));
    auto future = job->future();
    worker->post(std::move(job));
    return future;
}

/// Queues `work(Records &)`, which returns nothing.
template <typename Work>
QFuture<core::Result<core::Done>> requestWrite(StoreWorker *worker, StoreJob::Kind kind, Work work)
{
    return request<core::Done>(worker, kind, [work = std::move(work)](Records &records) {
        work(records);
        return core::Done{};
    });
}

/// When something goes into the bin; unset: out of it.
inline QDateTime deletionTime(bool isDeleted)
{
    return isDeleted ? QDateTime::currentDateTimeUtc() : QDateTime();
}

} // namespace storage
