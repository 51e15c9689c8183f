// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/toolrig.h"

#include <QSignalSpy>

using namespace support;
using chat::ToolCallStage;
using chat::ToolRun;
using tools::Approval;

/// Replies that call tools, from the gateway's bytes to the request that brings the results.
class ToolRunTest : public QObject
{
    Q_OBJECT

    static QString city(const char *name)
    {
        return QStringLiteral("{\"city\":\"%1\"}").arg(QString::fromUtf8(name));
    }
    static QByteArray weather(const char *id, const char *name)
    {
        return callChunk(0, QString::fromUtf8(id), QStringLiteral("get_weather"), city(name));
    }
    static bool isAt(const chat::ChatSession &session, const char *id, ToolCallStage stage)
    {
        return stageOf(session, QString::fromUtf8(id)) == stage;
    }

private Q_SLOTS:
    void twoRoundsOfParallelCallsWithApproval()
    {
        ToolRig rig;
        QVERIFY(rig.setUp());
        rig.gateway.answer(
            calling({callChunk(0, u"a"_qs, u"get_weather"_qs, city("波士顿")),
                     callChunk(1, u"b"_qs, u"calculate"_qs, u"{\"expression\":\"6*7\"}"_qs),
                     callChunk(2, u"c"_qs, u"ask_person"_qs, u""_qs)}));
        rig.gateway.answer(calling({callChunk(0, u"d"_qs, u"get_weather"_qs, city("Paris")),
                                    callChunk(1, u"e"_qs, u"get_weather"_qs, city("Rome"))}));
        rig.gateway.answer(saying("Sunny everywhere."));
        const auto session = rig.open();
        ToolRun &run = ToolRun::of(*session);
        session->send(words("Weather?"));
        QTRY_VERIFY(isAt(*session, "a", ToolCallStage::Approval));
        QTRY_VERIFY(isAt(*session, "b", ToolCallStage::Answered));
        QTRY_VERIFY(isAt(*session, "c", ToolCallStage::Waiting));
        QTRY_VERIFY(!session->isRunning());
        QCOMPARE(run.pending(), session->conversation().at(1).id);
        QCOMPARE(rig.gateway.requestCount(), 1);

        run.approve(u"a"_qs, Approval::Once);
        QTRY_VERIFY(isAt(*session, "a", ToolCallStage::Answered));
        QCOMPARE(rig.gateway.requestCount(), 1);
        run.answer(u"c"_qs, u"I do not know"_qs);
        QTRY_VERIFY(isAt(*session, "d", ToolCallStage::Approval));
        QTRY_VERIFY(isAt(*session, "e", ToolCallStage::Approval));
        QCOMPARE(outlineOf(rig.gateway.lastRequest()),
                 (QStringList{u"user"_qs, u"assistant(a b c)"_qs, u"tool:b=42"_qs,
                              u"tool:a={\"city\":\"波士顿\"}\n"_qs, u"tool:c=I do not know"_qs}));
        // What was sent is what was received, word for word.
        const QJsonValue call =
            messagesOf(rig.gateway.lastRequest()).at(1)[u"tool_calls"].toArray().at(0);
        QCOMPARE(call[u"function"][u"arguments"].toString(), city("波士顿"));
        QCOMPARE(call[u"type"].toString(), u"function"_qs);

        // Once was once; always holds for the other one, too.
        run.approve(u"d"_qs, Approval::Always);
        run.approve(u"e"_qs, Approval::Once);
        QTRY_COMPARE(rig.gateway.requestCount(), 3);
        QTRY_COMPARE(textAt(*session, session->conversation().rowCount() - 1),
                     u"Sunny everywhere."_qs);
        QCOMPARE(outlineOf(rig.gateway.lastRequest()).size(), 8);
        QVERIFY(run.pending().isNull());
        QVERIFY(!run.canGoOn());
        QCOMPARE(rig.toolbox.allowed(session->conversation().info().id),
                 QStringList{u"get_weather"_qs});
    }

