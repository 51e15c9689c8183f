// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/conversationviewrig.h"
#include "support/windowrig.h"
#include "ui/composer/messageinput.h"
#include "ui/shortcutsheet.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QMenu>

using core::Role;

/// From message to message by keys, and what can be done with each of them.
class TestMessageKeys : public QObject, private support::ConversationViewRig
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { open(); }
    void cleanup() { close(); }
    void theNextMessageComesToTheTop();
    void theTopOfALongMessageComesFirst();
    void beyondTheLastMessageIsTheEnd();
    void beyondTheFirstMessageAreTheInstructions();
    void theMessageWithTheFocusShowsIt();
    void buttonsThatGetTheFocusComeIntoView();
    void everyActionOfAReplyWorksByKeys();
    void theFocusStaysAtItsButton();
    void theActionsOfAQuestionWorkByKeys();
    void keysLeadFromTheComposerToTheMessages();
    void pageKeysTurnTheConversationFromTheComposer();
    void theSheetListsTheKeys();
    void noKeyHasTwoMeanings();

private:
    void step(int way, int times = 1)
    {
        for (int i = 0; i < times; ++i)
            m_view->stepMessage(way);
    }
    void addLong()
    {
        (void)m_port->add(Role::User, QStringLiteral("Why?"));
        (void)m_port->add(Role::Assistant, QStringLiteral("Because of this.\n\n").repeated(80));
        QCoreApplication::processEvents();
    }
    /// The message whose top is the view's; -1: none.
    [[nodiscard]] int rowAtTop() const
    {
        for (int row = 0; row < m_view->model()->rowCount(); ++row) {
            if (rowRect(row).top() == 0)
                return row;
        }
        return -1;
    }
    /// The button that Enter would press, by the ring around it; only in view.
    [[nodiscard]] QString focusedButton(int row) const;
};

void TestMessageKeys::initTestCase()
{
    qunsetenv("DBUS_SESSION_BUS_ADDRESS");
    qunsetenv("XDG_RUNTIME_DIR");
}

QString TestMessageKeys::focusedButton(int row) const
{
    const QImage image = m_view->viewport()->grab().toImage();
    for (const ui::RowButton &button : m_view->rowButtons(row)) {
        const QRect rect = button.rect.translated(rowRect(row).topLeft());
        if (!m_view->viewport()->rect().contains(rect.adjusted(0, -3, 0, 3)))
            continue;
        const int x = rect.center().x();
        const QColor leaf = m_theme->colors().leaf;
        if (image.pixelColor(x, rect.top() - 2) == leaf
            && image.pixelColor(x, rect.bottom() + 2) == leaf)
            return button.text;
    }
    return {};
}

void TestMessageKeys::theNextMessageComesToTheTop()
{
    fill(10);
    QVERIFY(m_view->isAtEnd());
    for (int i = 0; i < 10 && rowAtTop() < 0; ++i)
        step(-1);
    int row = rowAtTop();
    QVERIFY(row > 4);
    QVERIFY(m_view->hasFocus());
    for (int i = 0; i < 4; ++i) {
        step(-1);
        QCOMPARE(rowAtTop(), --row);
    }
    for (int i = 0; i < 3; ++i) {
        step(1);
        QCOMPARE(rowAtTop(), ++row);
    }
}

void TestMessageKeys::theTopOfALongMessageComesFirst()
{
    fill(3);
    addLong();
    QVERIFY(m_view->isAtEnd());
    step(-1);
    QCOMPARE(rowAtTop(), 7);
    step(-1);
    QCOMPARE(rowAtTop(), 6);
    step(1);
    press(Qt::Key_PageDown); // reading on in it
    step(-1);
    QCOMPARE(rowAtTop(), 7);
}

void TestMessageKeys::beyondTheLastMessageIsTheEnd()
{
    addLong();
    step(-1);
    QVERIFY(!m_view->isAtEnd());
    step(1);
    QVERIFY(m_view->isAtEnd());
}

void TestMessageKeys::beyondTheFirstMessageAreTheInstructions()
{
    m_port->m_hasInstructions = true;
    m_port->setPhase(chat::ReplyPhase::Idle, 0);
    fill(3);
    press(Qt::Key_Home);
    step(-1, 10);
    QVERIFY(m_view->isInstructionsFocused());
    step(1);
    QVERIFY(!m_view->isInstructionsFocused());
}

