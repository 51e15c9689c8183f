// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/sidebarrig.h"
#include "ui/lineinput.h"
#include "ui/sidebar/sidebarmenu.h"
#include "ui/widebutton.h"

#include <QApplication>
#include <QSignalSpy>

using ui::Sidebar;

/// Pinning, the archive, and picking several conversations in the sidebar.
class TestSidebarOrganising : public QObject, private support::SidebarRig
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }
    void pinnedOnesStandUnderTheirOwnHeading();
    void theArchiveIsThereOnceThereIsSomethingInIt();
    void theArchiveIsLookedThroughAndLeft();
    void aSearchFindsTheArchiveToo();
    void keysPinArchiveAndCopyTheRowWithTheFocus();
    void theMenuSaysWhatItWouldDo();
    void ctrlAndShiftPickSeveral();
    void keysPickSeveral();
    void whatIsDoneIsDoneToAllOfThem();
    void aPlainClickPicksNothingAndOpens();
    void whatCannotBeSeenIsNotPicked();
    void sortedByTitleTheyHaveOneHeading();

private:
    [[nodiscard]] QStringList shown() const;
    [[nodiscard]] QString picked() const;
    void set(int conversation, bool core::ConversationInfo::*flag, bool value = true);
    [[nodiscard]] ui::WideButton *archive() const;
    /// The words of the menu that opens.
    [[nodiscard]] QStringList menuOf(int conversation);
};

QStringList TestSidebarOrganising::shown() const
{
    QStringList rows;
    for (int row = 0; row < list()->model()->rowCount(); ++row)
        rows.append(
            list()->model()->index(row, 0).data().toString().remove(QStringLiteral("Chat ")));
    return rows;
}

QString TestSidebarOrganising::picked() const
{
    QStringList rows;
    for (int row = 0; row < list()->model()->rowCount(); ++row) {
        const QModelIndex index = list()->model()->index(row, 0);
        if (list()->selectionModel()->isSelected(index))
            rows.append(index.data().toString().right(1));
    }
    return rows.join(QString());
}

void TestSidebarOrganising::set(int conversation, bool core::ConversationInfo::*flag, bool value)
{
    core::ConversationInfo info = m_list->at(conversation);
    info.*flag = value;
    m_list->update(info);
}

ui::WideButton *TestSidebarOrganising::archive() const
{
    for (ui::WideButton *button : m_sidebar->findChildren<ui::WideButton *>()) {
        if (button->text().contains(QLatin1StringView("rchive"))
            || button->text().contains(QLatin1StringView("all chats")))
            return button;
    }
    return nullptr;
}

QStringList TestSidebarOrganising::menuOf(int conversation)
{
    QContextMenuEvent event(QContextMenuEvent::Mouse,
                            list()->visualRect(row(conversation)).center(), QPoint(10, 10));
    QApplication::sendEvent(list()->viewport(), &event);
    auto *menu = m_sidebar->findChild<ui::SidebarMenu *>();
    QStringList words;
    if (!menu)
        return words;
    for (const QAction *action : menu->actions()) {
        if (!action->isSeparator())
            words.append(action->text());
    }
    delete menu;
    return words;
}

void TestSidebarOrganising::pinnedOnesStandUnderTheirOwnHeading()
{
    set(2, &core::ConversationInfo::isPinned);
    QCOMPARE(shown().mid(0, 4), QStringList({QStringLiteral("Pinned"), QStringLiteral("2"),
                                             QStringLiteral("Today"), QStringLiteral("0")}));
    set(0, &core::ConversationInfo::isPinned, false);
    QCOMPARE(shown().constFirst(), QStringLiteral("Today"));
    QVERIFY(!shown().contains(QStringLiteral("Pinned")));
}

void TestSidebarOrganising::theArchiveIsThereOnceThereIsSomethingInIt()
{
    QVERIFY(archive());
    QVERIFY(!archive()->isVisible());
    set(1, &core::ConversationInfo::isArchived);
    QVERIFY(archive()->isVisible());
    QVERIFY(!shown().contains(QStringLiteral("1")));
    set(3, &core::ConversationInfo::isArchived, false);
    QVERIFY(!archive()->isVisible());
    QVERIFY(shown().contains(QStringLiteral("1")));
}

