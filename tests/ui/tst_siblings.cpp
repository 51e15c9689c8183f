// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/conversationviewrig.h"
#include "ui/conversation/linkbar.h"

#include <QApplication>

using core::Role;
using ui::RowAction;

/// Versions of a question and answers to one: the switch between them.
class TestSiblings : public QObject, private support::ConversationViewRig
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qunsetenv("DBUS_SESSION_BUS_ADDRESS"); }
    void init() { open(); }
    void cleanup() { close(); }

    void theSwitchComesWithTheSecondAnswer()
    {
        (void)m_port->add(Role::User, QStringLiteral("Why?"));
        const QUuid first = m_port->add(Role::Assistant, QStringLiteral("So."));
        QVERIFY(!button(1, RowAction::PreviousSibling) && !button(1, RowAction::NextSibling));
        const int height = rowRect(1).height();
        (void)answerAgain(first, QStringLiteral("Or so."));
        const auto back = button(1, RowAction::PreviousSibling);
        QVERIFY(back);
        QCOMPARE(back->text, QStringLiteral("Previous answer"));
        QCOMPARE(back->details, QStringLiteral("2 of 2"));
        QVERIFY(!button(1, RowAction::NextSibling)); // there is none
        QCOMPARE(rowRect(1).height(), height);
        QVERIFY(button(1, RowAction::Copy)->rect.x() > back->rect.right());
    }

    void pressingItShowsTheOtherAndTheWayBack()
    {
        (void)m_port->add(Role::User, QStringLiteral("Why?"));
        const QUuid first = m_port->add(Role::Assistant, QStringLiteral("So."));
        const QUuid second = answerAgain(first, QStringLiteral("Or so."));
        click(1, RowAction::PreviousSibling);
        QCOMPARE(m_port->conversation().at(1).id, first);
        QVERIFY(!button(1, RowAction::PreviousSibling));
        QCOMPARE(button(1, RowAction::NextSibling)->details, QStringLiteral("1 of 2"));
        click(1, RowAction::NextSibling);
        QCOMPARE(m_port->conversation().at(1).id, second);
    }

    void itStaysUnderThePointerWhateverTheLengths()
    {
        fill(20);
        (void)m_port->add(Role::User, QStringLiteral("Why?"));
        const QString more = QStringLiteral("And then?\n").repeated(8);
        const QUuid first = m_port->add(Role::Assistant, QStringLiteral("So.\n\n").repeated(40));
        const int row = m_port->conversation().rowCount() - 1;
        (void)m_port->add(Role::User, more);
        for (int lines : {3, 90}) {
            (void)answerAgain(first, QStringLiteral("Or so.\n\n").repeated(lines));
            (void)m_port->add(Role::User, more);
        }
        m_view->jumpToEnd();
        QCoreApplication::processEvents();
        click(row, RowAction::PreviousSibling);
        const int y = shownAt(row, RowAction::NextSibling).y();
        click(row, RowAction::PreviousSibling);
        QCOMPARE(shownAt(row, RowAction::NextSibling).y(), y);
        click(row, RowAction::NextSibling);
        QCOMPARE(shownAt(row, RowAction::NextSibling).y(), y);
        QVERIFY(m_view->viewport()->rect().contains(shownAt(row, RowAction::NextSibling)));
    }

    void whatStandsBelowComesAlong()
    {
        const QUuid question = m_port->add(Role::User, QStringLiteral("Why?"));
        (void)m_port->add(Role::Assistant, QStringLiteral("So."));
        (void)m_port->add(Role::User, QStringLiteral("Really?"));
        core::Message other;
        other.role = Role::User;
        other.parts = {core::TextPart{QStringLiteral("Where?")}};
        (void)m_port->conversation().add(other);
        QCOMPARE(m_port->conversation().rowCount(), 1);
        const auto back = button(0, RowAction::PreviousSibling);
        QVERIFY(back);
        QCOMPARE(back->text, QStringLiteral("Previous version"));
        click(0, RowAction::PreviousSibling);
        QCOMPARE(m_port->conversation().rowCount(), 3);
        QCOMPARE(m_port->conversation().at(0).id, question);
        QCOMPARE(m_view->model()->rowCount(), 3);
        // Below the question's ground, above the answer.
        const QRect place = shownAt(0, RowAction::NextSibling);
        QVERIFY(place.bottom() < rowRect(1).bottom() && place.bottom() <= rowRect(0).bottom());
        const auto edit = button(0, RowAction::Edit);
        QVERIFY(edit && button(0, RowAction::NextSibling)->rect.y() > edit->rect.bottom());
    }

    void theSwitchIsSeenWithoutThePointer()
    {
        (void)m_port->add(Role::User, QStringLiteral("Why?"));
        const QUuid first = m_port->add(Role::Assistant, QStringLiteral("So."));
        (void)answerAgain(first, QStringLiteral("So."));
        (void)m_port->add(Role::User, QStringLiteral("And?"));
        (void)m_port->add(Role::Assistant, QStringLiteral("Well."));
        QCoreApplication::processEvents();
        const QImage image = m_view->viewport()->grab().toImage();
        const auto isInked = [&](const QRect &rect) {
            for (int y = rect.top(); y <= rect.bottom(); ++y) {
                for (int x = rect.left(); x <= rect.right(); ++x) {
                    if (image.pixelColor(x, y) != m_theme->colors().canvas)
                        return true;
                }
            }
            return false;
        };
        QVERIFY(isInked(shownAt(1, RowAction::PreviousSibling)));
        QVERIFY(!isInked(shownAt(1, RowAction::Copy)));
    }

    void keysPressItAndStayAtIt()
    {
        fill(2);
        (void)m_port->add(Role::User, QStringLiteral("Why?"));
        const QUuid first = m_port->add(Role::Assistant, QStringLiteral("So."));
        const QUuid second = answerAgain(first, QStringLiteral("Or so."));
        m_view->stepMessage(-1);
        for (int i = 0; i < 10 && m_port->conversation().at(5).id == second; ++i) {
            press(Qt::Key_Tab);
            press(Qt::Key_Return);
        }
        QCOMPARE(m_port->conversation().at(5).id, first);
        press(Qt::Key_Return); // the way back has the focus now
        QCOMPARE(m_port->conversation().at(5).id, second);
        press(Qt::Key_Return);
        QCOMPARE(m_port->conversation().at(5).id, first);
    }

    void aRunningAnswerHasNone()
    {
        (void)m_port->add(Role::User, QStringLiteral("Why?"));
        const QUuid first = m_port->add(Role::Assistant, QStringLiteral("So."));
        const QUuid second = answerAgain(first, {}, core::MessageState::Streaming);
        QVERIFY(!button(1, RowAction::PreviousSibling));
        m_port->conversation().appendText(second, 0, QStringLiteral("Or so."));
        m_port->conversation().finish(second, {});
        QVERIFY(button(1, RowAction::PreviousSibling));
    }

    void anyAnswerCanBeAskedAgain()
    {
        fill(2);
        const QUuid early = m_port->conversation().at(1).id;
        m_view->pressRowAction(1, QStringLiteral("Regenerate"));
        QCOMPARE(m_port->m_calls.constLast(), std::pair(QStringLiteral("regenerate"), early));
        // Not beside one that still comes in: that is said.
        (void)m_port->ask(QStringLiteral("Why?"));
        m_port->setPhase(chat::ReplyPhase::Answering, 10);
        m_view->pressRowAction(1, QStringLiteral("Regenerate"));
        QCOMPARE(m_port->m_calls.size(), 1);
        const auto *bar = m_view->findChild<ui::LinkBar *>();
        QVERIFY(bar->isVisible());
        QCOMPARE(bar->text(), QStringLiteral("A reply is still coming in. Stop it first."));
    }

private:
    QUuid answerAgain(const QUuid &answer, const QString &text,
                      core::MessageState state = core::MessageState::Complete)
    {
        core::Message message;
        message.role = Role::Assistant;
        message.state = state;
        message.parentId = m_port->conversation().find(answer)->parentId;
        message.parts = {core::TextPart{text}};
        const QUuid id = m_port->conversation().add(message);
        QCoreApplication::processEvents();
        return id;
    }
    [[nodiscard]] std::optional<ui::RowButton> button(int row, RowAction action) const
    {
        for (const ui::RowButton &each : m_view->rowButtons(row)) {
            if (each.action == action)
                return each;
        }
        return std::nullopt;
    }
    [[nodiscard]] QRect shownAt(int row, RowAction action) const
    {
        const auto found = button(row, action);
        return found ? found->rect.translated(rowRect(row).topLeft()) : QRect();
    }
    void click(int row, RowAction action)
    {
        const QRect rect = shownAt(row, action);
        QVERIFY(m_view->viewport()->rect().contains(rect));
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, rect.center());
        QCoreApplication::processEvents();
    }
};

QTEST_MAIN(TestSiblings)
#include "tst_siblings.moc"