    void aDeniedCallIsNotRunAndTheModelHearsIt()
    {
        ToolRig rig;
        const QString trace = rig.dir.filePath(u"trace"_qs);
        tools::Tool tool = ToolRig::echo();
        tool.command.program = u"/usr/bin/touch"_qs;
        tool.command.arguments = {trace};
        QVERIFY(rig.setUp({tool}));
        rig.gateway.answer(calling({weather("a", "Rome")}));
        rig.gateway.answer(saying("Never mind."));
        const auto session = rig.open();
        session->send(words("Weather?"));
        QTRY_VERIFY(isAt(*session, "a", ToolCallStage::Approval));
        ToolRun::of(*session).approve(u"a"_qs, Approval::Deny);
        QTRY_COMPARE(rig.gateway.requestCount(), 2);
        QTRY_VERIFY(!session->isRunning());
        QVERIFY(isAt(*session, "a", ToolCallStage::Denied));
        QCOMPARE(outlineOf(rig.gateway.lastRequest()).at(2),
                 u"tool:a=The user denied this call. It was not run."_qs);
        QVERIFY(!QFile::exists(trace));
        // Nothing can be said about it any more.
        ToolRun::of(*session).approve(u"a"_qs, Approval::Always);
        QVERIFY(!session->isRunning());
        QVERIFY(rig.toolbox.allowed(session->conversation().info().id).isEmpty());
    }

    void brokenCallsNeverRun_data()
    {
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<QString>("told");
        QTest::newRow("no json") << u"{\"city\": \"Ro"_qs
                                 << u"the arguments are not one valid JSON object"_qs;
        QTest::newRow("no object")
            << u"[\"Rome\"]"_qs << u"the arguments are not one valid JSON object"_qs;
        QTest::newRow("two glued") << u"{\"city\":\"a\"}{\"city\":\"b\"}"_qs
                                   << u"the arguments are not one valid JSON object"_qs;
        QTest::newRow("missing") << u"{}"_qs << u"(root): a required property is missing: city"_qs;
        QTest::newRow("type") << u"{\"city\":3}"_qs << u"/city: the type is wrong"_qs;
    }
    void brokenCallsNeverRun()
    {
        QFETCH(QString, arguments);
        QFETCH(QString, told);
        ToolRig rig;
        const QString trace = rig.dir.filePath(u"trace"_qs);
        tools::Tool tool = ToolRig::echo();
        tool.command.program = u"/usr/bin/touch"_qs;
        tool.command.arguments = {trace};
        QVERIFY(rig.setUp({tool}));
        rig.gateway.answer(calling({callChunk(0, u"a"_qs, u"get_weather"_qs, arguments)}));
        rig.gateway.answer(saying("I see."));
        const auto session = rig.open();
        // Not even when it may always run.
        rig.toolbox.allow(session->conversation().info().id, tool, true);
        session->send(words("Weather?"));
        QTRY_COMPARE(rig.gateway.requestCount(), 2);
        QVERIFY(isAt(*session, "a", ToolCallStage::Broken));
        QVERIFY2(outlineOf(rig.gateway.lastRequest()).at(2).contains(told),
                 qPrintable(outlineOf(rig.gateway.lastRequest()).at(2)));
        QVERIFY(!QFile::exists(trace));
        QTRY_VERIFY(!session->isRunning());
    }

    void whatTheLengthCutWaitsForAPerson()
    {
        ToolRig rig;
        QVERIFY(rig.setUp());
        rig.gateway.answer(
            FakeAnswer::sse({callChunk(0, u"a"_qs, u"get_weather"_qs, u"{\"city\":"_qs),
                             finish(u"length"_qs), done()}));
        rig.gateway.answer(saying("Again."));
        const auto session = rig.open();
        session->send(words("Weather?"));
        QTRY_VERIFY(isAt(*session, "a", ToolCallStage::Broken));
        QTRY_VERIFY(!session->isRunning());
        QCOMPARE(rig.gateway.requestCount(), 1);
        ToolRun::of(*session).deny(u"a"_qs);
        QTRY_COMPARE(rig.gateway.requestCount(), 2);
        QTRY_VERIFY(!session->isRunning());
    }

    void sayingAlwaysHoldsUntilTheToolIsAnother()
    {
        ToolRig rig;
        QVERIFY(rig.setUp());
        rig.gateway.answer(calling({weather("a", "Rome")}));
        rig.gateway.answer(calling({weather("b", "Paris")}));
        rig.gateway.answer(saying("Dry."));
        const auto session = rig.open();
        session->send(words("Weather?"));
        QTRY_VERIFY(isAt(*session, "a", ToolCallStage::Approval));
        ToolRun::of(*session).approve(u"a"_qs, Approval::Always);
        QTRY_COMPARE(rig.gateway.requestCount(), 3);
        QTRY_VERIFY(!session->isRunning());
        QVERIFY(isAt(*session, "b", ToolCallStage::Answered));

        tools::Tool changed = ToolRig::echo();
        changed.command.arguments = {u"-A"_qs};
        QVERIFY(rig.toolbox.setOwn({changed}).isOk());
        rig.gateway.answer(calling({weather("c", "Oslo")}));
        session->send(words("And now?"));
        QTRY_VERIFY(isAt(*session, "c", ToolCallStage::Approval));
        QTRY_VERIFY(!session->isRunning());
        QCOMPARE(rig.gateway.requestCount(), 4);
        // Another conversation was never asked about.
        QVERIFY(!rig.toolbox.isAllowed(core::newId(), ToolRig::echo()));
    }

