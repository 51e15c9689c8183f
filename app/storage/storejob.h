// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "storage/database.h"

#include <QFuture>
#include <QPromise>
#include <optional>

namespace storage {

/// One thing the storage thread is asked to do, with the future that tells how it went.
class StoreJob
{
public:
    enum class Kind {
        Open,
        OpenUntouched, ///< nothing is to be written that is not asked for
        Replace,       ///< everything becomes something else, once nothing waits to be written
        Read,
        Write,    ///< told at once when the disk refuses
        KeptWrite ///< tried again until the disk takes it, in order
    };

    explicit StoreJob(Kind kind)
        : m_kind(kind)
    {
    }
    virtual ~StoreJob() = default;
    StoreJob(const StoreJob &) = delete;
    StoreJob &operator=(const StoreJob &) = delete;

    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] bool isWrite() const
    {
        return m_kind == Kind::Write || m_kind == Kind::KeptWrite;
    }
    /// Whoever asked for it knows that it may take a while.
    [[nodiscard]] bool takesLong() const
    {
        return m_kind == Kind::Open || m_kind == Kind::OpenUntouched || m_kind == Kind::Replace;
    }
    /// May be called again after a failure; failures stick in the database.
    virtual void run(Database &database) = 0;
    /// Completes the future; called once, with what stood in the way, if anything did.
    virtual void finish(const std::optional<core::Error> &failure) = 0;

private:
    Kind m_kind;
};

/// A job whose work is a callable that takes the Database and returns a T.
template <typename T, typename Work>
class WorkJob final : public StoreJob
{
public:
    WorkJob(Kind kind, Work work)
        : StoreJob(kind)
        , m_work(std::move(work))
    {
        m_promise.start();
    }

    [[nodiscard]] QFuture<core::Result<T>> future() const { return m_promise.future(); }

    void run(Database &database) override { m_value = m_work(database); }

    void finish(const std::optional<core::Error> &failure) override
    {
        m_promise.addResult(failure ? core::Result<T>(*failure)
                                    : core::Result<T>(std::move(m_value)));
        m_promise.finish();
    }

private:
    QPromise<core::Result<T>> m_promise;
    Work m_work;
    T m_value{};
};

} // namespace storage
