// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/folderrig.h"
#include "ui/lineinput.h"
#include "ui/sidebar/sidebarfiling.h"

#include <QMenu>
#include <QSignalSpy>

using support::FolderRig;
using ui::SidebarModel;

/// Folders in the sidebar: how they look, and what the keyboard does with them.
class TestSidebarFolders : public QObject, private FolderRig
{
    Q_OBJECT

private Q_SLOTS:
    void init() { openFolders(); }
    void cleanup() { closeFolders(); }
    void thereAreNoneBeforeTheFirst();
    void chatsStandInTheirFolders();
    void pinnedOnesStayOnTop();
    void aClosedFolderHidesWhatLiesInIt();
    void aSearchFindsWhatLiesInClosedFolders();
    void theArchiveKnowsNoFolders();
    void aRowSaysWhatItIs();
    void theKeyboardOpensAndCloses();
    void neighboursAreThoseThatAreShown();
    void theWayGoesOnWhereAClosedFolderStands();
    void shiftPassesFoldersBy();
    void leftAndRightAreMirrored();
    void keysRenameAndDelete();
    void theMenuOffersWhatCanBeDone();
    void thousandsOfChatsInHundredsOfFoldersAreShown();

private:
    /// The numbers of the chats that one comes to, from a new one on.
    [[nodiscard]] QString walk(int step) const
    {
        QString way;
        for (QUuid at = m_sidebar->neighbourOf({}, step); !at.isNull() && way.size() < 10;
             at = m_sidebar->neighbourOf(at, step))
            way += m_list->find(at)->title.back();
        return way;
    }
    void go(const QModelIndex &index) const
    {
        list()->selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
    }
};

void TestSidebarFolders::thereAreNoneBeforeTheFirst()
{
    for (int row = 0; row < model()->rowCount(); ++row)
        QVERIFY(model()->index(row).data(SidebarModel::FolderRole).toUuid().isNull());
    QCOMPARE(shown().size(), 4);
    QCOMPARE(model()->index(0).data().toString(), QStringLiteral("Today"));
}

void TestSidebarFolders::chatsStandInTheirFolders()
{
    const core::Folder work = add(QStringLiteral("Work"));
    const core::Folder old = add(QStringLiteral("Old"), 0, work.id);
    add(QStringLiteral("Home"), 1);
    put({1}, work);
    put({3}, old);
    QCOMPARE(shown(), QStringList({QStringLiteral("Work"), QStringLiteral("-Old"),
                                   QStringLiteral("--Chat 3"), QStringLiteral("-Chat 1"),
                                   QStringLiteral("Home"), QStringLiteral("Chat 0"),
                                   QStringLiteral("Chat 2")}));
    QCOMPARE(model()->index(0).data().toString(), QStringLiteral("Folders"));
    // Sorted as everything is.
    put({2}, work);
    QCOMPARE(shown().mid(3, 2),
             QStringList({QStringLiteral("-Chat 1"), QStringLiteral("-Chat 2")}));
    m_list->setOrder(core::ConversationOrder::Created);
    m_list->setOrder(core::ConversationOrder::LastUse);
    core::ConversationInfo info = *m_list->find(m_list->at(2).id);
    info.updated = m_clock.now().addSecs(60);
    m_list->update(info);
    QCOMPARE(shown().mid(3, 2),
             QStringList({QStringLiteral("-Chat 2"), QStringLiteral("-Chat 1")}));
}

void TestSidebarFolders::pinnedOnesStayOnTop()
{
    const core::Folder work = add(QStringLiteral("Work"));
    put({1}, work);
    core::ConversationInfo info = m_list->at(1);
    info.isPinned = true;
    m_list->update(info);
    QCOMPARE(shown().mid(0, 2), QStringList({QStringLiteral("Chat 1"), QStringLiteral("Work")}));
    info.isPinned = false;
    m_list->update(info);
    QCOMPARE(shown().mid(0, 2), QStringList({QStringLiteral("Work"), QStringLiteral("-Chat 1")}));
}

