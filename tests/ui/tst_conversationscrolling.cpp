// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/conversationviewrig.h"
#include "ui/conversation/jumpbutton.h"
#include "ui/conversation/rowlist.h"

#include <QAccessible>
#include <QSignalSpy>
#include <utility>

using support::FakePort;
using ui::ConversationView;

/// Which lines are in view, whatever grows above or below, and what is loaded for them.
class TestConversationScrolling : public QObject, private support::ConversationViewRig
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }
    void followsTheEndUntilThePersonScrollsAway();
    void reachingTheEndAttachesAgain();
    void theLineBeingReadStaysStillWhileTextGrows();
    void theLineBeingReadSurvivesAResize();
    void sendingAlwaysJumps();
    void pinsTheQuestionWhenAsked();
    void neverFollowsWhenAsked();
    void asksForRowsThatAreNotLoaded();
    void rowsFarAwayKeepNoGeometry();
    void aLargeStoredTextIsParsedElsewhere();
    void opensWhereThePersonWas();
    void findsTheLineInAWindowOfAnotherSize_data();
    void findsTheLineInAWindowOfAnotherSize();
    void findsTheLineBeforeTheWindowHasItsSize_data();
    void findsTheLineBeforeTheWindowHasItsSize();
    void aDraggedBarLetsGoOfTheEnd();
    void aSelectionLetsGoOfTheEnd();
    void anotherFontLeavesTheLine();
    void olderRowsOfAnyHeightLeaveTheLine();
    void openReasoningIsFollowed();

private:
    /// Twenty answers, and one that arrives: its end is in view.
    [[nodiscard]] QUuid fillAndAsk()
    {
        fill(10);
        const QUuid reply = m_port->ask(QStringLiteral("more"));
        grow(reply, 40);
        [this] { QVERIFY(m_view->isAtEnd()); }();
        return reply;
    }
    void grow(const QUuid &reply, int paragraphs)
    {
        for (int i = 0; i < paragraphs; ++i) {
            m_port->conversation().appendText(reply, 0, QStringLiteral("line %1\n\n").arg(i));
            QCoreApplication::processEvents();
        }
    }
    void loadAsked(FakePort &port) const
    {
        const auto asked = std::exchange(port.m_loads, {});
        for (const auto &[first, last] : asked) {
            for (int row = first; row <= last; ++row) {
                if (!port.conversation().at(row).isLoaded)
                    port.load(row);
            }
        }
    }
};

void TestConversationScrolling::followsTheEndUntilThePersonScrollsAway()
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

void TestConversationScrolling::reachingTheEndAttachesAgain()
{
    fill(10);
    const QUuid reply = m_port->ask(QStringLiteral("more"));
    press(Qt::Key_PageUp);
    m_port->conversation().appendText(reply, 0, QStringLiteral("text\n\n").repeated(20));
    QVERIFY(!m_view->isAtEnd());
    for (int i = 0; i < 20 && !m_view->isAtEnd(); ++i)
        QTest::keyClick(m_view.get(), Qt::Key_PageDown);
    QVERIFY(m_view->isAtEnd());
    m_port->conversation().appendText(reply, 0, QStringLiteral("text\n\n").repeated(20));
    QVERIFY(m_view->isAtEnd());
}

