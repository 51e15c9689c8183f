// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/filer.h"
#include "storage/storeedits.h"
#include "support/foundrig.h"
#include "ui/search/pillrow.h"

#include <QAbstractButton>
#include <QMenu>
#include <QPushButton>

using support::FoundRig;
using support::makeMessage;

namespace {

QAction *actionIn(const QMenu &menu, const QString &words)
{
    for (QAction *action : menu.actions()) {
        if (action->text() == words)
            return action;
        if (QAction *inside = action->menu() ? actionIn(*action->menu(), words) : nullptr)
            return inside;
    }
    return nullptr;
}

} // namespace

/// What the search of all messages is narrowed by.
class TestSearchFilters : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");
        qunsetenv("XDG_RUNTIME_DIR");
    }
    void filtersArePillsThatGo();
    void modelsThatAnsweredCanBeChosen();
    void aFilterAloneListsAll();
    void nothingFoundOffersToRemoveTheFilters();
    void foldersAreOfferedOnceThereAreSome();
    void everyTagThatIsTickedIsAskedFor();
};

void TestSearchFilters::filtersArePillsThatGo()
{
    FoundRig rig;
    QVERIFY(rig.isReady());
    (void)rig.put(QStringLiteral("Fruit"),
                  {makeMessage(1, core::Role::User, QStringLiteral("apple?")),
                   makeMessage(2, core::Role::Assistant, QStringLiteral("apple!"))});
    rig.openPanel();
    QVERIFY(rig.look(QStringLiteral("apple")));
    QCOMPARE(rig.model().hitCount(), 2);
    auto *pills = rig.panel()->findChild<ui::PillRow *>();
    QVERIFY(!pills->isVisible());
    auto *filters = rig.window->findChild<ui::SearchFilters *>();
    QMenu menu;
    filters->fill(menu);
    QVERIFY(!actionIn(menu, QStringLiteral("Connection"))); // there is only one
    actionIn(menu, QStringLiteral("The model"))->trigger();
    QTRY_COMPARE(rig.model().hitCount(), 1);
    QVERIFY(pills->isVisible());
    const auto buttons = pills->findChildren<QAbstractButton *>();
    QCOMPARE(buttons.size(), 1);
    QVERIFY(buttons.first()->accessibleName().contains(buttons.first()->text()));
    buttons.first()->setFocus();
    QTest::keyClick(buttons.first(), Qt::Key_Space);
    QTRY_COMPARE(rig.model().hitCount(), 2);
    QVERIFY(!pills->isVisible());
    QVERIFY(rig.field().hasFocus());
}

void TestSearchFilters::modelsThatAnsweredCanBeChosen()
{
    FoundRig rig;
    QVERIFY(rig.isReady());
    core::Message one = makeMessage(1, core::Role::Assistant, QStringLiteral("apple of one"));
    one.model = QStringLiteral("model-one");
    core::Message two = makeMessage(2, core::Role::Assistant, QStringLiteral("apple of two"));
    two.model = QStringLiteral("model-two");
    (void)rig.put(QStringLiteral("Fruit"), {one, two});
    rig.openPanel();
    QVERIFY(rig.look(QStringLiteral("apple")));
    (void)rig.add(QStringLiteral("Other"), rig.gateway.baseUrl(), QStringLiteral("quince-2"));
    QMenu menu;
    rig.window->findChild<ui::SearchFilters *>()->fill(menu, rig.model().models());
    QVERIFY(actionIn(menu, QStringLiteral("model-two")));
    QVERIFY(actionIn(menu, QStringLiteral("quince-2"))); // it may have, too
    actionIn(menu, QStringLiteral("model-one"))->trigger();
    QTRY_COMPARE(rig.model().hitCount(), 1);
    QCOMPARE(rig.rows().last(), QStringLiteral(".apple of one"));
}

void TestSearchFilters::aFilterAloneListsAll()
{
    FoundRig rig;
    QVERIFY(rig.isReady());
    (void)rig.put(QStringLiteral("One"), QStringLiteral("plain"));
    (void)rig.put(QStringLiteral("Two"), QStringLiteral("```\ncode\n```"));
    rig.openPanel();
    QMenu menu;
    rig.window->findChild<ui::SearchFilters *>()->fill(menu);
    actionIn(menu, QStringLiteral("With code"))->trigger();
    QTRY_COMPARE(rig.model().hitCount(), 1);
    QCOMPARE(rig.rows().first(), QStringLiteral("Two"));
}

