// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/storeworker.h"

#include "storage/search/searchindex.h"

#include <QElapsedTimer>

namespace storage {
namespace {

// The start of the program comes first.
constexpr int kFirstIndexingMs = 1000;
// So much longer than a slice takes is waited before the next: a third of a core is used.
constexpr int kIndexingPause = 2;
constexpr int kShortestPauseMs = 10;
constexpr int kIndexingRetryMs = 5000;
// An index that turns out damaged again and again is left alone until the next start: everything
// is found without it.
constexpr int kMostDiscards = 3;

constexpr int kFirstRetryMs = 250;
constexpr int kLongestRetryMs = 5000;

core::Error notOpen()
{
    core::Error error;
    error.kind = core::ErrorKind::Storage;
    error.code = QStringLiteral("not-open");
    error.message = QStringLiteral("no database is open");
    return error;
}

} // namespace

StoreWorker::StoreWorker()
    : m_retryTimer(this)
    , m_indexTimer(this)
{
    m_indexTimer.setSingleShot(true);
    connect(&m_indexTimer, &QTimer::timeout, this, &StoreWorker::indexMore);
    m_retryTimer.setSingleShot(true);
    connect(&m_retryTimer, &QTimer::timeout, this, &StoreWorker::retry);
}

StoreWorker::~StoreWorker() = default;

void StoreWorker::post(std::unique_ptr<StoreJob> job)
{
    if (job->isWrite() && m_progress.begin())
        Q_EMIT writeBegun();
    bool wasEmpty = false;
    {
        const QMutexLocker lock(&m_mutex);
        wasEmpty = m_queue.empty();
        m_queue.push_back(std::move(job));
    }
    if (wasEmpty)
        QMetaObject::invokeMethod(this, &StoreWorker::runQueued, Qt::QueuedConnection);
}

void StoreWorker::runQueued()
{
    for (;;) {
        std::deque<std::unique_ptr<StoreJob>> jobs;
        {
            const QMutexLocker lock(&m_mutex);
            jobs.swap(m_queue);
        }
        if (jobs.empty())
            return;
        for (auto &job : jobs) {
            const WriteProgress::Turn turn(m_progress, *job);
            runJob(std::move(job));
        }
    }
}

void StoreWorker::runJob(std::unique_ptr<StoreJob> job)
{
    m_database.clearFailure();
    const bool isOpening = job->kind() == StoreJob::Kind::Open;
    if (isOpening || job->kind() == StoreJob::Kind::OpenUntouched) {
        // What waits for one database must never be written into another.
        if (!flushWaiting())
            failWaiting(notOpen());
        m_database.clearFailure();
        job->run(m_database);
        job->finish(std::nullopt);
        if (m_isRefused)
            noteSuccess();
        m_indexTimer.stop();
        m_discards = isOpening ? 0 : kMostDiscards;
        goOnIndexing();
    } else if (!m_database.isOpen()) {
        job->finish(notOpen());
    } else if (job->kind() == StoreJob::Kind::Read) {
        job->run(m_database);
        job->finish(m_database.failure());
    } else if (job->kind() == StoreJob::Kind::Replace) {
        runReplacement(*job);
    } else {
        runWrite(std::move(job));
    }
}

/// What the disk has not taken yet is in no backup, so it is never given up for this.
void StoreWorker::runReplacement(StoreJob &job)
{
    const bool hasWaited = !m_waiting.empty();
    if (!flushWaiting()) {
        job.finish(m_database.failure());
        m_database.clearFailure();
        return;
    }
    if (hasWaited)
        noteSuccess();
    m_database.clearFailure();
    job.run(m_database);
    m_database.clearFailure();
    job.finish(std::nullopt);
    m_indexTimer.stop();
    m_discards = 0;
    goOnIndexing();
}

void StoreWorker::runWrite(std::unique_ptr<StoreJob> job)
{
    const bool isKept = job->kind() == StoreJob::Kind::KeptWrite;
    if (isKept && !m_waiting.empty()) {
        putOff(std::move(job));
        return;
    }
    if (flushWaiting() && tryWrite(*job)) {
        job->finish(std::nullopt);
        noteSuccess();
        goOnIndexing();
        return;
    }
    const auto failure = m_database.failure();
    const bool canWait = m_database.isFailureTransient();
    if (canWait || m_database.isFailureDamage())
        noteFailure();
    if (isKept && canWait)
        putOff(std::move(job));
    else
        job->finish(failure);
}

bool StoreWorker::tryWrite(StoreJob &job)
{
    m_database.clearFailure();
    m_database.begin();
    job.run(m_database);
    return m_database.commit();
}

bool StoreWorker::flushWaiting()
{
    while (!m_waiting.empty()) {
        StoreJob &job = *m_waiting.front();
        if (!tryWrite(job) && m_database.isFailureTransient())
            return false;
        // Written, or refused for a reason that trying again does not change.
        job.finish(m_database.failure());
        m_waiting.pop_front();
    }
    m_hasWaiting = false;
    m_database.clearFailure();
    return true;
}

void StoreWorker::putOff(std::unique_ptr<StoreJob> job)
{
    m_waiting.push_back(std::move(job));
    m_hasWaiting = true;
}

void StoreWorker::failWaiting(const core::Error &error)
{
    for (const auto &job : m_waiting)
        job->finish(error);
    m_waiting.clear();
    m_hasWaiting = false;
}

void StoreWorker::retry()
{
    m_database.clearFailure();
    if (m_waiting.empty()) {
        // Nothing waits, but people want to know when they can send again.
        m_database.begin();
        m_database.execute("UPDATE meta SET value = 1 - value WHERE key = 'writable'");
        if (!m_database.commit()) {
            noteFailure();
            return;
        }
    } else if (!flushWaiting()) {
        noteFailure();
        return;
    }
    noteSuccess();
}

void StoreWorker::noteFailure()
{
    m_retryMs = m_retryMs == 0 ? kFirstRetryMs : qMin(m_retryMs * 2, kLongestRetryMs);
    m_retryTimer.start(m_retryMs);
    if (m_isRefused)
        return;
    m_isRefused = true;
    if (const auto failure = m_database.failure())
        Q_EMIT writeFailed(*failure);
}

void StoreWorker::noteSuccess()
{
    m_retryTimer.stop();
    m_retryMs = 0;
    if (!m_isRefused)
        return;
    m_isRefused = false;
    Q_EMIT writeRecovered();
}

void StoreWorker::beginIndexing()
{
    m_discards = 0;
    m_indexTimer.start(kFirstIndexingMs);
}

void StoreWorker::goOnIndexing()
{
    if (!m_indexTimer.isActive() && m_discards < kMostDiscards && m_database.isOpen()
        && !SearchIndex::isWhole(m_database))
        m_indexTimer.start(kFirstIndexingMs);
}

void StoreWorker::indexMore()
{
    if (!m_database.isOpen())
        return;
    // While the disk refuses what people write, nothing else is tried.
    if (m_isRefused) {
        m_indexTimer.start(kIndexingRetryMs);
        return;
    }
    QElapsedTimer timer;
    timer.start();
    switch (SearchIndex(m_database).indexMore()) {
    case SearchIndex::Progress::More:
        m_indexTimer.start(int(kShortestPauseMs + kIndexingPause * timer.elapsed()));
        break;
    case SearchIndex::Progress::Later:
        m_indexTimer.start(kIndexingRetryMs);
        break;
    case SearchIndex::Progress::Discarded:
        ++m_discards;
        goOnIndexing();
        break;
    case SearchIndex::Progress::Done:
        break;
    }
}

void StoreWorker::shutDown()
{
    runQueued();
    m_indexTimer.stop();
    m_retryTimer.stop();
    m_database.clearFailure();
    if (!m_waiting.empty() && !flushWaiting())
        failWaiting(m_database.failure().value_or(notOpen()));
    m_database.close();
}

} // namespace storage
