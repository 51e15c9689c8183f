// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/foundrig.h"

#include <QAbstractItemModelTester>
#include <QInputMethodEvent>
#include <QPushButton>

using support::FoundRig;
using support::makeMessage;
using ui::Act;

namespace {

chat::SearchPage pageOf(const QUuid &conversation, int hits, const QString &title)
{
    chat::SearchPage page;
    chat::SearchGroup group{conversation, title, {}, QDateTime::currentDateTimeUtc(), {}};
    for (int i = 0; i < hits; ++i) {
        chat::SearchHit hit;
        hit.message = core::newId();
        hit.snippet = QStringLiteral("%1 %2").arg(title).arg(i);
        group.hits.append(hit);
    }
    page.groups.append(group);
    page.hitCount = hits;
    return page;
}

} // namespace

/// The panel that searches all messages: what it shows, and how it is used without a mouse.
class TestSearchPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");
        qunsetenv("XDG_RUNTIME_DIR");
    }
    void typingFindsInGroups();
    void outdatedAnswersAreNeverShown();
    void whatIsComposedIsNotSearchedYet();
    void itOpensWithTheLastQuerySelected();
    void escapeGivesTheFocusBack();
    void downGoesIntoTheListAndUpBack();
    void enterBeforeTheAnswerOpensTheFirst();
    void failureSaysWhyAndTriesAgain();
    void archivedChatsAreFoundAndSaidToBe();
    void screenReadersHearSentences();
    void theSidebarLeadsHere();
    void otherPanelsMakeWay();
    void theModelMergesPages();
    void thousandsOfHitsAreOneList();
};

void TestSearchPanel::typingFindsInGroups()
{
    FoundRig rig;
    QVERIFY(rig.isReady());
    (void)rig.put(QStringLiteral("Fruit"),
                  {makeMessage(1, core::Role::User, QStringLiteral("What is a loquat?")),
                   makeMessage(2, core::Role::Assistant, QStringLiteral("A loquat is a fruit."))});
    (void)rig.put(QStringLiteral("Loquat jam"), QStringLiteral("How much sugar?"));
    rig.openPanel();
    QVERIFY(rig.panel() && rig.panel()->isVisible());
    QVERIFY(rig.field().hasFocus());
    QVERIFY(rig.state().contains(QStringLiteral("quotes")));
    QVERIFY(rig.look(QStringLiteral("loquat")));
    QCOMPARE(rig.rows(), QStringList({QStringLiteral("Loquat jam"), QStringLiteral("Fruit"),
                                      QStringLiteral(".A loquat is a fruit."),
                                      QStringLiteral(".What is a loquat?")}));
    QVERIFY(rig.state().isEmpty());
    rig.field().clear();
    QVERIFY(rig.rows().isEmpty());
    QVERIFY(rig.state().contains(QStringLiteral("quotes")));
}

void TestSearchPanel::outdatedAnswersAreNeverShown()
{
    FoundRig rig;
    QVERIFY(rig.isReady());
    (void)rig.put(QStringLiteral("One"), QStringLiteral("apple"));
    (void)rig.put(QStringLiteral("Two"), QStringLiteral("apricot"));
    rig.openPanel();
    QList<QStringList> seen;
    connect(&rig.model(), &QAbstractItemModel::rowsInserted, this,
            [&] { seen.append(rig.rows()); });
    QTest::keyClicks(&rig.field(), QStringLiteral("apple"));
    rig.field().setText(QStringLiteral("apri"));
    QTRY_VERIFY(!rig.search.isSearching());
    QCOMPARE(rig.rows(), QStringList({QStringLiteral("Two"), QStringLiteral(".apricot")}));
    QCOMPARE(seen.constLast(), rig.rows());
    for (const QStringList &rows : std::as_const(seen))
        QVERIFY(!rows.contains(QStringLiteral(".apple")));
    // Taken back before its answer is there.
    rig.field().setText(QStringLiteral("apple"));
    rig.field().clear();
    QVERIFY(!rig.search.isSearching());
    QVERIFY(rig.rows().isEmpty());
}

