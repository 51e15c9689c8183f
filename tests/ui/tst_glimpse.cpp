// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/storebuilders.h"
#include "support/windowrig.h"

#include <QScrollBar>
#include <QSemaphore>
#include <QThreadPool>
#include <algorithm>

using support::WindowRig;

namespace {

constexpr int kLong = 900;

QString worded(int i)
{
    return QStringLiteral("Message %1 with *some* words and `code`.\n\n- one\n- two").arg(i);
}

/// A long conversation in the store, and the pool in hand, on which its tree is built.
struct Rig : WindowRig {
    core::ConversationInfo info = support::makeInfo();
    QList<QUuid> ids = support::storeChain(store, info, kLong, worded);
    QSemaphore released;

    Rig() { workspace.list().insert(info); }
    ~Rig() { releaseTree(); }
    Rig(const Rig &) = delete;
    Rig &operator=(const Rig &) = delete;

    [[nodiscard]] ui::ConversationView &view() const { return window->pane().view(); }
    [[nodiscard]] int rows() const { return view().model()->rowCount(); }
    [[nodiscard]] QUuid shown() const { return workspace.current()->conversation().info().id; }
    [[nodiscard]] bool isGlimpse() const
    {
        return shown() != info.id && rows() > 2 && rows() < kLong;
    }
    /// Opens it and waits until its end is painted; the rest comes after releaseTree().
    [[nodiscard]] bool glimpse()
    {
        QThreadPool *pool = QThreadPool::globalInstance();
        pool->waitForDone();
        pool->setMaxThreadCount(1);
        pool->start([this] { released.acquire(); });
        const QSignalSpy seen(window.get(), &ui::MainWindow::glimpsePainted);
        workspace.open(info.id);
        return QTest::qWaitFor([&seen] { return !seen.isEmpty(); }) && isGlimpse();
    }
    void releaseTree()
    {
        released.release();
        QThreadPool::globalInstance()->waitForDone();
        QThreadPool::globalInstance()->setMaxThreadCount(QThread::idealThreadCount());
    }
};

} // namespace

/// The end of a long conversation is seen while the rest is read.
class TestGlimpse : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isPaintedFirstAndNothingMovesAfterwards();
    void canOnlyBeLookedAt();
    void nothingIsSentMeanwhile();
    void whoScrolledMeanwhileStaysThere();
    void goesWhenTheOldOneIsWantedAgain();
    void goesWithItsConversationIntoTheBin();
    void isNotShownToWhoWasReadingElsewhere();
};

void TestGlimpse::isPaintedFirstAndNothingMovesAfterwards()
{
    Rig rig;
    QVERIFY(rig.isReady());
    QStringList order;
    const auto picture = [&rig] { return rig.view().viewport()->grab().toImage(); };
    connect(rig.window.get(), &ui::MainWindow::glimpsePainted, this,
            [&order] { order.append(QStringLiteral("seen")); });
    connect(rig.window.get(), &ui::MainWindow::conversationPainted, this,
            [&order](int rows) { order.append(QString::number(rows)); });
    QVERIFY(rig.glimpse());
    const QImage seen = picture();
    rig.releaseTree();
    QTRY_COMPARE(rig.shown(), rig.info.id);
    QTRY_COMPARE(order, QStringList({QStringLiteral("seen"), QString::number(kLong)}));
    QCOMPARE(picture(), seen);
    QCOMPARE(rig.rows(), kLong);
    // It is the real one: reading goes on above.
    rig.view().verticalScrollBar()->setValue(0);
    QTRY_VERIFY(rig.workspace.current()->conversation().at(0).isLoaded);
}

void TestGlimpse::canOnlyBeLookedAt()
{
    Rig rig;
    QVERIFY(rig.isReady());
    QVERIFY(rig.glimpse());
    const int last = rig.rows() - 1;
    const QString again = QStringLiteral("Regenerate");
    const QList<ui::RowButton> buttons = rig.view().rowButtons(last);
    QVERIFY(std::any_of(buttons.cbegin(), buttons.cend(),
                        [&again](const ui::RowButton &button) { return button.text == again; }));
    rig.view().pressRowAction(last, again);
    QVERIFY(!rig.window->actions().at(ui::Act::Remove)->isEnabled());
    rig.releaseTree();
    QTRY_COMPARE(rig.shown(), rig.info.id);
    QCOMPARE(rig.workspace.current()->conversation().rowCount(), kLong);
    QCOMPARE(rig.gateway.requestCount(), 0);
    QVERIFY(rig.window->actions().at(ui::Act::Remove)->isEnabled());
}

