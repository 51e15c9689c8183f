// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/conversationview.h"

#include "support/conversationrig.h"
#include "ui/conversation/jumpbutton.h"
#include "ui/conversation/linkbar.h"

#include <QAccessible>
#include <QClipboard>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using support::FakePort;
using ui::ConversationView;

class TestConversationView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void followsTheEndUntilThePersonScrollsAway();
    void reachingTheEndAttachesAgain();
    void theLineBeingReadStaysStillWhileTextGrows();
    void theLineBeingReadSurvivesAResize();
    void sendingAlwaysJumps();
    void pinsTheQuestionWhenAsked();
    void neverFollowsWhenAsked();
    void incrementalPaintingShowsWhatAFullPaintShows();
    void selectsAcrossMessagesAndKeepsItWhileStreaming();
    void doubleClickSelectsAWord();
    void controlASelectsTheMessage();
    void linksOpenOnlyThroughTheGate();
    void aMisleadingLinkAsksFirst();
    void buttonsDoWhatTheySay();
    void failedRepliesShowTheirWords();
    void reasoningOpensInPlace();
    void longQuestionsFold();
    void asksForRowsThatAreNotLoaded();
    void rowsFarAwayKeepNoGeometry();
    void aLargeStoredTextIsParsedElsewhere();
    void opensWhereThePersonWas();
    void theWaitingLineCounts();
    void screenReadersSeeAList();
    void announcesItsPaints();
    void typingGoesToTheComposer();

private:
    [[nodiscard]] int end() const { return m_view->verticalScrollBar()->maximum(); }
    [[nodiscard]] QRect rowRect(int row) const
    {
        return m_view->visualRect(m_view->model()->index(row, 0));
    }
    void fill(int pairs);
    void wheel(int delta);
    void show() { QVERIFY(QTest::qWaitForWindowExposed(m_view.get())); }

    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<support::FakeGate> m_gate;
    std::unique_ptr<ConversationView> m_view;
    FakePort *m_port = nullptr;
};

void TestConversationView::init()
{
    m_theme = std::make_unique<ui::Theme>();
    m_gate = std::make_unique<support::FakeGate>();
    m_view = std::make_unique<ConversationView>(*m_theme, *m_gate);
    m_view->resize(700, 500);
    auto port = std::make_unique<FakePort>();
    m_port = port.get();
    m_view->setPort(std::move(port));
    m_view->show();
    QApplication::setActiveWindow(m_view.get()); // there is no window manager to do it
    show();
}

void TestConversationView::cleanup()
{
    m_view.reset();
    m_gate.reset();
    m_theme.reset();
}

void TestConversationView::fill(int pairs)
{
    for (int i = 0; i < pairs; ++i) {
        (void)m_port->add(core::Role::User, QStringLiteral("Question %1").arg(i));
        (void)m_port->add(core::Role::Assistant,
                          QStringLiteral("Answer %1 with some words.\n\n").arg(i).repeated(6));
    }
    QCoreApplication::processEvents();
}

