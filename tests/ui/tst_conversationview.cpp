// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/conversationviewrig.h"

#include <QAccessible>
#include <QClipboard>
#include <QScreen>
#include <QSignalSpy>

using ui::ConversationView;

/// What rows show, offer and announce.
class TestConversationView : public QObject, private support::ConversationViewRig
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }
    void incrementalPaintingShowsWhatAFullPaintShows();
    void buttonsDoWhatTheySay();
    void failedRepliesShowTheirWords();
    void reasoningOpensInPlace();
    void longQuestionsFold();
    void theWaitingLineCounts();
    void screenReadersSeeAList();
    void announcesItsPaints();
    void typingGoesToTheComposer();
};

void TestConversationView::incrementalPaintingShowsWhatAFullPaintShows()
{
    fill(3);
    const QUuid reply = m_port->ask(QStringLiteral("code"));
    const QString text = QStringLiteral("# Head\n\nwords **bold** 中文\n\n```cpp\n")
                         + QStringLiteral("int x = 1;\n").repeated(60)
                         + QStringLiteral("```\n\n- a\n- b\n\n|a|b|\n|-|-|\n|1|2|\n");
    for (qsizetype i = 0; i < text.size(); i += 7) {
        m_port->conversation().appendText(reply, 0, text.mid(i, 7));
        QCoreApplication::processEvents();
        if (i % 70 != 0)
            continue;
        const QImage shown = m_view->screen()
                                 ->grabWindow(m_view->winId())
                                 .toImage()
                                 .convertToFormat(QImage::Format_RGB32);
        if (shown.isNull())
            QSKIP("this platform cannot be looked at");
        const QImage whole = m_view->grab().toImage().convertToFormat(QImage::Format_RGB32);
        const QRect column(0, 0, m_view->viewport()->width(), m_view->viewport()->height());
        QCOMPARE(shown.copy(column), whole.copy(column));
    }
}

void TestConversationView::buttonsDoWhatTheySay()
{
    fill(1);
    const QUuid reply = m_port->conversation().at(1).id;
    m_view->setFocus(Qt::TabFocusReason);
    press(Qt::Key_Tab); // copy
    press(Qt::Key_Return);
    QVERIFY(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("Answer 0")));
    press(Qt::Key_Tab); // regenerate
    press(Qt::Key_Return);
    QCOMPARE(m_port->m_calls.size(), 1);
    QCOMPARE(m_port->m_calls.first().first, QStringLiteral("regenerate"));
    QCOMPARE(m_port->m_calls.first().second, reply);
    QSignalSpy edits(m_view.get(), &ConversationView::editRequested);
    const QRect question = rowRect(0);
    point(question.center());
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {},
                      {question.right() + 1 + ui::row::kHang - 4 - ui::row::kButton * 3 / 2,
                       question.top() + 4 + ui::row::kButton / 2});
    QCOMPARE(edits.size(), 1);
}

void TestConversationView::failedRepliesShowTheirWords()
{
    const QUuid reply = m_port->ask(QStringLiteral("q"));
    m_port->conversation().appendText(reply, 0, QStringLiteral("some text"));
    const int before = rowRect(1).height();
    core::MessageOutcome outcome;
    outcome.state = core::MessageState::Failed;
    outcome.error = core::Error{};
    outcome.error->message = QStringLiteral("<img src='file:///etc/passwd'> broke");
    m_port->conversation().finish(reply, outcome);
    QVERIFY(rowRect(1).height() > before);
    QTest::keySequence(m_view.get(), QKeySequence(QKeySequence::SelectAll));
    QCOMPARE(m_view->selectedText(), QStringLiteral("some text"));
    m_view->setFocus(Qt::TabFocusReason);
    press(Qt::Key_Tab);
    press(Qt::Key_Return);
    QCOMPARE(m_port->m_calls.value(0).first, QStringLiteral("mend"));
    QCOMPARE(m_port->m_mends.value(0).kind, core::MendKind::Continue);
}

