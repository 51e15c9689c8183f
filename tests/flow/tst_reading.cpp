// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"
#include "support/longreply.h"
#include "ui/conversation/conversationview.h"
#include "ui/conversation/findbar.h"
#include "ui/conversation/finder.h"
#include "ui/lineinput.h"

#include <QAccessible>
#include <QClipboard>
#include <QScrollBar>
#include <QWheelEvent>

/// One reply of fifty thousand chunks over the wire, and a person who does everything meanwhile.
class ReadingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPersonReadsOnWhileFiftyThousandChunksArrive();

private:
    static constexpr int kParts = 10;
#if defined(__SANITIZE_ADDRESS__)
    static constexpr int kChunksOfAPart = 500; // each costs ten times as much there
#else
    static constexpr int kChunksOfAPart = 5'000;
#endif

    [[nodiscard]] static QString thoughts()
    {
        return QStringLiteral("I think.");
    }
    [[nodiscard]] support::FakeAnswer answer();
    [[nodiscard]] ui::ConversationView &view()
    {
        return *m_program->window().findChild<ui::ConversationView *>();
    }
    /// Lets the next part come, and asks again and again whether all is well until it is there.
    void receive(const std::function<bool()> &isWell);
    void wheelUp(int times);
    void follow();
    void scroll();
    void select();
    void copy();
    void find();
    void resize();
    void fold();
    void type();
    void end();

    [[nodiscard]] QAccessibleInterface *row()
    {
        return QAccessible::queryAccessibleInterface(&view())->child(1);
    }
    [[nodiscard]] int topLetter()
    {
        const QPoint corner(view().visualRect(view().model()->index(1, 0)).left() + 1, 1);
        return row()->textInterface()->offsetAtPoint(view().viewport()->mapToGlobal(corner));
    }
    /// In the view, wherever the window is.
    [[nodiscard]] int yOf(int letter)
    {
        const QRect rect = row()->textInterface()->characterRect(letter);
        return view().viewport()->mapFromGlobal(rect.topLeft()).y();
    }

    std::unique_ptr<flow::Program> m_program;
    QString m_text;
    QList<int> m_sizes;   ///< of the text after each part
    QList<int> m_needles; ///< that are in it then
    int m_part = 0;
};

support::FakeAnswer ReadingTest::answer()
{
    constexpr int kTogether = 50; // chunks in a piece of HTTP
    constexpr int kPauseMs = 5;   // 10,000 chunks a second
    support::LongReply reply;
    support::FakeAnswer answer = support::FakeAnswer::sse({support::reasoningChunk(thoughts())});
    for (int part = 0; part < kParts; ++part) {
        QList<QByteArray> pieces;
        for (int i = 0; i < kChunksOfAPart; i += kTogether) {
            QByteArray piece;
            for (int chunk = 0; chunk < kTogether; ++chunk) {
                const QString words = reply.take(1);
                m_text += words;
                piece += support::chunk(words);
            }
            pieces.append(piece);
        }
        for (const QByteArray &piece : std::as_const(pieces))
            answer.then({piece}).pause(kPauseMs);
        answer.hold();
        m_sizes.append(int(m_text.size()));
        m_needles.append(reply.needles());
    }
    return answer.then({support::finish(QStringLiteral("stop")), support::done()});
}

