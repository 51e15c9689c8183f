// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/editsrig.h"
#include "support/importrig.h"
#include "support/toolrig.h"

#include "chat/backups.h"
#include "chat/bin.h"
#include "chat/temporarychat.h"

using namespace support;
using chat::ToolCallStage;
using chat::ToolRun;
using tools::Approval;

/// What a call must not do, and what must not be lost of it.
class ToolBoundsTest : public QObject
{
    Q_OBJECT

    static QByteArray weather()
    {
        return callChunk(0, u"a"_qs, u"get_weather"_qs, u"{\"city\":\"Rome\"}"_qs);
    }
    static bool isAt(const chat::ChatSession &session, const char *id, ToolCallStage stage)
    {
        return stageOf(session, QString::fromUtf8(id)) == stage;
    }

    /// A workspace with tools, in the place of the rig's own.
    template <typename Rig>
    static void startWith(chat::Toolbox &toolbox, Rig &rig, const core::Clock &clock)
    {
        chat::ChatSession::Services services{rig.preferences, rig.connections, rig.store, rig.wire,
                                             clock};
        services.toolbox = &toolbox;
        rig.workspace.reset();
        rig.workspace = std::make_unique<chat::Workspace>(services);
        rig.workspace->start({});
    }
    /// A temporary conversation that offers what is in the toolbox.
    static void startTemporary(EditsRig &rig, chat::Toolbox &toolbox)
    {
        QTRY_VERIFY(toolbox.isReady());
        QVERIFY(toolbox.setOwn({ToolRig::echo()}).isOk());
        startWith(toolbox, rig, rig.clock);
        rig.workspace->temporary().start();
        QVERIFY(rig.session().isTemporary);
        rig.session().parameters().set(
            u"tools"_qs, toolbox.registry().definitions({u"get_weather"_qs, u"calculate"_qs}));
    }

private Q_SLOTS:
    void whatWasNotOfferedIsNeverRun_data()
    {
        QTest::addColumn<QJsonArray>("offered");
        QTest::addColumn<QString>("choice");
        tools::Tool own; // somebody's that is named like one of the application
        own.name = u"calculate"_qs;
        own.description = u"Asks my accountant."_qs;
        const QJsonValue person = ToolRig::person().definition();
        QTest::newRow("others") << QJsonArray{person} << u"auto"_qs;
        QTest::newRow("none") << QJsonArray() << u"auto"_qs;
        QTest::newRow("one's own of that name")
            << QJsonArray{person, own.definition()} << u"auto"_qs;
        QTest::newRow("none may be called")
            << QJsonArray{ToolRig::echo().definition(), person} << u"none"_qs;
    }
    void whatWasNotOfferedIsNeverRun()
    {
        QFETCH(QJsonArray, offered);
        QFETCH(QString, choice);
        ToolRig rig;
        QVERIFY(rig.setUp());
        rig.gateway.answer(calling(
            {weather(), callChunk(1, u"b"_qs, u"calculate"_qs, u"{\"expression\":\"6*7\"}"_qs)}));
        const auto session = rig.open();
        if (offered.isEmpty()) {
            session->parameters().set(u"tools"_qs, QJsonValue(QJsonValue::Undefined));
        } else {
            session->parameters().set(u"tools"_qs, offered);
            session->parameters().set(u"tool_choice"_qs, choice);
        }
        rig.toolbox.allow(session->conversation().info().id, ToolRig::echo(), true);
        session->send(words("Go"));
        QTRY_VERIFY(isAt(*session, "a", ToolCallStage::Waiting));
        QTRY_VERIFY(isAt(*session, "b", ToolCallStage::Waiting));
        QTRY_VERIFY(!session->isRunning());
        ToolRun::of(*session).approve(u"a"_qs, Approval::Once);
        ToolRun::of(*session).approve(u"b"_qs, Approval::Always);
        QVERIFY(!session->isRunning());
        QCOMPARE(session->conversation().rowCount(), 2);
        // What the person chose goes out as it is written.
        const QJsonValue sent = rig.gateway.lastRequest().json()[u"tools"];
        QCOMPARE(sent.toArray(), offered);
    }

