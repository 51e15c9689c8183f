// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QPromise>
#include <QRunnable>
#include <QThreadPool>
#include <type_traits>
#include <utility>

namespace storage {

/// Work on a pool thread, with its result as a future.
template <typename Work>
class PoolTask final : public QRunnable
{
public:
    using Value = std::invoke_result_t<Work>;

    explicit PoolTask(Work work)
        : m_work(std::move(work))
    {
        m_promise.start();
    }

    [[nodiscard]] QFuture<Value> future() const { return m_promise.future(); }

    void run() override
    {
        m_promise.addResult(m_work());
        m_promise.finish();
    }

private:
    Work m_work;
    QPromise<Value> m_promise;
};

/// Runs `work()` on a thread of the pool, which also frees the task.
template <typename Work>
[[nodiscard]] auto runOnPool(Work work, QThreadPool &pool = *QThreadPool::globalInstance())
{
    auto task = std::make_unique<PoolTask<Work>>(std::move(work));
    auto future = task->future();
    pool.start(task.release());
    return future;
}

} // namespace storage