void TestSidebarOrganising::theArchiveIsLookedThroughAndLeft()
{
    set(1, &core::ConversationInfo::isArchived);
    QTest::mouseClick(archive(), Qt::LeftButton);
    QCOMPARE(shown(), QStringList({QStringLiteral("Archive"), QStringLiteral("1")}));
    QCOMPARE(archive()->text(), QStringLiteral("Back to all chats"));
    QSignalSpy chosen(m_sidebar.get(), &Sidebar::chosen);
    click(3);
    QCOMPARE(chosen.at(0).at(0).toUuid(), m_list->at(3).id);
    QTest::keyClick(list(), Qt::Key_Escape);
    QCOMPARE(shown().constFirst(), QStringLiteral("Today"));
    // What has become empty is left by itself.
    QTest::mouseClick(archive(), Qt::LeftButton);
    set(3, &core::ConversationInfo::isArchived, false);
    QCOMPARE(shown().constFirst(), QStringLiteral("Today"));
    QVERIFY(!archive()->isVisible());
}

void TestSidebarOrganising::aSearchFindsTheArchiveToo()
{
    set(1, &core::ConversationInfo::isArchived);
    auto *search = m_sidebar->findChild<ui::LineInput *>();
    search->setText(QStringLiteral("chat 1"));
    QCOMPARE(shown(), QStringList({QStringLiteral("Archive"), QStringLiteral("1")}));
    // In the archive only the archive is searched.
    m_sidebar->showArchive(true);
    search->setText(QStringLiteral("chat"));
    QCOMPARE(shown(), QStringList({QStringLiteral("Archive"), QStringLiteral("1")}));
}

void TestSidebarOrganising::keysPinArchiveAndCopyTheRowWithTheFocus()
{
    QSignalSpy pinned(m_sidebar.get(), &Sidebar::pinRequested);
    QSignalSpy archived(m_sidebar.get(), &Sidebar::archiveRequested);
    QSignalSpy copied(m_sidebar.get(), &Sidebar::duplicateRequested);
    m_sidebar->setShown(m_list->at(0).id);
    QTest::keyClick(list(), Qt::Key_Down);
    const auto both = Qt::ControlModifier | Qt::ShiftModifier;
    QTest::keyClick(list(), Qt::Key_P, both);
    QTest::keyClick(list(), Qt::Key_A, both);
    QTest::keyClick(list(), Qt::Key_D, both);
    QCOMPARE(pinned.count(), 1);
    QCOMPARE(pinned.at(0).at(0).value<QList<QUuid>>(), QList<QUuid>{m_list->at(1).id});
    QCOMPARE(pinned.at(0).at(1).toBool(), true);
    QCOMPARE(archived.count(), 1);
    QCOMPARE(archived.at(0).at(1).toBool(), true);
    QCOMPARE(copied.count(), 1);
    QCOMPARE(copied.at(0).at(0).toUuid(), m_list->at(1).id);
    set(1, &core::ConversationInfo::isPinned);
    m_sidebar->setShown(m_list->at(0).id);
    QTest::keyClick(list(), Qt::Key_P, both);
    QCOMPARE(pinned.at(1).at(1).toBool(), false);
}

void TestSidebarOrganising::theMenuSaysWhatItWouldDo()
{
    QCOMPARE(menuOf(0), QStringList({QStringLiteral("Rename"), QStringLiteral("Generate title"),
                                     QStringLiteral("Pin"), QStringLiteral("Archive"),
                                     QStringLiteral("Duplicate"), QStringLiteral("Export…"),
                                     QStringLiteral("Move to folder…"), QStringLiteral("Tags…"),
                                     QStringLiteral("Delete")}));
    set(0, &core::ConversationInfo::isPinned);
    QVERIFY(menuOf(0).contains(QStringLiteral("Unpin")));
    set(0, &core::ConversationInfo::isArchived);
    m_sidebar->showArchive(true);
    QCOMPARE(menuOf(3),
             QStringList({QStringLiteral("Rename"), QStringLiteral("Generate title"),
                          QStringLiteral("Take out of the archive"), QStringLiteral("Duplicate"),
                          QStringLiteral("Export…"), QStringLiteral("Move to folder…"),
                          QStringLiteral("Tags…"), QStringLiteral("Delete")}));
}

void TestSidebarOrganising::ctrlAndShiftPickSeveral()
{
    QSignalSpy chosen(m_sidebar.get(), &Sidebar::chosen);
    m_sidebar->setShown(m_list->at(0).id);
    click(2, Qt::ControlModifier);
    QCOMPARE(picked(), QStringLiteral("02"));
    click(3, Qt::ControlModifier);
    click(0, Qt::ControlModifier);
    QCOMPARE(picked(), QStringLiteral("23"));
    click(1, Qt::ControlModifier);
    click(3, Qt::ShiftModifier);
    QCOMPARE(picked(), QStringLiteral("123"));
    click(0, Qt::ShiftModifier); // from the same place in the other direction
    QCOMPARE(picked(), QStringLiteral("01"));
    QTest::keyClick(list(), Qt::Key_Escape);
    QCOMPARE(picked(), QStringLiteral("0"));
    QCOMPARE(chosen.count(), 0);
}