void ReadingTest::receive(const std::function<bool()> &isWell)
{
    const int wanted = m_sizes.at(m_part++);
    m_program->gateway.release();
    bool wasWell = true;
    QVERIFY(QTest::qWaitFor(
        [&] {
            wasWell = wasWell && isWell();
            return m_program->lastText().size() >= wanted || !wasWell;
        },
        60'000));
    QVERIFY(wasWell && isWell());
}

void ReadingTest::wheelUp(int times)
{
    QWidget *port = view().viewport();
    const QPointF middle = QRectF(port->rect()).center();
    for (int i = 0; i < times; ++i) {
        QWheelEvent event(middle, port->mapToGlobal(middle), {}, {0, 120}, Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(port, &event);
    }
}

void ReadingTest::follow()
{
    receive([this] { return view().isAtEnd(); });
}

void ReadingTest::scroll()
{
    wheelUp(20);
    const int letter = topLetter();
    const int y = yOf(letter);
    receive([&, this] { return yOf(letter) == y && !view().isAtEnd(); });
}

void ReadingTest::select()
{
    QWidget *port = view().viewport();
    const QPoint middle = port->rect().center();
    QTest::mouseDClick(port, Qt::LeftButton, {}, middle);
    QTest::mouseRelease(port, Qt::LeftButton, {}, middle);
    QTest::mouseClick(port, Qt::LeftButton, Qt::ShiftModifier, middle + QPoint(0, 150));
    QTest::keyClick(&view(), Qt::Key_Down, Qt::ShiftModifier);
    const QString text = view().selectedText();
    QVERIFY(text.size() > 50);
    receive([&, this] { return view().selectedText() == text; });
}

void ReadingTest::copy()
{
    const QString text = view().selectedText();
    const int letter = topLetter();
    const int y = yOf(letter);
    receive([&, this] {
        QTest::keySequence(&view(), QKeySequence(QKeySequence::Copy));
        return QGuiApplication::clipboard()->text() == text && yOf(letter) == y;
    });
}

void ReadingTest::find()
{
    QTest::keySequence(&view(), QKeySequence(QKeySequence::Find));
    auto *bar = m_program->window().findChild<ui::FindBar *>();
    QTRY_VERIFY(bar->isVisible());
    auto *field = bar->findChild<ui::LineInput *>();
    field->setText(support::LongReply::needle());
    const ui::ConversationSearch &search = view().finder().search();
    QTRY_VERIFY(search.number() > 0);
    QTest::keyClick(field, Qt::Key_Return);
    QTest::keyClick(field, Qt::Key_Return);
    const int current = search.number();
    QVERIFY(current > 0);
    const int letter = topLetter();
    const int y = yOf(letter);
    receive([&, this] { return search.number() == current && yOf(letter) == y; });
    QTRY_COMPARE(search.count(), m_needles.at(m_part - 1));
    QTest::keyClick(field, Qt::Key_Escape);
}

void ReadingTest::resize()
{
    const int letter = topLetter();
    const int y = yOf(letter);
    const QSize before = m_program->window().size();
    int step = 0;
    receive([&, this] {
        m_program->window().resize(before - QSize(20, 10) * (step++ % 12));
        QCoreApplication::processEvents();
        return yOf(letter) == y;
    });
    QVERIFY(step > 1); // while it came
    m_program->window().resize(before);
    QTRY_COMPARE(m_program->window().size(), before);
    QCOMPARE(yOf(letter), y);
}

void ReadingTest::fold()
{
    const int letter = topLetter();
    const int y = yOf(letter);
    const int height = view().visualRect(view().model()->index(1, 0)).height();
    QString thought;
    for (const QString &name : row()->actionInterface()->actionNames()) {
        if (name.startsWith(QStringLiteral("Thought")))
            thought = name;
    }
    QVERIFY(!thought.isEmpty());
    // The thoughts are part of the message's words while they are open.
    const QString before = thoughts() + QStringLiteral("\n\n");
    int step = 0;
    receive([&, this] {
        row()->actionInterface()->doAction(thought);
        ++step;
        const bool isOpen = row()->textInterface()->text(0, int(before.size())) == before;
        return isOpen == (step % 2 == 1) && yOf(letter + (isOpen ? int(before.size()) : 0)) == y;
    });
    QVERIFY(step > 1);
    if (step % 2 == 1)
        row()->actionInterface()->doAction(thought);
    QVERIFY(view().visualRect(view().model()->index(1, 0)).height() > height);
}

void ReadingTest::type()
{
    const int letter = topLetter();
    const int y = yOf(letter);
    view().setFocus();
    QTest::keyClick(&view(), Qt::Key_X); // goes to the composer, with the focus
    QTRY_COMPARE(m_program->composer().text(), QStringLiteral("x"));
    receive([&, this] {
        QTest::keyClick(&m_program->input(), Qt::Key_Y);
        return yOf(letter) == y;
    });
    QVERIFY(m_program->composer().text().startsWith(QStringLiteral("xyy")));
}

void ReadingTest::end()
{
    view().setFocus();
    QTest::keyClick(&view(), Qt::Key_End);
    receive([this] { return view().isAtEnd(); });
}

void ReadingTest::aPersonReadsOnWhileFiftyThousandChunksArrive()
{
    m_program = std::make_unique<flow::Program>();
    m_program->gateway.answer(answer());
    QVERIFY(m_program->start());
    m_program->type(QStringLiteral("Write and write."));
    QTRY_VERIFY(m_program->conversation().rowCount() == 2);
    // The first part comes by itself.
    QTRY_VERIFY_WITH_TIMEOUT(m_program->lastText().size() >= m_sizes.at(m_part), 60'000);
    ++m_part;
    QVERIFY(view().isAtEnd());
    using Step = void (ReadingTest::*)();
    for (const Step step : {&ReadingTest::follow, &ReadingTest::scroll, &ReadingTest::select,
                            &ReadingTest::copy, &ReadingTest::find, &ReadingTest::resize,
                            &ReadingTest::fold, &ReadingTest::type, &ReadingTest::end}) {
        (this->*step)();
        if (QTest::currentTestFailed())
            return;
    }
    m_program->gateway.release();
    QVERIFY(m_program->waitForReply(core::MessageState::Complete));
    QVERIFY(m_program->lastText() == m_text);
    QVERIFY(view().isAtEnd());
    m_program.reset();
}

QTEST_MAIN(ReadingTest)
#include "tst_reading.moc"
