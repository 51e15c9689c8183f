// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QFuture>
#include <QFutureWatcher>
#include <QList>
#include <QObject>
#include <QPromise>
#include <type_traits>
#include <utility>

namespace core {

/// Calls `function(result)` on the context's thread once the future has its result, and not at
/// all when the context is gone by then or the future was cancelled. (QFuture::then() with a
/// context asserts that it still lives, in Qt 6.4.)
template <typename T, typename Function>
void whenDone(QObject *context, const QFuture<T> &future, Function function)
{
    auto *watcher = new QFutureWatcher<T>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
                     [watcher, function = std::move(function)]() mutable {
                         watcher->deleteLater();
                         if (watcher->future().resultCount() > 0)
                             function(watcher->result());
                     });
    watcher->setFuture(future);
}

/// A future that has its result already.
template <typename T>
[[nodiscard]] QFuture<T> ready(T value)
{
    QPromise<T> promise;
    promise.start();
    promise.addResult(std::move(value));
    promise.finish();
    return promise.future();
}

/// What `function(result)` returns (a value, or the value of the QFuture it returns), computed on
/// the context's thread. Cancelled when the context is gone by then.
template <typename T, typename Function>
[[nodiscard]] auto followed(QObject *context, const QFuture<T> &future, Function function)
{
    using Returned = std::invoke_result_t<Function, T>;
    if constexpr (QtPrivate::isQFutureV<Returned>) {
        using Value = decltype(std::declval<Returned>().result());
        QPromise<Value> promise;
        promise.start();
        QFuture<Value> result = promise.future();
        whenDone(context, future,
                 [context, function = std::move(function),
                  promise = std::move(promise)](const T &value) mutable {
                     whenDone(context, function(value),
                              [promise = std::move(promise)](const Value &last) mutable {
                                  promise.addResult(last);
                                  promise.finish();
                              });
                 });
        return result;
    } else {
        QPromise<Returned> promise;
        promise.start();
        QFuture<Returned> result = promise.future();
        whenDone(
            context, future,
            [function = std::move(function), promise = std::move(promise)](const T &value) mutable {
                promise.addResult(function(value));
                promise.finish();
            });
        return result;
    }
}

/// The result of the QFuture that `function(value)` returns, asked on the context's thread once
/// there is a value; where there is none, the Error that took its place, and nothing is asked.
template <typename T, typename Function>
[[nodiscard]] auto followedIfOk(QObject *context, const QFuture<Result<T>> &future,
                                Function function)
{
    using Last = decltype(function(std::declval<const T &>()).result());
    return followed(context, future,
                    [function = std::move(function)](const Result<T> &result) mutable {
                        return result ? function(result.value()) : ready(Last(result.error()));
                    });
}

/// A result to be given later, once. Copies speak of the same result, as QFuture's do.
template <typename T>
class Later
{
public:
    Later() { m_state.reportStarted(); }
    [[nodiscard]] QFuture<T> future() const { return QFuture<T>(&m_state); }
    void finish(T value) const
    {
        m_state.reportResult(std::move(value));
        m_state.reportFinished();
    }

private:
    mutable QFutureInterface<T> m_state;
};

/// All who wait for one thing to be done, which may come to be waited for again afterwards.
class Waiters
{
public:
    /// Finished at the next done().
    [[nodiscard]] QFuture<Done> add()
    {
        m_waiting.append(Later<Done>());
        return m_waiting.constLast().future();
    }
    void done()
    {
        const QList<Later<Done>> waiting = std::exchange(m_waiting, {});
        for (const Later<Done> &one : waiting)
            one.finish(Done{});
    }

private:
    QList<Later<Done>> m_waiting;
};

} // namespace core
