// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/folderrig.h"
#include "ui/sidebar/sidebardrag.h"
#include "ui/sidebar/sidebarfiling.h"

#include <QMouseEvent>
#include <QScrollBar>
#include <QSignalSpy>

using support::FolderRig;
using ui::SidebarModel;

/// What the mouse does with folders, and with chats and them.
class TestSidebarDragging : public QObject, private FolderRig
{
    Q_OBJECT

private Q_SLOTS:
    void init() { openFolders(); }
    void cleanup() { closeFolders(); }
    void aClickOpensAndCloses();
    void chatsAreDraggedIntoAFolder();
    void severalAreDraggedTogether();
    void chatsAreDraggedOut();
    void foldersAreDraggedIntoAndBetweenOthers();
    void escapeEndsADrag();
    void theEdgeScrolls();
    void withoutFoldersNothingIsDragged();

private:
    [[nodiscard]] QPoint at(const QModelIndex &index, int down = 0) const
    {
        const QRect rect = list()->visualRect(index);
        return {rect.left() + rect.width() / 3, rect.center().y() + down};
    }
    void drag(const QPoint &from, const QPoint &to, bool isReleased = true) const;
};

void TestSidebarDragging::drag(const QPoint &from, const QPoint &to, bool isReleased) const
{
    QWidget *viewport = list()->viewport();
    QTest::mousePress(viewport, Qt::LeftButton, {}, from);
    // Qt Test's own moves name no button.
    for (const QPoint &step : {from + QPoint(0, 30), (from + to) / 2, to}) {
        QMouseEvent move(QEvent::MouseMove, QPointF(step), QPointF(viewport->mapToGlobal(step)),
                         Qt::NoButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(viewport, &move);
    }
    if (isReleased)
        QTest::mouseRelease(viewport, Qt::LeftButton, {}, to);
}

void TestSidebarDragging::aClickOpensAndCloses()
{
    const core::Folder work = add(QStringLiteral("Work"));
    QSignalSpy toggled(&m_sidebar->filing(), &ui::SidebarFiling::folderToggled);
    QSignalSpy chosen(m_sidebar.get(), &ui::Sidebar::chosen);
    QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, at(rowOf(work)));
    QCOMPARE(toggled.size(), 1);
    QCOMPARE(toggled.at(0).at(1).toBool(), true);
    QCOMPARE(chosen.size(), 0);
}

void TestSidebarDragging::chatsAreDraggedIntoAFolder()
{
    const core::Folder work = add(QStringLiteral("Work"));
    QSignalSpy dropped(&m_sidebar->filing(), &ui::SidebarFiling::chatsDropped);
    QSignalSpy chosen(m_sidebar.get(), &ui::Sidebar::chosen);
    drag(at(row(2)), at(rowOf(work)));
    QCOMPARE(dropped.size(), 1);
    QCOMPARE(dropped.at(0).at(0).value<QList<QUuid>>(), QList{m_list->at(2).id});
    QCOMPARE(dropped.at(0).at(1).toUuid(), work.id);
    QCOMPARE(chosen.size(), 0);
    // Onto a chat in it means the same.
    put({0}, work);
    drag(at(row(2)), at(row(0)));
    QCOMPARE(dropped.size(), 2);
    QCOMPARE(dropped.at(1).at(1).toUuid(), work.id);
}

void TestSidebarDragging::severalAreDraggedTogether()
{
    const core::Folder work = add(QStringLiteral("Work"));
    QSignalSpy dropped(&m_sidebar->filing(), &ui::SidebarFiling::chatsDropped);
    click(1, Qt::ControlModifier);
    click(3, Qt::ControlModifier);
    drag(at(row(3)), at(rowOf(work)));
    QCOMPARE(dropped.size(), 1);
    QCOMPARE(dropped.at(0).at(0).value<QList<QUuid>>(),
             QList({m_list->at(1).id, m_list->at(3).id}));
}

