// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/conversationviewrig.h"
#include "ui/conversation/dragsource.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QDrag>
#include <QMenu>
#include <QMimeData>
#include <QSignalSpy>

namespace {

QString text(const char *words)
{
    return QString::fromUtf8(words);
}

constexpr const char *kAnswer = "See **this**:\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n"
                                "```py\nif a < b:\n    c\n```\n\n- one\n  - two";

} // namespace

/// What leaves the conversation: by the clipboard, by the middle button, as a quote, by dragging.
class TestConversationCopying : public QObject, private support::ConversationViewRig
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        open();
        QGuiApplication::clipboard()->clear();
        m_view->findChild<ui::DragSource *>()->setCarry(
            [this](QDrag *drag) { m_drags.append(drag); });
    }
    void cleanup()
    {
        qDeleteAll(std::exchange(m_drags, {}));
        close();
    }
    void copiesEveryForm();
    void textHasTheNameThatOthersAskFor();
    void aPartIsCopiedAsAPart();
    void copiesWhatWasNeverLaidOut();
    void waitsForWhatLiesOnDisk();
    void copiesLongTextsOutOfView();
    void hostileTextIsCopiedAsText();
    void theButtonCopiesEveryForm();
    void theMenuCopiesOneForm_data();
    void theMenuCopiesOneForm();
    void quotesTheSelection();
    void quotesAMessageFromItsMenu();
    void theMiddleButtonPastesTheSelection();
    void dragsTheSelection();
    void dragsAPicture();
    void dragsCodeByItsHead();
    void aPressWithoutADragIsAClick();

private:
    void answer(const char *words)
    {
        (void)m_port->add(core::Role::User, text("q"));
        (void)m_port->add(core::Role::Assistant, text(words));
        QCoreApplication::processEvents();
    }
    void selectAnswer() { QTest::keySequence(m_view.get(), QKeySequence(QKeySequence::SelectAll)); }
    [[nodiscard]] static const QMimeData *clip()
    {
        return QGuiApplication::clipboard()->mimeData();
    }
    [[nodiscard]] QMenu *menuAt(QPoint point)
    {
        QContextMenuEvent event(QContextMenuEvent::Mouse, point,
                                m_view->viewport()->mapToGlobal(point));
        QCoreApplication::sendEvent(m_view->viewport(), &event);
        const QList<QMenu *> menus = m_view->findChildren<QMenu *>();
        return menus.isEmpty() ? nullptr : menus.constLast();
    }
    [[nodiscard]] static QAction *action(const QMenu *menu, const char *words)
    {
        for (QAction *action : menu->actions()) {
            if (action->text() == text(words))
                return action;
        }
        return nullptr;
    }
    void drag(QPoint from)
    {
        QWidget *port = m_view->viewport();
        QTest::mousePress(port, Qt::LeftButton, {}, from);
        const QPointF to = from + QPoint(30, 30);
        QMouseEvent move(QEvent::MouseMove, to, port->mapToGlobal(to), Qt::NoButton, Qt::LeftButton,
                         {});
        QCoreApplication::sendEvent(port, &move);
    }

    QList<QDrag *> m_drags;
};

void TestConversationCopying::copiesEveryForm()
{
    answer(kAnswer);
    selectAnswer();
    QTest::keySequence(m_view.get(), QKeySequence(QKeySequence::Copy));
    QCOMPARE(clip()->text(), text("See this:\n\na\tb\n1\t2\n\nif a < b:\n    c\n\n- one\n  - two"));
    QCOMPARE(QString::fromUtf8(clip()->data(text("text/markdown"))), text(kAnswer));
    const QString html = clip()->html();
    QVERIFY(html.contains(text("charset=utf-8")));
    QVERIFY(html.contains(text("<strong>this</strong>")));
    QVERIFY(html.contains(text("<table border=\"1\"")));
    QVERIFY(html.contains(text("<td>2</td></tr></table>")));
    QVERIFY(html.contains(text("<pre style=\"font-family:monospace\"><code>if a &lt; b:\n    c")));
    QVERIFY(html.contains(text("<ul><li>one<ul><li>two</li></ul></li></ul>")));
}