void TestConversationView::reasoningOpensInPlace()
{
    (void)m_port->add(core::Role::User, QStringLiteral("q"));
    core::Message message;
    message.role = core::Role::Assistant;
    message.parentId = m_port->conversation().at(0).id;
    message.parts = {core::ReasoningPart{QStringLiteral("thoughts\n\n").repeated(5), 12'000},
                     core::TextPart{QStringLiteral("answer")}};
    (void)m_port->conversation().add(message);
    QCoreApplication::processEvents();
    const QRect closed = rowRect(1);
    m_view->setFocus(Qt::TabFocusReason);
    press(Qt::Key_Tab);
    press(Qt::Key_Return);
    QVERIFY(rowRect(1).height() > closed.height());
    QCOMPARE(rowRect(1).y(), closed.y());
    press(Qt::Key_Return);
    QCOMPARE(rowRect(1).height(), closed.height());
}

void TestConversationView::longQuestionsFold()
{
    (void)m_port->add(core::Role::User, QStringLiteral("line\n").repeated(200));
    (void)m_port->add(core::Role::Assistant, QStringLiteral("ok"));
    QCoreApplication::processEvents();
    QVERIFY(rowRect(0).height() < m_view->height());
    m_view->setFocus(Qt::TabFocusReason);
    QTest::keyPress(m_view.get(), Qt::Key_Up, Qt::ControlModifier);
    press(Qt::Key_Tab);
    press(Qt::Key_Return);
    QVERIFY(rowRect(0).height() > 3 * m_view->height());
}

void TestConversationView::theWaitingLineCounts()
{
    (void)m_port->add(core::Role::User, QStringLiteral("q"));
    (void)m_port->add(core::Role::Assistant, {}, core::MessageState::Waiting);
    const auto shot = [this] { return m_view->viewport()->grab().toImage(); };
    m_port->setPhase(chat::ReplyPhase::Connecting, 0);
    const QImage connecting = shot();
    m_port->setPhase(chat::ReplyPhase::Waiting, 3000);
    const QImage waiting = shot();
    QVERIFY(waiting != connecting);
    m_port->setPhase(chat::ReplyPhase::Waiting, 4000);
    QVERIFY(shot() != waiting);
}

void TestConversationView::screenReadersSeeAList()
{
    fill(2);
    QAccessibleInterface *list = QAccessible::queryAccessibleInterface(m_view.get());
    QVERIFY(list);
    QCOMPARE(list->role(), QAccessible::List);
    QVERIFY(!list->text(QAccessible::Name).isEmpty());
    QCOMPARE(list->childCount(), 4);
    QAccessibleInterface *row = list->child(3);
    QVERIFY(row);
    QCOMPARE(row->role(), QAccessible::ListItem);
    QCOMPARE(row->text(QAccessible::Name), QStringLiteral("Reply"));
    QVERIFY(row->textInterface());
    QVERIFY(row->textInterface()->text(0, 20).startsWith(QStringLiteral("Answer 1")));
    QCOMPARE(list->indexOfChild(row), 3);
    QVERIFY(row->rect().isValid());
}

void TestConversationView::announcesItsPaints()
{
    QSignalSpy painted(m_view.get(), &ConversationView::painted);
    const QUuid reply = m_port->ask(QStringLiteral("q"));
    m_port->conversation().appendText(reply, 0, QStringLiteral("text"));
    QTRY_VERIFY(!painted.isEmpty());
    QCOMPARE(painted.last()[1].toBool(), false);
    m_port->conversation().finish(reply, {});
    QTRY_COMPARE(painted.last()[1].toBool(), true);
    QCOMPARE(painted.last()[0].toUuid(), reply);
}

void TestConversationView::typingGoesToTheComposer()
{
    QSignalSpy typed(m_view.get(), &ConversationView::textTyped);
    press(Qt::Key_X);
    QCOMPARE(typed.size(), 1);
    QCOMPARE(typed.first().first().toString(), QStringLiteral("x"));
}

QTEST_MAIN(TestConversationView)
#include "tst_conversationview.moc"