void TestConversationView::wheel(int delta)
{
    const QPoint middle = m_view->viewport()->rect().center();
    QWheelEvent event(middle, m_view->viewport()->mapToGlobal(middle), {}, {0, delta}, Qt::NoButton,
                      Qt::NoModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(m_view->viewport(), &event);
}

void TestConversationView::followsTheEndUntilThePersonScrollsAway()
{
    fill(10);
    const QUuid reply = m_port->ask(QStringLiteral("more"));
    for (int i = 0; i < 50; ++i) {
        m_port->conversation().appendText(reply, 0, QStringLiteral("line %1\n\n").arg(i));
        QVERIFY(m_view->isAtEnd());
    }
    wheel(120);
    QVERIFY(!m_view->isAtEnd());
    const int place = m_view->verticalScrollBar()->value();
    for (int i = 0; i < 50; ++i)
        m_port->conversation().appendText(reply, 0, QStringLiteral("more %1\n\n").arg(i));
    QCOMPARE(m_view->verticalScrollBar()->value(), place);
    auto *jump = m_view->findChild<ui::JumpButton *>();
    QVERIFY(jump->isShown());
    QVERIFY(jump->isUnread());
    jump->click();
    QVERIFY(m_view->isAtEnd());
    QVERIFY(!jump->isShown());
}

void TestConversationView::reachingTheEndAttachesAgain()
{
    fill(10);
    const QUuid reply = m_port->ask(QStringLiteral("more"));
    QTest::keyClick(m_view.get(), Qt::Key_PageUp);
    m_port->conversation().appendText(reply, 0, QStringLiteral("text\n\n").repeated(20));
    QVERIFY(!m_view->isAtEnd());
    for (int i = 0; i < 20 && !m_view->isAtEnd(); ++i)
        QTest::keyClick(m_view.get(), Qt::Key_PageDown);
    QVERIFY(m_view->isAtEnd());
    m_port->conversation().appendText(reply, 0, QStringLiteral("text\n\n").repeated(20));
    QVERIFY(m_view->isAtEnd());
}

void TestConversationView::theLineBeingReadStaysStillWhileTextGrows()
{
    fill(20);
    const QUuid reply = m_port->ask(QStringLiteral("more"));
    QTest::keyClick(m_view.get(), Qt::Key_Home);
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(m_view.get(), Qt::Key_PageDown);
    const int row = m_view->indexAt({300, 200}).row();
    const int y = rowRect(row).y();
    m_port->conversation().appendText(reply, 0, QStringLiteral("grows\n\n").repeated(200));
    QCOMPARE(rowRect(row).y(), y);
    // Above: an earlier reply is replaced by a longer one.
    const QUuid above = m_port->conversation().at(1).id;
    m_port->conversation().replacePart(
        above, 0, core::TextPart{QStringLiteral("much longer\n\n").repeated(80)});
    QCOMPARE(rowRect(row).y(), y);
}

void TestConversationView::theLineBeingReadSurvivesAResize()
{
    fill(30);
    QTest::keyClick(m_view.get(), Qt::Key_Home);
    for (int i = 0; i < 4; ++i)
        QTest::keyClick(m_view.get(), Qt::Key_PageDown);
    const int row = m_view->indexAt({300, 5}).row();
    const int y = rowRect(row).y();
    m_view->resize(480, 500);
    m_view->resize(700, 500);
    QCOMPARE(m_view->indexAt({300, 5}).row(), row);
    QVERIFY(std::abs(rowRect(row).y() - y) <= 2);
}

void TestConversationView::sendingAlwaysJumps()
{
    fill(10);
    QTest::keyClick(m_view.get(), Qt::Key_Home);
    QVERIFY(!m_view->isAtEnd());
    (void)m_port->ask(QStringLiteral("new"));
    QVERIFY(m_view->isAtEnd());
}

void TestConversationView::pinsTheQuestionWhenAsked()
{
    m_view->setFollowMode(core::FollowMode::PinQuestion);
    fill(10);
    const QUuid reply = m_port->ask(QStringLiteral("new"));
    const int question = m_port->conversation().rowCount() - 2;
    const int y = rowRect(question).y();
    QVERIFY(std::abs(y) < 40);
    m_port->conversation().appendText(reply, 0, QStringLiteral("text\n\n").repeated(100));
    QCOMPARE(rowRect(question).y(), y);
}

void TestConversationView::neverFollowsWhenAsked()
{
    m_view->setFollowMode(core::FollowMode::Never);
    fill(10);
    const QUuid reply = m_port->ask(QStringLiteral("new"));
    const int place = rowRect(0).y();
    m_port->conversation().appendText(reply, 0, QStringLiteral("text\n\n").repeated(100));
    QCOMPARE(rowRect(0).y(), place);
}

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

void TestConversationView::selectsAcrossMessagesAndKeepsItWhileStreaming()
{
    (void)m_port->add(core::Role::User, QStringLiteral("ask this"));
    const QUuid reply = m_port->ask(QStringLiteral("and that"));
    m_port->conversation().appendText(reply, 0, QStringLiteral("an *answer*"));
    QCoreApplication::processEvents();
    QWidget *port = m_view->viewport();
    QTest::mousePress(port, Qt::LeftButton, {}, {30, 20});
    QTest::mouseMove(port, {400, 200});
    QTest::mouseMove(port, {690, 480});
    QTest::mouseRelease(port, Qt::LeftButton, {}, {690, 480});
    QVERIFY(m_view->hasSelection());
    const QString text = QStringLiteral("ask this\n\nand that\n\nan answer");
    QCOMPARE(m_view->selectedText(), text);
    m_port->conversation().appendText(reply, 0, QStringLiteral("\n\nmore and more"));
    QCOMPARE(m_view->selectedText(), text);
    QTest::keySequence(m_view.get(), QKeySequence(QKeySequence::Copy));
    QCOMPARE(QGuiApplication::clipboard()->text(), text);
}

void TestConversationView::doubleClickSelectsAWord()
{
    (void)m_port->add(core::Role::User, QStringLiteral("hello there friend"));
    QCoreApplication::processEvents();
    const QPoint first = rowRect(0).topLeft() + QPoint(8, ui::row::kQuestionPadding + 10);
    QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, first);
    QCOMPARE(m_view->selectedText(), QStringLiteral("hello"));
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, first);
    QCOMPARE(m_view->selectedText(), QStringLiteral("hello there friend"));
}

