// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/filer.h"
#include "support/paletterig.h"
#include "ui/settings/settingsdialog.h"

#include <QAbstractItemModelTester>
#include <QInputMethodEvent>
#include <QListWidget>
#include <QScrollBar>
#include <QThreadPool>

using support::PaletteRig;
using ui::Act;
using ui::PaletteEntry;
using Kind = ui::PaletteEntry::Kind;

/// The palette: what it finds, and what choosing does.
class TestPalette : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");
        qunsetenv("XDG_RUNTIME_DIR");
    }
    void theModelKeepsItsRules();
    void emptyItShowsWhatWasUsedLast();
    void aChatIsOpened();
    void aChatSaysItsFolder();
    void anActionIsDone();
    void whatCannotBeDoneIsNotThere();
    void whatWasDoneLastStandsFirst();
    void aModelIsChosen();
    void aPageOfTheSettingsIsOpened();
    void theLastRowSearchesMessages();
    void itIsAsHighAsItsRows();
    void keysStepOverCaptions();
    void enterWaitsForTheRowsOfTheText();
    void whatIsComposedChoosesNothing();
    void theOtherScriptIsFound();
    void screenReadersHearWhatEnterWouldChoose();
    void escapeClosesIt();
    void twentyThousandChatsAreFound();
};