void TestSidebarDragging::chatsAreDraggedOut()
{
    const core::Folder work = add(QStringLiteral("Work"));
    put({1}, work);
    QSignalSpy dropped(&m_sidebar->filing(), &ui::SidebarFiling::chatsDropped);
    drag(at(row(1)), at(row(3)));
    QCOMPARE(dropped.size(), 1);
    QVERIFY(dropped.at(0).at(1).toUuid().isNull());
    // Beside the list it goes nowhere.
    drag(at(row(1)), QPoint(-50, 20));
    QCOMPARE(dropped.size(), 1);
}

void TestSidebarDragging::foldersAreDraggedIntoAndBetweenOthers()
{
    const core::Folder one = add(QStringLiteral("One"), 0);
    const core::Folder two = add(QStringLiteral("Two"), 1);
    const core::Folder three = add(QStringLiteral("Three"), 2);
    QSignalSpy dropped(&m_sidebar->filing(), &ui::SidebarFiling::folderDropped);
    const int edge = list()->visualRect(rowOf(one)).height() / 2 - 2;
    drag(at(rowOf(three)), at(rowOf(one)));
    QCOMPARE(dropped.size(), 1);
    QCOMPARE(dropped.at(0).at(0).toUuid(), three.id);
    QCOMPARE(dropped.at(0).at(1).toUuid(), one.id);
    drag(at(rowOf(three)), at(rowOf(one), -edge));
    QCOMPARE(dropped.size(), 2);
    QVERIFY(dropped.at(1).at(1).toUuid().isNull());
    QCOMPARE(dropped.at(1).at(2).toUuid(), one.id);
    m_cabinet.setCollapsed(one.id, true);
    drag(at(rowOf(three)), at(rowOf(one), edge));
    QCOMPARE(dropped.size(), 3);
    QCOMPARE(dropped.at(2).at(2).toUuid(), two.id);
    drag(at(rowOf(one)), at(row(0)));
    QCOMPARE(dropped.size(), 4);
    QVERIFY(dropped.at(3).at(1).toUuid().isNull() && dropped.at(3).at(2).toUuid().isNull());
    // Onto itself it goes nowhere.
    drag(at(rowOf(one)), at(rowOf(one)));
    QCOMPARE(dropped.size(), 4);
}

void TestSidebarDragging::escapeEndsADrag()
{
    const core::Folder work = add(QStringLiteral("Work"));
    QSignalSpy dropped(&m_sidebar->filing(), &ui::SidebarFiling::chatsDropped);
    QSignalSpy chosen(m_sidebar.get(), &ui::Sidebar::chosen);
    const QPoint target = at(rowOf(work));
    drag(at(row(2)), target, false);
    QVERIFY(list()->drag().isRunning());
    key(Qt::Key_Escape);
    QVERIFY(!list()->drag().isRunning());
    QTest::mouseRelease(list()->viewport(), Qt::LeftButton, {}, target);
    QCOMPARE(dropped.size(), 0);
    QCOMPARE(chosen.size(), 0);
}

void TestSidebarDragging::theEdgeScrolls()
{
    add(QStringLiteral("Work"));
    QList<core::ConversationInfo> many;
    for (int i = 0; i < 100; ++i) {
        core::ConversationInfo info;
        info.id = core::newId();
        info.title = QString::number(i);
        info.updated = m_clock.now();
        many.append(info);
    }
    m_list->insertAll(many);
    QTRY_VERIFY(list()->verticalScrollBar()->maximum() > 0);
    drag(at(row(3)), QPoint(60, list()->viewport()->height() - 3), false);
    QTRY_VERIFY(list()->verticalScrollBar()->value() > 50);
    key(Qt::Key_Escape);
    QTest::mouseRelease(list()->viewport(), Qt::LeftButton, {}, QPoint(60, 60));
}

void TestSidebarDragging::withoutFoldersNothingIsDragged()
{
    drag(at(row(2)), at(row(0)), false);
    QVERIFY(!list()->drag().isRunning());
    QTest::mouseRelease(list()->viewport(), Qt::LeftButton, {}, at(row(2)));
}

QTEST_MAIN(TestSidebarDragging)
#include "tst_sidebardragging.moc"
