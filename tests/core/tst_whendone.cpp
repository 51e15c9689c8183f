// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/whendone.h"

#include <QTest>
#include <QThread>
#include <memory>

namespace {

/// A future that another thread will finish, once, when run() is called.
struct Elsewhere {
    std::shared_ptr<QPromise<int>> promise = std::make_shared<QPromise<int>>();
    std::unique_ptr<QThread> thread;

    explicit Elsewhere(int value)
    {
        promise->start();
        thread.reset(QThread::create([kept = promise, value] {
            kept->addResult(value);
            kept->finish();
        }));
    }
    void run() const
    {
        thread->start();
        thread->wait();
    }
};

} // namespace

/// Results of background work: they reach who asked, on its thread, and nobody who is gone.
class WhenDoneTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aResultOfAnotherThreadArrivesOnTheContextsThread()
    {
        const Elsewhere elsewhere(7);
        QObject context;
        int got = 0;
        QThread *where = nullptr;
        core::whenDone(&context, elsewhere.promise->future(), [&](int value) {
            got = value;
            where = QThread::currentThread();
        });
        elsewhere.run();
        // Never within another's call, and never before this thread handles events.
        QCOMPARE(got, 0);
        QTRY_COMPARE(got, 7);
        QCOMPARE(where, QThread::currentThread());
    }

    void nothingIsAskedOfWhatFailed()
    {
        using Number = core::Result<int>;
        QObject context;
        core::Error error;
        error.code = QStringLiteral("first");
        QStringList told;
        int asked = 0;
        for (const Number &first : {Number(1), Number(error)}) {
            const auto next = core::followedIfOk(&context, core::ready(first), [&](int value) {
                ++asked;
                return core::ready(core::Result<QString>(QString::number(value + 1)));
            });
            core::whenDone(&context, next, [&told](const core::Result<QString> &result) {
                told.append(result ? result.value() : result.error().code);
            });
        }
        QTRY_COMPARE(told.size(), 2);
        QVERIFY(told.contains(QStringLiteral("2")) && told.contains(QStringLiteral("first")));
        QCOMPARE(asked, 1);
    }

    void aResultThatIsThereAlreadyArrivesOnce()
    {
        QObject context;
        int calls = 0;
        core::whenDone(&context, core::ready(1), [&calls](int) { ++calls; });
        QTRY_COMPARE(calls, 1);
        QCoreApplication::processEvents();
        QCOMPARE(calls, 1);
        QTRY_VERIFY(context.children().isEmpty());
    }

    void nobodyIsCalledWhoIsGone()
    {
        const Elsewhere elsewhere(7);
        auto context = std::make_unique<QObject>();
        int calls = 0;
        core::whenDone(context.get(), elsewhere.promise->future(), [&calls](int) { ++calls; });
        elsewhere.run();
        context.reset();
        QCoreApplication::processEvents();
        QCOMPARE(calls, 0);
    }

    void aCancelledFutureCallsNobody()
    {
        QObject context;
        int calls = 0;
        QFuture<int> future;
        {
            QPromise<int> promise;
            promise.start();
            future = promise.future();
            core::whenDone(&context, future, [&calls](int) { ++calls; });
        }
        QVERIFY(future.isCanceled());
        // The watcher goes when it has heard of the end.
        QTRY_VERIFY(context.children().isEmpty());
        QCOMPARE(calls, 0);
    }

    void followedGivesWhatTheFunctionReturns()
    {
        const Elsewhere elsewhere(7);
        QObject context;
        const QFuture<QString> text =
            core::followed(&context, elsewhere.promise->future(),
                           [](int value) { return QString::number(value); });
        QVERIFY(!text.isFinished());
        elsewhere.run();
        QTRY_VERIFY(text.isFinished());
        QCOMPARE(text.result(), QStringLiteral("7"));
    }

    void followedWaitsForTheFutureThatTheFunctionReturns()
    {
        const Elsewhere first(7);
        const Elsewhere second(35);
        QObject context;
        int seen = 0;
        const QFuture<int> sum = core::followed(&context, first.promise->future(), [&](int value) {
            seen = value;
            return second.promise->future();
        });
        first.run();
        QTRY_COMPARE(seen, 7);
        QCoreApplication::processEvents();
        QVERIFY(!sum.isFinished());
        second.run();
        QTRY_VERIFY(sum.isFinished());
        QCOMPARE(sum.result(), 35);
    }

    void chainsPassTheirValuesOn()
    {
        const Elsewhere elsewhere(1);
        QObject context;
        const auto add = [](int value) { return value + 1; };
        const auto addLater = [](int value) { return core::ready(value + 10); };
        const QFuture<int> end = core::followed(
            &context,
            core::followed(&context, core::followed(&context, elsewhere.promise->future(), add),
                           addLater),
            add);
        elsewhere.run();
        QTRY_VERIFY(end.isFinished());
        QCOMPARE(end.result(), 13);
    }

    void whatFollowsIsCancelledWithItsContext_data()
    {
        QTest::addColumn<bool>("isInSecond");
        QTest::newRow("while the first is awaited") << false;
        QTest::newRow("while the second is awaited") << true;
    }
    void whatFollowsIsCancelledWithItsContext()
    {
        QFETCH(bool, isInSecond);
        const Elsewhere first(1);
        const Elsewhere second(2);
        auto context = std::make_unique<QObject>();
        int calls = 0;
        const QFuture<int> result =
            core::followed(context.get(), first.promise->future(), [&](int) {
                ++calls;
                return second.promise->future();
            });
        QObject listener;
        int heard = 0;
        core::whenDone(&listener, result, [&heard](int) { ++heard; });
        if (isInSecond) {
            first.run();
            QTRY_COMPARE(calls, 1);
        }
        context.reset();
        QVERIFY(result.isCanceled());
        QVERIFY(result.isFinished());
        QCOMPARE(result.resultCount(), 0);
        if (!isInSecond)
            first.run();
        second.run();
        QTRY_VERIFY(listener.children().isEmpty());
        QCOMPARE(calls, isInSecond ? 1 : 0);
        QCOMPARE(heard, 0);
    }

    void laterIsAnsweredOnceForAllItsCopies()
    {
        const core::Later<QString> later;
        const core::Later<QString> copy = later;
        const QFuture<QString> early = copy.future();
        QVERIFY(!early.isFinished());
        QObject context;
        QString got;
        core::whenDone(&context, early, [&got](const QString &text) { got = text; });
        later.finish(QStringLiteral("done"));
        QVERIFY(early.isFinished());
        QCOMPARE(early.result(), QStringLiteral("done"));
        QCOMPARE(copy.future().result(), QStringLiteral("done"));
        QTRY_COMPARE(got, QStringLiteral("done"));
    }

    void readyHasItsResult()
    {
        const QFuture<int> future = core::ready(3);
        QVERIFY(future.isFinished());
        QVERIFY(!future.isCanceled());
        QCOMPARE(future.result(), 3);
    }
};

QTEST_GUILESS_MAIN(WhenDoneTest)
#include "tst_whendone.moc"
