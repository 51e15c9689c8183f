// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/conversationviewrig.h"
#include "ui/conversation/scroller.h"

#include <QAccessible>
#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>

using support::FakePort;
using ui::ConversationView;

/// The line that somebody was reading when the program ended is the one that is read on from, also
/// in a window of another size and in letters of another size.
class TestReadingPlace : public QObject, private support::ConversationViewRig
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }
    void theLineIsFoundInAnotherWindow_data();
    void theLineIsFoundInAnotherWindow();
    void aLineThatIsNotThereAnyMoreIsFoundByItsHeight();
    void aTextThatIsReadAgainStaysAboutThere();
    void ofTextThatIsATreeByItselfNoLineIsKept();
    void whatFollowsTheLastLineOfALongLeafIsSetWithIt();

private:
    static constexpr int kReply = 1;

    /// A question, and a reply of so many paragraphs whose words are all different.
    static void tell(FakePort &port, int paragraphs)
    {
        (void)port.add(core::Role::User, QStringLiteral("Tell me"));
        QString text;
        for (int i = 0; i < paragraphs; ++i) {
            for (int word = 0; word < 120; ++word)
                text += QStringLiteral("word%1 ").arg(i * 120 + word);
            text += QStringLiteral("\n\n");
        }
        (void)port.add(core::Role::Assistant, text);
    }
    [[nodiscard]] static QAccessibleTextInterface *textIn(ConversationView &view)
    {
        return QAccessible::queryAccessibleInterface(&view)->child(kReply)->textInterface();
    }
    /// The letter in the middle of the line at the view's top: that one is held.
    [[nodiscard]] static int letterAtTop(ConversationView &view)
    {
        const QRect row = view.visualRect(view.model()->index(kReply, 0));
        const QPoint middle(row.center().x(), 0);
        return textIn(view)->offsetAtPoint(view.viewport()->mapToGlobal(middle));
    }
    [[nodiscard]] static bool isLineAtTop(ConversationView &view, int letter)
    {
        const QRect rect = textIn(view)->characterRect(letter); // none where it is out of view
        const int y = view.viewport()->mapFromGlobal(rect.topLeft()).y();
        return rect.height() > 0 && std::abs(y) <= rect.height();
    }
    /// Scrolls up so many pages, and a bit; the letter at the top, once its place is kept.
    [[nodiscard]] int readAbove(int pages)
    {
        (void)letterAtTop(*m_view); // for that a long text is read at once
        m_port->m_place = {};
        press(Qt::Key_PageUp, pages);
        for (int i = 0; i < 3; ++i)
            wheel(120);
        const bool isKept =
            QTest::qWaitFor([this] { return m_port->m_place.line.letter >= 0; }, 20'000);
        return isKept ? letterAtTop(*m_view) : -1;
    }
};

void TestReadingPlace::theLineIsFoundInAnotherWindow_data()
{
    QTest::addColumn<int>("paragraphs");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<int>("percent");
    QTest::newRow("the same") << 30 << QSize(700, 500) << 100;
    QTest::newRow("narrow") << 30 << QSize(360, 500) << 100;
    QTest::newRow("large letters") << 30 << QSize(700, 500) << 180;
    QTest::newRow("read by the pool") << 120 << QSize(400, 300) << 130;
}