void TestGlimpse::nothingIsSentMeanwhile()
{
    Rig rig;
    QVERIFY(rig.isReady());
    ui::Composer &composer = rig.window->pane().composer();
    composer.insertText(QStringLiteral("for another one"));
    QVERIFY(rig.glimpse());
    composer.submit();
    rig.releaseTree();
    QTRY_COMPARE(rig.shown(), rig.info.id);
    QCOMPARE(rig.gateway.requestCount(), 0);
    QCOMPARE(composer.text(), QString());
    // What was written is where it was written, and can be sent there.
    rig.workspace.startNew();
    QCOMPARE(composer.text(), QStringLiteral("for another one"));
    rig.gateway.answer(
        support::FakeAnswer::sse({support::chunk(QStringLiteral("Answer.")),
                                  support::finish(QStringLiteral("stop")), support::done()}));
    composer.submit();
    QTRY_COMPARE(rig.gateway.requestCount(), 1);
}

void TestGlimpse::whoScrolledMeanwhileStaysThere()
{
    Rig rig;
    QVERIFY(rig.isReady());
    QVERIFY(rig.glimpse());
    QScrollBar &bar = *rig.view().verticalScrollBar();
    bar.setValue(bar.maximum() / 2);
    const auto topMost = [&rig] {
        const QModelIndex index = rig.view().indexAt({0, 0});
        return std::pair(index.data(Qt::DisplayRole).toString(), rig.view().visualRect(index).y());
    };
    const auto before = topMost();
    QVERIFY(!before.first.isEmpty());
    rig.releaseTree();
    QTRY_COMPARE(rig.shown(), rig.info.id);
    QTRY_COMPARE(topMost(), before);
}

void TestGlimpse::goesWhenTheOldOneIsWantedAgain()
{
    Rig rig;
    QVERIFY(rig.isReady());
    const QUuid before = rig.ask(QStringLiteral("Hello"));
    QVERIFY(!before.isNull());
    QVERIFY(rig.glimpse());
    rig.workspace.open(before);
    QCOMPARE(rig.rows(), 2);
    rig.releaseTree();
    // Nor does the rest bring it back: whatever was asked of the store before has come by now.
    (void)support::await(rig.store.skeleton(rig.info.id));
    QCoreApplication::processEvents();
    QCOMPARE(rig.rows(), 2);
    QCOMPARE(rig.shown(), before);
}

void TestGlimpse::goesWithItsConversationIntoTheBin()
{
    Rig rig;
    QVERIFY(rig.isReady());
    const QUuid before = rig.shown();
    QVERIFY(rig.glimpse());
    rig.workspace.remove(rig.info.id);
    QVERIFY(!rig.isGlimpse());
    const QSignalSpy changed(&rig.workspace, &chat::Workspace::currentChanged);
    rig.releaseTree();
    (void)support::await(rig.store.skeleton(rig.info.id));
    QCoreApplication::processEvents();
    QCOMPARE(changed.count(), 0);
    QCOMPARE(rig.shown(), before);
    QCOMPARE(rig.rows(), 0);
}

void TestGlimpse::isNotShownToWhoWasReadingElsewhere()
{
    Rig rig;
    QVERIFY(rig.isReady());
    rig.info.scroll = {rig.ids[100], 0};
    QVERIFY(support::await(rig.store.saveInfo(rig.info)).isOk());
    const QSignalSpy seen(&rig.workspace, &chat::Workspace::glimpseChanged);
    rig.workspace.open(rig.info.id);
    QTRY_COMPARE(rig.shown(), rig.info.id);
    QCOMPARE(seen.count(), 0);
}

QTEST_MAIN(TestGlimpse)
#include "tst_glimpse.moc"