void TestSearchPanel::whatIsComposedIsNotSearchedYet()
{
    FoundRig rig;
    QVERIFY(rig.isReady());
    (void)rig.put(QStringLiteral("水果"), QStringLiteral("我喜欢枇杷"));
    rig.openPanel();
    QInputMethodEvent composing(QStringLiteral("pipa"), {});
    QCoreApplication::sendEvent(&rig.field(), &composing);
    QVERIFY(!rig.search.isSearching());
    rig.openPanel(); // the same keys again take nothing away from the input method
    QVERIFY(rig.field().isComposing());
    QTest::keyClick(&rig.field(), Qt::Key_Return);
    QVERIFY(rig.panel()->isVisible());
    QInputMethodEvent committed;
    committed.setCommitString(QStringLiteral("杷"));
    QCoreApplication::sendEvent(&rig.field(), &committed);
    QTRY_COMPARE(rig.rows(), QStringList({QStringLiteral("水果"), QStringLiteral(".我喜欢枇杷")}));
}

void TestSearchPanel::itOpensWithTheLastQuerySelected()
{
    FoundRig rig;
    QVERIFY(rig.isReady());
    rig.openPanel();
    QVERIFY(rig.look(QStringLiteral("apple")));
    QTest::keyClick(&rig.field(), Qt::Key_Escape);
    QVERIFY(!rig.panel()->isVisible());
    rig.openPanel();
    QCOMPARE(rig.field().selectedText(), QStringLiteral("apple"));
}

