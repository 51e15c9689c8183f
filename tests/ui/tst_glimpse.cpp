// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/poolhold.h"
#include "support/storebuilders.h"
#include "support/windowrig.h"

#include <QScrollBar>
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
    support::PoolHold pool;

    Rig() { workspace.list().insert(info); }

    [[nodiscard]] ui::ConversationView &view() const { return window->pane().view(); }
    [[nodiscard]] int rows() const { return view().model()->rowCount(); }
    [[nodiscard]] QUuid shown() const { return workspace.current()->conversation().info().id; }
    [[nodiscard]] bool isGlimpse() const
    {
        return shown() != info.id && rows() > 2 && rows() < kLong;
    }
    /// The row of the view's top and where it stands; where the handle of the scroll bar does, of
    /// a thousand.
    [[nodiscard]] std::pair<QString, int> topMost() const
    {
        const QModelIndex index = view().indexAt({0, 0});
        return {index.data(Qt::DisplayRole).toString(), view().visualRect(index).y()};
    }
    [[nodiscard]] int handle() const
    {
        const QScrollBar &bar = *view().verticalScrollBar();
        return int(1000LL * bar.value() / std::max(1, bar.maximum()));
    }
    [[nodiscard]] QImage picture() const { return view().viewport()->grab().toImage(); }
    void setPlace(int row, int offset)
    {
        info.scroll = {ids[row], offset};
        QVERIFY(support::await(store.saveInfo(info)).isOk());
    }
    /// What is seen of it first is what is seen of all of it.
    void comparesWithTheWhole()
    {
        QVERIFY(glimpse());
        const QImage seen = picture();
        const auto top = topMost();
        const int stood = handle();
        const int length = view().verticalScrollBar()->maximum();
        releaseTree();
        QTRY_COMPARE(shown(), info.id);
        QCOMPARE(topMost(), top);
        QCOMPARE(picture(), seen);
        QVERIFY(std::abs(handle() - stood) < 20);
        QVERIFY(std::abs(view().verticalScrollBar()->maximum() - length) < length / 4);
        // Nor when what is around it has been read.
        (void)support::await(store.skeleton(info.id));
        QCoreApplication::processEvents();
        QCOMPARE(topMost(), top);
    }
    /// Opens it and waits until a part of it is painted; the rest comes after releaseTree().
    [[nodiscard]] bool glimpse()
    {
        pool.hold();
        const QSignalSpy seen(window.get(), &ui::MainWindow::glimpsePainted);
        workspace.open(info.id);
        return QTest::qWaitFor([&seen] { return !seen.isEmpty(); }) && isGlimpse();
    }
    void releaseTree() { pool.release(); }
};

} // namespace

/// A part of a long conversation is seen while the rest is read.
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
    void isOfTheLineThatWasRead_data();
    void isOfTheLineThatWasRead();
    void isOfTheBranchThatIsShown();
    void keepsThePlaceOfALongMessage();
    void whoWentToTheEndMeanwhileIsThere();
    void leavesRoomForTheInstructions();
};

