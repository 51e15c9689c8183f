// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/conversationviewrig.h"
#include "ui/conversation/finder.h"
#include "ui/conversation/questionline.h"
#include "ui/conversation/questionwords.h"

#include <QAccessible>
#include <QClipboard>

using core::Role;

/// The question of a long reply, kept in sight as one line over the text.
class TestQuestionLine : public QObject, private support::ConversationViewRig
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }
    void standsOverALongReplyOnly();
    void comesWhileAReplyGrows();
    void goesWithItsReply();
    void speaksOfTheQuestionThatTheReplyIsTo();
    void theTextDoesNotMove();
    void aClickLeadsToTheQuestion();
    void enterLeadsToTheQuestion();
    void whenItGoesTheFocusStaysInTheConversation();
    void headsOfCodeStickBelowIt();
    void matchesAreShownBelowIt_data();
    void matchesAreShownBelowIt();
    void aSelectionByKeysStaysBelowIt();
    void pagesOverlapBelowIt();
    void theWheelScrollsThroughIt();
    void waitsForAQuestionThatIsNotLoaded();
    void screenReadersFindIt();
    void fitsItsLetters();
    void oneLineIsMadeOfAQuestion_data();
    void oneLineIsMadeOfAQuestion();

private:
    [[nodiscard]] ui::QuestionLine &line() const
    {
        return *m_view->findChild<ui::QuestionLine *>();
    }
    void ask(const QString &question, const QString &answer)
    {
        (void)m_port->add(Role::User, question);
        (void)m_port->add(Role::Assistant, answer);
        QCoreApplication::processEvents();
    }
    void askLong(const QString &question = QStringLiteral("Why is the sky blue?"))
    {
        ask(question, QStringLiteral("Some words of an answer.\n\n").repeated(80));
    }
    void scrollTo(int value) { m_view->verticalScrollBar()->setValue(value); }
    /// The topmost and lowest line of the viewport with this colour; -1: none has.
    [[nodiscard]] std::pair<int, int> reach(const QColor &color) const;
};

namespace {

QString code(const QString &needle)
{
    QString text = QStringLiteral("```\n");
    for (int i = 0; i < 90; ++i)
        text += i == 40 ? needle + QLatin1Char('\n') : QStringLiteral("line %1\n").arg(i);
    return text + QStringLiteral("```\n");
}

QString prose(const QString &needle)
{
    QString text;
    for (int i = 0; i < 90; ++i)
        text += i == 40 ? needle + QStringLiteral("\n\n") : QStringLiteral("Line %1.\n\n").arg(i);
    return text;
}

} // namespace

std::pair<int, int> TestQuestionLine::reach(const QColor &color) const
{
    const QImage image = m_view->viewport()->grab().toImage();
    std::pair<int, int> found{-1, -1};
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y) != color)
                continue;
            found = {found.first < 0 ? y : found.first, y};
            break;
        }
    }
    return found;
}

void TestQuestionLine::standsOverALongReplyOnly()
{
    fill(10);
    QVERIFY(m_view->isAtEnd());
    QVERIFY(!line().isVisible()); // the last reply's question is out of sight, but the reply short
    askLong();
    QVERIFY(line().isVisible());
    QCOMPARE(line().words(), QStringLiteral("Why is the sky blue?"));
    QCOMPARE(line().geometry().topLeft(), m_view->viewport()->pos());
    QCOMPARE(line().width(), m_view->viewport()->width());
    // It shows something: letters in its own ink, and a line below.
    const QImage image = line().grab().toImage();
    const QRect column = rowRect(0);
    int inked = 0;
    for (int x = column.left(); x < column.right(); ++x) {
        for (int y = 0; y < image.height() - 1; ++y)
            inked += image.pixelColor(x, y) == m_theme->colors().canvas ? 0 : 1;
    }
    QVERIFY(inked > 100);
    QCOMPARE(image.pixelColor(2, image.height() - 1), m_theme->colors().line);
    QCOMPARE(image.pixelColor(2, image.height() / 2), m_theme->colors().canvas);
}

