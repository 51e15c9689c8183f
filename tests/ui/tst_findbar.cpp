// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/findbarrig.h"
#include "ui/iconbutton.h"
#include "ui/lineinput.h"

#include <QInputMethodEvent>
#include <QLabel>

using core::MessageState;
using core::Role;

/// Finding in the conversation: what is found and counted, where it goes, and the bar's keys.
class TestFindBar : public QObject, support::FindBarRig
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void findsInVisibleText_data();
    void findsInVisibleText();
    void marksEveryMatchAndTheCurrentOne();
    void goesAroundTheEnds();
    void beginsWhereTheReaderIs();
    void movesNothingForWhatIsInView();
    void showsWhatIsOutOfSight();
    void opensReasoning();
    void unfoldsAQuestion();
    void unfoldsCode();
    void showsWhatIsFarToTheSide();
    void streamedTextAddsMatches();
    void aWordMayComeInPieces();
    void removedMessagesTakeTheirMatchesAlong();
    void findsInWhatIsNotLoaded();
    void findsInLargeMessages();
    void longerWordsAreFoundAmongShorterOnes();
    void escapeGivesTheFocusBackAndKeepsTheWord();
    void composingIsNotDisturbed();
    void aSelectionBecomesTheWord();
    void screenReadersHearTheCount();

private:
    void find(const QString &word);
    [[nodiscard]] ui::LineInput *field() const { return m_bar->findChild<ui::LineInput *>(); }
    void enter(Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(field(), Qt::Key_Return, modifiers);
    }
    [[nodiscard]] int pixels(const QColor &color) const;
    [[nodiscard]] int currentPixels() const { return pixels(m_theme->colors().findNow); }
    /// An answer so long that nothing of it but its end can be seen.
    void addLong(const QString &first)
    {
        (void)m_port->add(Role::Assistant, first + QStringLiteral("\n\n")
                                               + QStringLiteral("Lines.\n\n").repeated(80));
    }
};

void TestFindBar::init()
{
    openWithBar();
}

void TestFindBar::cleanup()
{
    m_view.reset();
    m_host.reset();
    close();
}

void TestFindBar::find(const QString &word)
{
    m_bar->open();
    field()->setText(word);
    QTRY_VERIFY(search().isComplete());
    QCoreApplication::processEvents();
}

int TestFindBar::pixels(const QColor &color) const
{
    const QImage image = m_view->viewport()->grab().toImage();
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += image.pixelColor(x, y) == color ? 1 : 0;
    }
    return count;
}

void TestFindBar::findsInVisibleText_data()
{
    QTest::addColumn<Role>("role");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("word");
    const auto row = [](const char *name, const char *text, const char *word,
                        Role role = Role::Assistant) {
        QTest::newRow(name) << role << QString::fromUtf8(text) << QString::fromUtf8(word);
    };
    row("across inline marks", "some **bo**ld *wor*ds", "bold words");
    row("across lines", "one\ntwo", "one two");
    row("code block", "```cpp\nint main() {}\n```", "main()");
    row("table head", "| one | two |\n|-----|-----|\n| a | b |", "two");
    row("table cell", "| one | two |\n|-----|-----|\n| a | the **ce**ll |", "the cell");
    row("quote", "> said", "said");
    row("link", "see [the page](https://example.org)", "see the page");
    row("other case", "Straße UND Weg", "und weg");
    row("Chinese", "枇杷是一种水果。", "水果");
    row("beyond the first plane", "so 😀 far", "😀 f");
    row("question", "**as written**", "**as", Role::User);
}

void TestFindBar::findsInVisibleText()
{
    QFETCH(Role, role);
    QFETCH(QString, text);
    QFETCH(QString, word);
    (void)m_port->add(Role::User, QStringLiteral("?"));
    (void)m_port->add(role, text);
    find(word);
    QCOMPARE(m_bar->countText(), QStringLiteral("1 of 1"));
    QVERIFY(currentPixels() > 20);
    find(QStringLiteral("](")); // the marks themselves are not to be seen
    QCOMPARE(m_bar->countText(), QStringLiteral("No match"));
}

