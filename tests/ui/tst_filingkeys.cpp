// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/filer.h"
#include "support/windowrig.h"
#include "ui/chatkeys.h"
#include "ui/filing/folderchooser.h"
#include "ui/filing/tagsdialog.h"
#include "ui/lineinput.h"
#include "ui/sidebar/sidebarlist.h"
#include "ui/sidebar/sidebarmodel.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QMenu>

using core::Cabinet;

namespace {

struct FilingKeysRig : support::TwoChatsRig {
    [[nodiscard]] Cabinet &cabinet() { return workspace.filer().cabinet(); }
    [[nodiscard]] ui::SidebarList *list() const { return window->findChild<ui::SidebarList *>(); }
    void pickAll() const
    {
        window->sidebar().focusList();
        QTest::keyClick(list(), Qt::Key_A, Qt::ControlModifier);
    }
    void press(QKeyCombination keys) const
    {
        QTest::keyClick(list(), keys.key(), keys.keyboardModifiers());
    }
    void undo() const { QTest::keyClick(window->windowHandle(), Qt::Key_Z, Qt::ControlModifier); }
    void goToFolder(const QUuid &folder) const
    {
        const auto *model = qobject_cast<const ui::SidebarModel *>(list()->model());
        list()->selectionModel()->setCurrentIndex(model->indexOfFolder(folder),
                                                  QItemSelectionModel::NoUpdate);
    }
    /// From the menu that the keyboard opens, and from those in it.
    [[nodiscard]] bool choose(const QStringList &words) const
    {
        const QPoint somewhere(1, 1);
        QContextMenuEvent byKey(QContextMenuEvent::Keyboard, somewhere,
                                list()->mapToGlobal(somewhere));
        QCoreApplication::sendEvent(list(), &byKey);
        if (!QTest::qWaitFor([] { return QApplication::activePopupWidget() != nullptr; }))
            return false;
        auto *opened = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QAction *chosen = nullptr;
        QMenu *menu = opened;
        for (const QString &word : words) {
            chosen = nullptr;
            for (QAction *action : menu ? menu->actions() : QList<QAction *>()) {
                if (action->text() == word && action->isEnabled())
                    chosen = action;
            }
            menu = chosen ? chosen->menu() : nullptr;
        }
        if (opened)
            opened->close(); // before it acts, as for a person; it goes away later
        if (chosen)
            chosen->trigger();
        return chosen && QTest::qWaitFor([] { return !QApplication::activePopupWidget(); });
    }
    /// Enter in the field of the dialog that is open, once this was typed.
    template <typename Dialog>
    [[nodiscard]] bool type(const char *text) const
    {
        Dialog *dialog = nullptr;
        const auto isThere = [this, &dialog] {
            for (Dialog *one : window->findChildren<Dialog *>())
                dialog = one->isVisible() ? one : dialog;
            return dialog != nullptr;
        };
        if (!QTest::qWaitFor(isThere))
            return false;
        auto *field = dialog->template findChild<ui::LineInput *>();
        if (dialog->focusWidget() != field) // one that needs the mouse first is no use
            return false;
        QTest::keyClicks(field, QString::fromLatin1(text));
        QTest::keyClick(field, Qt::Key_Return);
        return true;
    }
    [[nodiscard]] int countOf(bool core::ConversationInfo::*flag) const
    {
        int count = 0;
        for (int row = 0; row < workspace.list().count(); ++row)
            count += workspace.list().at(row).*flag ? 1 : 0;
        return count;
    }
};

using Info = core::ConversationInfo;

} // namespace

/// Several chats, and folders, in order without a pointer; and one Ctrl+Z for each of it.
class FilingKeysTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void severalArePinnedArchivedAndDeletedInOneStepEach();
    void severalAreMovedAndTaggedInOneStepEach();
    void aFolderInAFolderGetsItsColour();
};

void FilingKeysTest::initTestCase()
{
    qunsetenv("DBUS_SESSION_BUS_ADDRESS");
    qunsetenv("XDG_RUNTIME_DIR");
}