void TestMessageKeys::theMessageWithTheFocusShowsIt()
{
    fill(6);
    step(-1, 5);
    const int row = rowAtTop();
    QVERIFY(row >= 0);
    const QImage with = m_view->viewport()->grab().toImage();
    m_view->clearFocus();
    const QImage without = m_view->viewport()->grab().toImage();
    const QRect area = rowRect(row).adjusted(-20, 0, 20, 4).intersected(without.rect());
    QVERIFY(with.copy(area) != without.copy(area));
}

void TestMessageKeys::buttonsThatGetTheFocusComeIntoView()
{
    addLong();
    step(-1);
    QCOMPARE(rowAtTop(), 1);
    QVERIFY(rowRect(1).bottom() > m_view->viewport()->height());
    press(Qt::Key_Tab);
    QCOMPARE(focusedButton(1), QStringLiteral("Copy"));
    press(Qt::Key_Tab);
    QCOMPARE(focusedButton(1), QStringLiteral("Regenerate"));
    // And the other way: the thoughts at the head of a message.
    core::Message message;
    message.role = Role::Assistant;
    message.parentId = m_port->conversation().at(1).id;
    message.parts = {core::ReasoningPart{QStringLiteral("thoughts"), 12'000},
                     core::TextPart{QStringLiteral("words\n\n").repeated(80)}};
    (void)m_port->conversation().add(message);
    QCoreApplication::processEvents();
    step(1, 3);
    QVERIFY(m_view->isAtEnd());
    press(Qt::Key_Tab); // passing through does not lead back there
    QCOMPARE(focusedButton(2), QStringLiteral("Copy"));
    QVERIFY(m_view->isAtEnd());
    press(Qt::Key_Backtab);
    QVERIFY(focusedButton(2).startsWith(QStringLiteral("Thought")));
}

void TestMessageKeys::everyActionOfAReplyWorksByKeys()
{
    addLong();
    const QUuid reply = m_port->conversation().at(1).id;
    step(-1);
    press(Qt::Key_Tab);
    press(Qt::Key_Return);
    QVERIFY(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("Because")));
    press(Qt::Key_Tab);
    press(Qt::Key_Return);
    QCOMPARE(m_port->m_calls.size(), 1);
    QCOMPARE(m_port->m_calls.constFirst(), std::pair(QStringLiteral("regenerate"), reply));
    press(Qt::Key_Tab);
    QCOMPARE(focusedButton(1), QStringLiteral("More"));
    press(Qt::Key_Return);
    const auto *menu = m_view->findChild<QMenu *>();
    QVERIFY(menu && menu->isVisible());
}

void TestMessageKeys::theActionsOfAQuestionWorkByKeys()
{
    addLong();
    const QUuid question = m_port->conversation().at(0).id;
    const QSignalSpy edits(m_view.get(), &ui::ConversationView::editRequested);
    step(-1, 2);
    press(Qt::Key_Tab);
    QCOMPARE(focusedButton(0), QStringLiteral("Copy"));
    press(Qt::Key_Return);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("Why?"));
    press(Qt::Key_Tab);
    QCOMPARE(focusedButton(0), QStringLiteral("Edit"));
    press(Qt::Key_Return);
    QCOMPARE(edits.count(), 1);
    QCOMPARE(edits.constFirst().constFirst().toUuid(), question);
}

void TestMessageKeys::keysLeadFromTheComposerToTheMessages()
{
    support::WindowRig rig;
    QVERIFY(rig.isReady());
    QVERIFY(!rig.ask(QStringLiteral("One")).isNull());
    rig.window->pane().composer().focusInput();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Up, Qt::AltModifier);
    QVERIFY(rig.window->pane().view().hasFocus());
    // What is typed is still meant for the composer.
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("x"));
    QCOMPARE(rig.window->pane().composer().text(), QStringLiteral("x"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down, Qt::AltModifier);
    QVERIFY(rig.window->pane().view().hasFocus());
}

