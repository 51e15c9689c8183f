// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/sidebarrig.h"
#include "ui/lineinput.h"

#include <QApplication>
#include <QInputMethodEvent>
#include <QMenu>
#include <QSignalSpy>

using ui::LineInput;
using ui::Sidebar;

/// What a person does with the list of conversations.
class TestSidebar : public QObject, private support::SidebarRig
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }
    void opensWhatIsClicked();
    void arrowsMoveWithoutOpening();
    void stepsOverCaptions();
    void selectsWhatIsShown();
    void keepsTheSelectionWhenSomethingIsSent();
    void renamesInPlace();
    void leavesEnterToTheInputMethod();
    void keepsWhatIsTypedWhenRowsMove();
    void escapeKeepsTheOldTitle();
    void deletesWithDel();
    void filtersTitles();
    void paintsItsMarks();
    void namesEverythingForScreenReaders();

private:
    [[nodiscard]] LineInput *editor() const;
};

LineInput *TestSidebar::editor() const
{
    return list()->viewport()->findChild<LineInput *>();
}

void TestSidebar::opensWhatIsClicked()
{
    QSignalSpy chosen(m_sidebar.get(), &Sidebar::chosen);
    QTest::mouseClick(list()->viewport(), Qt::LeftButton, {},
                      list()->visualRect(row(2)).center() - QPoint(60, 0));
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.at(0).at(0).toUuid(), m_list->at(2).id);
    // A caption is no conversation.
    QTest::mouseClick(list()->viewport(), Qt::LeftButton, {},
                      list()->visualRect(list()->model()->index(0, 0)).center());
    QCOMPARE(chosen.count(), 1);
}

void TestSidebar::arrowsMoveWithoutOpening()
{
    QSignalSpy chosen(m_sidebar.get(), &Sidebar::chosen);
    m_sidebar->setShown(m_list->at(0).id);
    QTest::keyClick(list(), Qt::Key_Down);
    QCOMPARE(chosen.count(), 0);
    QCOMPARE(list()->idAt(list()->currentIndex()), m_list->at(1).id);
    QVERIFY(list()->selectionModel()->isSelected(row(0)));
    QTest::keyClick(list(), Qt::Key_Return);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.at(0).at(0).toUuid(), m_list->at(1).id);
}

void TestSidebar::stepsOverCaptions()
{
    m_sidebar->setShown(m_list->at(0).id);
    for (int i = 1; i < 4; ++i) {
        QTest::keyClick(list(), Qt::Key_Down);
        QCOMPARE(list()->idAt(list()->currentIndex()), m_list->at(i).id);
    }
    QTest::keyClick(list(), Qt::Key_Home);
    QCOMPARE(list()->idAt(list()->currentIndex()), m_list->at(0).id);
    QTest::keyClick(list(), Qt::Key_Up);
    QCOMPARE(list()->idAt(list()->currentIndex()), m_list->at(0).id);
}

void TestSidebar::selectsWhatIsShown()
{
    QSignalSpy chosen(m_sidebar.get(), &Sidebar::chosen);
    m_sidebar->setShown(m_list->at(3).id);
    QVERIFY(list()->selectionModel()->isSelected(row(3)));
    m_sidebar->setShown({});
    QVERIFY(!list()->selectionModel()->hasSelection());
    QCOMPARE(chosen.count(), 0);
}

void TestSidebar::keepsTheSelectionWhenSomethingIsSent()
{
    m_sidebar->setShown(m_list->at(3).id);
    core::ConversationInfo sent = m_list->at(3);
    sent.updated = m_clock.now().addSecs(1);
    m_list->update(sent);
    QVERIFY(list()->selectionModel()->isSelected(row(0)));
    QCOMPARE(list()->selectionModel()->selectedIndexes().size(), 1);
}

void TestSidebar::renamesInPlace()
{
    QSignalSpy renamed(m_sidebar.get(), &Sidebar::renamed);
    m_sidebar->setShown(m_list->at(1).id);
    QTest::keyClick(list(), Qt::Key_F2);
    QVERIFY(editor());
    QTest::keyClicks(editor(), QStringLiteral("Better name"));
    QTest::keyClick(editor(), Qt::Key_Return);
    QTRY_COMPARE(renamed.count(), 1);
    QCOMPARE(renamed.at(0).at(0).toUuid(), m_list->at(1).id);
    QCOMPARE(renamed.at(0).at(1).toString(), QStringLiteral("Better name"));
}