void TestPalette::theModelKeepsItsRules()
{
    ui::PaletteModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QList<PaletteEntry> all{
        {Kind::Chat, QStringLiteral("Fruit"), {}, core::newId(), {}},
        {Kind::Action, QStringLiteral("Quit"), QStringLiteral("Ctrl+Q"), {}, QStringLiteral("1")},
    };
    model.setEntries(all, all);
    QCOMPARE(model.rowCount(), 4);
    QVERIFY(!model.entryAt(0));
    QVERIFY(!(model.index(0).flags() & Qt::ItemIsSelectable));
    model.setFilter(QStringLiteral("fr"));
    QVERIFY(model.isStale());
    QTRY_VERIFY(!model.isStale());
    QCOMPARE(model.rowCount(), 4); // the chat, and the search of messages
    QCOMPARE(model.marksAt(1), QList<chat::TextSpan>({{0, 2}}));
    model.setFilter(QStringLiteral("x"));
    model.setFilter({});
    QCOMPARE(model.rowCount(), 4);
    // An answer that is not wanted any more would be there now.
    QVERIFY(QThreadPool::globalInstance()->waitForDone(30'000));
    QCoreApplication::processEvents();
    QCOMPARE(model.entryAt(1)->words, QStringLiteral("Fruit"));
    QCOMPARE(model.entryAt(3)->words, QStringLiteral("Quit"));
}

void TestPalette::emptyItShowsWhatWasUsedLast()
{
    PaletteRig rig;
    QVERIFY(rig.isReady());
    (void)rig.put(QStringLiteral("Fruit"), QStringLiteral("a"));
    rig.popup();
    QVERIFY(rig.words().hasFocus());
    QCOMPARE(rig.shown(true).value(0), QStringLiteral("Chats"));
    QCOMPARE(rig.shown(true).value(1), QStringLiteral("Actions"));
    QCOMPARE(rig.current(), QStringLiteral("Fruit"));
    QVERIFY(rig.shown().contains(QStringLiteral("New chat")));
    QVERIFY(!rig.shown().contains(QStringLiteral("Go to")));
}

void TestPalette::aChatIsOpened()
{
    PaletteRig rig;
    QVERIFY(rig.isReady());
    (void)rig.put(QStringLiteral("Vegetables"), QStringLiteral("a"));
    const QUuid id = rig.put(QStringLiteral("Fruit salad"), QStringLiteral("b"));
    rig.popup();
    rig.type(QStringLiteral("sal fr"));
    QCOMPARE(rig.current(), QStringLiteral("Fruit salad"));
    QTest::keyClick(&rig.words(), Qt::Key_Return);
    QVERIFY(!rig.palette()->isVisible());
    QTRY_COMPARE(rig.workspace.current()->conversation().info().id, id);
}

void TestPalette::aChatSaysItsFolder()
{
    PaletteRig rig;
    QVERIFY(rig.isReady());
    const QUuid id = rig.put(QStringLiteral("Fruit salad"), QStringLiteral("b"));
    QUuid work;
    QVERIFY(QTest::qWaitFor([&] {
        work = rig.workspace.filer().addFolder(QStringLiteral("Work"), {});
        return !work.isNull();
    }));
    (void)rig.workspace.filer().addFolder(QStringLiteral("Old"), work, {id});
    rig.popup();
    rig.type(QStringLiteral("salad"));
    QCOMPARE(rig.current(), QStringLiteral("Fruit salad"));
    QCOMPARE(rig.view().currentIndex().data(ui::PaletteModel::NoteRole).toString(),
             QStringLiteral("Work / Old"));
}

void TestPalette::anActionIsDone()
{
    PaletteRig rig;
    QVERIFY(rig.isReady());
    QVERIFY(rig.host()->isSidebarShown());
    rig.popup();
    rig.type(QStringLiteral("sidebar"));
    QCOMPARE(rig.current(), QStringLiteral("Sidebar"));
    QVERIFY(rig.view()
                .currentIndex()
                .data(ui::PaletteModel::NoteRole)
                .toString()
                .contains(QStringLiteral("B")));
    QTest::keyClick(&rig.words(), Qt::Key_Return);
    QVERIFY(!rig.host()->isSidebarShown());
}

void TestPalette::whatCannotBeDoneIsNotThere()
{
    PaletteRig rig;
    QVERIFY(rig.isReady());
    rig.popup();
    rig.type(QStringLiteral("duplicate"));
    QVERIFY(!rig.shown().contains(QStringLiteral("Duplicate chat"))); // nothing is stored yet
}

void TestPalette::whatWasDoneLastStandsFirst()
{
    PaletteRig rig;
    QVERIFY(rig.isReady());
    rig.popup();
    rig.type(QStringLiteral("wide"));
    QTest::keyClick(&rig.words(), Qt::Key_Return);
    QVERIFY(rig.preferences.settings().isWideColumn);
    rig.popup();
    QCOMPARE(rig.words().text(), QString());
    QCOMPARE(rig.current(), QStringLiteral("Wide column"));
}

void TestPalette::aModelIsChosen()
{
    PaletteRig rig;
    QVERIFY(rig.isReady());
    const QUuid other =
        rig.add(QStringLiteral("Other"), rig.gateway.baseUrl(), QStringLiteral("quince-2"));
    rig.popup();
    rig.type(QStringLiteral("quin"));
    QCOMPARE(rig.current(), QStringLiteral("quince-2"));
    QTest::keyClick(&rig.words(), Qt::Key_Return);
    const core::ConversationInfo &info = rig.workspace.current()->conversation().info();
    QCOMPARE(info.model, QStringLiteral("quince-2"));
    QCOMPARE(info.profileId, other);
}

void TestPalette::aPageOfTheSettingsIsOpened()
{
    PaletteRig rig;
    QVERIFY(rig.isReady());
    rig.popup();
    rig.type(QStringLiteral("appear"));
    QCOMPARE(rig.current(), QStringLiteral("Appearance"));
    QTest::keyClick(&rig.words(), Qt::Key_Return);
    auto *dialog = rig.window->findChild<ui::SettingsDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    dialog->close();
    rig.popup();
    const int tall = rig.palette()->height();
    rig.type(QStringLiteral("titles and bin"));
    QCOMPARE(rig.current(), QStringLiteral("Titles and bin"));
    QVERIFY(rig.palette()->height() < tall); // no taller than its rows
    QTest::keyClick(&rig.words(), Qt::Key_Return);
    QVERIFY(dialog->isVisible());
    QCOMPARE(dialog->findChild<QListWidget *>(QStringLiteral("pages"))->currentRow(), 3);
}

void TestPalette::theLastRowSearchesMessages()
{
    PaletteRig rig;
    QVERIFY(rig.isReady());
    (void)rig.put(QStringLiteral("Fruit"), QStringLiteral("a quince a day"));
    rig.popup();
    rig.type(QStringLiteral("quince"));
    QVERIFY(rig.shown().last().contains(QStringLiteral("“quince”")));
    QTest::keyClick(&rig.words(), Qt::Key_Up); // around the end
    QCOMPARE(rig.current(), rig.shown().last());
    QTest::keyClick(&rig.words(), Qt::Key_Return);
    QVERIFY(rig.panel() && rig.panel()->isVisible());
    QCOMPARE(rig.field().text(), QStringLiteral("quince"));
    QTRY_COMPARE(rig.model().hitCount(), 1);
}

void TestPalette::itIsAsHighAsItsRows()
{
    PaletteRig rig;
    QVERIFY(rig.isReady());
    rig.popup();
    for (const QString &words : {QStringLiteral("undo"), QStringLiteral("no such words")}) {
        rig.words().clear();
        rig.type(words);
        const int rows = rig.rowsModel().rowCount();
        const QRect last = rig.view().visualRect(rig.rowsModel().index(rows - 1, 0));
        // All of them are seen, and below the last there is no room for one more.
        QTRY_VERIFY(rig.view().verticalScrollBar()->maximum() == 0);
        QTRY_VERIFY(rig.view().viewport()->height() - last.bottom() <= last.height());
    }
}

void TestPalette::keysStepOverCaptions()
{
    PaletteRig rig;
    QVERIFY(rig.isReady());
    rig.popup();
    const QStringList rows = rig.shown();
    QStringList walked;
    for (int i = 0; i < rows.size(); ++i) {
        walked.append(rig.current());
        QTest::keyClick(&rig.words(), Qt::Key_Down);
    }
    QCOMPARE(walked, rows);
    QCOMPARE(rig.current(), rows.first());
}

void TestPalette::enterWaitsForTheRowsOfTheText()
{
    PaletteRig rig;
    QVERIFY(rig.isReady());
    const QUuid id = rig.put(QStringLiteral("Zucchini"), QStringLiteral("a"));
    (void)rig.put(QStringLiteral("Apple"), QStringLiteral("b"));
    rig.popup();
    rig.words().setText(QStringLiteral("zuc"));
    QVERIFY(rig.rowsModel().isStale());
    QTest::keyClick(&rig.words(), Qt::Key_Return);
    QTRY_COMPARE(rig.workspace.current()->conversation().info().id, id);
}

void TestPalette::whatIsComposedChoosesNothing()
{
    PaletteRig rig;
    QVERIFY(rig.isReady());
    (void)rig.put(QStringLiteral("水果"), QStringLiteral("a"));
    rig.popup();
    QInputMethodEvent composing(QStringLiteral("shui"), {});
    QCoreApplication::sendEvent(&rig.words(), &composing);
    QTest::keyClick(&rig.words(), Qt::Key_Return);
    QVERIFY(rig.palette()->isVisible());
    QInputMethodEvent committed;
    committed.setCommitString(QStringLiteral("水"));
    QCoreApplication::sendEvent(&rig.words(), &committed);
    QTRY_COMPARE(rig.current(), QStringLiteral("水果"));
}

void TestPalette::theOtherScriptIsFound()
{
    PaletteRig rig;
    QVERIFY(rig.isReady());
    (void)rig.put(QStringLiteral("簡體字"), QStringLiteral("a"));
    rig.popup();
    rig.words().setText(QStringLiteral("体"));
    QTRY_VERIFY(!rig.rowsModel().isStale());
    QCOMPARE(rig.current(), QStringLiteral("簡體字"));
    QCOMPARE(rig.rowsModel().marksAt(1), QList<chat::TextSpan>({{1, 1}}));
}

void TestPalette::screenReadersHearWhatEnterWouldChoose()
{
    PaletteRig rig;
    QVERIFY(rig.isReady());
    (void)rig.put(QStringLiteral("Fruit"), QStringLiteral("a"));
    rig.popup();
    QCOMPARE(rig.words().accessibleDescription(), QStringLiteral("Fruit, Chats"));
    QVERIFY(!rig.words().accessibleName().isEmpty());
    QVERIFY(!rig.view().accessibleName().isEmpty());
}

void TestPalette::escapeClosesIt()
{
    PaletteRig rig;
    QVERIFY(rig.isReady());
    rig.popup();
    QTest::keyClick(&rig.words(), Qt::Key_Escape);
    QVERIFY(!rig.palette()->isVisible());
    rig.popup();
    QTest::keyClick(&rig.words(), Qt::Key_K, Qt::ControlModifier);
    QVERIFY(!rig.palette()->isVisible());
}

void TestPalette::twentyThousandChatsAreFound()
{
    PaletteRig rig;
    QVERIFY(rig.isReady());
    QList<core::ConversationInfo> infos;
    for (int i = 0; i < 20'000; ++i)
        infos.append(support::makeInfo(QStringLiteral("A chat about thing %1").arg(i)));
    rig.workspace.list().setAll(infos);
    QElapsedTimer timer;
    timer.start();
    rig.popup();
    qInfo("opened in %lld ms", timer.elapsed());
    timer.restart();
    QTest::keyClicks(&rig.words(), QStringLiteral("thing 19999"));
    qInfo("typed in %lld ms", timer.elapsed());
    QTRY_COMPARE(rig.current(), QStringLiteral("A chat about thing 19999"));
    qInfo("found in %lld ms", timer.elapsed());
}

QTEST_MAIN(TestPalette)
#include "tst_palette.moc"