void TestMessageKeys::pageKeysTurnTheConversationFromTheComposer()
{
    support::WindowRig rig;
    QVERIFY(rig.isReady());
    for (const char *question : {"One", "Two", "Three"})
        QVERIFY(!rig.ask(QString::fromLatin1(question)).isNull());
    rig.window->resize(700, 400);
    ui::ConversationView &view = rig.window->pane().view();
    QTRY_VERIFY(view.isAtEnd() && view.verticalScrollBar()->maximum() > 40);
    rig.window->pane().composer().focusInput();
    auto *field = rig.window->pane().composer().findChild<ui::MessageInput *>();
    QTest::keyClick(field, Qt::Key_PageUp);
    QVERIFY(!view.isAtEnd());
    QVERIFY(field->hasFocus());
    QTest::keyClick(field, Qt::Key_PageDown);
    QVERIFY(view.isAtEnd());
    // A text of several pages has its own.
    field->setPlainText(QStringLiteral("line\n").repeated(200));
    field->moveCursor(QTextCursor::End);
    QTRY_VERIFY(field->verticalScrollBar()->maximum() > 0);
    const int before = field->verticalScrollBar()->value();
    QTest::keyClick(field, Qt::Key_PageUp);
    QVERIFY(view.isAtEnd());
    QVERIFY(field->verticalScrollBar()->value() < before);
}

void TestMessageKeys::theSheetListsTheKeys()
{
    const ui::Theme theme;
    const ui::Actions actions;
    const ui::ShortcutSheet sheet(theme, actions, core::SendKey::Enter);
    QStringList shown;
    for (const QLabel *label : sheet.findChildren<QLabel *>())
        shown.append(label->text());
    const auto keysOf = [&shown](const char *words) {
        return shown.value(shown.indexOf(QString::fromLatin1(words)) + 1);
    };
    QCOMPARE(keysOf("Previous message"), QStringLiteral("Alt+Up"));
    QCOMPARE(keysOf("Next message"), QStringLiteral("Alt+Down"));
    QCOMPARE(keysOf("Questions"), QStringLiteral("Ctrl+J"));
    QVERIFY(keysOf("Buttons of a message").contains(QStringLiteral("Tab")));
    QVERIFY(keysOf("Scroll the chat").contains(QStringLiteral("Page Down")));
    QVERIFY(shown.contains(QStringLiteral("Menu of a message")));
}

void TestMessageKeys::noKeyHasTwoMeanings()
{
    const ui::Actions actions;
    QList<QKeySequence> seen;
    for (const QAction *action : actions.all()) {
        for (const QKeySequence &keys : action->shortcuts()) {
            QVERIFY2(!seen.contains(keys), qPrintable(keys.toString()));
            seen.append(keys);
        }
    }
    QVERIFY(seen.contains(QKeySequence(Qt::CTRL | Qt::Key_J)));
}

void TestMessageKeys::theFocusStaysAtItsButton()
{
    addLong();
    const QUuid first = m_port->conversation().at(1).id;
    const auto answerAgain = [this](const QUuid &answer) {
        core::Message message = *m_port->conversation().find(answer);
        message.id = {};
        (void)m_port->conversation().add(message);
        QCoreApplication::processEvents();
    };
    answerAgain(first);
    m_view->goTo(1);
    press(Qt::Key_Tab, 4);
    QCOMPARE(focusedButton(1), QStringLiteral("More"));
    // The only answer now, it has one button less.
    m_port->conversation().remove(first);
    QCoreApplication::processEvents();
    QCOMPARE(focusedButton(1), QStringLiteral("More"));
    press(Qt::Key_Backtab);
    QCOMPARE(focusedButton(1), QStringLiteral("Regenerate"));
    const QUuid kept = m_port->conversation().at(1).id;
    answerAgain(kept);
    m_view->goTo(1);
    press(Qt::Key_Tab);
    QCOMPARE(focusedButton(1), QStringLiteral("Previous answer"));
    m_port->conversation().remove(kept);
    QCoreApplication::processEvents();
    QCOMPARE(focusedButton(1), QString()); // it is gone: the message itself has the focus
    press(Qt::Key_Return);
    QVERIFY(m_port->m_calls.isEmpty());
}

QTEST_MAIN(TestMessageKeys)
#include "tst_messagekeys.moc"