void TestSearchFilters::nothingFoundOffersToRemoveTheFilters()
{
    FoundRig rig;
    QVERIFY(rig.isReady());
    (void)rig.put(QStringLiteral("One"), QStringLiteral("apple"));
    rig.openPanel();
    QVERIFY(rig.look(QStringLiteral("quince")));
    QTRY_VERIFY(rig.state().contains(QStringLiteral("“quince”")));
    auto *mend = rig.panel()->findChild<QPushButton *>();
    QVERIFY(!mend->isVisible());
    QMenu menu;
    rig.window->findChild<ui::SearchFilters *>()->fill(menu);
    actionIn(menu, QStringLiteral("With an image"))->trigger();
    QVERIFY(rig.look(QStringLiteral("apple")));
    QTRY_VERIFY(mend->isVisible());
    QTest::mouseClick(mend, Qt::LeftButton);
    QTRY_COMPARE(rig.model().hitCount(), 1);
}

void TestSearchFilters::foldersAreOfferedOnceThereAreSome()
{
    FoundRig rig;
    QVERIFY(rig.isReady());
    const QUuid inOld = rig.put(QStringLiteral("Filed"), QStringLiteral("apple of old"));
    (void)rig.put(QStringLiteral("Loose"), QStringLiteral("apple of none"));
    rig.openPanel();
    QVERIFY(rig.look(QStringLiteral("apple")));
    QCOMPARE(rig.model().hitCount(), 2);
    auto *filters = rig.window->findChild<ui::SearchFilters *>();
    QMenu before;
    filters->fill(before);
    QVERIFY(!actionIn(before, QStringLiteral("Folder")));
    chat::Filer &filer = rig.workspace.filer();
    QUuid work;
    QVERIFY(QTest::qWaitFor([&] {
        work = filer.addFolder(QStringLiteral("Work"), {});
        return !work.isNull();
    }));
    const QUuid old = filer.addFolder(QStringLiteral("Old & new"), work, {inOld});
    QVERIFY(support::await(storage::StoreEdits(rig.store).filing())); // it is stored
    QMenu menu;
    filters->fill(menu);
    QVERIFY(actionIn(menu, QStringLiteral("Work / Old && new")));
    actionIn(menu, QStringLiteral("Work"))->trigger(); // what lies deeper is in it, too
    const QStringList filed({QStringLiteral("Filed"), QStringLiteral(".apple of old")});
    QTRY_COMPARE(rig.rows(), filed);
    QCOMPARE(filters->filter().folder, work);
    const auto pill = [&rig] {
        return rig.panel()->findChild<ui::PillRow *>()->findChild<QAbstractButton *>()->text();
    };
    QTRY_COMPARE(pill(), QStringLiteral("Folder: Work"));
    filer.renameFolder(work, QStringLiteral("Job"));
    QTRY_COMPARE(pill(), QStringLiteral("Folder: Job"));
    filer.removeFolder(old);
    filer.removeFolder(work);
    QTRY_COMPARE(pill(), QStringLiteral("A deleted folder"));
    filters->remove(filters->pills().constFirst().facet);
    QTRY_COMPARE(rig.model().hitCount(), 2);
    QVERIFY(filters->isEmpty());
}

void TestSearchFilters::everyTagThatIsTickedIsAskedFor()
{
    FoundRig rig;
    QVERIFY(rig.isReady());
    const QUuid both = rig.put(QStringLiteral("Both"), QStringLiteral("apple one"));
    const QUuid one = rig.put(QStringLiteral("One"), QStringLiteral("apple two"));
    (void)rig.put(QStringLiteral("None"), QStringLiteral("apple three"));
    rig.openPanel();
    QVERIFY(rig.look(QStringLiteral("apple")));
    auto *filters = rig.window->findChild<ui::SearchFilters *>();
    chat::Filer &filer = rig.workspace.filer();
    const auto tick = [filters](const QString &tag) {
        QMenu menu;
        filters->fill(menu);
        QVERIFY(actionIn(menu, tag));
        actionIn(menu, tag)->trigger();
    };
    QMenu before;
    filters->fill(before);
    QVERIFY(!actionIn(before, QStringLiteral("Tags")));
    QTRY_VERIFY((filer.tag({both, one}, {{QStringLiteral("read")}, {}, {}}),
                 filer.cabinet().tags().size() == 1));
    filer.tag({both}, {{QStringLiteral("later")}, {}, {}});
    tick(QStringLiteral("read"));
    QTRY_COMPARE(rig.model().hitCount(), 2);
    tick(QStringLiteral("later"));
    QTRY_COMPARE(rig.model().hitCount(), 1);
    QCOMPARE(rig.rows().constFirst(), QStringLiteral("Both"));
    QCOMPARE(filters->pills().size(), 1);
    const QString words = filters->pills().constFirst().words; // as the language makes lists
    QVERIFY(words.startsWith(QStringLiteral("Tags: read")));
    QVERIFY(words.endsWith(QStringLiteral("later")));
    tick(QStringLiteral("read"));
    tick(QStringLiteral("later"));
    QTRY_COMPARE(rig.model().hitCount(), 3);
    QVERIFY(filters->isEmpty());
}

QTEST_MAIN(TestSearchFilters)
#include "tst_searchfilters.moc"
