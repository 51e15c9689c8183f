// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"

#include <QSignalSpy>
#include <QUndoStack>

using flow::answer;
using flow::Program;
using support::FakeAnswer;

class ChattingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sendsAndShowsTheReply();
    void stopsAndKeepsWhatCame();
    void asksOnceForOneSend();
    void showsAnErrorAndKeepsTheText();
    void streamsTwoConversationsAtOnce();
    void takesADeletedConversationBack();
    void theDemoAnswersWithoutAKey();
};

void ChattingTest::sendsAndShowsTheReply()
{
    Program program;
    program.gateway.answer(answer({QStringLiteral("Hel"), QStringLiteral("lo")}));
    QVERIFY(program.start());
    QVERIFY(program.composer().isEnabled());
    program.type(QStringLiteral("Say hello"));
    QVERIFY(program.waitForReply(core::MessageState::Complete));
    QCOMPARE(program.lastText(), QStringLiteral("Hello"));
    QCOMPARE(program.conversation().at(0).role, core::Role::User);
    const auto request = program.gateway.lastRequest();
    QCOMPARE(request.path, QByteArray("/v1/chat/completions"));
    QCOMPARE(request.header("Authorization"), "Bearer " + support::keyFor(program.gateway.port()));
    QVERIFY(program.composer().text().isEmpty());
    QTRY_COMPARE(program.assembly().workspace().list().count(), 1);
    QCOMPARE(program.assembly().workspace().list().at(0).title, QStringLiteral("Say hello"));
}

void ChattingTest::stopsAndKeepsWhatCame()
{
    Program program;
    program.gateway.answer(FakeAnswer::sse({support::chunk(QStringLiteral("Half"))})
                               .hold()
                               .then({support::chunk(QStringLiteral(" more")), support::done()}));
    QVERIFY(program.start());
    program.type(QStringLiteral("Go"));
    QTRY_COMPARE(program.conversation().rowCount(), 2);
    QTRY_COMPARE(program.lastText(), QStringLiteral("Half"));
    QTest::keyClick(&program.window(), Qt::Key_Escape);
    QVERIFY(program.waitForReply(core::MessageState::Stopped));
    program.gateway.release();
    QCOMPARE(program.lastText(), QStringLiteral("Half"));
}

void ChattingTest::asksOnceForOneSend()
{
    Program program;
    program.gateway.answer(FakeAnswer::hangUp());
    QVERIFY(program.start());
    program.type(QStringLiteral("Go"));
    QVERIFY(program.waitForReply(core::MessageState::Failed));
    QCOMPARE(program.gateway.requestCount("POST"), 1);
}

void ChattingTest::showsAnErrorAndKeepsTheText()
{
    Program program;
    QJsonObject error{{QStringLiteral("error"),
                       QJsonObject{{QStringLiteral("message"), QStringLiteral("boiled over")}}}};
    program.gateway.answer(FakeAnswer::sse(
        {support::chunk(QStringLiteral("Partly")), support::frame(error), support::done()}));
    QVERIFY(program.start());
    program.type(QStringLiteral("Go"));
    QVERIFY(program.waitForReply(core::MessageState::Failed));
    QCOMPARE(program.lastText(), QStringLiteral("Partly"));
    QVERIFY(program.conversation().at(1).error->message.contains(QStringLiteral("boiled over")));
}

void ChattingTest::streamsTwoConversationsAtOnce()
{
    Program program;
    program.gateway.answer(FakeAnswer::sse({support::chunk(QStringLiteral("one "))})
                               .hold()
                               .then({support::finish(QStringLiteral("stop")), support::done()}));
    program.gateway.answer(answer({QStringLiteral("two")}));
    QVERIFY(program.start());
    program.type(QStringLiteral("First"));
    QTRY_COMPARE(program.conversation().rowCount(), 2);
    chat::ChatSession *first = program.session();
    QTRY_COMPARE(core::plainText(first->conversation().at(1)), QStringLiteral("one "));
    program.assembly().workspace().startNew();
    QTRY_VERIFY(program.session() != first);
    program.type(QStringLiteral("Second"));
    QVERIFY(program.waitForReply(core::MessageState::Complete));
    QCOMPARE(program.lastText(), QStringLiteral("two"));
    const QUuid firstId = first->conversation().info().id;
    QVERIFY(first->isRunning());
    program.gateway.release();
    // Out of view it may be closed as soon as it has ended.
    auto &workspace = program.assembly().workspace();
    QTRY_COMPARE(workspace.list().mark(firstId), core::ConversationMark::FinishedUnseen);
    workspace.open(firstId);
    QTRY_COMPARE(program.conversation().info().id, firstId);
    QCOMPARE(program.conversation().at(1).state, core::MessageState::Complete);
    QTRY_COMPARE(program.lastText(), QStringLiteral("one "));
}

void ChattingTest::takesADeletedConversationBack()
{
    Program program;
    program.gateway.answer(answer({QStringLiteral("Hello")}));
    QVERIFY(program.start());
    program.type(QStringLiteral("Keep me"));
    QVERIFY(program.waitForReply(core::MessageState::Complete));
    auto &workspace = program.assembly().workspace();
    const QUuid id = program.conversation().info().id;
    workspace.remove(id);
    QTRY_COMPARE(workspace.list().count(), 0);
    workspace.undoStack().undo();
    QTRY_COMPARE(workspace.list().count(), 1);
    QCOMPARE(workspace.list().at(0).id, id);
}

void ChattingTest::theDemoAnswersWithoutAKey()
{
    Program program;
    QVERIFY(program.start(true));
    QVERIFY(program.assembly().connections().isOnlyDemo());
    program.type(QStringLiteral("tour"));
    QTRY_VERIFY_WITH_TIMEOUT(program.conversation().rowCount() == 2, 10'000);
    QTRY_VERIFY_WITH_TIMEOUT(program.lastText().size() > 100, 10'000);
    QCOMPARE(program.gateway.requestCount(), 0);
}

QTEST_MAIN(ChattingTest)
#include "tst_chatting.moc"
