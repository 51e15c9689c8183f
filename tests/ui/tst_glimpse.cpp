// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/storebuilders.h"
#include "support/windowrig.h"

#include <QScrollBar>

using support::WindowRig;

namespace {

constexpr int kLong = 900;

QString worded(int i)
{
    return QStringLiteral("Message %1 with *some* words and `code`.\n\n- one\n- two").arg(i);
}

struct Rig : WindowRig {
    core::ConversationInfo info = support::makeInfo();
    QList<QUuid> ids = support::storeChain(store, info, kLong, worded);

    [[nodiscard]] ui::ConversationView &view() const { return window->pane().view(); }
    [[nodiscard]] QUuid shown() const { return workspace.current()->conversation().info().id; }
    [[nodiscard]] bool isGlimpse() const
    {
        const int rows = view().model()->rowCount();
        return shown() != info.id && rows > 2 && rows < kLong;
    }
    /// Opens it and waits until its end can be seen and the rest is not read.
    [[nodiscard]] bool glimpse()
    {
        const QSignalSpy seen(&workspace, &chat::Workspace::glimpseChanged);
        workspace.open(info.id);
        return QTest::qWaitFor([&seen] { return !seen.isEmpty(); }) && isGlimpse();
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
    void goesWhenTheOldOneIsWantedAgain();
    void isNotShownToWhoWasReadingElsewhere();
};

void TestGlimpse::isPaintedFirstAndNothingMovesAfterwards()
{
    Rig rig;
    QVERIFY(rig.isReady());
    QStringList order;
    QImage seen;
    QImage whole;
    const auto picture = [&rig] { return rig.view().viewport()->grab().toImage(); };
    connect(rig.window.get(), &ui::MainWindow::glimpsePainted, this,
            [&] { order.append(QStringLiteral("seen")); });
    connect(rig.window.get(), &ui::MainWindow::conversationPainted, this,
            [&](int rows) { order.append(QString::number(rows)); });
    QVERIFY(rig.glimpse());
    seen = picture();
    QVERIFY(rig.shown() != rig.info.id);
    QTRY_COMPARE(rig.shown(), rig.info.id);
    QVERIFY(!rig.isGlimpse());
    QTRY_VERIFY(order.contains(QString::number(kLong)));
    whole = picture();
    QCOMPARE(whole, seen);
    QCOMPARE(rig.view().model()->rowCount(), kLong);
    QCOMPARE(order.constLast(), QString::number(kLong));
    // It is the real one: reading goes on above.
    rig.view().verticalScrollBar()->setValue(0);
    QTRY_VERIFY(rig.workspace.current()->conversation().at(0).isLoaded);
}

void TestGlimpse::canOnlyBeLookedAt()
{
    Rig rig;
    QVERIFY(rig.isReady());
    QVERIFY(rig.glimpse());
    const int rows = rig.view().model()->rowCount();
    QVERIFY(rows > 0 && rows < kLong);
    rig.view().pressRowAction(rows - 1, QStringLiteral("regenerate"));
    QCOMPARE(rig.gateway.requestCount(), 0);
    QTRY_COMPARE(rig.shown(), rig.info.id);
    QCOMPARE(rig.workspace.current()->conversation().rowCount(), kLong);
    QCOMPARE(rig.gateway.requestCount(), 0);
}

void TestGlimpse::goesWhenTheOldOneIsWantedAgain()
{
    Rig rig;
    QVERIFY(rig.isReady());
    const QUuid before = rig.ask(QStringLiteral("Hello"));
    QVERIFY(!before.isNull());
    QVERIFY(rig.glimpse());
    rig.workspace.open(before);
    QVERIFY(!rig.isGlimpse());
    QCOMPARE(rig.view().model()->rowCount(), 2);
    QCOMPARE(rig.shown(), before);
    // Nor does the rest bring it back.
    (void)support::await(rig.store.skeleton(rig.info.id));
    QTest::qWait(0);
    QCOMPARE(rig.view().model()->rowCount(), 2);
    QCOMPARE(rig.shown(), before);
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
