// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "storage/database.h"
#include "storage/search/searchquery.h"

#include <QFuture>
#include <QMutex>
#include <QObject>
#include <QPromise>
#include <atomic>
#include <optional>

namespace storage {

/// The search thread's side of the Search: the newest query is the only one that runs.
class SearchWorker : public QObject
{
    Q_OBJECT

public:
    explicit SearchWorker(const QString &path);
    ~SearchWorker() override;

    /// Any thread.
    QFuture<core::Result<SearchPage>> post(const SearchQuery &query);
    /// Any thread.
    void cancel();

Q_SIGNALS:
    void indexDamaged();

private:
    struct Job {
        SearchQuery query;
        QPromise<core::Result<SearchPage>> promise;
        int number = 0;
    };
    void runNewest();
    [[nodiscard]] core::Result<SearchPage> answer(const Job &job);
    [[nodiscard]] core::Result<int> openOnce();
    static void finish(Job &job, const core::Result<SearchPage> &result);

    QString m_path;
    Database m_database; ///< opened, used and closed on the search thread
    int m_version = 0;
    QMutex m_mutex; ///< guards m_waiting only
    std::optional<Job> m_waiting;
    std::atomic<int> m_newest = 0; ///< the number of the only query that is still wanted
};

} // namespace storage