void TestSidebarFolders::aClosedFolderHidesWhatLiesInIt()
{
    const core::Folder work = add(QStringLiteral("Work"));
    const core::Folder old = add(QStringLiteral("Old"), 0, work.id);
    put({1}, work);
    put({2}, old);
    m_cabinet.setCollapsed(work.id, true);
    QCOMPARE(shown(), QStringList({QStringLiteral("Work"), QStringLiteral("Chat 0"),
                                   QStringLiteral("Chat 3")}));
    // What changes in it stays hidden.
    core::ConversationInfo info = m_list->at(1);
    info.title = QStringLiteral("Other");
    m_list->update(info);
    QCOMPARE(shown().size(), 3);
    m_cabinet.setCollapsed(work.id, false);
    QCOMPARE(shown().size(), 6);
    QCOMPARE(shown().at(3), QStringLiteral("-Other"));
}

void TestSidebarFolders::aSearchFindsWhatLiesInClosedFolders()
{
    const core::Folder work = add(QStringLiteral("Work"));
    put({1}, work);
    m_cabinet.setCollapsed(work.id, true);
    model()->setFilter(QStringLiteral("chat 1"));
    QCOMPARE(shown(), QStringList{QStringLiteral("Chat 1")});
    const core::Tag tag{core::newId(), QStringLiteral("Read later")};
    m_cabinet.apply({{}, {tag}, {}, {{m_list->at(2).id, {tag.id}}}});
    for (const char *typed : {"tag:read", "标签：read", "TAG:\"read later\"", "chat tag:read"}) {
        model()->setFilter(QString::fromUtf8(typed));
        QVERIFY2(shown() == QStringList{QStringLiteral("Chat 2")}, typed);
    }
    for (const char *typed : {"tag:later", "tag:\"read\"", "tag:read 3", "tag:read tag:x"}) {
        model()->setFilter(QString::fromUtf8(typed));
        QVERIFY2(shown().isEmpty(), typed);
    }
    model()->setFilter(QStringLiteral("tag:"));
    QCOMPARE(shown().size(), 4);
    QCOMPARE(shown().at(0), QStringLiteral("Work"));
}

void TestSidebarFolders::theArchiveKnowsNoFolders()
{
    const core::Folder work = add(QStringLiteral("Work"));
    put({1}, work);
    core::ConversationInfo info = m_list->at(1);
    info.isArchived = true;
    m_list->update(info);
    QVERIFY(!shown().contains(QStringLiteral("-Chat 1")));
    model()->setArchiveShown(true);
    QCOMPARE(shown(), QStringList{QStringLiteral("Chat 1")});
    model()->setArchiveShown(false);
    QCOMPARE(shown().at(0), QStringLiteral("Work"));
}

void TestSidebarFolders::aRowSaysWhatItIs()
{
    core::Folder work = add(QStringLiteral("Work"));
    put({0, 1, 2}, work);
    const auto said = [&] { return rowOf(work).data(Qt::AccessibleTextRole).toString(); };
    QCOMPARE(said(), QStringLiteral("Folder Work, expanded, 3 chats"));
    m_cabinet.setCollapsed(work.id, true);
    work.colour = core::FolderColour::Blue;
    m_cabinet.apply({{work}, {}, {}, {}});
    QCOMPARE(said(), QStringLiteral("Folder Work, Blue, collapsed, 3 chats"));
}

void TestSidebarFolders::neighboursAreThoseThatAreShown()
{
    const core::Folder work = add(QStringLiteral("Work"));
    const core::Folder old = add(QStringLiteral("Old"), 0, work.id);
    put({1}, work);
    put({3}, old);
    // Those of the inner folder, those of the outer one, those in none.
    QCOMPARE(walk(1), QStringLiteral("3102"));
    QCOMPARE(walk(-1), QString());
    // A pinned one stands on top, whatever folder it lies in.
    core::ConversationInfo info = m_list->at(1);
    info.isPinned = true;
    m_list->update(info);
    QCOMPARE(walk(1), QStringLiteral("1302"));
    info = *m_list->find(m_list->at(1).id);
    info.isArchived = true; // Chat 0
    m_list->update(info);
    QCOMPARE(walk(1), QStringLiteral("132"));
    m_sidebar->showArchive(true);
    QCOMPARE(walk(1), QStringLiteral("0"));
    m_sidebar->showArchive(false);
    model()->setFilter(QStringLiteral("3"));
    QCOMPARE(walk(1), QStringLiteral("3"));
}

