// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/conversationviewrig.h"

#include <QAccessible>
#include <QClipboard>

namespace {

QString text(const char *words)
{
    return QString::fromUtf8(words);
}

} // namespace

/// Selecting with the mouse and with keys, across everything.
class TestConversationSelecting : public QObject, private support::ConversationViewRig
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }
    void controlATwiceSelectsEverything();
    void shiftClickExtends();
    void shiftAndArrowsExtendByCharacters();
    void controlShiftAndArrowsExtendByWords();
    void shiftHomeAndEndExtendToTheLinesEnds();
    void shiftUpAndDownExtendByLinesAcrossMessages();
    void stepsByLinesKeepTheirColumn();
    void keysBeginInTheMessageThatHasTheFocus();
    void keysScrollToWhereTheyLead();
    void threeClicksTakeALineOfCode();
    void draggingAfterADoubleClickTakesWords();
    void aClickOnTheSelectionTakesItAway();
    void draggingBeyondTheEdgeScrolls();
    void staysWhileTextStreamsIn();
    void aRowFarAwayKeepsItsEnd();
    void theEndOfWhatIsNotLoadedIsTheEnd();
    void aDoubleClickTakesWhatLiesUnderThePointer_data();
    void aDoubleClickTakesWhatLiesUnderThePointer();

private:
    void shift(Qt::Key key, int times = 1, Qt::KeyboardModifiers more = {})
    {
        for (int i = 0; i < times; ++i)
            QTest::keyClick(m_view.get(), key, Qt::ShiftModifier | more);
    }
    /// The first place in the first row.
    [[nodiscard]] QPoint first() const
    {
        return rowRect(0).topLeft() + QPoint(1, ui::row::kQuestionPadding + 10);
    }
    void click(QPoint point, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, modifiers, point);
    }
    void add(const char *question, const char *answer = nullptr)
    {
        (void)m_port->add(core::Role::User, text(question));
        if (answer)
            (void)m_port->add(core::Role::Assistant, text(answer));
        QCoreApplication::processEvents();
    }
};

void TestConversationSelecting::controlATwiceSelectsEverything()
{
    fill(2);
    const QKeySequence all(QKeySequence::SelectAll);
    QTest::keySequence(m_view.get(), all);
    const QString message = m_view->selectedText();
    QVERIFY(message.startsWith(text("Answer 1")));
    QVERIFY(!message.contains(text("Question")));
    QTest::keySequence(m_view.get(), all);
    QVERIFY(m_view->selectedText().startsWith(text("Question 0\n\nAnswer 0")));
    QVERIFY(m_view->selectedText().endsWith(message));
    QTest::keySequence(m_view.get(), all); // there is no more
    QVERIFY(m_view->selectedText().endsWith(message));
}

void TestConversationSelecting::shiftClickExtends()
{
    add("one", "two three");
    click(first());
    QVERIFY(!m_view->hasSelection());
    click(rowRect(1).topLeft() + QPoint(600, 30), Qt::ShiftModifier);
    QCOMPARE(m_view->selectedText(), text("one\n\ntwo three"));
    click(first() + QPoint(400, 0), Qt::ShiftModifier); // the anchor stays
    QCOMPARE(m_view->selectedText(), text("one"));
}

void TestConversationSelecting::shiftAndArrowsExtendByCharacters()
{
    add("a😀b", "**cd**\n\nef");
    click(first());
    shift(Qt::Key_Right);
    QCOMPARE(m_view->selectedText(), text("a"));
    shift(Qt::Key_Right); // one character, whatever it is stored as
    QCOMPARE(m_view->selectedText(), text("a😀"));
    shift(Qt::Key_Right, 3);
    QCOMPARE(m_view->selectedText(), text("a😀b\n\nc"));
    shift(Qt::Key_Right, 3);
    QCOMPARE(m_view->selectedText(), text("a😀b\n\ncd\n\ne"));
    shift(Qt::Key_Left, 8);
    QVERIFY(!m_view->hasSelection());
    shift(Qt::Key_Left, 3); // nothing stands before it
    QVERIFY(!m_view->hasSelection());
}

void TestConversationSelecting::controlShiftAndArrowsExtendByWords()
{
    add("one two, three");
    click(first());
    shift(Qt::Key_Right, 1, Qt::ControlModifier);
    QCOMPARE(m_view->selectedText(), text("one "));
    shift(Qt::Key_End, 1, Qt::ControlModifier);
    QCOMPARE(m_view->selectedText(), text("one two, three"));
    shift(Qt::Key_Left, 1, Qt::ControlModifier);
    QCOMPARE(m_view->selectedText(), text("one two, "));
    shift(Qt::Key_Home, 1, Qt::ControlModifier);
    QVERIFY(!m_view->hasSelection());
}

