// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/windowrig.h"
#include "ui/noticebar.h"
#include "ui/sidebar/sidebarlist.h"

#include <QDialog>
#include <QLabel>
#include <QPushButton>

using ui::Act;

namespace {

struct Rig : support::TwoChatsRig {
    [[nodiscard]] ui::NoticeBar *bar() const
    {
        for (ui::NoticeBar *bar : window->findChildren<ui::NoticeBar *>()) {
            if (bar->isVisible())
                return bar;
        }
        return nullptr;
    }
    [[nodiscard]] QString said() const { return bar() ? bar()->text() : QString(); }
    void pressUndo() const { bar()->findChild<QPushButton *>()->click(); }
    [[nodiscard]] QUuid currentId() const { return workspace.current()->conversation().info().id; }
    [[nodiscard]] const core::ConversationInfo &info(const QUuid &id) const
    {
        return *workspace.list().find(id);
    }
};

} // namespace

/// What the window does when conversations are pinned, archived, copied, sorted or deleted.
class TestOrganising : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theShownOneIsPinnedByTheMenu();
    void archivingSaysSoAndIsUndone();
    void aDuplicateIsNamedAndOpened();
    void severalAreDeletedAndComeBack();
    void undoingByKeyTakesTheOfferAway();
    void theListIsSortedByTheMenu();
    void theBinIsInTheMenuOnceItHoldsSomething();
};

void TestOrganising::initTestCase()
{
    qunsetenv("DBUS_SESSION_BUS_ADDRESS");
    qunsetenv("XDG_RUNTIME_DIR");
}

void TestOrganising::theShownOneIsPinnedByTheMenu()
{
    Rig rig;
    QVERIFY(rig.hasTwo());
    const QAction *pin = rig.window->actions().at(Act::Pin);
    QTRY_VERIFY(pin->isEnabled());
    QVERIFY(!pin->isChecked());
    rig.trigger(Act::Pin);
    QVERIFY(rig.info(rig.two).isPinned);
    QVERIFY(pin->isChecked());
    QCOMPARE(rig.said(), QStringLiteral("Pinned “Two”"));
    rig.workspace.open(rig.one);
    QTRY_COMPARE(rig.currentId(), rig.one);
    QTRY_VERIFY(!pin->isChecked());
    rig.workspace.open(rig.two);
    QTRY_COMPARE(rig.currentId(), rig.two);
    rig.trigger(Act::Pin);
    QVERIFY(!rig.info(rig.two).isPinned);
    // A new one that is not stored yet cannot be put anywhere.
    rig.trigger(Act::NewChat);
    QVERIFY(!pin->isEnabled());
    QVERIFY(!rig.window->actions().at(Act::Duplicate)->isEnabled());
}

void TestOrganising::archivingSaysSoAndIsUndone()
{
    Rig rig;
    QVERIFY(rig.hasTwo());
    rig.trigger(Act::Archive);
    QVERIFY(rig.info(rig.two).isArchived);
    QCOMPARE(rig.said(), QStringLiteral("Archived “Two”"));
    QTRY_COMPARE(rig.currentId(), rig.one);
    rig.pressUndo();
    QVERIFY(!rig.info(rig.two).isArchived);
    QTRY_COMPARE(rig.currentId(), rig.two);
}

void TestOrganising::aDuplicateIsNamedAndOpened()
{
    Rig rig;
    QVERIFY(rig.hasTwo());
    rig.trigger(Act::Duplicate);
    QTRY_COMPARE(rig.workspace.list().count(), 3);
    const core::ConversationInfo copy = rig.workspace.list().at(0);
    QCOMPARE(copy.title, QStringLiteral("Two (copy)"));
    QCOMPARE(rig.said(), QStringLiteral("Duplicated “Two”"));
    QTRY_COMPARE(rig.currentId(), copy.id);
    QCOMPARE(rig.workspace.current()->conversation().rowCount(), 2);
    QVERIFY(rig.bar());
    rig.pressUndo();
    QCOMPARE(rig.workspace.list().count(), 2);
    QTRY_VERIFY(rig.currentId() != copy.id);
}

void TestOrganising::severalAreDeletedAndComeBack()
{
    Rig rig;
    QVERIFY(rig.hasTwo());
    auto *list = rig.window->findChild<ui::SidebarList *>();
    rig.window->sidebar().focusList();
    QTest::keyClick(list, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(list, Qt::Key_Delete);
    QCOMPARE(rig.workspace.list().count(), 0);
    QVERIFY2(rig.said().contains(u'2'), qPrintable(rig.said()));
    rig.pressUndo();
    QCOMPARE(rig.workspace.list().count(), 2);
    QTRY_COMPARE(rig.currentId(), rig.two);
}

void TestOrganising::undoingByKeyTakesTheOfferAway()
{
    Rig rig;
    QVERIFY(rig.hasTwo());
    rig.trigger(Act::Pin);
    QVERIFY(rig.bar());
    QVERIFY(rig.window->actions().at(Act::Undo)->isEnabled());
    rig.trigger(Act::Undo);
    QVERIFY(!rig.info(rig.two).isPinned);
    QTRY_VERIFY(!rig.bar());
    QVERIFY(!rig.window->actions().at(Act::Pin)->isChecked());
}

void TestOrganising::theListIsSortedByTheMenu()
{
    Rig rig;
    QVERIFY(rig.hasTwo());
    QVERIFY(rig.window->actions().at(Act::SortByUse)->isChecked());
    QCOMPARE(rig.workspace.list().at(0).id, rig.two);
    rig.trigger(Act::SortByTitle);
    QCOMPARE(rig.workspace.list().at(0).id, rig.one);
    QVERIFY(rig.window->actions().at(Act::SortByTitle)->isChecked());
    QVERIFY(!rig.window->actions().at(Act::SortByUse)->isChecked());
    QCOMPARE(rig.preferences.settings().conversationOrder, core::ConversationOrder::Title);
}

void TestOrganising::theBinIsInTheMenuOnceItHoldsSomething()
{
    Rig rig;
    QVERIFY(rig.hasTwo());
    const QAction *entry = rig.window->actions().at(Act::Bin);
    QVERIFY(!entry->isVisible());
    rig.trigger(Act::Remove);
    QTRY_VERIFY(entry->isVisible());
    rig.trigger(Act::Bin);
    const auto *dialog = rig.window->findChild<QDialog *>(QStringLiteral("bin"));
    QVERIFY(dialog && dialog->isVisible());
    rig.pressUndo();
    QTRY_VERIFY(!entry->isVisible());
}

QTEST_MAIN(TestOrganising)
#include "tst_organising.moc"