void FilingKeysTest::severalArePinnedArchivedAndDeletedInOneStepEach()
{
    FilingKeysRig rig;
    QVERIFY(rig.hasTwo());
    rig.pickAll();
    rig.press(ui::kPinKeys);
    QTRY_COMPARE(rig.countOf(&Info::isPinned), 2);
    rig.undo();
    QTRY_COMPARE(rig.countOf(&Info::isPinned), 0);
    rig.pickAll();
    rig.press(ui::kArchiveKeys);
    QTRY_COMPARE(rig.countOf(&Info::isArchived), 2);
    rig.undo();
    QTRY_COMPARE(rig.countOf(&Info::isArchived), 0);
    rig.pickAll();
    rig.press(Qt::Key_Delete);
    QTRY_COMPARE(rig.workspace.list().count(), 0);
    rig.undo();
    QTRY_COMPARE(rig.workspace.list().count(), 2);
}

void FilingKeysTest::severalAreMovedAndTaggedInOneStepEach()
{
    FilingKeysRig rig;
    QVERIFY(rig.hasTwo());
    rig.pickAll();
    QVERIFY(rig.choose({QStringLiteral("Move to folder…")}));
    QVERIFY(rig.type<ui::FolderChooser>("Work"));
    QTRY_VERIFY(!rig.cabinet().folderOf(rig.one).isNull());
    QCOMPARE(rig.cabinet().folderOf(rig.two), rig.cabinet().folderOf(rig.one));
    // The focus may stand on the folder: what is picked is meant.
    rig.pickAll();
    rig.goToFolder(rig.cabinet().folderOf(rig.one));
    QVERIFY(rig.choose({QStringLiteral("Tags…")}));
    QVERIFY(rig.type<ui::TagsDialog>("later"));
    QVERIFY(rig.type<ui::TagsDialog>(""));
    QTRY_COMPARE(rig.cabinet().tagsOf(rig.one).size(), 1);
    QCOMPARE(rig.cabinet().tagsOf(rig.two).size(), 1);
    rig.undo();
    QTRY_VERIFY(rig.cabinet().tags().isEmpty());
    QVERIFY(!rig.cabinet().folderOf(rig.two).isNull());
    rig.undo();
    QTRY_VERIFY(rig.cabinet().entries().isEmpty());
    QCOMPARE(rig.workspace.list().count(), 2);
}

void FilingKeysTest::aFolderInAFolderGetsItsColour()
{
    FilingKeysRig rig;
    QVERIFY(rig.hasTwo());
    const QUuid work = rig.workspace.filer().addFolder(QStringLiteral("Work"), {}, {rig.one});
    rig.window->sidebar().focusList();
    rig.goToFolder(work);
    QVERIFY(rig.choose({QStringLiteral("New folder in it")}));
    QTRY_VERIFY(rig.list()->findChild<ui::LineInput *>());
    auto *editor = rig.list()->findChild<ui::LineInput *>();
    editor->selectAll();
    QTest::keyClicks(editor, QStringLiteral("Old"));
    QTest::keyClick(editor, Qt::Key_Return);
    const QUuid inside = rig.cabinet().childrenOf(work).value(0);
    QTRY_COMPARE(rig.cabinet().path(inside),
                 QStringList({QStringLiteral("Work"), QStringLiteral("Old")}));
    rig.goToFolder(inside);
    QVERIFY(rig.choose({QStringLiteral("Colour"), QStringLiteral("Blue")}));
    QTRY_COMPARE(rig.cabinet().folder(inside)->colour, core::FolderColour::Blue);
    QCOMPARE(rig.cabinet().folder(work)->colour, core::FolderColour::None);
    rig.undo();
    QTRY_COMPARE(rig.cabinet().folder(inside)->colour, core::FolderColour::None);
    QCOMPARE(rig.cabinet().path(inside).size(), 2);
}

QTEST_MAIN(FilingKeysTest)
#include "tst_filingkeys.moc"
