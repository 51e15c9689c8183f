// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/findbarrig.h"
#include "support/longreply.h"
#include "ui/conversation/jumpbutton.h"
#include "ui/lineinput.h"

#include <QAccessible>
#include <QClipboard>
#include <QScreen>

/// What a person does while a reply of many thousand chunks arrives, and that none of it jumps.
class TestReadingWhileStreaming : public QObject, private support::FindBarRig
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void nothingMovesOverAThousandFlushes();
    void theLineStaysWhileTheWindowIsResized();
    void theLineStaysWhileSomethingIsFolded();
    void reasoningOpensWhereItIsPressed();
    void aSelectionByMouseStaysTheSameText();
    void aSelectionByKeysStaysTheSameText();
    void matchesAreCountedAndTheCurrentOneStays();
    void theEndIsFollowedAgain();
    void theEndIsPaintedAsAWhole();

private:
    static constexpr int kChunks = 50; ///< a flush: of a reply faster than any gateway's
    void flush(int times = 1)
    {
        for (int i = 0; i < times; ++i) {
            m_port->conversation().appendText(m_reply, m_part, m_long.take(kChunks));
            QCoreApplication::processEvents();
        }
    }
    /// Beside the words: nothing there has a tip that would come up.
    void pointAway()
    {
        QTest::mouseMove(m_host->windowHandle(),
                         m_view->viewport()->mapTo(m_host.get(), QPoint(2, 200)));
    }
    /// Some way up in the reply, with the pointer out of the way.
    void readFurtherUp()
    {
        for (int i = 0; i < 12; ++i)
            wheel(120);
        QVERIFY(!m_view->isAtEnd());
        pointAway();
        flush(); // the button to the end says that there is more
        QTRY_VERIFY(m_view->findChild<ui::JumpButton *>()->isShown());
        QCoreApplication::processEvents();
    }
    /// What is on the screen, without the button to the end.
    [[nodiscard]] QImage shown() const
    {
        const QWidget *port = m_view->viewport();
        const QPoint corner = port->mapTo(m_host.get(), QPoint());
        const int height = m_view->findChild<ui::JumpButton *>()->y() - port->y();
        return m_host->screen()
            ->grabWindow(m_host->winId(), corner.x(), corner.y(), port->width(), height)
            .toImage();
    }
    [[nodiscard]] QAccessibleTextInterface *words(int row) const
    {
        QAccessibleInterface *list = QAccessible::queryAccessibleInterface(m_view.get());
        return list->child(row)->textInterface();
    }
    [[nodiscard]] int replyRow() const { return m_port->conversation().rowCount() - 1; }
    /// The first letter of the topmost line, and where it stands on the screen.
    [[nodiscard]] int topLetter() const
    {
        const QPoint corner(rowRect(replyRow()).left() + 1, 1);
        return words(replyRow())->offsetAtPoint(m_view->viewport()->mapToGlobal(corner));
    }
    [[nodiscard]] int yOf(int letter) const { return words(replyRow())->characterRect(letter).y(); }
    void press(int row, const QString &name) const
    {
        QAccessibleInterface *list = QAccessible::queryAccessibleInterface(m_view.get());
        list->child(row)->actionInterface()->doAction(name);
        QCoreApplication::processEvents();
    }

    support::LongReply m_long;
    QUuid m_reply;
    int m_part = 0;
};

