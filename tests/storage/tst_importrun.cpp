// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/importrun.h"
#include "support/storebuilders.h"

#include <QTemporaryDir>

using namespace support;
using storage::ImportRun;

class tst_ImportRun : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void storesAFileAsOneConversation();
    void aBadFileStoresNothing();
    void everyProgramsFileIsStoredOnce_data();
    void everyProgramsFileIsStoredOnce();
    void lookingStoresNothing();
    void keepsBranchesAndTheOneThatWasShown();
    void aLongerFileAddsWhatIsNew();
    void whatIsShownStaysShown();
    void whatWasDeletedHereStaysDeleted();
    void whatWasStoredBeforeItBrokeStays();
    void cancellingKeepsWholeConversations();
    void goingAwayWhileItRunsIsFine();
    void conversationsWithoutANameAreKnownAgain();
    void whatWasChangedInPlaceIsASibling();
    void aPictureThatIsMissingNowChangesNothing();
    void newMessagesHangOnWhatCanBeSeen();
    void instructionsAloneAreStored();

private:
    [[nodiscard]] QString write(const QByteArray &bytes) const;
    core::ImportReport import(const QString &path, ImportRun::Mode mode = ImportRun::Mode::Store);
    [[nodiscard]] QString shownText(const QUuid &conversation);
    [[nodiscard]] QList<core::ConversationInfo> listed()
    {
        return await(m_store->conversations()).value();
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<storage::Store> m_store;
    QDateTime m_now = QDateTime(QDate(2026, 3, 4), QTime(5, 6), Qt::UTC);
};

