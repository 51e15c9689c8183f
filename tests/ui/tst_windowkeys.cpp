// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/conversationlistmodel.h"
#include "support/windowrig.h"
#include "ui/aboutdialog.h"
#include "ui/conversation/findbar.h"
#include "ui/header/header.h"
#include "ui/lineinput.h"
#include "ui/noticebar.h"
#include "ui/shortcutsheet.h"
#include "ui/sidebar/sidebarlist.h"
#include "ui/style.h"

#include <QApplication>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTimer>

using support::WindowRig;
using ui::Act;

namespace {

ui::SidebarList *listOf(const WindowRig &rig)
{
    return rig.window->findChild<ui::SidebarList *>();
}

QModelIndex rowOf(const ui::SidebarList &list, const QUuid &id)
{
    const QModelIndex first = list.model()->index(0, 0);
    const auto found = list.model()->match(first, models::ConversationListModel::IdRole, id, 1);
    return found.isEmpty() ? QModelIndex() : found.constFirst();
}

ui::NoticeBar *shownBar(const WindowRig &rig)
{
    for (ui::NoticeBar *bar : rig.window->findChildren<ui::NoticeBar *>()) {
        if (bar->isVisible())
            return bar;
    }
    return nullptr;
}

void typeTitle(const QString &title)
{
    QTest::keyClicks(QApplication::focusWidget(), title);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
}

/// Words and keys of a sheet, one after the other.
QStringList words(const QWidget &sheet)
{
    QStringList result;
    for (const QLabel *label : sheet.findChildren<QLabel *>())
        result.append(label->text());
    return result;
}

} // namespace

/// Keys that act on the chat that is shown, and what the window says about keys and failures.
class TestWindowKeys : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void f2RenamesTheChatJustChosen();
    void f2InTheListRenamesTheRowWithTheFocus();
    void f2UsesTheHeaderWhereTheListLacksTheChat_data();
    void f2UsesTheHeaderWhereTheListLacksTheChat();
    void theMenuShowsTheKey();
    void shiftF10OpensTheMenuOfAMessage();
    void findsByKeyFromAnywhere();
    void undoByKeyTakesTheOfferAway();
    void saysThatALinkWasNotOpened();
    void theSheetLeavesOutKeysThatNobodyHas();
    void theSheetNamesTheKeyThatSends_data();
    void theSheetNamesTheKeyThatSends();
    void aboutNamesEveryPart();
    void pushButtonsHaveTheSamePadding_data();
    void pushButtonsHaveTheSamePadding();
};

void TestWindowKeys::initTestCase()
{
    qunsetenv("DBUS_SESSION_BUS_ADDRESS");
    qunsetenv("XDG_RUNTIME_DIR");
}

void TestWindowKeys::f2RenamesTheChatJustChosen()
{
    WindowRig rig;
    QVERIFY(rig.isReady());
    const QUuid id = rig.ask(QStringLiteral("One"));
    ui::SidebarList *list = listOf(rig);
    QTRY_VERIFY(rowOf(*list, id).isValid());
    rig.trigger(Act::NewChat);
    QTRY_VERIFY(rig.workspace.current()->conversation().info().id != id);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                      list->visualRect(rowOf(*list, id)).center() - QPoint(60, 0));
    QTRY_COMPARE(rig.workspace.current()->conversation().info().id, id);
    QTRY_VERIFY(rig.window->actions().at(Act::Rename)->isEnabled());
    QWidget *focus = QApplication::focusWidget();
    QVERIFY(focus && rig.window->pane().composer().isAncestorOf(focus));
    QTest::keyClick(focus, Qt::Key_F2);
    QVERIFY(qobject_cast<ui::LineInput *>(QApplication::focusWidget()));
    QVERIFY(list->isAncestorOf(QApplication::focusWidget()));
    typeTitle(QStringLiteral("A better title"));
    QTRY_COMPARE(rig.workspace.list().find(id)->title, QStringLiteral("A better title"));
}

void TestWindowKeys::f2InTheListRenamesTheRowWithTheFocus()
{
    WindowRig rig;
    QVERIFY(rig.isReady());
    const QUuid one = rig.ask(QStringLiteral("One"));
    rig.trigger(Act::NewChat);
    QTRY_VERIFY(rig.workspace.current()->conversation().info().id != one);
    const QUuid two = rig.ask(QStringLiteral("Two"));
    ui::SidebarList *list = listOf(rig);
    QTRY_VERIFY(rowOf(*list, one).isValid() && rowOf(*list, two).isValid());
    const QString before = rig.workspace.list().find(two)->title;
    rig.window->sidebar().focusList();
    list->selectionModel()->setCurrentIndex(rowOf(*list, one), QItemSelectionModel::NoUpdate);
    QTest::keyClick(list, Qt::Key_F2);
    typeTitle(QStringLiteral("A better title"));
    QTRY_COMPARE(rig.workspace.list().find(one)->title, QStringLiteral("A better title"));
    QCOMPARE(rig.workspace.list().find(two)->title, before);
}

