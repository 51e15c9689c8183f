// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/importrunrig.h"

using namespace support;

class tst_ImportRun : public QObject, private ImportRunRig
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void storesAFileAsOneConversation();
    void aBadFileStoresNothing();
    void everyProgramsFileIsStoredOnce_data();
    void everyProgramsFileIsStoredOnce();
    void lookingStoresNothing();
    void keepsBranchesAndTheOneThatWasShown();
    void whatWasDeletedHereStaysDeleted();
    void whatWasStoredBeforeItBrokeStays();
    void cancellingKeepsWholeConversations();
    void goingAwayWhileItRunsIsFine();
    void conversationsWithoutANameAreKnownAgain();
    void instructionsAloneAreStored();
    void aMessageWithoutItsPlaceIsKeptAndTold();
    void parametersAreTakenAsTheyCanBeSet();
    void datesThatAreStillToComeAreToldAndLeftOut();
};

void tst_ImportRun::storesAFileAsOneConversation()
{
    const QByteArray png = pngBytes();
    const core::ImportReport report = import(write(
        R"([{"role":"system","content":"be brief"},{"role":"user","content":[
        {"type":"text","text":"look"},{"type":"image_url","image_url":{"url":"data:image/png;base64,)"
        + png.toBase64() + R"("}}]},{"role":"assistant","content":"I see"}])"));
    QVERIFY(!report.error);
    QCOMPARE(report.messages, 2);
    QCOMPARE(report.createdInfos.size(), 1);
    QCOMPARE(listed().size(), 1);
    const core::ConversationInfo info = listed().first();
    QVERIFY(info == report.createdInfos.first());
    QCOMPARE(info.title, QStringLiteral("look"));
    QCOMPARE(info.updated, m_now);
    QCOMPARE(info.instructions.value_or(QString()), QStringLiteral("be brief"));
    const auto skeleton = await(m_store->skeleton(info.id)).value();
    QCOMPARE(skeleton.messages.size(), 2);
    QCOMPARE(skeleton.messages.first().created, m_now);
    const QUuid first = skeleton.messages.first().id;
    const auto parts = await(m_store->parts({first})).value();
    const auto image = std::get<core::ImagePart>(parts.value(first).value(1));
    QCOMPARE(await(m_store->attachment(image.hash)).value().bytes, png);
}

void tst_ImportRun::aBadFileStoresNothing()
{
    const auto missing = import(m_dir->filePath(QStringLiteral("missing.json")));
    QVERIFY(missing.error.has_value());
    QCOMPARE(missing.error->code, QStringLiteral("unreadable"));
    QVERIFY(!missing.error->message.isEmpty());
    const auto refused = import(write(R"([{"role":"user","content":"q"},{"role":"nobody"}])"));
    QVERIFY(refused.error.has_value());
    QCOMPARE(refused.error->param, QStringLiteral("2"));
    QVERIFY(listed().isEmpty());
}

void tst_ImportRun::everyProgramsFileIsStoredOnce_data()
{
    QTest::addColumn<QString>("path");
    for (const char *name :
         {"cherry-studio-1.json", "cherry-studio-5/data.json", "chatbox-13.json", "chatbox-5.json",
          "nextchat.json", "chatgpt/conversations.json", "open-webui.json", "claude.json",
          "librechat.json", "librechat-tree.json"})
        QTest::newRow(name) << example(name);
}

void tst_ImportRun::everyProgramsFileIsStoredOnce()
{
    QFETCH(QString, path);
    const core::ImportReport first = import(path);
    QVERIFY(!first.error);
    QVERIFY(first.created > 0);
    QCOMPARE(first.created, first.conversations);
    QCOMPARE(listed().size(), first.created);
    qsizetype stored = 0;
    const auto before = listed();
    for (const core::ConversationInfo &info : before)
        stored += await(m_store->skeleton(info.id)).value().messages.size();
    QCOMPARE(stored, first.messages);

    const core::ImportReport again = import(path);
    QVERIFY(!again.error);
    QCOMPARE(again.created, 0);
    QCOMPARE(again.newMessages, 0);
    QCOMPARE(again.known, first.created);
    QVERIFY(listed() == before);
}

void tst_ImportRun::lookingStoresNothing()
{
    const core::ImportReport looked = import(example("claude.json"), ImportRun::Mode::Look);
    QCOMPARE(looked.created, 2);
    QVERIFY(looked.createdInfos.isEmpty());
    QVERIFY(listed().isEmpty());
    QCOMPARE(import(example("claude.json")).created, 2);
    QCOMPARE(import(example("claude.json"), ImportRun::Mode::Look).known, 2);
}

void tst_ImportRun::keepsBranchesAndTheOneThatWasShown()
{
    const auto report =
        import(write(chatWith({"q1::one", "a1:q1:two", "a2:q1:three", "q2:a1:four"}, "q2")));
    QCOMPARE(report.created, 1);
    const QUuid id = report.createdInfos.first().id;
    QCOMPARE(shownText(id), QStringLiteral("one two four"));
    QCOMPARE(await(m_store->skeleton(id)).value().messages.size(), 4);
}