void TestConversationScrolling::theLineBeingReadStaysStillWhileTextGrows()
{
    fill(20);
    const QUuid reply = m_port->ask(QStringLiteral("more"));
    press(Qt::Key_Home);
    press(Qt::Key_PageDown, 3);
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

void TestConversationScrolling::theLineBeingReadSurvivesAResize()
{
    fill(30);
    press(Qt::Key_Home);
    press(Qt::Key_PageDown, 4);
    const int row = m_view->indexAt({300, 5}).row();
    const int y = rowRect(row).y();
    m_view->resize(480, 500);
    m_view->resize(700, 500);
    QCOMPARE(m_view->indexAt({300, 5}).row(), row);
    QVERIFY(std::abs(rowRect(row).y() - y) <= 2);
}

void TestConversationScrolling::sendingAlwaysJumps()
{
    fill(10);
    press(Qt::Key_Home);
    QVERIFY(!m_view->isAtEnd());
    (void)m_port->ask(QStringLiteral("new"));
    QVERIFY(m_view->isAtEnd());
}

void TestConversationScrolling::pinsTheQuestionWhenAsked()
{
    core::Settings settings;
    settings.followMode = core::FollowMode::PinQuestion;
    m_view->setReading(settings);
    fill(10);
    const QUuid reply = m_port->ask(QStringLiteral("new"));
    const int question = m_port->conversation().rowCount() - 2;
    const int y = rowRect(question).y();
    QVERIFY(std::abs(y) < 40);
    m_port->conversation().appendText(reply, 0, QStringLiteral("text\n\n").repeated(100));
    QCOMPARE(rowRect(question).y(), y);
}

void TestConversationScrolling::neverFollowsWhenAsked()
{
    core::Settings settings;
    settings.followMode = core::FollowMode::Never;
    m_view->setReading(settings);
    fill(10);
    const QUuid reply = m_port->ask(QStringLiteral("new"));
    const int place = rowRect(0).y();
    m_port->conversation().appendText(reply, 0, QStringLiteral("text\n\n").repeated(100));
    QCOMPARE(rowRect(0).y(), place);
}

void TestConversationScrolling::asksForRowsThatAreNotLoaded()
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
    press(Qt::Key_Home);
    QVERIFY(stored->m_loads.size() > end);
    QCOMPARE(stored->m_loads.last().first, 0);
}

void TestConversationScrolling::rowsFarAwayKeepNoGeometry()
{
    fill(300);
    press(Qt::Key_Home);
    press(Qt::Key_End);
    const auto *rows = m_view->findChild<ui::RowList *>();
    QVERIFY(!rows || rows->liveCount() < 100);
}

void TestConversationScrolling::aLargeStoredTextIsParsedElsewhere()
{
    (void)m_port->add(core::Role::User, QStringLiteral("q"));
    QSignalSpy opened(m_view.get(), &ConversationView::openedPainted);
    (void)m_port->add(core::Role::Assistant, QStringLiteral("some words here\n\n").repeated(5000));
    QTRY_VERIFY(m_view->isAtEnd() && rowRect(1).height() > 50'000);
}

void TestConversationScrolling::opensWhereThePersonWas()
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
    press(Qt::Key_End);
    QTRY_VERIFY(stored->m_place.messageId.isNull());
    press(Qt::Key_PageUp);
    QTRY_VERIFY(!stored->m_place.messageId.isNull());
}

void TestConversationScrolling::findsTheLineInAWindowOfAnotherSize_data()
{
    QTest::addColumn<int>("paragraphs");
    QTest::newRow("set at once") << 60;
    QTest::newRow("read elsewhere first") << 900; // more than 32 Ki characters
}

void TestConversationScrolling::findsTheLineInAWindowOfAnotherSize()
{
    QFETCH(int, paragraphs);
    QString text;
    for (int i = 0; i < paragraphs; ++i)
        text +=
            QStringLiteral("Paragraph %1: enough words to fill a line, or two. ").arg(i).repeated(2)
            + QStringLiteral("\n\n");
    const auto stored = [&text] {
        auto port = std::make_unique<FakePort>();
        (void)port->add(core::Role::User, QStringLiteral("Tell me"));
        (void)port->add(core::Role::Assistant, text);
        return port;
    };
    auto port = stored();
    FakePort *left = port.get();
    ConversationView wide(*m_theme, *m_gate);
    wide.resize(900, 500);
    wide.setPort(std::move(port));
    wide.show();
    QVERIFY(QTest::qWaitForWindowExposed(&wide));
    QTRY_VERIFY(wide.isAtEnd() && wide.visualRect(wide.model()->index(1, 0)).height() > 1500);
    wide.verticalScrollBar()->setValue(wide.verticalScrollBar()->maximum() / 2);
    QTRY_VERIFY(left->m_place.part >= 0);
    const core::ScrollPlace place = left->m_place;

    auto again = stored();
    core::ConversationInfo info = again->conversation().info();
    info.scroll = place;
    info.scroll.messageId = again->conversation().at(1).id;
    again->conversation().setInfo(info);
    FakePort *found = again.get();
    ConversationView narrow(*m_theme, *m_gate);
    narrow.resize(420, 500);
    narrow.setPort(std::move(again));
    narrow.show();
    QVERIFY(QTest::qWaitForWindowExposed(&narrow));
    const auto tellPlace = [found] { Q_EMIT found->conversation().aboutToChangeTree(); };
    QTRY_VERIFY((tellPlace(), found->m_place.part >= 0));
    QCOMPARE(found->m_place.block, place.block);
    QVERIFY(found->m_place.offset < place.offset * 3 / 2); // many more lines above it
}