void TestReadingWhileStreaming::init()
{
    openWithBar();
    // An earlier answer with what can be opened and folded.
    (void)m_port->add(core::Role::User, QStringLiteral("First"));
    core::Message message;
    message.role = core::Role::Assistant;
    message.parentId = m_port->conversation().at(0).id;
    message.parts = {core::ReasoningPart{QStringLiteral("thoughts\n\n").repeated(30), 12'000},
                     core::TextPart{QStringLiteral("```\n%1```\n\nThat is it.")
                                        .arg(QStringLiteral("a line of code\n").repeated(80))}};
    (void)m_port->conversation().add(message);
    m_long = {};
    m_part = 0;
    m_reply = m_port->ask(QStringLiteral("Write and write."));
    flush(60);
    QVERIFY(m_view->isAtEnd());
}

void TestReadingWhileStreaming::cleanup()
{
    m_view.reset();
    m_host.reset();
    close();
}

void TestReadingWhileStreaming::nothingMovesOverAThousandFlushes()
{
    readFurtherUp();
    const int letter = topLetter();
    const int y = yOf(letter);
    const QRect reply = rowRect(replyRow());
    const QImage before = shown();
    QVERIFY(!before.isNull());
    for (int i = 0; i < 1'000; ++i) {
        flush();
        QCOMPARE(rowRect(replyRow()).topLeft(), reply.topLeft());
        // Any flicker would be a picture unlike the others.
        QVERIFY2(shown() == before, qPrintable(QString::number(i)));
    }
    QCOMPARE(yOf(letter), y);
    QVERIFY(rowRect(replyRow()).height() > 20 * reply.height() / 2);
}

void TestReadingWhileStreaming::theLineStaysWhileTheWindowIsResized()
{
    readFurtherUp();
    const int letter = topLetter();
    const int y = yOf(letter);
    for (const QSize &size : {QSize(690, 540), QSize(640, 540), QSize(560, 500), QSize(470, 400),
                              QSize(470, 620), QSize(830, 620), QSize(900, 540), QSize(700, 540)}) {
        m_host->resize(size);
        QTRY_COMPARE(m_view->width(), size.width());
        QCOMPARE(yOf(letter), y);
        flush(3);
        QCOMPARE(yOf(letter), y);
    }
    QCOMPARE(topLetter(), letter);
    QVERIFY(!m_view->isAtEnd());
}

void TestReadingWhileStreaming::theLineStaysWhileSomethingIsFolded()
{
    readFurtherUp();
    const int letter = topLetter();
    const int y = yOf(letter);
    const qint64 above = m_view->verticalScrollBar()->value();
    press(1, QStringLiteral("Thought for 12 s"));
    flush(3);
    QCOMPARE(yOf(letter), y);
    QTRY_VERIFY(m_view->verticalScrollBar()->value() > above + 500); // it was opened
    press(1, QStringLiteral("Show all 80 lines"));
    flush(3);
    QCOMPARE(yOf(letter), y);
    press(1, QStringLiteral("Show less"));
    flush(3);
    press(1, QStringLiteral("Thought for 12 s"));
    flush(3);
    QCOMPARE(yOf(letter), y);
}

void TestReadingWhileStreaming::reasoningOpensWhereItIsPressed()
{
    // Another reply, that thinks first.
    m_port->conversation().finish(m_reply, {});
    (void)m_port->add(core::Role::User, QStringLiteral("Think and write."));
    core::Message message;
    message.role = core::Role::Assistant;
    message.state = core::MessageState::Streaming;
    message.parentId = m_port->conversation().at(3 + 1).id;
    message.parts = {core::ReasoningPart{QStringLiteral("thoughts\n\n").repeated(20), 12'000},
                     core::TextPart{}};
    m_reply = m_port->conversation().add(message);
    m_part = 1;
    flush(2);
    m_view->scrollTo(m_view->model()->index(replyRow(), 0), QAbstractItemView::PositionAtTop);
    QCoreApplication::processEvents();
    const auto line = [this] {
        for (const ui::RowButton &button : m_view->rowButtons(replyRow())) {
            if (button.action == ui::RowAction::ToggleReasoning)
                return button.rect.translated(rowRect(replyRow()).topLeft());
        }
        return QRect();
    };
    const QRect before = line();
    for (int i = 0; i < 4; ++i) {
        const int height = rowRect(replyRow()).height();
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, before.center());
        const int change = rowRect(replyRow()).height() - height;
        QVERIFY(i % 2 == 0 ? change > 200 : change < -200);
        QCOMPARE(line().topLeft(), before.topLeft());
        flush(5);
        QCOMPARE(line().topLeft(), before.topLeft());
    }
}

void TestReadingWhileStreaming::aSelectionByMouseStaysTheSameText()
{
    readFurtherUp();
    QWidget *port = m_view->viewport();
    const int left = rowRect(replyRow()).left();
    QTest::mousePress(port, Qt::LeftButton, {}, {left + 60, 80});
    for (int y = 100; y < 400; y += 20) {
        const QPoint to(left + y, y);
        QMouseEvent move(QEvent::MouseMove, to, port->mapToGlobal(to), Qt::NoButton, Qt::LeftButton,
                         {});
        QCoreApplication::sendEvent(port, &move);
        flush(2); // while the button is down
    }
    QTest::mouseRelease(port, Qt::LeftButton, {}, {left + 380, 380});
    const QString text = m_view->selectedText();
    QVERIFY(text.count(u'\n') > 5);
    const QImage before = shown();
    for (int i = 0; i < 100; ++i) {
        flush();
        QCOMPARE(m_view->selectedText(), text);
        QVERIFY(shown() == before);
    }
    QTest::keySequence(m_view.get(), QKeySequence(QKeySequence::Copy));
    QCOMPARE(QGuiApplication::clipboard()->text(), text);
}

void TestReadingWhileStreaming::aSelectionByKeysStaysTheSameText()
{
    readFurtherUp();
    const QPoint place(rowRect(replyRow()).left() + 40, 120);
    QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, place);
    QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, place);
    QVERIFY(m_view->hasSelection());
    for (int step = 0; step < 10; ++step) {
        const QString before = m_view->selectedText();
        QTest::keyClick(m_view.get(), Qt::Key_Down, Qt::ShiftModifier);
        const QString text = m_view->selectedText();
        QVERIFY(text.size() > before.size());
        QVERIFY(text.startsWith(before.first(before.size() / 2)));
        for (int i = 0; i < 10; ++i) {
            flush();
            QCOMPARE(m_view->selectedText(), text);
        }
    }
    QTest::keySequence(m_view.get(), QKeySequence(QKeySequence::Copy));
    QCOMPARE(QGuiApplication::clipboard()->text(), m_view->selectedText());
}