void TestSidebar::leavesEnterToTheInputMethod()
{
    QSignalSpy renamed(m_sidebar.get(), &Sidebar::renamed);
    m_sidebar->beginRename(m_list->at(1).id);
    QPointer<LineInput> field = editor();
    QVERIFY(field);
    field->clear();
    QInputMethodEvent composing(QStringLiteral("pi pa"), {});
    QApplication::sendEvent(field, &composing);
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(field);
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(field);
    QCOMPARE(renamed.count(), 0);
    QInputMethodEvent committed;
    committed.setCommitString(QStringLiteral("枇杷"));
    QApplication::sendEvent(field, &committed);
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE(renamed.count(), 1);
    QCOMPARE(renamed.at(0).at(1).toString(), QStringLiteral("枇杷"));
}

void TestSidebar::keepsWhatIsTypedWhenRowsMove()
{
    QSignalSpy renamed(m_sidebar.get(), &Sidebar::renamed);
    const QUuid id = m_list->at(1).id;
    m_sidebar->beginRename(id);
    QPointer<LineInput> field = editor();
    QTest::keyClicks(field, QStringLiteral("half"));
    core::ConversationInfo sent = m_list->at(3);
    sent.updated = m_clock.now().addSecs(1);
    m_list->update(sent);
    QVERIFY(field);
    QTest::keyClicks(field, QStringLiteral(" whole"));
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE(renamed.count(), 1);
    QCOMPARE(renamed.at(0).at(0).toUuid(), id);
    QCOMPARE(renamed.at(0).at(1).toString(), QStringLiteral("half whole"));
    QTRY_COMPARE(row(0).row(), 1);
}

void TestSidebar::escapeKeepsTheOldTitle()
{
    QSignalSpy renamed(m_sidebar.get(), &Sidebar::renamed);
    m_sidebar->beginRename(m_list->at(1).id);
    QPointer<LineInput> field = editor();
    QTest::keyClicks(field, QStringLiteral("x"));
    QTest::keyClick(field, Qt::Key_Escape);
    QTRY_VERIFY(!field || !field->isVisible());
    QCOMPARE(renamed.count(), 0);
}

void TestSidebar::deletesWithDel()
{
    QSignalSpy removed(m_sidebar.get(), &Sidebar::removeRequested);
    m_sidebar->setShown(m_list->at(2).id);
    QTest::keyClick(list(), Qt::Key_Delete);
    QCOMPARE(removed.count(), 1);
    QCOMPARE(removed.at(0).at(0).value<QList<QUuid>>(), QList<QUuid>{m_list->at(2).id});
}

void TestSidebar::filtersTitles()
{
    auto *search = m_sidebar->findChild<LineInput *>();
    QVERIFY(search);
    search->setFocus();
    QTest::keyClicks(search, QStringLiteral("chat 2"));
    QVERIFY(row(2).isValid());
    QVERIFY(!row(1).isValid());
    QTest::keyClick(search, Qt::Key_Escape);
    QVERIFY(search->text().isEmpty());
    QVERIFY(row(1).isValid());
}

void TestSidebar::paintsItsMarks()
{
    const auto count = [this](const QColor &color) {
        const QImage image = list()->grab(list()->visualRect(row(1))).toImage();
        int found = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = image.width() / 2; x < image.width(); ++x)
                found += image.pixelColor(x, y) == color ? 1 : 0;
        }
        return found;
    };
    const render::Colors &colors = m_theme->colors();
    QCOMPARE(count(colors.fruit), 0);
    m_list->setMark(m_list->at(1).id, core::ConversationMark::Running);
    QVERIFY(count(colors.fruit) > 8);
    m_list->setMark(m_list->at(1).id, core::ConversationMark::FinishedUnseen);
    QCOMPARE(count(colors.fruit), 0);
    QVERIFY(count(colors.leaf) > 8);
    m_list->setMark(m_list->at(1).id, core::ConversationMark::Failed);
    QVERIFY(count(colors.danger) > 4);
}

void TestSidebar::namesEverythingForScreenReaders()
{
    for (const QWidget *widget : m_sidebar->findChildren<QWidget *>()) {
        const bool isOurs = widget->focusPolicy() != Qt::NoFocus && widget->isVisible()
                            && widget != list()->viewport();
        if (isOurs)
            QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
    }
}

QTEST_MAIN(TestSidebar)
#include "tst_sidebar.moc"