void TestQuestionLine::comesWhileAReplyGrows()
{
    const QUuid reply = m_port->ask(QStringLiteral("Tell me."));
    for (int i = 0; i < 60; ++i) {
        m_port->conversation().appendText(reply, 0, QStringLiteral("words\n\n"));
        QVERIFY(m_view->isAtEnd());
        const bool isLong = rowRect(1).height() > m_view->viewport()->height();
        QVERIFY(line().isVisible() == isLong || rowRect(1).top() > -ui::row::kQuestionToReply);
    }
    QVERIFY(line().isVisible());
}

void TestQuestionLine::goesWithItsReply()
{
    askLong();
    (void)m_port->add(Role::User, QStringLiteral("Next?"));
    (void)m_port->add(Role::Assistant, QStringLiteral("Line.\n\n").repeated(80));
    scrollTo(0);
    QVERIFY(!line().isVisible());
    const int end = m_view->verticalScrollBar()->maximum();
    bool hasStood = false;
    for (int value = 0; value < end; value += 7) {
        scrollTo(value);
        // The next question is never covered, and neither is its own while it can be seen.
        for (const int question : {0, 2}) {
            const QRect row = rowRect(question);
            const bool isCut = row.bottom() < 0 || row.top() >= line().height();
            QVERIFY(!line().isVisible() || isCut);
        }
        hasStood = hasStood || line().isVisible();
    }
    QVERIFY(hasStood);
}

void TestQuestionLine::speaksOfTheQuestionThatTheReplyIsTo()
{
    askLong(QStringLiteral("First?"));
    askLong(QStringLiteral("Second?"));
    QCOMPARE(line().words(), QStringLiteral("Second?"));
    scrollTo(400);
    QVERIFY(line().isVisible());
    QCOMPARE(line().words(), QStringLiteral("First?"));
    // It is written anew when the question is.
    (void)m_port->conversation().replacePart(m_port->conversation().at(0).id, 0,
                                             core::TextPart{QStringLiteral("Else?")});
    QCOMPARE(line().words(), QStringLiteral("Else?"));
}

void TestQuestionLine::theTextDoesNotMove()
{
    askLong();
    scrollTo(0);
    int before = rowRect(1).top();
    bool hasCome = false;
    for (int value = 5; value < 300; value += 5) {
        scrollTo(value);
        QCOMPARE(rowRect(1).top(), before - 5);
        before = rowRect(1).top();
        hasCome = hasCome || line().isVisible();
    }
    QVERIFY(hasCome);
}

void TestQuestionLine::aClickLeadsToTheQuestion()
{
    fill(2);
    askLong();
    QVERIFY(line().isVisible());
    QTest::mouseClick(&line(), Qt::LeftButton, {}, line().rect().center());
    QVERIFY(!line().isVisible());
    QCOMPARE(rowRect(4).top(), 0);
    QVERIFY(!line().hasFocus());
}

void TestQuestionLine::enterLeadsToTheQuestion()
{
    fill(2);
    askLong();
    m_view->setFocus(Qt::TabFocusReason);
    for (int i = 0; i < 20 && !line().hasFocus(); ++i)
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QVERIFY(line().hasFocus());
    const QImage focused = line().grab().toImage();
    QTest::keyClick(&line(), Qt::Key_Return);
    QCOMPARE(rowRect(4).top(), 0);
    QVERIFY(m_view->hasFocus());
    QVERIFY(reach(m_theme->colors().leaf).first >= 0); // the mark of the focus is in view
    scrollTo(m_view->verticalScrollBar()->maximum());
    QVERIFY(line().isVisible());
    QVERIFY(line().grab().toImage() != focused);
}