void TestConversationView::controlASelectsTheMessage()
{
    fill(1);
    QTest::keySequence(m_view.get(), QKeySequence(QKeySequence::SelectAll));
    QVERIFY(m_view->selectedText().startsWith(QStringLiteral("Answer 0")));
    QVERIFY(!m_view->selectedText().contains(QStringLiteral("Question")));
}

void TestConversationView::linksOpenOnlyThroughTheGate()
{
    (void)m_port->add(core::Role::User, QStringLiteral("q"));
    (void)m_port->add(core::Role::Assistant,
                      QStringLiteral("[bad](javascript:alert(1))\n\n[good](https://a.example/x)"));
    QCoreApplication::processEvents();
    const QRect row = rowRect(1);
    const int line = m_view->fontMetrics().height() * 2;
    auto *bar = m_view->findChild<ui::LinkBar *>();
    for (int y = row.top(); y < row.bottom() - line; y += 4)
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, {row.x() + 6, y});
    QVERIFY(!m_gate->m_opened.isEmpty());
    for (const QString &address : std::as_const(m_gate->m_opened))
        QCOMPARE(address, QStringLiteral("https://a.example/x"));
    bool isShown = false;
    for (int y = row.top(); y < row.bottom() && !isShown; y += 4) {
        QTest::mouseMove(m_view->viewport(), {row.x() + 6, y});
        isShown = bar->text() == QStringLiteral("https://a.example/x");
    }
    QVERIFY(isShown);
}

void TestConversationView::aMisleadingLinkAsksFirst()
{
    (void)m_port->add(core::Role::User, QStringLiteral("q"));
    (void)m_port->add(core::Role::Assistant,
                      QStringLiteral("[https://bank.example](https://evil.example/)"));
    QCoreApplication::processEvents();
    const QRect row = rowRect(1);
    auto *bar = m_view->findChild<ui::LinkBar *>();
    for (int y = row.top(); y < row.bottom() && !bar->isAsking(); y += 4)
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, {row.x() + 6, y});
    QVERIFY(bar->isAsking());
    QVERIFY(m_gate->m_opened.isEmpty());
    QVERIFY(bar->text().contains(QStringLiteral("https://evil.example/")));
    const QList<QPushButton *> buttons = bar->findChildren<QPushButton *>();
    QTest::mouseClick(buttons.first(), Qt::LeftButton);
    QCOMPARE(m_gate->m_opened, QStringList{QStringLiteral("https://evil.example/")});
}