void tst_ImportRun::whatWasDeletedHereStaysDeleted()
{
    import(example("claude.json"));
    const QUuid gone = listed().first().id;
    QVERIFY(await(m_store->setConversationsDeleted({gone}, true)).isOk());
    const auto report = import(example("claude.json"));
    QCOMPARE(report.inBin, 1);
    QCOMPARE(report.known, 1);
    QCOMPARE(listed().size(), 1);
}

void tst_ImportRun::whatWasStoredBeforeItBrokeStays()
{
    QFile file(example("claude.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray whole = file.readAll();
    const auto report = import(write(whole.left(whole.indexOf("cl-3"))));
    QVERIFY(report.error.has_value());
    QCOMPARE(report.error->code, QStringLiteral("bad-json"));
    QCOMPARE(report.created, 2);
    QCOMPARE(listed().size(), 2);
    const auto again = import(example("claude.json"));
    QVERIFY(!again.error);
    QCOMPARE(again.known, 2);
}

void tst_ImportRun::cancellingKeepsWholeConversations()
{
    QByteArray many = "[";
    for (int i = 0; i < 3000; ++i) {
        many += (i > 0 ? "," : "") + QByteArray("{\"uuid\":\"c") + QByteArray::number(i)
                + "\",\"name\":\"n\",\"chat_messages\":[{\"uuid\":\"m\",\"sender\":\"human\","
                  "\"text\":\"hi\"},"
                  "{\"uuid\":\"r\",\"sender\":\"assistant\",\"text\":\"yes\"}]}";
    }
    ImportRun run(*m_store, write(many + ']'), ImportRun::Mode::Store, m_now);
    QSignalSpy finished(&run, &ImportRun::finished);
    connect( // the first news comes with the first conversation
        &run, &ImportRun::progressed, &run, [&run] { run.cancel(); }, Qt::DirectConnection);
    run.start();
    QVERIFY(finished.wait(60'000));
    const int stored = int(listed().size());
    QCOMPARE(run.report().created, stored);
    QVERIFY(run.report().error.has_value());
    QCOMPARE(run.report().error->code, QStringLiteral("cancelled"));
    QVERIFY(stored > 0 && stored < 3000);
    for (const core::ConversationInfo &info : listed().mid(0, 20))
        QCOMPARE(await(m_store->skeleton(info.id)).value().messages.size(), 2);
}

void tst_ImportRun::goingAwayWhileItRunsIsFine()
{
    {
        ImportRun run(*m_store, example("open-webui.json"), ImportRun::Mode::Store, m_now);
        run.start();
    }
    for (const core::ConversationInfo &info : listed())
        QVERIFY(!await(m_store->skeleton(info.id)).value().messages.isEmpty());
}

void tst_ImportRun::conversationsWithoutANameAreKnownAgain()
{
    // As ChatGPT exported them at first: neither has a name, and both begin with the same words.
    const auto chat = [](const QByteArray &title) {
        return "{\"title\":\"" + title
               + R"(","create_time":1680000000.5,"mapping":{"a":{"message":{"author":{"role":"user"},
            "content":{"content_type":"text","parts":["hi"]}}}}})";
    };
    const QString path = write('[' + chat("one") + ',' + chat("two") + ']');
    const auto first = import(path);
    QVERIFY(!first.error);
    QCOMPARE(first.created, 2);
    const auto again = import(path);
    QVERIFY(!again.error);
    QCOMPARE(again.known, 2);
    QCOMPARE(listed().size(), 2);

    const QString array = write(R"([{"role":"user","content":"hi"}])");
    QCOMPARE(import(array).created, 1);
    QCOMPARE(import(array).known, 1);
}

void tst_ImportRun::instructionsAloneAreStored()
{
    const auto report = import(write(R"([{"role":"system","content":"Be brief."}])"));
    QVERIFY(!report.error);
    QCOMPARE(report.created, 1);
    QCOMPARE(listed().first().instructions.value_or(QString()), QStringLiteral("Be brief."));
}

void tst_ImportRun::aMessageWithoutItsPlaceIsKeptAndTold()
{
    const auto said = [](int id, int parent) {
        const QByteArray head("00000000-0000-4000-8000-00000000000");
        return R"({"id":")" + head + QByteArray::number(id) + R"(","parent":")" + head
               + QByteArray::number(parent) + R"(","role":"user","parts":[]})";
    };
    // The second names its parent before it comes, the third one that never does, the others each
    // other.
    const core::ImportReport report = import(write(
        R"({"format":"loquat","version":1,"conversations":[{"id":"00000000-0000-4000-8000-0000000000aa",)"
        R"("title":"T","messages":[{"id":"7"},)"
        + said(2, 1) + ',' + said(3, 9) + ',' + said(1, 3) + ',' + said(4, 5) + ',' + said(5, 4)
        + "]}]}"));
    QVERIFY(!report.error);
    QCOMPARE(report.newMessages, 5);
    QStringList told;
    for (const core::ImportReport::Item &item : report.losses) {
        if (item.loss.kind == core::ImportLoss::Kind::Place)
            told.append(item.title + item.loss.name);
    }
    QCOMPARE(told, (QStringList{QStringLiteral("T#3"), QStringLiteral("T#5")}));
    QCOMPARE(report.lostCount, 3);
}