void TestSidebarFolders::theWayGoesOnWhereAClosedFolderStands()
{
    const core::Folder work = add(QStringLiteral("Work"));
    const core::Folder old = add(QStringLiteral("Old"), 0, work.id);
    put({1}, work);
    put({3}, old);
    const QUuid hidden = m_list->at(3).id;
    m_cabinet.setCollapsed(old.id, true);
    QCOMPARE(walk(1), QStringLiteral("102"));
    QCOMPARE(m_sidebar->neighbourOf(hidden, 1), m_list->at(1).id);
    QVERIFY(m_sidebar->neighbourOf(hidden, -1).isNull());
    m_cabinet.setCollapsed(work.id, true);
    QCOMPARE(m_sidebar->neighbourOf(hidden, 1), m_list->at(0).id);
}

void TestSidebarFolders::shiftPassesFoldersBy()
{
    const core::Folder work = add(QStringLiteral("Work"));
    const core::Folder home = add(QStringLiteral("Home"), 1);
    put({1}, work);
    put({2}, home);
    m_sidebar->setShown(m_list->at(2).id);
    go(row(2));
    QTest::keyClick(list(), Qt::Key_Up, Qt::ShiftModifier);
    QCOMPARE(list()->currentIndex(), rowOf(home));
    const QItemSelectionModel *picked = list()->selectionModel();
    QCOMPARE(picked->selectedIndexes(), QModelIndexList{row(2)});
    QTest::keyClick(list(), Qt::Key_Up, Qt::ShiftModifier);
    QCOMPARE(list()->currentIndex(), row(1));
    QVERIFY(picked->isSelected(row(1)));
    QVERIFY(!picked->isSelected(rowOf(work)));
}

void TestSidebarFolders::theKeyboardOpensAndCloses()
{
    const core::Folder work = add(QStringLiteral("Work"));
    const core::Folder old = add(QStringLiteral("Old"), 0, work.id);
    put({1}, old);
    connect(&m_sidebar->filing(), &ui::SidebarFiling::folderToggled, &m_cabinet,
            &core::Cabinet::setCollapsed);
    go(rowOf(work));
    key(Qt::Key_Down);
    QCOMPARE(list()->currentIndex(), rowOf(old));
    key(Qt::Key_Down);
    QCOMPARE(list()->currentIndex(), row(1));
    key(Qt::Key_Left);
    QCOMPARE(list()->currentIndex(), rowOf(old));
    key(Qt::Key_Left);
    QVERIFY(m_cabinet.folder(old.id)->isCollapsed);
    QCOMPARE(list()->currentIndex(), rowOf(old));
    key(Qt::Key_Left);
    QCOMPARE(list()->currentIndex(), rowOf(work));
    key(Qt::Key_Space);
    QVERIFY(m_cabinet.folder(work.id)->isCollapsed);
    key(Qt::Key_Right);
    QVERIFY(!m_cabinet.folder(work.id)->isCollapsed);
    key(Qt::Key_Return);
    QVERIFY(m_cabinet.folder(work.id)->isCollapsed);
}

void TestSidebarFolders::leftAndRightAreMirrored()
{
    const core::Folder work = add(QStringLiteral("Work"));
    connect(&m_sidebar->filing(), &ui::SidebarFiling::folderToggled, &m_cabinet,
            &core::Cabinet::setCollapsed);
    QApplication::setLayoutDirection(Qt::RightToLeft);
    go(rowOf(work));
    key(Qt::Key_Right);
    QVERIFY(m_cabinet.folder(work.id)->isCollapsed);
    key(Qt::Key_Left);
    QVERIFY(!m_cabinet.folder(work.id)->isCollapsed);
}