void TestWindowKeys::f2UsesTheHeaderWhereTheListLacksTheChat_data()
{
    QTest::addColumn<bool>("isHidden");
    QTest::newRow("sidebar hidden") << true;
    QTest::newRow("left out by a search") << false;
}

void TestWindowKeys::f2UsesTheHeaderWhereTheListLacksTheChat()
{
    QFETCH(const bool, isHidden);
    WindowRig rig;
    QVERIFY(rig.isReady());
    const QUuid id = rig.ask(QStringLiteral("One"));
    QTRY_VERIFY(rowOf(*listOf(rig), id).isValid());
    if (isHidden) {
        rig.trigger(Act::Sidebar);
    } else {
        rig.window->sidebar().findChild<ui::LineInput *>()->setFocus();
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("zzz"));
        QTRY_VERIFY(!rowOf(*listOf(rig), id).isValid());
    }
    rig.window->pane().composer().focusInput();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_F2);
    QVERIFY(rig.window->pane().header().isAncestorOf(QApplication::focusWidget()));
    typeTitle(QStringLiteral("A better title"));
    QTRY_COMPARE(rig.workspace.list().find(id)->title, QStringLiteral("A better title"));
}

void TestWindowKeys::theMenuShowsTheKey()
{
    const ui::Actions actions;
    const QAction *rename = actions.at(Act::Rename);
    QCOMPARE(rename->shortcut(), QKeySequence(Qt::Key_F2));
    QCOMPARE(rename->shortcutContext(), Qt::WindowShortcut);
    QVERIFY(rename->isShortcutVisibleInContextMenu());
}

void TestWindowKeys::shiftF10OpensTheMenuOfAMessage()
{
    WindowRig rig;
    QVERIFY(rig.isReady());
    QVERIFY(!rig.ask(QStringLiteral("One")).isNull());
    rig.trigger(Act::PreviousMessage);
    QTRY_VERIFY(rig.window->pane().view().hasFocus());
    QStringList entries;
    QTimer closer; // the menu may have an event loop of its own
    connect(&closer, &QTimer::timeout, this, [&entries] {
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        if (!menu)
            return;
        for (const QAction *action : menu->actions())
            entries.append(action->text());
        menu->close();
    });
    closer.start(10);
    QTest::keyClick(rig.window->windowHandle(), Qt::Key_F10, Qt::ShiftModifier);
    QTRY_VERIFY(!entries.isEmpty());
    QVERIFY(entries.contains(QStringLiteral("Quote")));
    QVERIFY(!rig.window->menuBar()->isVisible());
}