void TestFindBar::marksEveryMatchAndTheCurrentOne()
{
    (void)m_port->add(Role::Assistant, QStringLiteral("word and word and word"));
    const QColor find = m_theme->colors().find;
    QCOMPARE(pixels(find), 0);
    this->find(QStringLiteral("word"));
    const int others = pixels(find);
    const int current = currentPixels();
    QVERIFY(current > 20);
    QVERIFY(others > current); // two of them
    QVERIFY(m_bar->closeFind());
    QCOMPARE(pixels(find) + currentPixels(), 0);
}

void TestFindBar::goesAroundTheEnds()
{
    (void)m_port->add(Role::User, QStringLiteral("word"));
    (void)m_port->add(Role::Assistant, QStringLiteral("a word\n\n```\nword\n```"));
    find(QStringLiteral("word"));
    QCOMPARE(m_bar->countText(), QStringLiteral("1 of 3"));
    enter();
    enter();
    enter();
    QCOMPARE(m_bar->countText(), QStringLiteral("1 of 3"));
    enter(Qt::ShiftModifier);
    QCOMPARE(m_bar->countText(), QStringLiteral("3 of 3"));
    const QList<ui::IconButton *> buttons = m_bar->findChildren<ui::IconButton *>();
    for (ui::IconButton *button : buttons)
        QVERIFY(!button->accessibleName().isEmpty() && !button->toolTip().isEmpty());
    buttons.at(0)->click();
    QCOMPARE(m_bar->countText(), QStringLiteral("2 of 3"));
}

void TestFindBar::beginsWhereTheReaderIs()
{
    (void)m_port->add(Role::User, QStringLiteral("word"));
    addLong(QStringLiteral("word"));
    (void)m_port->add(Role::User, QStringLiteral("word"));
    QCoreApplication::processEvents();
    QVERIFY(m_view->isAtEnd());
    find(QStringLiteral("word"));
    QCOMPARE(m_bar->countText(), QStringLiteral("3 of 3"));
}

void TestFindBar::movesNothingForWhatIsInView()
{
    fill(10);
    m_view->verticalScrollBar()->setValue(300);
    m_bar->open();
    int middle = 0; // a question well within the view
    while (rowRect(middle).top() < 120)
        middle += 2;
    QVERIFY(rowRect(middle).bottom() < m_view->viewport()->height() - 80);
    const int before = m_view->verticalScrollBar()->value();
    (void)m_port->conversation().replacePart(m_port->conversation().at(middle).id, 0,
                                             core::TextPart{QStringLiteral("Special")});
    find(QStringLiteral("special"));
    QCOMPARE(m_bar->countText(), QStringLiteral("1 of 1"));
    QCOMPARE(m_view->verticalScrollBar()->value(), before);
}

void TestFindBar::showsWhatIsOutOfSight()
{
    (void)m_port->add(Role::User, QStringLiteral("Why?"));
    addLong(QStringLiteral("needle"));
    fill(30);
    QVERIFY(m_view->isAtEnd());
    find(QStringLiteral("needle"));
    QCOMPARE(m_bar->countText(), QStringLiteral("1 of 1"));
    QVERIFY(currentPixels() > 20);
    find(QStringLiteral("Answer 29"));
    QVERIFY(currentPixels() > 20);
}

void TestFindBar::opensReasoning()
{
    core::Message message;
    message.role = Role::Assistant;
    message.parts = {core::ReasoningPart{QStringLiteral("a hidden thought"), 100},
                     core::TextPart{QStringLiteral("Said.")}};
    message.textLength = 20;
    (void)m_port->conversation().add(message);
    find(QStringLiteral("thought"));
    QCOMPARE(m_bar->countText(), QStringLiteral("1 of 1"));
    QVERIFY(currentPixels() > 20);
}