/// On Wayland GTK's programs find no text where it has the other name alone.
void TestConversationCopying::textHasTheNameThatOthersAskFor()
{
    answer("one **two**");
    selectAnswer();
    QTest::keySequence(m_view.get(), QKeySequence(QKeySequence::Copy));
    const QString name = text("text/plain;charset=utf-8");
    QVERIFY(clip()->hasFormat(name));
    QVERIFY(clip()->formats().contains(name));
    QCOMPARE(clip()->data(name), QByteArray("one two"));
    QCOMPARE(clip()->data(name), clip()->data(text("text/plain")));
}

void TestConversationCopying::aPartIsCopiedAsAPart()
{
    answer("**one two** three");
    const QRect row = rowRect(1);
    QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, row.topLeft() + QPoint(4, 28));
    QTest::keySequence(m_view.get(), QKeySequence(QKeySequence::Copy));
    QCOMPARE(clip()->text(), text("one"));
    QCOMPARE(clip()->data(text("text/markdown")), QByteArray("**one**"));
    QVERIFY(clip()->html().contains(text("<body><strong>one</strong></body>"))); // no paragraph
}

void TestConversationCopying::copiesWhatWasNeverLaidOut()
{
    for (int i = 0; i < 40; ++i)
        answer("an *answer*\n\nof two");
    selectAnswer();
    selectAnswer();
    m_view->copySelection();
    QCOMPARE(clip()->text().count(text("an answer\n\nof two")), 40);
    QCOMPARE(clip()->html().count(text("<em>answer</em>")), 40);
    QCOMPARE(QString::fromUtf8(clip()->data(text("text/markdown"))).count(text("*answer*")), 40);
}

void TestConversationCopying::waitsForWhatLiesOnDisk()
{
    for (int i = 0; i < 30; ++i)
        answer("an answer");
    core::Conversation &conversation = m_port->conversation();
    const QList<core::ContentPart> parts = conversation.at(3).parts;
    const QUuid first = conversation.at(3).id;
    const QUuid second = conversation.at(5).id;
    conversation.setLoadedParts(first, {}, false);
    conversation.setLoadedParts(second, {}, false);
    QCoreApplication::processEvents();
    selectAnswer();
    selectAnswer();
    m_port->m_loads.clear();
    m_view->copySelection();
    QCOMPARE(m_port->m_loads.value(0), std::pair(3, 59));
    QVERIFY(clip()->text().isEmpty());
    conversation.setLoadedParts(first, parts);
    QCoreApplication::processEvents();
    QVERIFY(clip()->text().isEmpty());
    conversation.setLoadedParts(second, parts);
    QTRY_COMPARE(clip()->text().count(text("an answer")), 30);
    // Another selection is another matter.
    conversation.setLoadedParts(first, {}, false);
    QGuiApplication::clipboard()->clear();
    m_view->copySelection();
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, {2, 2});
    conversation.setLoadedParts(first, parts);
    QCoreApplication::processEvents();
    QVERIFY(clip()->text().isEmpty());
}

void TestConversationCopying::copiesLongTextsOutOfView()
{
    const QByteArray paragraph = "word " + QByteArray("more ").repeated(50) + "\n\n";
    const QByteArray longText = paragraph.repeated(200); // parsed in the pool
    for (int i = 0; i < 20; ++i)
        answer(i % 19 == 0 ? longText.constData() : "short");
    selectAnswer();
    selectAnswer();
    m_view->copySelection();
    QCOMPARE(clip()->text().count(text("word ")), 2 * 200);
}