void TestReadingWhileStreaming::matchesAreCountedAndTheCurrentOneStays()
{
    m_bar->open();
    auto *field = m_bar->findChild<ui::LineInput *>();
    field->setText(support::LongReply::needle());
    QTRY_COMPARE(search().count(), m_long.needles());
    for (int i = 0; i < 4; ++i)
        QTest::keyClick(field, Qt::Key_Return, Qt::ShiftModifier);
    const int current = search().number();
    QVERIFY(current > 1 && current < search().count());
    pointAway();
    flush();
    QTRY_VERIFY(m_view->findChild<ui::JumpButton *>()->isShown());
    QCoreApplication::processEvents();
    const QImage before = shown();
    for (int i = 0; i < 100; ++i) {
        flush();
        QTRY_COMPARE(search().count(), m_long.needles());
        QCOMPARE(search().number(), current);
        QCOMPARE(m_bar->countText(), QStringLiteral("%1 of %2").arg(current).arg(m_long.needles()));
        QVERIFY(shown() == before);
    }
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(search().number(), current + 1);
}

void TestReadingWhileStreaming::theEndIsFollowedAgain()
{
    readFurtherUp();
    flush(10);
    QVERIFY(!m_view->isAtEnd());
    m_view->setFocus();
    QTest::keyClick(m_view.get(), Qt::Key_End);
    for (int i = 0; i < 100; ++i) {
        flush();
        QVERIFY(m_view->isAtEnd());
    }
    QTest::keyClick(m_view.get(), Qt::Key_Up);
    flush();
    QVERIFY(!m_view->isAtEnd());
}

/// While the end is followed, most of the picture is only moved: it must be what a new one is.
void TestReadingWhileStreaming::theEndIsPaintedAsAWhole()
{
    for (int i = 0; i < 60; ++i) {
        flush();
        QTRY_VERIFY(!m_view->findChild<ui::JumpButton *>()->isShown());
        const QImage moved = shown();
        m_view->viewport()->update();
        QCoreApplication::processEvents();
        QVERIFY2(shown() == moved, qPrintable(QString::number(i)));
    }
}

QTEST_MAIN(TestReadingWhileStreaming)
#include "tst_readingwhilestreaming.moc"