void TestConversationSelecting::shiftHomeAndEndExtendToTheLinesEnds()
{
    add("first line\nsecond line\nthird line");
    click(first());
    shift(Qt::Key_Down);
    shift(Qt::Key_End);
    QCOMPARE(m_view->selectedText(), text("first line\nsecond line"));
    shift(Qt::Key_Home);
    QCOMPARE(m_view->selectedText(), text("first line\n"));
}

void TestConversationSelecting::shiftUpAndDownExtendByLinesAcrossMessages()
{
    add("one\ntwo", "three\n\n| a | b |\n|---|---|\n| c | d |\n\nfour");
    click(first());
    shift(Qt::Key_Down, 2);
    QCOMPARE(m_view->selectedText(), text("one\ntwo\n\n").trimmed());
    shift(Qt::Key_Down);
    QVERIFY(m_view->selectedText().endsWith(text("three")));
    shift(Qt::Key_Down);
    QVERIFY(m_view->selectedText().endsWith(text("a\tb\n")));
    shift(Qt::Key_Down);
    QVERIFY(m_view->selectedText().endsWith(text("c\td")));
    shift(Qt::Key_Down);
    QVERIFY(m_view->selectedText().endsWith(text("four")));
    shift(Qt::Key_Up, 6);
    QVERIFY(!m_view->hasSelection());
}

void TestConversationSelecting::stepsByLinesKeepTheirColumn()
{
    add("a long first line\nx\na long third line");
    click(first());
    shift(Qt::Key_Right, 6);
    QCOMPARE(m_view->selectedText(), text("a long"));
    shift(Qt::Key_Down, 2);
    QCOMPARE(m_view->selectedText(), text("a long first line\nx\na long"));
}

void TestConversationSelecting::keysBeginInTheMessageThatHasTheFocus()
{
    add("one", "two");
    m_view->setFocus(Qt::TabFocusReason);
    shift(Qt::Key_Right, 2);
    QCOMPARE(m_view->selectedText(), text("tw"));
}

void TestConversationSelecting::keysScrollToWhereTheyLead()
{
    fill(20);
    m_view->jumpToEnd();
    const QRect last = rowRect(39);
    click(QPoint(last.x() + 2, last.bottom() - 60));
    const int before = m_view->verticalScrollBar()->value();
    shift(Qt::Key_Up, 60);
    QVERIFY(m_view->verticalScrollBar()->value() < before);
    QVERIFY(m_view->selectedText().contains(text("Question 19")));
    shift(Qt::Key_Home, 1, Qt::ControlModifier);
    QCOMPARE(rowRect(0).intersects(m_view->viewport()->rect()), true);
    QVERIFY(m_view->selectedText().startsWith(text("Question 0")));
}

void TestConversationSelecting::threeClicksTakeALineOfCode()
{
    add("q", "```\nfirst line\nsecond line\nthird line\n```");
    const QRect row = rowRect(1);
    QString selected;
    for (int y = row.top(); y < row.bottom() && selected != text("second line"); y += 3) {
        const QPoint point(row.x() + 24, y);
        QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, point);
        click(point);
        selected = m_view->selectedText();
        QVERIFY2(!selected.contains(u'\n'), qPrintable(selected));
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, {2, 2}); // begins anew
    }
    QCOMPARE(selected, text("second line"));
}

void TestConversationSelecting::draggingAfterADoubleClickTakesWords()
{
    add("hello there friend of mine");
    QWidget *port = m_view->viewport();
    const QPoint start = first() + QPoint(6, 0);
    QTest::mousePress(port, Qt::LeftButton, {}, start);
    QTest::mouseRelease(port, Qt::LeftButton, {}, start);
    QMouseEvent twice(QEvent::MouseButtonDblClick, start, port->mapToGlobal(start), Qt::LeftButton,
                      Qt::LeftButton, {});
    QCoreApplication::sendEvent(port, &twice);
    QCOMPARE(m_view->selectedText(), text("hello"));
    QTest::mouseMove(port, start + QPoint(50, 0));
    QTRY_COMPARE(m_view->selectedText(), text("hello there"));
    QTest::mouseRelease(port, Qt::LeftButton, {}, start + QPoint(50, 0));
}

void TestConversationSelecting::aClickOnTheSelectionTakesItAway()
{
    add("hello there");
    QTest::keySequence(m_view.get(), QKeySequence(QKeySequence::SelectAll));
    QVERIFY(m_view->hasSelection());
    click(first() + QPoint(10, 0));
    QVERIFY(!m_view->hasSelection());
}