void TestConversationCopying::hostileTextIsCopiedAsText()
{
    (void)m_port->add(core::Role::User, text("<img src=q>"));
    (void)m_port->add(core::Role::Assistant, text("<img src=x> [a](javascript:b)"));
    QCoreApplication::processEvents();
    selectAnswer();
    selectAnswer();
    m_view->copySelection();
    QVERIFY(clip()->text().contains(text("<img src=x>")));
    const QString html = clip()->html();
    QVERIFY(html.contains(text("&lt;img src=x&gt;")));
    QVERIFY(html.contains(text("&lt;img src=q&gt;")));
    QVERIFY(!html.contains(text("<img")));
    QVERIFY(!html.contains(text("javascript")));
}

void TestConversationCopying::theButtonCopiesEveryForm()
{
    answer("an **answer**");
    m_view->pressRowAction(1, text("Copy"));
    QCOMPARE(clip()->text(), text("an answer"));
    QVERIFY(clip()->html().contains(text("<strong>answer</strong>")));
}

void TestConversationCopying::theMenuCopiesOneForm_data()
{
    QTest::addColumn<bool>("hasSelection");
    QTest::addColumn<QByteArray>("words");
    QTest::addColumn<QString>("expected");
    QTest::newRow("Markdown of the message")
        << false << QByteArray("Copy as Markdown") << text("**one two** three");
    QTest::newRow("words of the message")
        << false << QByteArray("Copy as plain text") << text("one two three");
    QTest::newRow("Markdown of the selection")
        << true << QByteArray("Copy as Markdown") << text("**one**");
    QTest::newRow("words of the selection")
        << true << QByteArray("Copy as plain text") << text("one");
}

void TestConversationCopying::theMenuCopiesOneForm()
{
    QFETCH(bool, hasSelection);
    QFETCH(QByteArray, words);
    QFETCH(QString, expected);
    answer("**one two** three");
    const QPoint point = rowRect(1).topLeft() + QPoint(4, 28);
    if (hasSelection)
        QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, point);
    QMenu *menu = menuAt(point);
    QVERIFY(menu);
    QCOMPARE(action(menu, "Copy")->isEnabled(), hasSelection);
    action(menu, words.constData())->trigger();
    QCOMPARE(clip()->text(), expected);
    QVERIFY(!clip()->hasHtml());
    menu->close();
}

void TestConversationCopying::quotesTheSelection()
{
    answer("**one two** three");
    const QPoint point = rowRect(1).topLeft() + QPoint(4, 28);
    QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, point);
    const QSignalSpy quoted(m_view.get(), &ui::ConversationView::quoteRequested);
    QMenu *menu = menuAt(point);
    action(menu, "Quote")->trigger();
    QCOMPARE(quoted.count(), 1);
    QCOMPARE(quoted.constFirst().constFirst().toString(), text("**one**"));
    menu->close();
}

void TestConversationCopying::quotesAMessageFromItsMenu()
{
    answer("**one two** three");
    const QSignalSpy quoted(m_view.get(), &ui::ConversationView::quoteRequested);
    m_view->pressRowAction(1, text("More"));
    QMenu *menu = m_view->findChildren<QMenu *>().constLast();
    action(menu, "Quote")->trigger();
    QCOMPARE(quoted.constFirst().constFirst().toString(), text("**one two** three"));
    menu->close();
}