void TestFindBar::unfoldsAQuestion()
{
    (void)m_port->add(Role::User, QStringLiteral("line\n").repeated(20) + QStringLiteral("needle"));
    (void)m_port->add(Role::Assistant, QStringLiteral("Yes."));
    QCoreApplication::processEvents();
    const int folded = rowRect(0).height();
    find(QStringLiteral("needle"));
    QVERIFY(rowRect(0).height() > folded);
    QVERIFY(currentPixels() > 20);
}

void TestFindBar::unfoldsCode()
{
    QString code = QStringLiteral("```\n");
    for (int line = 0; line < 3 * render::MessageLayout::kFoldedCode; ++line)
        code += QStringLiteral("line\n");
    (void)m_port->add(Role::User, QStringLiteral("Why?"));
    (void)m_port->add(Role::Assistant, code + QStringLiteral("needle\n```\n"));
    QCoreApplication::processEvents();
    const int folded = rowRect(1).height();
    find(QStringLiteral("needle"));
    QCOMPARE(m_bar->countText(), QStringLiteral("1 of 1"));
    QVERIFY(currentPixels() > 20);
    QVERIFY(rowRect(1).height() > 2 * folded);
}

void TestFindBar::showsWhatIsFarToTheSide()
{
    (void)m_port->add(
        Role::Assistant,
        QStringLiteral("```\n%1needle\n```\n").arg(QStringLiteral("words ").repeated(60)));
    find(QStringLiteral("needle"));
    QVERIFY(currentPixels() > 20);
}

void TestFindBar::streamedTextAddsMatches()
{
    const QUuid reply = m_port->ask(QStringLiteral("Tell me."));
    m_port->conversation().appendText(reply, 0, QStringLiteral("a word\n\n"));
    find(QStringLiteral("word"));
    QCOMPARE(m_bar->countText(), QStringLiteral("1 of 1"));
    m_port->conversation().appendText(reply, 0, QStringLiteral("another word, "));
    QTRY_COMPARE(m_bar->countText(), QStringLiteral("1 of 2"));
    m_port->conversation().appendText(reply, 0, QStringLiteral("word\n\n```\nword\n"));
    QTRY_COMPARE(m_bar->countText(), QStringLiteral("1 of 4"));
    m_port->conversation().finish(reply, {});
    QCoreApplication::processEvents();
    QCOMPARE(m_bar->countText(), QStringLiteral("1 of 4"));
    (void)m_port->add(Role::User, QStringLiteral("My word."));
    QTRY_COMPARE(m_bar->countText(), QStringLiteral("1 of 5"));
}

void TestFindBar::aWordMayComeInPieces()
{
    const QUuid reply = m_port->ask(QStringLiteral("Tell me."));
    m_bar->open();
    field()->setText(QStringLiteral("bold"));
    for (const char *piece :
         {"first\n\nso ", "**b", "ol", "d** and", " [bo][1]ld\n\n", "[1]: #x\n\n"}) {
        m_port->conversation().appendText(reply, 0, QString::fromLatin1(piece));
        QCoreApplication::processEvents();
    }
    QTRY_COMPARE(search().count(), 2); // the definition changed a paragraph that was closed
}

void TestFindBar::removedMessagesTakeTheirMatchesAlong()
{
    (void)m_port->add(Role::User, QStringLiteral("word"));
    const QUuid reply = m_port->add(Role::Assistant, QStringLiteral("word"));
    find(QStringLiteral("word"));
    enter();
    m_port->conversation().remove(reply);
    QTRY_COMPARE(search().count(), 1);
    enter();
    QCOMPARE(m_bar->countText(), QStringLiteral("1 of 1"));
}

void TestFindBar::findsInWhatIsNotLoaded()
{
    QUuid last;
    auto port = std::make_unique<support::FakePort>();
    for (int i = 0; i < 300; ++i) {
        core::Message message;
        message.role = i % 2 == 0 ? Role::User : Role::Assistant;
        message.parentId = last;
        message.isLoaded = false;
        message.textLength = 400;
        last = port->conversation().add(message);
        port->m_stored.insert(last, {core::TextPart{QStringLiteral("Number **%1** now").arg(i)}});
    }
    m_port = port.get();
    m_view->setPort(std::move(port));
    find(QStringLiteral("number 5 now"));
    QCOMPARE(m_bar->countText(), QStringLiteral("1 of 1"));
    QVERIFY(!m_port->conversation().at(5).isLoaded);
    const auto [from, to] = m_port->m_loads.last();
    QVERIFY(from <= 5 && 5 <= to);
    for (int row = from; row <= to; ++row) {
        const QUuid id = m_port->conversation().at(row).id;
        m_port->conversation().setLoadedParts(id, m_port->m_stored.value(id));
    }
    QTRY_VERIFY(currentPixels() > 20);
    QCOMPARE(m_bar->countText(), QStringLiteral("1 of 1"));
}