void TestConversationSelecting::draggingBeyondTheEdgeScrolls()
{
    fill(20);
    m_view->verticalScrollBar()->setValue(0);
    QWidget *port = m_view->viewport();
    QTest::mousePress(port, Qt::LeftButton, {}, first());
    QMouseEvent beyond(QEvent::MouseMove, QPointF(300, port->height() + 30),
                       port->mapToGlobal(QPointF(300, port->height() + 30)), Qt::NoButton,
                       Qt::LeftButton, {});
    QCoreApplication::sendEvent(port, &beyond);
    QTRY_VERIFY(m_view->verticalScrollBar()->value() > port->height());
    QTest::mouseRelease(port, Qt::LeftButton, {}, {300, port->height() - 1});
    QVERIFY(m_view->selectedText().startsWith(text("Question 0")));
    QVERIFY(m_view->selectedText().contains(text("Question 1")));
    const int after = m_view->verticalScrollBar()->value();
    QCoreApplication::processEvents();
    QCOMPARE(m_view->verticalScrollBar()->value(), after);
}

void TestConversationSelecting::staysWhileTextStreamsIn()
{
    const QUuid reply = m_port->ask(text("ask"));
    m_port->conversation().appendText(reply, 0, text("- one *two* thr"));
    QCoreApplication::processEvents();
    click(first());
    shift(Qt::Key_End, 1, Qt::ControlModifier);
    const QString before = m_view->selectedText();
    QCOMPARE(before, text("ask\n\n- one two thr"));
    for (const char *more : {"ee\n", "- four\n\n", "```\ncode\n", "```\n\n| a |\n|-", "--|\n"}) {
        m_port->conversation().appendText(reply, 0, text(more));
        QCoreApplication::processEvents();
        QCOMPARE(m_view->selectedText(), before);
    }
    QTest::keySequence(m_view.get(), QKeySequence(QKeySequence::Copy));
    QCOMPARE(QGuiApplication::clipboard()->text(), before);
}

void TestConversationSelecting::aRowFarAwayKeepsItsEnd()
{
    fill(60);
    m_view->verticalScrollBar()->setValue(0);
    click(first());
    shift(Qt::Key_Right, 3);
    m_view->jumpToEnd();
    QCoreApplication::processEvents();
    QCOMPARE(m_view->selectedText(), text("Que")); // though its geometry is gone
}

void TestConversationSelecting::theEndOfWhatIsNotLoadedIsTheEnd()
{
    (void)m_port->add(core::Role::User, text("one"));
    (void)m_port->addStored(core::Role::Assistant, text("two\n\nthree"));
    QCoreApplication::processEvents();
    const QKeySequence all(QKeySequence::SelectAll);
    QTest::keySequence(m_view.get(), all); // what is not there yet can be chosen
    QTest::keySequence(m_view.get(), all);
    QGuiApplication::clipboard()->clear();
    QTest::keySequence(m_view.get(), QKeySequence(QKeySequence::Copy));
    QVERIFY(QGuiApplication::clipboard()->text().isEmpty()); // it is being read
    m_port->load(1);
    const QString whole = text("one\n\ntwo\n\nthree");
    QTRY_COMPARE(QGuiApplication::clipboard()->text(), whole);
    QCOMPARE(m_view->selectedText(), whole);
    shift(Qt::Key_Left, 5); // keys go on from there
    QCOMPARE(m_view->selectedText(), text("one\n\ntwo"));
}

void TestConversationSelecting::aDoubleClickTakesWhatLiesUnderThePointer_data()
{
    QTest::addColumn<QString>("answer");
    QTest::addColumn<QString>("word");
    QTest::newRow("a word") << text("some words here") << text("words");
    QTest::newRow("a formula") << text("so $x^2 + y$ is") << text("$x^2 + y$");
    QTest::newRow("a formula in a table")
        << text("| a | so $x+y$ is |\n|---|---|\n| b | c |") << text("$x+y$");
    QTest::newRow("from right to left") << text("שלום עולם טוב") << text("עולם");
}

void TestConversationSelecting::aDoubleClickTakesWhatLiesUnderThePointer()
{
    QFETCH(QString, answer);
    QFETCH(QString, word);
    add("q", qPrintable(answer));
    QAccessibleTextInterface *words =
        QAccessible::queryAccessibleInterface(m_view.get())->child(1)->textInterface();
    const int at = int(words->text(0, -1).indexOf(word));
    const QPoint one = words->characterRect(at).topLeft();
    const QPoint behind = words->characterRect(at + int(word.size())).topLeft();
    QCOMPARE(one.y(), behind.y());
    QWidget *port = m_view->viewport();
    const auto [left, right] = std::minmax({one.x(), behind.x()});
    QVERIFY(right > left + 10);
    for (int x = left + 1; x < right; ++x) {
        const QPoint place = port->mapFromGlobal(QPoint(x, one.y() + 8));
        QTest::mouseDClick(port, Qt::LeftButton, {}, place);
        QCOMPARE(m_view->selectedText(), word);
        click({2, 2});
    }
}

QTEST_MAIN(TestConversationSelecting)
#include "tst_conversationselecting.moc"