void tst_ImportRun::parametersAreTakenAsTheyCanBeSet()
{
    const auto taken = [this](char id, const QByteArray &parameters) {
        const core::ImportReport report =
            import(write(R"({"format":"loquat","version":1,"conversations":[)"
                         R"({"id":"00000000-0000-4000-8000-0000000000a)"
                         + QByteArray(1, id) + R"(","title":"T","messages":[)"
                         + R"({"id":"00000000-0000-4000-8000-0000000000b)" + QByteArray(1, id)
                         + R"(","role":"user","parts":[]}],"parameters":)" + parameters + "}]}"));
        QStringList lost;
        for (const core::ImportReport::Item &item : report.losses)
            lost.append(item.loss.name);
        const QUuid wanted(QStringLiteral("00000000-0000-4000-8000-0000000000a") + QLatin1Char(id));
        for (const core::ConversationInfo &info : listed()) {
            if (info.id == wanted)
                return QPair(info.parameters, lost);
        }
        return QPair(QJsonObject(), QStringList{QStringLiteral("nothing")});
    };
    const auto object = [](const char *json) { return QJsonDocument::fromJson(json).object(); };
    const auto [set, lost] = taken('1', R"({"top_k":40,"gone":null,"max_completion_tokens":9,
        "id":"x","chat_id":"y","model":"m","messages":[],"@extra":{"a":1,"session_id":2}})");
    QCOMPARE(set, object(R"({"max_tokens":9,"@max_tokens_name":"max_completion_tokens",
        "@extra":{"a":1,"top_k":40}})"));
    QCOMPARE(
        QSet<QString>(lost.cbegin(), lost.cend()),
        (QSet<QString>{QStringLiteral("id"), QStringLiteral("chat_id"), QStringLiteral("model"),
                       QStringLiteral("messages"), QStringLiteral("session_id")}));
    char id = '1';
    // What a person can set stays as it is.
    for (const char *json : {R"({"@extra":null,"stop":null,"max_tokens":1,"stream_options":null})",
                             R"({"@extra":{},"@later":1,"n":2,"stream":null})",
                             R"({"@extra":{"none":null},"@max_tokens_name":"max_tokens"})"}) {
        const auto [same, none] = taken(++id, json);
        QCOMPARE(same, object(json));
        QCOMPARE(none, QStringList());
    }
    QCOMPARE(taken('9', R"({"max_tokens":1,"max_completion_tokens":2})").second,
             QStringList{QStringLiteral("max_completion_tokens")});
}

void tst_ImportRun::datesThatAreStillToComeAreToldAndLeftOut()
{
    const auto said = [](char id, const char *created) {
        return QByteArray(R"({"id":"00000000-0000-4000-8000-00000000000)") + id
               + R"(","role":"user","parts":[],"created":")" + created + R"("})";
    };
    const auto chat = [](char id, const char *updated, const QByteArray &messages) {
        return QByteArray(R"({"id":"00000000-0000-4000-8000-0000000000a)") + id + R"(","title":"T)"
               + id + R"(","created":"2025-01-02T03:04:05.678Z","updated":")" + updated
               + R"(","messages":[)" + messages + "]}";
    };
    const QByteArray told =
        R"({"format":"loquat","version":1,"conversations":[)"
        + chat('1', "2099-12-31T00:00:00.000Z",
               said('1', "2025-06-07T08:09:10.000Z") + ',' + said('2', "9999-01-01T00:00:00.000Z"))
        + ',' + chat('2', "2025-06-07T08:09:10.000Z", said('3', "2025-06-07T08:09:10.000Z")) + "]}";
    for (const ImportRun::Mode mode : {ImportRun::Mode::Look, ImportRun::Mode::Store}) {
        const core::ImportReport report = import(write(told), mode);
        QVERIFY(!report.error);
        QCOMPARE(report.lostCount, 2);
        QCOMPARE(report.losses.size(), 1);
        QCOMPARE(report.losses.constFirst().title, QStringLiteral("T1"));
        QVERIFY(
            report.losses.constFirst().loss
            == core::ImportLoss({core::ImportLoss::Kind::Date, QStringLiteral("9999-01-01"), 2}));
    }
    const QDateTime last(QDate(2025, 6, 7), QTime(8, 9, 10), Qt::UTC);
    const QList<core::ConversationInfo> infos = listed();
    QCOMPARE(infos.size(), 2);
    for (const core::ConversationInfo &info : infos)
        QCOMPARE(info.updated, last);
    // Of another program, and of one whose every date is wrong.
    QVERIFY(!import(write(chatWith({"q::Why"}, "q").replace("1740000000", "95600000000"))).error);
    const QList<core::ConversationInfo> all = listed();
    QVERIFY(std::all_of(all.cbegin(), all.cend(),
                        [this](const auto &info) { return info.updated <= m_now; }));
}

QTEST_GUILESS_MAIN(tst_ImportRun)
#include "tst_importrun.moc"