void TestReadingPlace::theLineIsFoundInAnotherWindow()
{
    QFETCH(const int, paragraphs);
    QFETCH(const QSize, size);
    QFETCH(const int, percent);
    tell(*m_port, paragraphs);
    QTRY_VERIFY(m_view->isAtEnd() && rowRect(kReply).height() > 2'000);
    const int letter = readAbove(4);
    QVERIFY(letter > 1'000);

    auto port = std::make_unique<FakePort>();
    tell(*port, paragraphs);
    core::ConversationInfo info = port->conversation().info();
    info.scroll = m_port->m_place;
    info.scroll.messageId = port->conversation().at(kReply).id;
    port->conversation().setInfo(info);
    core::Settings settings;
    settings.readingPercent = percent;
    m_theme->apply(settings);
    ConversationView view(*m_theme, *m_gate);
    view.resize(size);
    view.setPort(std::move(port));
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    // Of a larger letter as much stands above the edge as of the smaller one, at most.
    QTRY_VERIFY(isLineAtTop(view, letter));
    if (size == QSize(700, 500) && percent == 100)
        QCOMPARE(letterAtTop(view), letter);
}

void TestReadingPlace::aLineThatIsNotThereAnyMoreIsFoundByItsHeight()
{
    auto port = std::make_unique<FakePort>();
    tell(*port, 30);
    core::ConversationInfo info = port->conversation().info();
    info.scroll = {port->conversation().at(kReply).id, -300, {0, 5'000, 12, 3}};
    port->conversation().setInfo(info);
    m_view->setPort(std::move(port));
    QCOMPARE(rowRect(kReply).y(), -300);
    port = std::make_unique<FakePort>();
    tell(*port, 30);
    info = port->conversation().info();
    info.scroll = {port->conversation().at(kReply).id, -300, {7, 0, 12, 3}};
    port->conversation().setInfo(info);
    m_view->setPort(std::move(port));
    QCOMPARE(rowRect(kReply).y(), -300);
}

/// With letters of another size a long text goes to the pool once more.
void TestReadingPlace::aTextThatIsReadAgainStaysAboutThere()
{
    tell(*m_port, 120);
    QTRY_VERIFY(m_view->isAtEnd() && rowRect(kReply).height() > 2'000);
    const int letter = readAbove(4);
    QVERIFY(letter > 1'000);
    const int before = rowRect(kReply).y();
    core::Settings settings;
    settings.readingPercent = 110;
    m_theme->apply(settings);
    const int meanwhile = rowRect(kReply).y();
    QVERIFY2(meanwhile < before / 2, qPrintable(QString::number(meanwhile)));
    QTRY_VERIFY(isLineAtTop(*m_view, letter));
}

/// Somebody shows it as text; the next start shows the tree.
void TestReadingPlace::ofTextThatIsATreeByItselfNoLineIsKept()
{
    QJsonArray numbers;
    for (int i = 0; i < 60; ++i)
        numbers.append(i);
    const QJsonObject object{{QStringLiteral("numbers"), numbers}};
    core::Message message;
    message.role = core::Role::Assistant;
    message.parentId = m_port->add(core::Role::User, QStringLiteral("Count"));
    message.state = core::MessageState::Complete;
    message.finishReason = QStringLiteral("stop");
    message.parts = {
        core::TextPart{QString::fromUtf8(QJsonDocument(object).toJson()),
                       QJsonObject{{QStringLiteral("type"), QStringLiteral("json_object")}}}};
    message.textLength = core::partText(message.parts.constFirst()).size();
    (void)m_port->conversation().add(message);
    const auto canBeText = [this] {
        const QList<ui::RowButton> all = m_view->rowButtons(kReply);
        return std::any_of(all.cbegin(), all.cend(), [](const ui::RowButton &button) {
            return button.text == QStringLiteral("Show as text");
        });
    };
    QTRY_VERIFY(canBeText());
    const auto placeAboveTheEnd = [this] {
        press(Qt::Key_End);
        m_port->m_place = {};
        wheel(40); // a little
        (void)QTest::qWaitFor([this] { return !m_port->m_place.messageId.isNull(); });
        return m_port->m_place;
    };
    const core::ScrollPlace inTree = placeAboveTheEnd();
    QCOMPARE(inTree.messageId, m_port->conversation().at(kReply).id);
    QVERIFY(inTree.line.text >= 0);
    m_view->pressRowAction(kReply, QStringLiteral("Show as text"));
    const core::ScrollPlace inText = placeAboveTheEnd();
    QCOMPARE(inText.messageId, inTree.messageId);
    QVERIFY(inText.offset < 0);
    QCOMPARE(inText.line, core::ScrollPlace::Line());
}

/// A leaf that was set before is as high as it was, and where its lines are is known only once it
/// is set again: far below the place that stood for them until then.
void TestReadingPlace::whatFollowsTheLastLineOfALongLeafIsSetWithIt()
{
    constexpr int kLines = 250;
    constexpr int kHeight = 400;
    QString text;
    for (int i = 0; i < 4 * kLines; ++i) {
        text += QStringLiteral("line %1\n").arg(i, 4, 10, QLatin1Char('0'));
        if ((i + 1) % kLines == 0)
            text += QLatin1Char('\n');
    }
    const int lineLength = int(QStringLiteral("line 0000\n").size());
    ui::RowContext context;
    context.type = render::TypeScale::make(m_theme->readingFont(), m_theme->codeFont());
    FakePort port;
    (void)port.add(core::Role::Assistant, text);
    ui::RowList rows(context);
    rows.reset(&port.conversation());
    ui::Scroller scroller(rows);
    scroller.setViewHeight(kHeight);
    (void)rows.ensure(0, rows.height() * 2);
    scroller.scrollTo(scroller.maxOffset());
    const render::MessageLayout &layout = rows.row(0).flows().front()->layout();
    const auto isSet = [&layout](int block) {
        return layout.offsetAt(block, layout.topOf(block) + 1) >= 0;
    };
    QVERIFY(!isSet(0) && !isSet(1));
    scroller.showPlace({0, {0, 0, 0, (kLines - 1) * lineLength}});
    QVERIFY(isSet(0));
    const int next = scroller.toView(rows.top(0)) + layout.topOf(1);
    QVERIFY2(next > 0 && next < kHeight, qPrintable(QString::number(next)));
    QVERIFY(isSet(1));
}

QTEST_MAIN(TestReadingPlace)
#include "tst_readingplace.moc"