void TestGlimpse::isPaintedFirstAndNothingMovesAfterwards()
{
    Rig rig;
    QVERIFY(rig.isReady());
    QStringList order;
    connect(rig.window.get(), &ui::MainWindow::glimpsePainted, this,
            [&order] { order.append(QStringLiteral("seen")); });
    connect(rig.window.get(), &ui::MainWindow::conversationPainted, this,
            [&order](int rows) { order.append(QString::number(rows)); });
    QVERIFY(rig.glimpse());
    const QImage seen = rig.picture();
    rig.releaseTree();
    QTRY_COMPARE(rig.shown(), rig.info.id);
    QTRY_COMPARE(order, QStringList({QStringLiteral("seen"), QString::number(kLong)}));
    QCOMPARE(rig.picture(), seen);
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
    bar.setValue(bar.maximum() - 1000);
    const auto before = rig.topMost();
    QVERIFY(!before.first.isEmpty());
    rig.releaseTree();
    QTRY_COMPARE(rig.shown(), rig.info.id);
    QTRY_COMPARE(rig.topMost(), before);
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

void TestGlimpse::isOfTheLineThatWasRead_data()
{
    QTest::addColumn<int>("row");
    QTest::addColumn<int>("offset");
    QTest::newRow("in the middle") << 450 << -31;
    QTest::newRow("a reply, in its gap") << 301 << 0;
    QTest::newRow("near the start") << 1 << -5;
    QTest::newRow("near the end") << kLong - 12 << -20;
    QTest::newRow("so near that the end is in view") << kLong - 2 << -3;
}

void TestGlimpse::isOfTheLineThatWasRead()
{
    QFETCH(int, row);
    QFETCH(int, offset);
    Rig rig;
    QVERIFY(rig.isReady());
    rig.setPlace(row, offset);
    rig.comparesWithTheWhole();
    if (QTest::currentTestFailed())
        return;
    QCOMPARE(rig.rows(), kLong);
    if (row < kLong - 20)
        QCOMPARE(rig.topMost(), std::pair(worded(row), offset));
}

void TestGlimpse::isOfTheBranchThatIsShown()
{
    Rig rig;
    QVERIFY(rig.isReady());
    // Another answer that is newer, and others beside the row that is read.
    for (const int parent : {kLong - 2, kLong - 4, 400}) {
        const core::Message other =
            support::makeMessage(2 * kLong - parent, core::Role::Assistant,
                                 QStringLiteral("Another answer"), rig.ids[parent]);
        QVERIFY(support::await(rig.store.addMessages(rig.info, {other}, {})).isOk());
        QVERIFY(support::await(
                    rig.store.setActiveChild(rig.info.id, rig.ids[parent], rig.ids[parent + 1]))
                    .isOk());
    }
    rig.comparesWithTheWhole();
    QCOMPARE(rig.rows(), kLong);
    rig.workspace.startNew();
    rig.setPlace(400, -2);
    rig.comparesWithTheWhole();
}

/// It is set on the pool, and may come only when all of it is there.
void TestGlimpse::keepsThePlaceOfALongMessage()
{
    constexpr int kRow = 501; // a reply: a question would be folded
    constexpr int kOffset = -20'011;
    Rig rig;
    QVERIFY(rig.isReady());
    core::Message message = support::makeMessage(kRow + 1, core::Role::Assistant,
                                                 worded(kRow).repeated(2'000), rig.ids[kRow - 1]);
    message.id = rig.ids[kRow];
    QVERIFY(support::await(rig.store.saveMessage(message)).isOk());
    rig.setPlace(kRow, kOffset);
    rig.workspace.open(rig.info.id);
    QTRY_COMPARE(rig.shown(), rig.info.id);
    const auto rowTop = [&rig] {
        return rig.view().visualRect(rig.view().model()->index(kRow, 0)).y();
    };
    QTRY_COMPARE(rowTop(), kOffset);
    QTRY_VERIFY(rig.workspace.current()->conversation().find(rig.ids[kRow])->isLoaded);
    const core::ScrollPlace kept = rig.workspace.current()->conversation().info().scroll;
    QVERIFY(kept.line.text >= 0);
    core::ScrollPlace expected = rig.info.scroll;
    expected.line = kept.line; // which an older version did not write
    QCOMPARE(kept, expected);
}

void TestGlimpse::whoWentToTheEndMeanwhileIsThere()
{
    Rig rig;
    QVERIFY(rig.isReady());
    rig.setPlace(300, -3);
    QVERIFY(rig.glimpse());
    QVERIFY(!rig.view().isAtEnd());
    rig.view().jumpToEnd();
    rig.releaseTree();
    QTRY_COMPARE(rig.shown(), rig.info.id);
    QVERIFY(rig.view().isAtEnd());
    QTRY_VERIFY(rig.view().visualRect(rig.view().model()->index(kLong - 1, 0)).y() > 0);
}

void TestGlimpse::leavesRoomForTheInstructions()
{
    Rig rig;
    QVERIFY(rig.isReady());
    rig.info.instructions = QStringLiteral("Be brief.");
    rig.setPlace(0, 60);
    rig.comparesWithTheWhole();
    QVERIFY(rig.view().instructionsRect().isValid());
}

QTEST_MAIN(TestGlimpse)
#include "tst_glimpse.moc"