void TestConversationScrolling::findsTheLineBeforeTheWindowHasItsSize_data()
{
    QTest::addColumn<int>("row");
    QTest::addColumn<int>("offset");
    QTest::newRow("the very top") << 0 << 24;
    QTest::newRow("inside a long reply") << 1 << -3000;
}

void TestConversationScrolling::findsTheLineBeforeTheWindowHasItsSize()
{
    QFETCH(int, row);
    QFETCH(int, offset);
    auto port = std::make_unique<FakePort>();
    (void)port->add(core::Role::User, QStringLiteral("Tell me"));
    (void)port->add(
        core::Role::Assistant,
        QStringLiteral("Words enough to fill more than one narrow line. ").repeated(600));
    core::ConversationInfo info = port->conversation().info();
    info.scroll = {port->conversation().at(row).id, offset};
    port->conversation().setInfo(info);
    ConversationView view(*m_theme, *m_gate);
    view.resize(260, 120);
    view.setPort(std::move(port));
    view.resize(700, 500);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    QCOMPARE(view.visualRect(view.model()->index(row, 0)).y(), offset);
}

void TestConversationScrolling::aDraggedBarLetsGoOfTheEnd()
{
    const QUuid reply = fillAndAsk();
    QScrollBar &bar = *m_view->verticalScrollBar();
    bar.setSliderDown(true);
    bar.setSliderPosition(bar.value() - 200);
    QTRY_VERIFY(bar.hasTracking()); // it stands where it was dragged to
    QVERIFY(!m_view->isAtEnd());
    const int row = m_port->conversation().rowCount() - 1;
    const int y = rowRect(row).y();
    grow(reply, 40); // while the bar is held
    QCOMPARE(rowRect(row).y(), y);
    bar.setSliderDown(false);
    grow(reply, 40);
    QCOMPARE(rowRect(row).y(), y);
    bar.setSliderDown(true);
    QTRY_VERIFY((bar.setSliderPosition(bar.maximum()), m_view->isAtEnd()));
    bar.setSliderDown(false);
    grow(reply, 40);
    QVERIFY(m_view->isAtEnd()); // and there it is followed again
}

void TestConversationScrolling::aSelectionLetsGoOfTheEnd()
{
    const QUuid reply = fillAndAsk();
    const int row = m_port->conversation().rowCount() - 1;
    const QRect rect = rowRect(row);
    QWidget *port = m_view->viewport();
    QTest::mousePress(port, Qt::LeftButton, {}, {rect.left() + 5, 200});
    const QPoint to(rect.left() + 60, 300);
    QMouseEvent move(QEvent::MouseMove, to, port->mapToGlobal(to), Qt::NoButton, Qt::LeftButton,
                     {});
    QCoreApplication::sendEvent(port, &move);
    const QString selected = m_view->selectedText();
    QVERIFY(selected.contains(QStringLiteral("line")));
    const int y = rowRect(row).y();
    grow(reply, 40); // while the button is down
    QCOMPARE(rowRect(row).y(), y);
    QTest::mouseRelease(port, Qt::LeftButton, {}, to);
    grow(reply, 40);
    QCOMPARE(rowRect(row).y(), y);
    QCOMPARE(m_view->selectedText(), selected);
    QVERIFY(!m_view->isAtEnd());
}