void TestSidebarFolders::keysRenameAndDelete()
{
    const core::Folder work = add(QStringLiteral("Work"));
    QSignalSpy renamed(&m_sidebar->filing(), &ui::SidebarFiling::folderRenamed);
    QSignalSpy asked(&m_sidebar->filing(), &ui::SidebarFiling::folderAsked);
    QSignalSpy removed(m_sidebar.get(), &ui::Sidebar::removeRequested);
    go(rowOf(work));
    key(Qt::Key_F2);
    auto *editor = list()->findChild<ui::LineInput *>();
    QVERIFY(editor);
    QCOMPARE(editor->text(), QStringLiteral("Work"));
    editor->setText(QStringLiteral("Other"));
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(renamed.size(), 1);
    QCOMPARE(renamed.at(0).at(0).toUuid(), work.id);
    QCOMPARE(renamed.at(0).at(1).toString(), QStringLiteral("Other"));
    go(rowOf(work));
    key(Qt::Key_Delete);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.at(0).at(0).value<ui::FolderDeed>(), ui::FolderDeed::Remove);
    QCOMPARE(removed.size(), 0);
}

void TestSidebarFolders::theMenuOffersWhatCanBeDone()
{
    const core::Folder one = add(QStringLiteral("One"), 0);
    add(QStringLiteral("Two"), 1);
    QSignalSpy asked(&m_sidebar->filing(), &ui::SidebarFiling::folderAsked);
    QSignalSpy moved(&m_sidebar->filing(), &ui::SidebarFiling::moveRequested);
    go(rowOf(one));
    const QPoint middle = list()->visualRect(rowOf(one)).center();
    QContextMenuEvent byKey(QContextMenuEvent::Keyboard, middle, list()->mapToGlobal(middle));
    QCoreApplication::sendEvent(list(), &byKey);
    const auto trigger = [](const QString &words) {
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        for (QAction *action : menu->actions()) {
            if (action->text() != words)
                continue;
            QVERIFY(action->isEnabled());
            action->trigger();
            menu->close();
            return;
        }
        QFAIL(qPrintable(words));
    };
    QTRY_VERIFY(QApplication::activePopupWidget());
    trigger(QStringLiteral("Move down"));
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.at(0).at(0).value<ui::FolderDeed>(), ui::FolderDeed::Down);
    QTRY_VERIFY(!QApplication::activePopupWidget());
    go(row(1));
    QContextMenuEvent onChat(QContextMenuEvent::Keyboard, middle, list()->mapToGlobal(middle));
    QCoreApplication::sendEvent(list(), &onChat);
    QTRY_VERIFY(QApplication::activePopupWidget());
    trigger(QStringLiteral("Move to folder…"));
    QCOMPARE(moved.size(), 1);
    QCOMPARE(moved.at(0).at(0).value<QList<QUuid>>(), QList{m_list->at(1).id});
}

void TestSidebarFolders::thousandsOfChatsInHundredsOfFoldersAreShown()
{
    constexpr int kFolders = 300;
    constexpr int kChats = 20'000;
    core::Filing filing;
    for (int i = 0; i < kFolders; ++i) {
        core::Folder folder;
        folder.id = core::newId();
        folder.name = QString::number(i);
        folder.position = i;
        folder.isCollapsed = i % 2 == 0;
        if (i % 3 == 1)
            folder.parent = filing.folders.constLast().id;
        filing.folders.append(folder);
    }
    QList<core::ConversationInfo> infos;
    for (int i = 0; i < kChats; ++i) {
        core::ConversationInfo info;
        info.id = core::newId();
        info.title = QString::number(i);
        info.updated = m_clock.now().addSecs(-i);
        infos.append(info);
        if (i % 2 == 0)
            filing.places.insert(info.id, filing.folders.at(i % kFolders).id);
    }
    QSignalSpy reset(model(), &QAbstractItemModel::modelReset);
    m_list->setAll(infos);
    m_cabinet.setAll(filing);
    const QUuid moved = infos.at(1).id;
    QVERIFY(model()->indexOf(moved).isValid());
    // One more in a folder is one row that goes and one that comes.
    m_cabinet.apply({{}, {}, {{moved, filing.folders.at(3).id}}, {}});
    QCOMPARE(model()->indexOf(moved).data(SidebarModel::PlaceRole).toUuid(),
             filing.folders.at(3).id);
    model()->setFilter(QStringLiteral("1999"));
    QCOMPARE(shown().size(), 12);
    model()->setFilter({});
    QCOMPARE(reset.size(), 0);
}

QTEST_MAIN(TestSidebarFolders)
#include "tst_sidebarfolders.moc"
