// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/database.h"
#include "storage/storejob.h"
#include "storage/writeprogress.h"

#include <QMutex>
#include <QObject>
#include <QTimer>
#include <atomic>
#include <deque>
#include <memory>

namespace storage {

/// The storage thread's side of the Store: owns the one writer connection and runs the jobs in
/// order. A kept write that the disk refuses waits, with all kept writes after it, and is tried
/// again at growing intervals; other writes first make the waiting ones go through or fail with
/// them, so that nothing ever overtakes. Reads go on meanwhile.
class StoreWorker : public QObject
{
    Q_OBJECT

public:
    StoreWorker();
    ~StoreWorker() override;

    /// Any thread.
    void post(std::unique_ptr<StoreJob> job);
    /// Something waits for the disk to take it. Any thread; as of a moment ago.
    [[nodiscard]] bool hasWaiting() const { return m_hasWaiting; }
    /// How the writes come on. Any thread.
    [[nodiscard]] WriteProgress &progress() { return m_progress; }
    /// Runs what is queued, tries the waiting writes once more and closes. This thread.
    void shutDown();
    /// Goes on with the search index where it is not whole, a little at a time, when nothing else
    /// is to be done. This thread.
    void beginIndexing();

Q_SIGNALS:
    /// Something is to be written, of which nobody was told yet; see WriteProgress. From the
    /// thread that wants it.
    void writeBegun();
    void writeFailed(const core::Error &error);
    void writeRecovered();

private:
    void runQueued();
    void runJob(std::unique_ptr<StoreJob> job);
    void runReplacement(StoreJob &job);
    void runWrite(std::unique_ptr<StoreJob> job);
    [[nodiscard]] bool tryWrite(StoreJob &job);
    [[nodiscard]] bool flushWaiting();
    void failWaiting(const core::Error &error);
    void putOff(std::unique_ptr<StoreJob> job);
    void retry();
    void indexMore();
    /// The same as beginIndexing() where there is something to do and it is not under way.
    void goOnIndexing();
    void noteFailure();
    void noteSuccess();

    Database m_database;
    QMutex m_mutex;                                ///< guards m_queue only
    std::deque<std::unique_ptr<StoreJob>> m_queue; ///< filled by other threads
    std::deque<std::unique_ptr<StoreJob>> m_waiting;
    std::atomic<bool> m_hasWaiting = false; ///< whether m_waiting holds anything, for others
    WriteProgress m_progress;
    QTimer m_retryTimer;
    QTimer m_indexTimer;
    int m_discards = 0; ///< of the index, since the database was opened or it was asked for
    int m_retryMs = 0;
    bool m_isRefused = false;
};

} // namespace storage