void TestConversationScrolling::anotherFontLeavesTheLine()
{
    fill(10);
    (void)m_port->add(core::Role::Assistant,
                      QStringLiteral("Words enough to fill more than one line. ").repeated(60));
    fill(5);
    const int row = 20;
    m_view->scrollTo(m_view->model()->index(row, 0), QAbstractItemView::PositionAtTop);
    for (int i = 0; i < 5; ++i)
        wheel(-120);
    QAccessibleInterface *list = QAccessible::queryAccessibleInterface(m_view.get());
    QAccessibleTextInterface *text = list->child(row)->textInterface();
    const QPoint corner(rowRect(row).left() + 1, 1);
    const int letter = text->offsetAtPoint(m_view->viewport()->mapToGlobal(corner));
    QVERIFY(letter > 50);
    const int y = text->characterRect(letter).y();
    const int height = rowRect(row).height();
    core::Settings settings;
    for (const int percent : {120, 150, 90, 100}) {
        settings.readingPercent = percent;
        m_theme->apply(settings);
        QCoreApplication::processEvents();
        QVERIFY(percent == 100 || rowRect(row).height() != height);
        QVERIFY(std::abs(text->characterRect(letter).y() - y) <= 2);
    }
    QCOMPARE(rowRect(row).height(), height);
}

void TestConversationScrolling::olderRowsOfAnyHeightLeaveTheLine()
{
    auto port = std::make_unique<FakePort>();
    FakePort *stored = port.get();
    for (int i = 0; i < 120; ++i) {
        // As long as each other, and never as high as is guessed from that.
        const QString words = i % 3 == 0   ? QStringLiteral("a\n\n").repeated(100)
                              : i % 3 == 1 ? QStringLiteral("word ").repeated(60)
                                           : QStringLiteral("```\n%1\n```").arg(QString(292, u'x'));
        (void)stored->addStored(i % 2 ? core::Role::Assistant : core::Role::User, words);
    }
    m_view->setPort(std::move(port));
    loadAsked(*stored);
    QCoreApplication::processEvents();
    int changes = 0;
    for (int page = 0; page < 400 && rowRect(0).y() < 0; ++page) {
        press(Qt::Key_PageUp);
        int row = m_view->indexAt({300, 250}).row(); // near it, of what can be read
        while (row < 119 && !stored->conversation().at(row).isLoaded)
            ++row;
        const int y = rowRect(row).y();
        const qint64 above = m_view->verticalScrollBar()->value();
        loadAsked(*stored);
        if (y < m_view->viewport()->height() && y > 0)
            QCOMPARE(rowRect(row).y(), y);
        changes += m_view->verticalScrollBar()->value() != above ? 1 : 0;
        QCoreApplication::processEvents();
    }
    QVERIFY(rowRect(0).y() >= 0);
    QVERIFY2(changes > 5, "no row was higher or lower than guessed");
}

void TestConversationScrolling::openReasoningIsFollowed()
{
    fill(10);
    core::Message message;
    message.role = core::Role::Assistant;
    message.state = core::MessageState::Streaming;
    message.parentId = m_port->add(core::Role::User, QStringLiteral("Think"));
    message.parts = {core::ReasoningPart{QStringLiteral("thought\n\n").repeated(3), -1}};
    const QUuid reply = m_port->conversation().add(message);
    const int row = m_port->conversation().rowCount() - 1;
    QVERIFY(m_view->isAtEnd());
    const ui::RowButton line = m_view->rowButtons(row).constFirst();
    QCOMPARE(line.action, ui::RowAction::ToggleReasoning);
    const int closed = rowRect(row).height();
    m_view->pressRowAction(row, line.text);
    QVERIFY(rowRect(row).height() > closed);
    for (int i = 0; i < 60; ++i) {
        m_port->conversation().appendText(reply, 0, QStringLiteral("thought %1\n\n").arg(i));
        QCoreApplication::processEvents();
        QVERIFY(m_view->isAtEnd());
    }
    QVERIFY(rowRect(row).height() > 40 * 15 + closed);
    m_view->pressRowAction(row, line.text);
    QCOMPARE(rowRect(row).height(), closed);
}

QTEST_MAIN(TestConversationScrolling)
#include "tst_conversationscrolling.moc"