void TestSidebarOrganising::keysPickSeveral()
{
    m_sidebar->setShown(m_list->at(1).id);
    QTest::keyClick(list(), Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(picked(), QStringLiteral("12"));
    QTest::keyClick(list(), Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(picked(), QStringLiteral("123"));
    QTest::keyClick(list(), Qt::Key_Up, Qt::ShiftModifier);
    QCOMPARE(picked(), QStringLiteral("12"));
    QTest::keyClick(list(), Qt::Key_Home);
    QTest::keyClick(list(), Qt::Key_Space, Qt::ControlModifier);
    QCOMPARE(picked(), QStringLiteral("012"));
    QTest::keyClick(list(), Qt::Key_Space, Qt::ControlModifier);
    QCOMPARE(picked(), QStringLiteral("12"));
    QTest::keyClick(list(), Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(picked(), QStringLiteral("0123"));
}

void TestSidebarOrganising::whatIsDoneIsDoneToAllOfThem()
{
    QSignalSpy removed(m_sidebar.get(), &Sidebar::removeRequested);
    QSignalSpy pinned(m_sidebar.get(), &Sidebar::pinRequested);
    const QList<QUuid> both{m_list->at(1).id, m_list->at(3).id};
    m_sidebar->setShown(m_list->at(3).id);
    click(1, Qt::ControlModifier);
    QTest::keyClick(list(), Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(pinned.at(0).at(0).value<QList<QUuid>>(), both);
    QTest::keyClick(list(), Qt::Key_Delete);
    QCOMPARE(removed.at(0).at(0).value<QList<QUuid>>(), both);
    QCOMPARE(menuOf(1).size(), 7);
    QVERIFY(menuOf(1).contains(QStringLiteral("Generate titles of 2 chats")));
    QVERIFY(menuOf(1).constLast().contains(u'2'));
    // The menu of another one is about that one.
    QCOMPARE(menuOf(0).constLast(), QStringLiteral("Delete"));
    QCOMPARE(picked(), QStringLiteral("13"));
}

void TestSidebarOrganising::aPlainClickPicksNothingAndOpens()
{
    QSignalSpy chosen(m_sidebar.get(), &Sidebar::chosen);
    m_sidebar->setShown(m_list->at(0).id);
    click(1, Qt::ControlModifier);
    click(2);
    QCOMPARE(chosen.count(), 1);
    m_sidebar->setShown(m_list->at(2).id);
    QCOMPARE(picked(), QStringLiteral("2"));
    click(3, Qt::ControlModifier);
    QTest::keyClick(list(), Qt::Key_Up);
    QTest::keyClick(list(), Qt::Key_Return);
    QCOMPARE(chosen.count(), 2);
    QCOMPARE(picked(), QStringLiteral("2"));
}

void TestSidebarOrganising::whatCannotBeSeenIsNotPicked()
{
    m_sidebar->setShown(m_list->at(0).id);
    click(1, Qt::ControlModifier);
    click(2, Qt::ControlModifier);
    core::ConversationInfo sent = m_list->at(2);
    sent.updated = m_clock.now().addSecs(60);
    m_list->update(sent); // moves to the top
    QCOMPARE(picked(), QStringLiteral("201"));
    m_sidebar->findChild<ui::LineInput *>()->setText(QStringLiteral("chat 1"));
    QCOMPARE(picked(), QStringLiteral("1"));
    m_sidebar->clearSearch();
    QCOMPARE(picked(), QStringLiteral("1"));
    m_list->remove(m_list->at(2).id);
    QCOMPARE(picked(), QStringLiteral("0"));
}

void TestSidebarOrganising::sortedByTitleTheyHaveOneHeading()
{
    set(3, &core::ConversationInfo::isPinned);
    m_list->setOrder(core::ConversationOrder::Title);
    QCOMPARE(shown(),
             QStringList({QStringLiteral("Pinned"), QStringLiteral("3"), QStringLiteral("By title"),
                          QStringLiteral("0"), QStringLiteral("1"), QStringLiteral("2")}));
}

QTEST_MAIN(TestSidebarOrganising)
#include "tst_sidebarorganising.moc"
