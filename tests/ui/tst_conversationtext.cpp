// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/conversationviewrig.h"
#include "ui/conversation/linkbar.h"

#include <QClipboard>
#include <QPushButton>
#include <QSignalSpy>

using ui::ConversationView;

/// Selecting text and following links.
class TestConversationText : public QObject, private support::ConversationViewRig
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }
    void selectsAcrossMessagesAndKeepsItWhileStreaming();
    void doubleClickSelectsAWord();
    void controlASelectsTheMessage();
    void linksOpenOnlyThroughTheGate();
    void whatSelectsOpensNoLink();
    void aLinkThatDoesNotOpenIsCopied();
    void aMisleadingLinkAsksFirst();
};

void TestConversationText::selectsAcrossMessagesAndKeepsItWhileStreaming()
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

void TestConversationText::doubleClickSelectsAWord()
{
    (void)m_port->add(core::Role::User, QStringLiteral("hello there friend"));
    QCoreApplication::processEvents();
    const QPoint first = rowRect(0).topLeft() + QPoint(8, ui::row::kQuestionPadding + 10);
    QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, first);
    QCOMPARE(m_view->selectedText(), QStringLiteral("hello"));
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, first);
    QCOMPARE(m_view->selectedText(), QStringLiteral("hello there friend"));
}

void TestConversationText::controlASelectsTheMessage()
{
    fill(1);
    QTest::keySequence(m_view.get(), QKeySequence(QKeySequence::SelectAll));
    QVERIFY(m_view->selectedText().startsWith(QStringLiteral("Answer 0")));
    QVERIFY(!m_view->selectedText().contains(QStringLiteral("Question")));
}

void TestConversationText::linksOpenOnlyThroughTheGate()
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
        point({row.x() + 6, y});
        isShown = bar->text() == QStringLiteral("https://a.example/x");
    }
    QVERIFY(isShown);
}

void TestConversationText::aLinkThatDoesNotOpenIsCopied()
{
    m_gate->m_canOpen = false;
    QGuiApplication::clipboard()->clear();
    const QSignalSpy failed(m_view.get(), &ui::ConversationView::linkFailed);
    (void)m_port->add(core::Role::User, QStringLiteral("q"));
    (void)m_port->add(core::Role::Assistant, QStringLiteral("[good](https://a.example/x)"));
    QCoreApplication::processEvents();
    const QRect row = rowRect(1);
    for (int y = row.top(); y < row.bottom() && failed.isEmpty(); y += 4)
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, {row.x() + 6, y});
    QCOMPARE(failed.size(), 1);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("https://a.example/x"));
}

void TestConversationText::aMisleadingLinkAsksFirst()
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

void TestConversationText::whatSelectsOpensNoLink()
{
    (void)m_port->add(core::Role::User, QStringLiteral("question"));
    (void)m_port->add(core::Role::Assistant, QStringLiteral("[good](https://a.example/x)"));
    QCoreApplication::processEvents();
    QWidget *port = m_view->viewport();
    const QPoint question = rowRect(0).topLeft() + QPoint(4, ui::row::kQuestionPadding + 10);
    const QPoint link = rowRect(1).topLeft() + QPoint(6, ui::row::kQuestionToReply + 10);
    QTest::mouseClick(port, Qt::LeftButton, {}, question);
    QTest::mouseClick(port, Qt::LeftButton, Qt::ShiftModifier, link);
    QVERIFY(m_view->hasSelection());
    QVERIFY(m_gate->m_opened.isEmpty());
    QTest::mouseClick(port, Qt::LeftButton, {}, question + QPoint(0, 200));
    QTest::mouseClick(port, Qt::LeftButton, {}, link);
    QCOMPARE(m_gate->m_opened.size(), 1);
    QTest::mouseDClick(port, Qt::LeftButton, {}, link);
    QCOMPARE(m_view->selectedText(), QStringLiteral("good"));
    QVERIFY(m_gate->m_opened.size() <= 2); // by the first click alone
}

QTEST_MAIN(TestConversationText)
#include "tst_conversationtext.moc"