    void pendingCallsArePendingAfterARestart()
    {
        ToolRig rig;
        QVERIFY(rig.setUp());
        rig.gateway.answer(
            calling({callChunk(0, u"a"_qs, u"get_weather"_qs, city("Rome")),
                     callChunk(1, u"b"_qs, u"calculate"_qs, u"{\"expression\":\"1+1\"}"_qs),
                     callChunk(2, u"c"_qs, u"ask_person"_qs, u"{}"_qs)}));
        rig.gateway.answer(saying("Thanks."));
        QUuid id;
        {
            const auto session = rig.open();
            id = session->conversation().info().id;
            session->send(words("Weather?"));
            QTRY_VERIFY(isAt(*session, "b", ToolCallStage::Answered));
            QTRY_VERIFY(!session->isRunning());
        }
        const auto session = rig.reopen(id);
        ToolRun &run = ToolRun::of(*session);
        QTRY_VERIFY(session->conversation().at(1).isLoaded);
        QCOMPARE(run.pending(), session->conversation().at(1).id);
        QVERIFY(isAt(*session, "a", ToolCallStage::Approval));
        QVERIFY(isAt(*session, "b", ToolCallStage::Answered));
        QVERIFY(isAt(*session, "c", ToolCallStage::Waiting));
        QVERIFY(!session->isRunning());
        run.deny(u"a"_qs);
        run.answer(u"c"_qs, u"yes"_qs);
        QTRY_COMPARE(rig.gateway.requestCount(), 2);
        QCOMPARE(outlineOf(rig.gateway.lastRequest()).size(), 5);
        QTRY_VERIFY(!session->isRunning());
        // The chosen tools were kept with the conversation.
        QCOMPARE(rig.gateway.lastRequest().json()[u"tools"],
                 rig.gateway.requests().constFirst().json()[u"tools"]);
    }

    void stoppingEndsWhatRunsAndNothingGoesOn()
    {
        ToolRig rig;
        tools::Tool slow = ToolRig::echo();
        slow.command.program = u"/bin/sleep"_qs;
        slow.command.arguments = {u"1000"_qs};
        slow.command.timeLimitMs = 600'000;
        QVERIFY(rig.setUp({slow}));
        rig.gateway.answer(calling({weather("a", "Rome")}));
        const auto session = rig.open();
        session->send(words("Weather?"));
        QTRY_VERIFY(isAt(*session, "a", ToolCallStage::Approval));
        ToolRun::of(*session).approve(u"a"_qs, Approval::Once);
        QTRY_VERIFY(isAt(*session, "a", ToolCallStage::Running));
        QVERIFY(session->isRunning());
        QCOMPARE(session->progress().phase, chat::ReplyPhase::UsingTools);
        session->stop();
        QTRY_VERIFY(!session->isRunning());
        QVERIFY(isAt(*session, "a", ToolCallStage::Approval));
        QCOMPARE(session->conversation().rowCount(), 2);
        QCOMPARE(rig.gateway.requestCount(), 1);
    }

    void aMessageWrittenMeanwhileIsSentBehindThem()
    {
        ToolRig rig;
        tools::Tool slow = ToolRig::echo();
        slow.command.program = u"/bin/sleep"_qs;
        slow.command.arguments = {u"1000"_qs};
        QVERIFY(rig.setUp({slow}));
        rig.gateway.answer(calling({weather("a", "Rome")}));
        rig.gateway.answer(saying("As you like."));
        const auto session = rig.open();
        session->send(words("Weather?"));
        QTRY_VERIFY(isAt(*session, "a", ToolCallStage::Approval));
        ToolRun::of(*session).approve(u"a"_qs, Approval::Once);
        QTRY_VERIFY(isAt(*session, "a", ToolCallStage::Running));
        session->send(words("Forget it"));
        QVERIFY(session->queued().has_value());
        session->stop();
        QTRY_COMPARE(rig.gateway.requestCount(), 2);
        // The call that nobody answered is not sent.
        QCOMPARE(outlineOf(rig.gateway.lastRequest()), (QStringList{u"user"_qs, u"user"_qs}));
        QTRY_VERIFY(!session->isRunning());
        QVERIFY(ToolRun::of(*session).pending().isNull());
    }