namespace {

/// Two pixels by three.
QByteArray pngBytes()
{
    QFile file(QStringLiteral(TEST_DATA_DIR "/import/chatgpt/file-AbC123-sky.png"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString example(const char *name)
{
    return QStringLiteral(TEST_DATA_DIR "/import/") + QString::fromLatin1(name);
}

/// One chat of Open WebUI: "name:parent:text" for each message, the last one shown.
QByteArray chatWith(const QList<QByteArray> &messages, const QByteArray &current)
{
    QByteArray list;
    for (const QByteArray &told : messages) {
        const QList<QByteArray> parts = told.split(':');
        list += (list.isEmpty() ? "" : ",") + QByteArray("\"") + parts.at(0) + "\":{\"id\":\""
                + parts.at(0)
                + "\",\"parentId\":" + (parts.at(1).isEmpty() ? "null" : '"' + parts.at(1) + '"')
                + ",\"role\":\"" + (parts.at(0).startsWith('q') ? "user" : "assistant")
                + "\",\"content\":\"" + parts.at(2) + "\",\"timestamp\":1740000000}";
    }
    return "[{\"id\":\"chat\",\"title\":\"A "
           "chat\",\"updated_at\":1740000000,\"chat\":{\"history\":{"
           "\"currentId\":\""
           + current + "\",\"messages\":{" + list + "}}}}]";
}

} // namespace

void tst_ImportRun::init()
{
    m_store.reset();
    m_dir = std::make_unique<QTemporaryDir>();
    m_store = std::make_unique<storage::Store>();
    QCOMPARE(await(m_store->open(m_dir->filePath(QStringLiteral("loquat.db")))).state,
             storage::OpenReport::State::Created);
}

QString tst_ImportRun::write(const QByteArray &bytes) const
{
    QFile file(m_dir->filePath(QStringLiteral("file")));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write");
    return file.fileName();
}

core::ImportReport tst_ImportRun::import(const QString &path, ImportRun::Mode mode)
{
    ImportRun run(*m_store, path, mode, m_now);
    QSignalSpy finished(&run, &ImportRun::finished);
    run.start();
    if (!finished.wait(30'000))
        qFatal("the import did not finish");
    return run.report();
}

/// The texts of the path that is shown, one after the other.
QString tst_ImportRun::shownText(const QUuid &conversation)
{
    const auto skeleton = await(m_store->skeleton(conversation)).value();
    core::Conversation opened(skeleton.info);
    opened.restore(skeleton.messages, skeleton.activeChildren);
    QStringList texts;
    for (int row = 0; row < opened.rowCount(); ++row) {
        core::Message message = opened.at(row);
        message.parts = await(m_store->parts({message.id})).value().value(message.id);
        texts.append(core::plainText(message));
    }
    return texts.join(u' ');
}

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

void tst_ImportRun::aLongerFileAddsWhatIsNew()
{
    import(write(chatWith({"q1::one", "a1:q1:two"}, "a1")));
    const auto looked = import(write(chatWith({"q1::one", "a1:q1:two", "q2:a1:three"}, "q2")),
                               ImportRun::Mode::Look);
    QCOMPARE(looked.continued, 1);
    QCOMPARE(looked.newMessages, 1);
    const auto report = import(write(chatWith({"q1::one", "a1:q1:two", "q2:a1:three"}, "q2")));
    QCOMPARE(report.continued, 1);
    QCOMPARE(listed().size(), 1);
    QCOMPARE(shownText(listed().first().id), QStringLiteral("one two three"));
}

void tst_ImportRun::whatIsShownStaysShown()
{
    import(write(chatWith({"q1::one", "a1:q1:two"}, "a1")));
    const QUuid id = listed().first().id;
    // The person goes on here, and in the other program as well.
    const auto skeleton = await(m_store->skeleton(id)).value();
    core::Message own =
        makeMessage(3, core::Role::User, QStringLiteral("mine"), skeleton.messages.last().id);
    QVERIFY(await(m_store->addMessages(skeleton.info, {own}, {})).isOk());
    const auto report =
        import(write(chatWith({"q1::one", "a1:q1:two", "q2:a1:theirs", "a9:q1:other"}, "a9")));
    QCOMPARE(report.newMessages, 2);
    QCOMPARE(shownText(id), QStringLiteral("one two mine"));
    QCOMPARE(await(m_store->skeleton(id)).value().messages.size(), 5);
}

void tst_ImportRun::whatWasDeletedHereStaysDeleted()
{
    import(example("claude.json"));
    const QUuid gone = listed().first().id;
    QVERIFY(await(m_store->setConversationDeleted(gone, true)).isOk());
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

void tst_ImportRun::whatWasChangedInPlaceIsASibling()
{
    import(write(chatWith({"q1::one", "a1:q1:two"}, "a1")));
    const QUuid id = listed().first().id;
    const auto countOf = [this, &id] {
        return await(m_store->skeleton(id)).value().messages.size();
    };
    // Of another length, and of the same.
    for (const char *words : {"a1:q1:two and more", "a1:q1:owt"}) {
        const QString path = write(chatWith({"q1::one", words, "q2:a1:three"}, "q2"));
        const qsizetype before = countOf();
        QCOMPARE(import(path, ImportRun::Mode::Look).continued, 1);
        const auto report = import(path);
        QCOMPARE(report.continued, 1);
        QVERIFY(countOf() > before);
        QCOMPARE(shownText(id), QStringLiteral("one two"));
        const auto again = import(path);
        QCOMPARE(again.known, 1);
        QCOMPARE(again.newMessages, 0);
    }
    QCOMPARE(countOf(), 5); // the question, three answers, and what was asked about the second
    QStringList texts;
    const auto skeleton = await(m_store->skeleton(id)).value();
    for (const core::Message &message : skeleton.messages) {
        core::Message loaded = message;
        loaded.parts = await(m_store->parts({message.id})).value().value(message.id);
        texts.append(core::plainText(loaded));
    }
    texts.sort();
    QCOMPARE(texts.join(u'|'), QStringLiteral("one|owt|three|two|two and more"));
}

void tst_ImportRun::aPictureThatIsMissingNowChangesNothing()
{
    const QByteArray url = "data:image/png;base64," + pngBytes().toBase64();
    const auto chat = [](const QByteArray &files) {
        return R"([{"id":"c","chat":{"history":{"currentId":"q","messages":{"q":{"id":"q","role":
            "user","content":"look","files":[)"
               + files + "]}}}}}]";
    };
    import(write(chat("{\"type\":\"image\",\"url\":\"" + url + "\"}")));
    QCOMPARE(import(write(chat({}))).known, 1);
    QCOMPARE(await(m_store->skeleton(listed().first().id)).value().messages.size(), 1);
}

void tst_ImportRun::newMessagesHangOnWhatCanBeSeen()
{
    import(write(chatWith({"q1::one", "a1:q1:two", "q2:a1:three"}, "q2")));
    const QUuid id = listed().first().id;
    const auto stored = await(m_store->skeleton(id)).value().messages;
    QVERIFY(await(m_store->setMessagesDeleted({stored.at(1).id}, true)).isOk());
    const auto report = import(
        write(chatWith({"q1::one", "a1:q1:two", "q2:a1:three", "a2:q2:four", "q3:a2:five"}, "q3")));
    QCOMPARE(report.newMessages, 2);
    const auto seen = await(m_store->skeleton(id)).value().messages;
    QCOMPARE(seen.size(), 3);
    QCOMPARE(seen.at(1).parentId, stored.first().id);
    QCOMPARE(shownText(id), QStringLiteral("one four five"));
}

void tst_ImportRun::instructionsAloneAreStored()
{
    const auto report = import(write(R"([{"role":"system","content":"Be brief."}])"));
    QVERIFY(!report.error);
    QCOMPARE(report.created, 1);
    QCOMPARE(listed().first().instructions.value_or(QString()), QStringLiteral("Be brief."));
}

QTEST_GUILESS_MAIN(tst_ImportRun)
#include "tst_importrun.moc"