void TestConversationCopying::theMiddleButtonPastesTheSelection()
{
    QClipboard *clipboard = QGuiApplication::clipboard();
    if (!clipboard->supportsSelection())
        QSKIP("the platform has no primary selection");
    clipboard->clear(QClipboard::Selection);
    answer("one two three");
    QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {},
                       rowRect(1).topLeft() + QPoint(4, 28));
    QVERIFY(clipboard->text(QClipboard::Selection).isEmpty()); // the button is still down
    QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {},
                        rowRect(1).topLeft() + QPoint(4, 28));
    QTRY_COMPARE(clipboard->text(QClipboard::Selection), text("one"));
    QTest::keyClick(m_view.get(), Qt::Key_Right,
                    Qt::KeyboardModifiers(Qt::ShiftModifier | Qt::ControlModifier));
    QTRY_COMPARE(clipboard->text(QClipboard::Selection), m_view->selectedText());
    selectAnswer();
    QTRY_COMPARE(clipboard->text(QClipboard::Selection), text("one two three"));
    QVERIFY(clipboard->text().isEmpty()); // what was copied is another thing
    // A click selects nothing and leaves what is there.
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, {2, 2});
    QVERIFY(!m_view->hasSelection());
    QCOMPARE(clipboard->text(QClipboard::Selection), text("one two three"));
}

void TestConversationCopying::dragsTheSelection()
{
    answer("**one two** three");
    selectAnswer();
    drag(rowRect(1).topLeft() + QPoint(10, 28));
    QCOMPARE(m_drags.size(), 1);
    const QMimeData *data = m_drags.constFirst()->mimeData();
    QCOMPARE(data->text(), text("one two three"));
    QVERIFY(data->html().contains(text("<strong>one two</strong>")));
    QVERIFY(m_view->hasSelection());
}

void TestConversationCopying::dragsAPicture()
{
    m_port->m_thumbnail = QImage(200, 100, QImage::Format_RGB32);
    m_port->m_thumbnail.fill(0);
    core::Message message;
    message.role = core::Role::User;
    core::ImagePart image;
    image.hash = QByteArray(64, 'a');
    image.width = 200;
    image.height = 100;
    message.parts = {image, core::TextPart{text("look")}};
    (void)m_port->conversation().add(message);
    QCoreApplication::processEvents();
    QTest::mousePress(m_view->viewport(), Qt::LeftButton, {},
                      rowRect(0).topLeft() + QPoint(20, 30));
    QCoreApplication::processEvents(); // the picture in full size arrives
    const QPointF to = rowRect(0).topLeft() + QPoint(60, 60);
    QMouseEvent move(QEvent::MouseMove, to, m_view->viewport()->mapToGlobal(to), Qt::NoButton,
                     Qt::LeftButton, {});
    QCoreApplication::sendEvent(m_view->viewport(), &move);
    QCOMPARE(m_drags.size(), 1);
    const QMimeData *data = m_drags.constFirst()->mimeData();
    QVERIFY(data->hasImage());
    QCOMPARE(qvariant_cast<QImage>(data->imageData()).size(), QSize(200, 100));
    QVERIFY(!data->hasUrls());
    QVERIFY(!m_view->hasSelection());
}

void TestConversationCopying::dragsCodeByItsHead()
{
    answer("- ```py\n  a = 1\n  b = 2\n  ```");
    const QRect row = rowRect(1);
    for (int y = row.top(); y < row.bottom() && m_drags.isEmpty(); y += 4) {
        drag({row.x() + 60, y});
        QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, {row.x() + 90, y + 30});
    }
    QCOMPARE(m_drags.size(), 1);
    QCOMPARE(m_drags.constFirst()->mimeData()->text(), text("a = 1\nb = 2"));
    QCOMPARE(m_drags.constFirst()->mimeData()->data(text("text/markdown")),
             QByteArray("```py\na = 1\nb = 2\n```"));
}

void TestConversationCopying::aPressWithoutADragIsAClick()
{
    answer("one [two](https://a.example/x) three");
    selectAnswer();
    const QRect row = rowRect(1);
    for (int x = 0; x < 120 && m_gate->m_opened.isEmpty(); x += 6)
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, row.topLeft() + QPoint(x, 28));
    QCOMPARE(m_gate->m_opened, QStringList{text("https://a.example/x")});
    QVERIFY(m_drags.isEmpty());
    QVERIFY(!m_view->hasSelection());
}

QTEST_MAIN(TestConversationCopying)
#include "tst_conversationcopying.moc"