void TestQuestionLine::whenItGoesTheFocusStaysInTheConversation()
{
    askLong();
    line().setFocus(Qt::TabFocusReason);
    QVERIFY(line().hasFocus());
    QTest::keyClick(&line(), Qt::Key_Home); // the view's keys go through
    QVERIFY(!line().isVisible());
    QVERIFY(m_view->hasFocus());
}

void TestQuestionLine::headsOfCodeStickBelowIt()
{
    ask(QStringLiteral("Code?"), code(QStringLiteral("x")));
    scrollTo(600);
    QVERIFY(line().isVisible());
    const ui::RowButton copy = m_view->rowButtons(1).constFirst();
    QCOMPARE(copy.action, ui::RowAction::CopyCode);
    const QRect button = copy.rect.translated(rowRect(1).topLeft());
    QVERIFY(button.top() >= line().height());
    QVERIFY(button.top() < line().height() + 2 * render::space::kCodeHead);
    // It is painted where it can be pressed: the line below the head is there.
    const QImage image = m_view->viewport()->grab().toImage();
    const int x = rowRect(1).center().x();
    const int bottom = line().height() + render::space::kCodeHead - 1;
    QCOMPARE(image.pixelColor(x, bottom), m_theme->colors().line);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, button.center());
    QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("line 1")));
}

void TestQuestionLine::matchesAreShownBelowIt_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("head");
    QTest::newRow("prose") << prose(QStringLiteral("needle")) << 0;
    QTest::newRow("code") << code(QStringLiteral("needle")) << render::space::kCodeHead;
}

void TestQuestionLine::matchesAreShownBelowIt()
{
    QFETCH(QString, text);
    QFETCH(int, head);
    ask(QStringLiteral("Where?"), text);
    m_view->finder().search().search(QStringLiteral("needle"));
    const QColor found = m_theme->colors().findNow;
    QTRY_VERIFY(reach(found).first > 0);
    // Half of it below what sticks at the top, wherever that ends.
    const int hidden = line().height() + head;
    m_view->finder().search().search({});
    m_view->finder().search().search(QStringLiteral("needle"));
    QTRY_VERIFY(reach(found).first > 0);
    const int y = reach(found).first;
    m_view->finder().search().search({});
    scrollTo(m_view->verticalScrollBar()->value() + y - hidden + 6);
    QVERIFY(line().isVisible());
    m_view->finder().search().search(QStringLiteral("needle"));
    QTRY_VERIFY(reach(found).first >= hidden);
}

void TestQuestionLine::aSelectionByKeysStaysBelowIt()
{
    askLong();
    scrollTo(700);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {},
                      rowRect(1).topLeft() + QPoint(20, 0) + QPoint(0, 300 - rowRect(1).top()));
    for (int i = 0; i < 15; ++i) {
        QTest::keyClick(m_view.get(), Qt::Key_Up, Qt::ShiftModifier);
        const int top = reach(m_theme->colors().select).first;
        QVERIFY(top < 0 || top >= line().height());
    }
    QVERIFY(m_view->verticalScrollBar()->value() < 700);
    QVERIFY(line().isVisible());
}

void TestQuestionLine::pagesOverlapBelowIt()
{
    askLong();
    scrollTo(500);
    const int before = m_view->verticalScrollBar()->value();
    press(Qt::Key_PageDown);
    const int step = m_view->verticalScrollBar()->value() - before;
    QVERIFY(step > 200);
    // What was the lowest line is still seen, and not below the question.
    const int line = QFontMetrics(m_theme->readingFont()).height();
    QVERIFY(m_view->viewport()->height() - line - step >= this->line().height());
}

void TestQuestionLine::theWheelScrollsThroughIt()
{
    askLong();
    const int before = m_view->verticalScrollBar()->value();
    const QPoint middle = line().rect().center();
    QWheelEvent event(middle, line().mapToGlobal(middle), {}, {0, 120}, Qt::NoButton,
                      Qt::NoModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&line(), &event);
    QVERIFY(m_view->verticalScrollBar()->value() < before);
}