void TestFindBar::findsInLargeMessages()
{
    const QString filler = QStringLiteral("Some **words** in a line.\n\n").repeated(3000);
    (void)m_port->add(Role::Assistant, filler + QStringLiteral("the nee**dle**\n\n") + filler);
    (void)m_port->add(Role::User, QStringLiteral("Thanks."));
    find(QStringLiteral("needle"));
    QCOMPARE(m_bar->countText(), QStringLiteral("1 of 1"));
    QTRY_VERIFY(currentPixels() > 20);
}

void TestFindBar::longerWordsAreFoundAmongShorterOnes()
{
    (void)m_port->add(Role::User, QStringLiteral("cat"));
    (void)m_port->add(Role::Assistant, QStringLiteral("a category of cats, and dogs"));
    find(QStringLiteral("cat"));
    QCOMPARE(search().count(), 3);
    find(QStringLiteral("cate"));
    QCOMPARE(search().count(), 1);
    find(QStringLiteral("dog"));
    QCOMPARE(search().count(), 1);
}

void TestFindBar::escapeGivesTheFocusBackAndKeepsTheWord()
{
    (void)m_port->add(Role::Assistant, QStringLiteral("word"));
    find(QStringLiteral("word"));
    QVERIFY(field()->hasFocus());
    QTest::keyClick(field(), Qt::Key_Escape);
    QVERIFY(m_bar->isHidden());
    QVERIFY(m_view->hasFocus());
    QVERIFY(search().word().isEmpty());
    m_bar->open();
    QCOMPARE(field()->selectedText(), QStringLiteral("word"));
    QTRY_COMPARE(m_bar->countText(), QStringLiteral("1 of 1"));
}

void TestFindBar::composingIsNotDisturbed()
{
    (void)m_port->add(Role::Assistant, QStringLiteral("word and word"));
    find(QStringLiteral("word"));
    QInputMethodEvent composing(QStringLiteral("shui"), {});
    QCoreApplication::sendEvent(field(), &composing);
    enter();
    QTest::keyClick(field(), Qt::Key_Escape);
    m_bar->open();
    QVERIFY(!m_bar->isHidden());
    QVERIFY(field()->isComposing());
    QCOMPARE(m_bar->countText(), QStringLiteral("1 of 2"));
}

void TestFindBar::aSelectionBecomesTheWord()
{
    (void)m_port->add(Role::User, QStringLiteral("one line"));
    (void)m_port->add(Role::Assistant, QStringLiteral("two\n\nlines"));
    (void)m_port->add(Role::User, QStringLiteral("one line"));
    m_view->setFocus();
    QTest::keyClick(m_view.get(), Qt::Key_A, Qt::ControlModifier);
    m_bar->open();
    QCOMPARE(field()->text(), QStringLiteral("one line"));
    QTRY_COMPARE(search().count(), 2);
}

void TestFindBar::screenReadersHearTheCount()
{
    (void)m_port->add(Role::Assistant, QStringLiteral("word and word"));
    find(QStringLiteral("word"));
    const auto *count = m_bar->findChild<QLabel *>(QStringLiteral("count"));
    QCOMPARE(count->accessibleName(), QStringLiteral("1 of 2"));
    enter();
    QCOMPARE(count->accessibleName(), QStringLiteral("2 of 2"));
    QVERIFY(!field()->accessibleName().isEmpty());
}

QTEST_MAIN(TestFindBar)
#include "tst_findbar.moc"