void TestWindowKeys::findsByKeyFromAnywhere()
{
    WindowRig rig;
    QVERIFY(rig.isReady());
    const auto *bar = rig.window->findChild<ui::FindBar *>();
    rig.trigger(Act::Find);
    QVERIFY(!bar->isVisible()); // there is nothing yet
    QVERIFY(!rig.ask(QStringLiteral("An answer?")).isNull());
    QTest::keyClick(rig.window.get(), Qt::Key_F, Qt::ControlModifier);
    QVERIFY(bar->isVisible());
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("answer"));
    QTRY_COMPARE(bar->countText(), QStringLiteral("1 of 2"));
    rig.window->findChild<ui::Composer *>()->focusInput();
    QTest::keyClick(rig.window.get(), Qt::Key_F3);
    QCOMPARE(bar->countText(), QStringLiteral("2 of 2"));
    QTest::keyClick(rig.window.get(), Qt::Key_F3, Qt::ShiftModifier);
    QCOMPARE(bar->countText(), QStringLiteral("1 of 2"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(!bar->isVisible());
}

void TestWindowKeys::undoByKeyTakesTheOfferAway()
{
    WindowRig rig;
    QVERIFY(rig.isReady());
    const QUuid id = rig.askAndRemove();
    QVERIFY(!id.isNull());
    QTRY_VERIFY(shownBar(rig));
    rig.window->sidebar().focusList();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(rig.workspace.list().rowOf(id) >= 0);
    QTRY_VERIFY(!shownBar(rig));
    // What is said afterwards is no offer, and stays.
    rig.window->say(QStringLiteral("something"));
    rig.trigger(Act::Redo);
    QTRY_COMPARE(rig.workspace.list().rowOf(id), -1);
    rig.window->say(QStringLiteral("something"));
    rig.trigger(Act::Undo);
    QTRY_VERIFY(rig.workspace.list().rowOf(id) >= 0);
    QVERIFY(shownBar(rig));
    QCOMPARE(shownBar(rig)->text(), QStringLiteral("something"));
}

void TestWindowKeys::saysThatALinkWasNotOpened()
{
    WindowRig rig;
    QVERIFY(rig.isReady());
    Q_EMIT rig.window->pane().view().linkFailed();
    QTRY_VERIFY(shownBar(rig));
    QVERIFY(shownBar(rig)->text().contains(QStringLiteral("copied")));
}

void TestWindowKeys::theSheetLeavesOutKeysThatNobodyHas()
{
    const ui::Theme theme;
    const ui::Actions actions;
    actions.at(Act::Undo)->setShortcuts(
        {QKeySequence(Qt::CTRL | Qt::Key_Z), QKeySequence(Qt::Key_F14)});
    actions.at(Act::Redo)->setShortcuts({QKeySequence(Qt::SHIFT | Qt::Key_F14)});
    const ui::ShortcutSheet sheet(theme, actions, core::SendKey::Enter);
    const QStringList shown = words(sheet);
    QCOMPARE(shown.value(shown.indexOf(QStringLiteral("Undo")) + 1), QStringLiteral("Ctrl+Z"));
    QVERIFY(!shown.contains(QStringLiteral("Redo")));
    QVERIFY(shown.filter(QStringLiteral("F14")).isEmpty());
    QVERIFY(shown.contains(QStringLiteral("F10")));
    QCOMPARE(shown.count(QStringLiteral("F2")), 1);
}

void TestWindowKeys::theSheetNamesTheKeyThatSends_data()
{
    QTest::addColumn<core::SendKey>("key");
    QTest::addColumn<QString>("sends");
    QTest::addColumn<QString>("breaks");
    QTest::newRow("Enter") << core::SendKey::Enter << QStringLiteral("Enter")
                           << QStringLiteral("Shift+Enter");
    QTest::newRow("Ctrl+Enter") << core::SendKey::CtrlEnter << QStringLiteral("Ctrl+Enter")
                                << QStringLiteral("Enter");
}

void TestWindowKeys::theSheetNamesTheKeyThatSends()
{
    QFETCH(const core::SendKey, key);
    QFETCH(const QString, sends);
    QFETCH(const QString, breaks);
    const ui::Theme theme;
    const ui::Actions actions;
    const ui::ShortcutSheet sheet(theme, actions, key);
    const QStringList shown = words(sheet);
    QVERIFY(shown.contains(QStringLiteral("Send")));
    QCOMPARE(shown.value(shown.indexOf(QStringLiteral("Send")) + 1), sends);
    QCOMPARE(shown.value(shown.indexOf(QStringLiteral("New line")) + 1), breaks);
}

void TestWindowKeys::aboutNamesEveryPart()
{
    const ui::Theme theme;
    const ui::AboutDialog about(theme);
    const QString text = about.findChild<QPlainTextEdit *>()->toPlainText();
    QVERIFY(text.contains(QStringLiteral("FreeType: FreeType License / GNU GPL 2.0")));
    for (const QString &line : text.split(QLatin1Char('\n')))
        QVERIFY2(line.contains(QStringLiteral(": ")), qPrintable(line));
}

void TestWindowKeys::pushButtonsHaveTheSamePadding_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isFlat");
    QTest::newRow("long") << QStringLiteral("Test connection and more") << false;
    QTest::newRow("flat") << QStringLiteral("Test connection and more") << true;
    QTest::newRow("short") << QStringLiteral("OK") << false;
}

void TestWindowKeys::pushButtonsHaveTheSamePadding()
{
    QFETCH(const QString, text);
    QFETCH(const bool, isFlat);
    ui::Style style;
    QPushButton button(text);
    button.setStyle(&style);
    button.setFlat(isFlat);
    constexpr int kNarrowest = 80;
    const int wanted = button.fontMetrics().size(Qt::TextShowMnemonic, text).width() + 2 * 16;
    QCOMPARE(button.sizeHint().width(), qMax(kNarrowest, wanted));
}

QTEST_MAIN(TestWindowKeys)
#include "tst_windowkeys.moc"
