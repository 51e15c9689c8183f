// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/search/searchworker.h"

#include "storage/databasereader.h"
#include "storage/search/searchreader.h"

#include <utility>

namespace storage {
namespace {

core::Error cancelledSearch()
{
    core::Error error;
    error.kind = core::ErrorKind::Storage;
    error.code = QStringLiteral("cancelled");
    return error;
}

} // namespace

SearchWorker::SearchWorker(const QString &path)
    : m_path(path)
{
}

SearchWorker::~SearchWorker()
{
    cancel();
}

QFuture<core::Result<SearchPage>> SearchWorker::post(const SearchQuery &query)
{
    Job job;
    job.query = query;
    job.promise.start();
    QFuture<core::Result<SearchPage>> future = job.promise.future();
    std::optional<Job> outdated;
    {
        const QMutexLocker lock(&m_mutex);
        job.number = ++m_newest;
        outdated = std::exchange(m_waiting, std::move(job));
    }
    if (outdated)
        finish(*outdated, cancelledSearch());
    else
        QMetaObject::invokeMethod(this, &SearchWorker::runNewest, Qt::QueuedConnection);
    return future;
}

void SearchWorker::cancel()
{
    std::optional<Job> outdated;
    {
        const QMutexLocker lock(&m_mutex);
        ++m_newest;
        outdated = std::exchange(m_waiting, std::nullopt);
    }
    if (outdated)
        finish(*outdated, cancelledSearch());
}

void SearchWorker::finish(Job &job, const core::Result<SearchPage> &result)
{
    job.promise.addResult(result);
    job.promise.finish();
}

void SearchWorker::runNewest()
{
    std::optional<Job> job;
    {
        const QMutexLocker lock(&m_mutex);
        job = std::exchange(m_waiting, std::nullopt);
    }
    if (!job)
        return;
    const core::Result<SearchPage> result = answer(*job);
    // What was found meanwhile belongs to a query that nobody looks at any more.
    finish(*job, m_newest == job->number ? result : core::Result<SearchPage>(cancelledSearch()));
    if (result && result.value().isIndexDamaged)
        Q_EMIT indexDamaged();
}

core::Result<SearchPage> SearchWorker::answer(const Job &job)
{
    if (const auto opened = openOnce(); !opened)
        return opened.error();
    m_database.setInterruption([this, number = job.number] { return m_newest != number; });
    return SearchReader(m_database, job.query, m_version >= kIndexedVersion).run();
}

core::Result<int> SearchWorker::openOnce()
{
    if (m_database.isOpen() && m_version >= kIndexedVersion)
        return m_version;
    // Opened again where it may have been migrated meanwhile.
    const core::Result<int> version = openBesideWriter(m_database, m_path);
    if (version)
        m_version = version.value();
    else
        m_database.close();
    return version;
}

} // namespace storage