void TestQuestionLine::waitsForAQuestionThatIsNotLoaded()
{
    auto port = std::make_unique<support::FakePort>();
    m_port = port.get();
    (void)m_port->addStored(Role::User, QStringLiteral("Far away?"));
    (void)m_port->add(Role::Assistant, QStringLiteral("Words.\n\n").repeated(80));
    m_view->setPort(std::move(port));
    QCoreApplication::processEvents();
    QVERIFY(!line().isVisible());
    QVERIFY(!m_port->m_loads.isEmpty());
    QCOMPARE(m_port->m_loads.last().first, 0);
    m_port->load(0);
    QVERIFY(line().isVisible());
    QCOMPARE(line().words(), QStringLiteral("Far away?"));
}

void TestQuestionLine::screenReadersFindIt()
{
    fill(1);
    QAccessibleInterface *list = QAccessible::queryAccessibleInterface(m_view.get());
    QCOMPARE(list->childCount(), 2);
    askLong();
    QCOMPARE(list->childCount(), 5);
    QAccessibleInterface *last = list->child(4); // the first of what lies over the text
    QCOMPARE(last->role(), QAccessible::Button);
    QCOMPARE(last->text(QAccessible::Name), QStringLiteral("Question: Why is the sky blue?"));
    QCOMPARE(list->indexOfChild(last), 4);
    QCOMPARE(list->child(3)->role(), QAccessible::ListItem);
    const QPoint middle = last->rect().center();
    QCOMPARE(list->childAt(middle.x(), middle.y()), last);
    last->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QTRY_COMPARE(rowRect(2).top(), 0);
    for (int i = 0; i < list->childCount(); ++i)
        QVERIFY(list->child(i) != last);
}

void TestQuestionLine::fitsItsLetters()
{
    QFont large = m_theme->uiFont();
    large.setPointSizeF(large.pointSizeF() * 2);
    QApplication::setFont(large);
    core::Settings settings;
    settings.readingPercent = 200;
    m_theme->apply(settings);
    askLong();
    QVERIFY(line().isVisible());
    QVERIFY(line().height() > QFontMetrics(m_theme->uiFont()).height());
    QCOMPARE(line().height(), line().lineHeight());
    QApplication::setFont(QFont());
}

void TestQuestionLine::oneLineIsMadeOfAQuestion_data()
{
    QTest::addColumn<QList<core::ContentPart>>("parts");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const char *text, const char *words) {
        QTest::newRow(name) << QList<core::ContentPart>{core::TextPart{QString::fromUtf8(text)}}
                            << QString::fromUtf8(words);
    };
    row("markup stays as it is", "<b>One</b> & *two*\nthree", "<b>One</b> & *two*");
    row("the first line that says something", "\n  \n\t这 是\t什么？\n", "这 是 什么？");
    row("not what is quoted", "> he said\n> this\n\nIs that so?", "Is that so?");
    row("but when it is all there is", "> he said\n", "he said");
    row("nothing", "", "");
    const core::ImagePart image;
    QTest::newRow("a picture") << QList<core::ContentPart>{core::TextPart{}, image}
                               << QStringLiteral("Image");
    QTest::newRow("a picture and words")
        << QList<core::ContentPart>{image, core::TextPart{QStringLiteral("What is this?")}}
        << QStringLiteral("What is this?");
    QTest::newRow("a long line") << QList<core::ContentPart>{core::TextPart{
        QStringLiteral("word ").repeated(100'000)}}
                                 << QStringLiteral("word ").repeated(60).trimmed() + QChar(0x2026);
}

void TestQuestionLine::oneLineIsMadeOfAQuestion()
{
    QFETCH(QList<core::ContentPart>, parts);
    QFETCH(QString, words);
    QCOMPARE(ui::questionWords(parts), words);
}

QTEST_MAIN(TestQuestionLine)
#include "tst_questionline.moc"