    void whoMustCallIsFreeOnceTheResultsAreThere_data()
    {
        QTest::addColumn<QByteArray>("chosen");
        QTest::addColumn<QByteArray>("afterwards");
        const QByteArray weather = R"({"function":{"name":"get_weather"},"type":"function"})";
        const QByteArray some =
            R"({"allowed_tools":{"mode":"%","tools":[]},"type":"allowed_tools"})";
        QTest::newRow("required") << QByteArray(R"("required")") << QByteArray(R"("auto")");
        QTest::newRow("one function") << weather << QByteArray(R"("auto")");
        QTest::newRow("one of some")
            << QByteArray(some).replace("%", "required") << QByteArray(some).replace("%", "auto");
        QTest::newRow("auto") << QByteArray(R"("auto")") << QByteArray(R"("auto")");
    }
    void whoMustCallIsFreeOnceTheResultsAreThere()
    {
        QFETCH(QByteArray, chosen);
        QFETCH(QByteArray, afterwards);
        ToolRig rig;
        QVERIFY(rig.setUp());
        rig.gateway.answer(calling({weather()}));
        rig.gateway.answer(saying("Take a coat."));
        rig.gateway.answer(saying("You are welcome."));
        const auto session = rig.open();
        const auto choiceIn = [](const QJsonObject &body) {
            return QJsonDocument(QJsonArray{body[u"tool_choice"]}).toJson(QJsonDocument::Compact);
        };
        const auto shown = [&](const chat::Outgoing &draft) {
            const auto preview = session->parameters().request(draft);
            if (!QTest::qWaitFor([&preview] { return preview.isFinished(); }, 20'000))
                return QByteArray();
            const QByteArray body = preview.result().value().toUtf8();
            return choiceIn(QJsonDocument::fromJson(body).object());
        };
        const auto sent = [&] { return choiceIn(rig.gateway.lastRequest().json()); };
        const QByteArray before = '[' + chosen + ']';
        session->parameters().set(u"tool_choice"_qs,
                                  QJsonDocument::fromJson(before).array().first());
        QCOMPARE(shown(words("Weather?")), before);
        session->send(words("Weather?"));
        QTRY_VERIFY(isAt(*session, "a", ToolCallStage::Approval));
        QCOMPARE(sent(), before);
        ToolRun::of(*session).answer(u"a"_qs, u"rain"_qs);
        QTRY_COMPARE(rig.gateway.requestCount(), 2);
        QTRY_VERIFY(!session->isRunning());
        QCOMPARE(sent(), '[' + afterwards + ']');
        QCOMPARE(shown({}), '[' + afterwards + ']');
        // A new question is asked as the person chose.
        QCOMPARE(shown(words("Thanks")), before);
        session->send(words("Thanks"));
        QTRY_COMPARE(rig.gateway.requestCount(), 3);
        QTRY_VERIFY(!session->isRunning());
        QCOMPARE(sent(), before);
    }

    void whatIsImportedNeverRunsWithoutAsking()
    {
        ImportRig rig;
        chat::Toolbox toolbox(rig.dir.filePath(u"tools.json"_qs), rig.clock);
        QTRY_VERIFY(toolbox.isReady());
        startWith(toolbox, rig, rig.hands);
        const QUuid other = core::newId();
        toolbox.allow(other, ToolRig::echo(), true);
        const core::ImportReport first = rig.importChat(2);
        QCOMPARE(first.createdInfos.size(), 1);
        const QUuid id = first.createdInfos.constFirst().id;
        // What somebody has added to a conversation that is here.
        toolbox.allow(id, ToolRig::echo(), true);
        toolbox.allow(id, ToolRig::person(), false);
        QCOMPARE(rig.importChat(2).continued, 0);
        QVERIFY(toolbox.isAllowed(id, ToolRig::echo())); // nothing came
        QCOMPARE(rig.importChat(4).continued, 1);
        QCOMPARE(toolbox.allowed(id), QStringList());
        // One that is gone for good leaves nothing to whoever comes under its id.
        toolbox.allow(id, ToolRig::echo(), true);
        (void)await(rig.store.setConversationsDeleted({id}, true));
        rig.workspace->bin().purge({{id, {}}});
        QTRY_VERIFY(!toolbox.isAllowed(id, ToolRig::echo()));
        QTRY_VERIFY(!rig.workspace->bin().isPurging());
        toolbox.allow(id, ToolRig::echo(), true);
        QCOMPARE(rig.importChat(2).created, 1);
        QCOMPARE(toolbox.allowed(id), QStringList());
        QVERIFY(toolbox.isAllowed(other, ToolRig::echo()));
        rig.workspace.reset(); // before the toolbox
    }

    void whatABackupHoldsAsksAgain()
    {
        EditsRig rig;
        chat::Toolbox toolbox(rig.dir.filePath(u"tools.json"_qs), rig.clock);
        QTRY_VERIFY(toolbox.isReady());
        startWith(toolbox, rig, rig.clock);
        const QList<core::ConversationInfo> infos{makeInfo(), makeInfo()};
        const QList<QUuid> chats{infos.at(0).id, infos.at(1).id};
        const QUuid other = core::newId();
        (void)await(rig.store.saveInfos(infos));
        (void)await(rig.store.setConversationsDeleted({chats.at(1)}, true));
        {
            chat::Backups backups({rig.store, rig.secrets, *rig.workspace, rig.clock},
                                  rig.dir.path());
            backups.setDatabase(rig.dir.filePath(u"loquat.db"_qs));
            backups.backUpNow();
            QTRY_VERIFY_WITH_TIMEOUT(!backups.isWorking(), 60'000);
            const auto made = await(backups.entries());
            QCOMPARE(made.size(), 1);
            const auto opened = await(backups.open(made.constFirst().path));
            QVERIFY(opened.isOk());
            for (const QUuid &id : chats + QList<QUuid>{other})
                toolbox.allow(id, ToolRig::echo(), true);
            QVERIFY(await(backups.restore(opened.value())).isOk());
            QTRY_COMPARE(toolbox.allowed(chats.at(0)), QStringList());
            QTRY_COMPARE(toolbox.allowed(chats.at(1)), QStringList());
            QCOMPARE(toolbox.allowed(other).size(), 1);
        }
        rig.workspace.reset(); // before the toolbox
    }

    void stoppingForgetsWhatIsChecked()
    {
        ToolRig rig;
        QVERIFY(rig.setUp());
        rig.gateway.answer(calling({weather()}));
        rig.gateway.answer(saying("Dry."));
        const auto session = rig.open();
        ToolRun &run = ToolRun::of(*session);
        session->send(words("Weather?"));
        QTRY_VERIFY(isAt(*session, "a", ToolCallStage::Approval));
        QTRY_VERIFY(!session->isRunning());
        run.approve(u"a"_qs, Approval::Once);
        QVERIFY(isAt(*session, "a", ToolCallStage::Checking));
        QVERIFY(session->isRunning());
        session->stop();
        QVERIFY(!session->isRunning());
        QVERIFY(isAt(*session, "a", ToolCallStage::Approval));
        // What the first check finds is not taken for what the second one does.
        run.approve(u"a"_qs, Approval::Once);
        QTRY_COMPARE(rig.gateway.requestCount(), 2);
        QTRY_VERIFY(!session->isRunning());
        QVERIFY(isAt(*session, "a", ToolCallStage::Answered));
    }

    void keepingWaitsForCallsAndNotForAPerson()
    {
        EditsRig rig;
        chat::Toolbox toolbox(rig.dir.filePath(u"tools.json"_qs), rig.clock);
        startTemporary(rig, toolbox);
        rig.gateway.answer(
            FakeAnswer::sse({chunk(u"Let me see."_qs)})
                .hold()
                .then({weather(),
                       callChunk(1, u"b"_qs, u"calculate"_qs, u"{\"expression\":\"6*7\"}"_qs),
                       finish(u"tool_calls"_qs), done()}));
        rig.session().send(words("Weather?"));
        QTRY_COMPARE(textAt(rig.session(), 1), u"Let me see."_qs);
        const QSignalSpy kept(&rig.workspace->temporary(), &chat::TemporaryChat::kept);
        rig.workspace->temporary().keep();
        rig.gateway.release();
        QTRY_COMPARE(kept.count(), 1);
        QVERIFY(!rig.session().isTemporary);
        QTRY_VERIFY(isAt(rig.session(), "b", ToolCallStage::Answered));
        QVERIFY(isAt(rig.session(), "a", ToolCallStage::Approval));
        rig.workspace.reset(); // before the toolbox
    }

    void anAnswerGivenWhileItIsKeptIsInTheKeptOne()
    {
        EditsRig rig;
        chat::Toolbox toolbox(rig.dir.filePath(u"tools.json"_qs), rig.clock);
        startTemporary(rig, toolbox);
        rig.gateway.answer(calling({weather()}));
        rig.gateway.answer(saying("Take a coat."));
        rig.session().send(words("Weather?"));
        QTRY_VERIFY(isAt(rig.session(), "a", ToolCallStage::Approval));
        QTRY_VERIFY(!rig.session().isRunning());
        const QSignalSpy kept(&rig.workspace->temporary(), &chat::TemporaryChat::kept);
        rig.workspace->temporary().keep();
        QVERIFY(rig.workspace->temporary().isWriting());
        ToolRun::of(rig.session()).answer(u"a"_qs, u"rain"_qs);
        QCOMPARE(kept.count(), 0);
        QTRY_COMPARE(kept.count(), 1);
        QVERIFY(!rig.session().isTemporary);
        QTRY_COMPARE(rig.gateway.requestCount(), 2);
        QCOMPARE(outlineOf(rig.gateway.lastRequest()),
                 (QStringList{u"user"_qs, u"assistant(a)"_qs, u"tool:a=rain"_qs}));
        QTRY_VERIFY(!rig.session().isRunning());
        QCOMPARE(await(rig.store.skeleton(rig.id())).value().messages.size(), 4);
        rig.workspace.reset(); // before the toolbox
    }
};

QTEST_GUILESS_MAIN(ToolBoundsTest)
#include "tst_toolbounds.moc"