    void afterSoManyRoundsAPersonIsAsked()
    {
        ToolRig rig;
        QVERIFY(rig.setUp());
        rig.toolbox.setRounds(2);
        int count = 0;
        rig.gateway.answerBy([count](const FakeRequest &) mutable {
            return calling({callChunk(0, u"c%1"_qs.arg(++count), u"current_time"_qs, u"{}"_qs)});
        });
        const auto session = rig.open();
        QSignalSpy usedUp(&ToolRun::of(*session), &ToolRun::roundsUsedUp);
        session->send(words("Loop"));
        QTRY_COMPARE(usedUp.count(), 1);
        QTRY_VERIFY(!session->isRunning());
        QCOMPARE(rig.gateway.requestCount(), 3);
        QVERIFY(ToolRun::of(*session).canGoOn());
        ToolRun::of(*session).goOn();
        QTRY_COMPARE(usedUp.count(), 2);
        QCOMPARE(rig.gateway.requestCount(), 6);
    }

    void anUnknownToolIsAnsweredByAPerson()
    {
        ToolRig rig;
        QVERIFY(rig.setUp({}));
        rig.gateway.answer(calling({callChunk(0, u"a"_qs, u"no_such_tool"_qs, u"{}"_qs)}));
        rig.gateway.answer(saying("Good."));
        const auto session = rig.open();
        session->send(words("Go"));
        QTRY_VERIFY(isAt(*session, "a", ToolCallStage::Waiting));
        ToolRun::of(*session).approve(u"a"_qs, Approval::Always); // there is nothing to run
        QVERIFY(isAt(*session, "a", ToolCallStage::Waiting));
        ToolRun::of(*session).answer(u"a"_qs, u"by hand"_qs);
        QTRY_COMPARE(rig.gateway.requestCount(), 2);
        QCOMPARE(outlineOf(rig.gateway.lastRequest()).at(2), u"tool:a=by hand"_qs);
    }

    void anotherBranchHasCallsOfItsOwn()
    {
        ToolRig rig;
        QVERIFY(rig.setUp());
        rig.gateway.answer(calling({weather("a", "Rome")}));
        rig.gateway.answer(calling({weather("b", "Paris")}));
        rig.gateway.answer(saying("Rainy."));
        const auto session = rig.open();
        ToolRun &run = ToolRun::of(*session);
        session->send(words("Weather?"));
        QTRY_VERIFY(isAt(*session, "a", ToolCallStage::Approval));
        const QUuid first = run.pending();
        session->regenerate(first);
        QTRY_VERIFY(isAt(*session, "b", ToolCallStage::Approval));
        run.answer(u"a"_qs, u"not shown"_qs);
        QCOMPARE(session->conversation().rowCount(), 2);
        session->conversation().activate(first);
        QCOMPARE(run.pending(), first);
        run.answer(u"a"_qs, u"dry"_qs);
        QTRY_COMPARE(rig.gateway.requestCount(), 3);
        QCOMPARE(outlineOf(rig.gateway.lastRequest()),
                 (QStringList{u"user"_qs, u"assistant(a)"_qs, u"tool:a=dry"_qs}));
        QTRY_VERIFY(!session->isRunning());
    }

    void whatWasAgreedToIsKeptInAFileOfItsOwn()
    {
        ToolRig rig;
        QVERIFY(rig.setUp());
        const QUuid conversation = core::newId();
        const QUuid temporary = core::newId();
        rig.toolbox.allow(conversation, ToolRig::echo(), true);
        rig.toolbox.allow(temporary, ToolRig::echo(), false);
        const auto isKept = [&rig, &conversation] {
            chat::Toolbox again(rig.dir.filePath(u"tools.json"_qs), rig.clock);
            return QTest::qWaitFor([&again] { return again.isReady(); }) && again.own().size() == 2
                   && again.isAllowed(conversation, ToolRig::echo());
        };
        QTRY_VERIFY(isKept());
        QFile file(rig.dir.filePath(u"tools.json"_qs));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains(temporary.toByteArray(QUuid::WithoutBraces)));
        QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        QVERIFY(rig.toolbox.isAllowed(temporary, ToolRig::echo()));
        rig.toolbox.disallow(conversation, ToolRig::echo());
        QVERIFY(!rig.toolbox.isAllowed(conversation, ToolRig::echo()));
        tools::Tool wrong = ToolRig::echo();
        wrong.name = u"a b"_qs;
        QVERIFY(!rig.toolbox.setOwn({wrong}).isOk());
        QCOMPARE(rig.toolbox.own().size(), 2);
    }
};

QTEST_GUILESS_MAIN(ToolRunTest)
#include "tst_toolrun.moc"
