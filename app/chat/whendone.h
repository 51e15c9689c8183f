// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>
#include <utility>

namespace chat {

/// Calls `function(result)` on the context's thread once the future has its result, and not at
/// all when the context is gone by then or the future was cancelled. (QFuture::then() with a
/// context reads its QPointer from the other thread in Qt 6.4.)
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

} // namespace chat