void TestSearchPanel::escapeGivesTheFocusBack()
{
    FoundRig rig;
    QVERIFY(rig.isReady());
    rig.window->pane().composer().focusInput();
    QWidget *before = rig.focus();
    QTest::keyClick(rig.window.get(), Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(rig.panel() && rig.field().hasFocus());
    QTest::keyClick(&rig.field(), Qt::Key_Escape);
    QVERIFY(!rig.panel()->isVisible());
    QCOMPARE(rig.focus(), before);
}

void TestSearchPanel::downGoesIntoTheListAndUpBack()
{
    FoundRig rig;
    QVERIFY(rig.isReady());
    (void)rig.put(QStringLiteral("One"), QStringLiteral("apple"));
    rig.openPanel();
    QVERIFY(rig.look(QStringLiteral("apple")));
    QTest::keyClick(&rig.field(), Qt::Key_Down);
    QVERIFY(rig.list().hasFocus());
    QCOMPARE(rig.list().currentIndex().row(), 0);
    QTest::keyClick(&rig.list(), Qt::Key_Down);
    QCOMPARE(rig.list().currentIndex().row(), 1);
    QTest::keyClick(&rig.list(), Qt::Key_Up);
    QVERIFY(rig.list().hasFocus());
    QTest::keyClick(&rig.list(), Qt::Key_Up);
    QVERIFY(rig.field().hasFocus());
}

void TestSearchPanel::enterBeforeTheAnswerOpensTheFirst()
{
    FoundRig rig;
    QVERIFY(rig.isReady());
    const QUuid id = rig.put(QStringLiteral("One"), QStringLiteral("apple"));
    rig.openPanel();
    QTest::keyClicks(&rig.field(), QStringLiteral("apple"));
    QTest::keyClick(&rig.field(), Qt::Key_Return);
    QTRY_COMPARE(rig.workspace.current()->conversation().info().id, id);
}

void TestSearchPanel::failureSaysWhyAndTriesAgain()
{
    FoundRig rig;
    QVERIFY(rig.isReady());
    (void)rig.put(QStringLiteral("One"), QStringLiteral("apple"));
    rig.search.setDatabase(rig.dir.filePath(QStringLiteral("nowhere/loquat.db")));
    rig.openPanel();
    QVERIFY(rig.look(QStringLiteral("apple")));
    QTRY_VERIFY(rig.state().startsWith(QStringLiteral("The search failed.")));
    auto *mend = rig.panel()->findChild<QPushButton *>();
    QVERIFY(mend->isVisible());
    rig.search.setDatabase(rig.dir.filePath(QStringLiteral("loquat.db")));
    QTest::mouseClick(mend, Qt::LeftButton);
    QTRY_COMPARE(rig.model().hitCount(), 1);
}

void TestSearchPanel::archivedChatsAreFoundAndSaidToBe()
{
    FoundRig rig;
    QVERIFY(rig.isReady());
    const QUuid id = rig.put(QStringLiteral("Old"), QStringLiteral("apple"));
    core::ConversationInfo info = *rig.workspace.list().find(id);
    info.isArchived = true;
    rig.workspace.list().update(info);
    rig.openPanel();
    QVERIFY(rig.look(QStringLiteral("apple")));
    QCOMPARE(rig.model().hitCount(), 1);
    QVERIFY(rig.model()
                .index(0)
                .data(Qt::AccessibleTextRole)
                .toString()
                .contains(QStringLiteral("archived")));
}

void TestSearchPanel::screenReadersHearSentences()
{
    FoundRig rig;
    QVERIFY(rig.isReady());
    (void)rig.put(QStringLiteral("Fruit"), QStringLiteral("an apple a day"));
    rig.openPanel();
    QVERIFY(rig.look(QStringLiteral("apple")));
    const QString hit = rig.model().index(1).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(hit.startsWith(QStringLiteral("You, ")), qPrintable(hit));
    QVERIFY2(hit.endsWith(QStringLiteral(": an apple a day")), qPrintable(hit));
    QVERIFY(!rig.panel()->accessibleName().isEmpty());
    QVERIFY(!rig.list().accessibleName().isEmpty());
    QVERIFY(!rig.field().accessibleName().isEmpty());
}

void TestSearchPanel::theSidebarLeadsHere()
{
    FoundRig rig;
    QVERIFY(rig.isReady());
    (void)rig.put(QStringLiteral("Fruit"), QStringLiteral("an apple a day"));
    rig.window->sidebar().findChild<ui::LineInput *>()->setFocus();
    QTest::keyClicks(rig.focus(), QStringLiteral("apple"));
    QTest::keyClick(rig.focus(), Qt::Key_Return); // no title has it
    QVERIFY(rig.panel() && rig.panel()->isVisible());
    QCOMPARE(rig.field().text(), QStringLiteral("apple"));
    QTRY_COMPARE(rig.model().hitCount(), 1);
}

void TestSearchPanel::otherPanelsMakeWay()
{
    FoundRig rig;
    QVERIFY(rig.isReady());
    rig.openPanel();
    auto *host = rig.window->findChild<ui::PanelHost *>();
    host->setPanel(new QWidget);
    QVERIFY(!rig.panel()->isVisible());
    rig.openPanel();
    QVERIFY(rig.panel()->isVisible());
}

void TestSearchPanel::theModelMergesPages()
{
    storage::Store store;
    chat::MessageSearch search(store);
    core::ConversationList list;
    ui::SearchModel model(search, list);
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QUuid one = core::newId();
    const QUuid two = core::newId();
    Q_EMIT search.arrived(pageOf(one, 2, QStringLiteral("a")), true);
    Q_EMIT search.arrived(pageOf(two, 1, QStringLiteral("b")), false);
    Q_EMIT search.arrived(pageOf(one, 1, QStringLiteral("c")), false);
    QStringList rows;
    for (int row = 0; row < model.rowCount(); ++row)
        rows.append(model.index(row).data().toString());
    QCOMPARE(rows,
             QStringList({QStringLiteral("a"), QStringLiteral("a 0"), QStringLiteral("a 1"),
                          QStringLiteral("c 0"), QStringLiteral("b"), QStringLiteral("b 0")}));
    QCOMPARE(model.hitCount(), 4);
    QCOMPARE(model.nextFound(-1, 1), 1);
    QCOMPARE(model.nextFound(3, 1), 5);
    QCOMPARE(model.nextFound(5, -1), 3);
    Q_EMIT search.arrived(pageOf(two, 1, QStringLiteral("d")), true);
    QCOMPARE(model.rowCount(), 2);
    model.clear();
    QCOMPARE(model.rowCount(), 0);
}

void TestSearchPanel::thousandsOfHitsAreOneList()
{
    FoundRig rig;
    QVERIFY(rig.isReady());
    rig.openPanel();
    for (int i = 0; i < 400; ++i)
        Q_EMIT rig.search.arrived(pageOf(core::newId(), 50, QStringLiteral("t")), i == 0);
    QCOMPARE(rig.model().hitCount(), 20'000);
    rig.list().scrollToBottom();
    rig.list().setCurrentIndex(rig.model().index(0));
    QTest::keyClick(&rig.list(), Qt::Key_End);
    QCOMPARE(rig.list().currentIndex().row(), 20'399);
    QVERIFY(!rig.list().visualRect(rig.model().index(20'399)).isEmpty());
}

QTEST_MAIN(TestSearchPanel)
#include "tst_searchpanel.moc"