void TestConversationView::buttonsDoWhatTheySay()
{
    fill(1);
    const QUuid reply = m_port->conversation().at(1).id;
    m_view->setFocus(Qt::TabFocusReason);
    QTest::keyClick(m_view.get(), Qt::Key_Tab); // copy
    QTest::keyClick(m_view.get(), Qt::Key_Return);
    QVERIFY(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("Answer 0")));
    QTest::keyClick(m_view.get(), Qt::Key_Tab); // regenerate
    QTest::keyClick(m_view.get(), Qt::Key_Return);
    QCOMPARE(m_port->m_calls.size(), 1);
    QCOMPARE(m_port->m_calls.first().first, QStringLiteral("regenerate"));
    QCOMPARE(m_port->m_calls.first().second, reply);
    QSignalSpy edits(m_view.get(), &ConversationView::editRequested);
    const QRect question = rowRect(0);
    QTest::mouseMove(m_view->viewport(), question.center());
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {},
                      {question.right() + 1 + ui::row::kHang - 4 - ui::row::kButton / 2,
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
    QTest::keyClick(m_view.get(), Qt::Key_Tab);
    QTest::keyClick(m_view.get(), Qt::Key_Return);
    QCOMPARE(m_port->m_calls.value(0).first, QStringLiteral("retry"));
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
    QTest::keyClick(m_view.get(), Qt::Key_Tab);
    QTest::keyClick(m_view.get(), Qt::Key_Return);
    QVERIFY(rowRect(1).height() > closed.height());
    QCOMPARE(rowRect(1).y(), closed.y());
    QTest::keyClick(m_view.get(), Qt::Key_Return);
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
    QTest::keyClick(m_view.get(), Qt::Key_Tab);
    QTest::keyClick(m_view.get(), Qt::Key_Return);
    QVERIFY(rowRect(0).height() > 3 * m_view->height());
}

void TestConversationView::asksForRowsThatAreNotLoaded()
{
    auto port = std::make_unique<FakePort>();
    FakePort *stored = port.get();
    QUuid parent;
    for (int i = 0; i < 200; ++i) {
        core::Message message;
        message.role = i % 2 ? core::Role::Assistant : core::Role::User;
        message.parentId = parent;
        message.isLoaded = false;
        message.textLength = 300;
        parent = stored->conversation().add(message);
    }
    m_view->setPort(std::move(port));
    QVERIFY(!stored->m_loads.isEmpty());
    const auto [first, last] = stored->m_loads.last();
    QCOMPARE(last, 199);
    QVERIFY(first > 150);
    for (int row = first; row <= last; ++row) {
        stored->conversation().setLoadedParts(stored->conversation().at(row).id,
                                              {core::TextPart{QStringLiteral("loaded")}});
    }
    QVERIFY(m_view->isAtEnd());
    const int end = int(stored->m_loads.size());
    QTest::keyClick(m_view.get(), Qt::Key_Home);
    QVERIFY(stored->m_loads.size() > end);
    QCOMPARE(stored->m_loads.last().first, 0);
}

void TestConversationView::rowsFarAwayKeepNoGeometry()
{
    fill(300);
    QTest::keyClick(m_view.get(), Qt::Key_Home);
    QTest::keyClick(m_view.get(), Qt::Key_End);
    const auto *rows = m_view->findChild<ui::RowList *>();
    QVERIFY(!rows || rows->liveCount() < 100);
}

void TestConversationView::aLargeStoredTextIsParsedElsewhere()
{
    (void)m_port->add(core::Role::User, QStringLiteral("q"));
    QSignalSpy opened(m_view.get(), &ConversationView::openedPainted);
    (void)m_port->add(core::Role::Assistant, QStringLiteral("some words here\n\n").repeated(5000));
    QTRY_VERIFY(m_view->isAtEnd() && rowRect(1).height() > 50'000);
}

void TestConversationView::opensWhereThePersonWas()
{
    auto port = std::make_unique<FakePort>();
    FakePort *stored = port.get();
    QUuid id;
    for (int i = 0; i < 60; ++i) {
        const QUuid added = stored->add(i % 2 ? core::Role::Assistant : core::Role::User,
                                        QStringLiteral("text %1\n\n").arg(i).repeated(5));
        if (i == 31)
            id = added;
    }
    core::ConversationInfo info = stored->conversation().info();
    info.scroll = {id, -20};
    stored->conversation().setInfo(info);
    m_view->setPort(std::move(port));
    QCOMPARE(rowRect(31).y(), -20);
    QTest::keyClick(m_view.get(), Qt::Key_End);
    QTRY_VERIFY(stored->m_place.messageId.isNull());
    QTest::keyClick(m_view.get(), Qt::Key_PageUp);
    QTRY_VERIFY(!stored->m_place.messageId.isNull());
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
    QVERIFY(row->text(QAccessible::Name).contains(QStringLiteral("Answer 1")));
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
    QTest::keyClick(m_view.get(), Qt::Key_X);
    QCOMPARE(typed.size(), 1);
    QCOMPARE(typed.first().first().toString(), QStringLiteral("x"));
}

QTEST_MAIN(TestConversationView)
#include "tst_conversationview.moc"
