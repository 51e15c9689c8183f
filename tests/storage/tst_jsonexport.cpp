// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/databasereader.h"
#include "storage/export/jsonexport.h"
#include "storage/storeedits.h"
#include "support/importrunrig.h"

#include <QBuffer>
#include <QProcess>

using namespace support;

class tst_JsonExport : public QObject, private ImportRunRig
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void whatIsExportedAndImportedIsExportedTheSame();
    void aBackupIsTakenOverAsAnExportIs();
    void theSchemaDescribesWhatIsWritten();
    void theSameFileTwiceAddsNothing();
    void newMessagesComeToTheTreeThatIsHere();
    void whatLiesInTheBinIsNotExportedAndStaysThere();
    void reasoningAndToolsCanBeLeftOut();
    void aRunningReplyIsExportedAsFarAsItHasCome();
    void anEmptyConversationComesBack();
    void picturesWithOtherBytesAreLost();
    void aCutFileGivesWhatStandsBeforeTheCut();
    void readingLeavesNothingBesideTheDatabase();

private:
    [[nodiscard]] QString path() const { return m_dir->filePath(QStringLiteral("loquat.db")); }
    [[nodiscard]] QByteArray exported(const core::ExportOptions &options = {})
    {
        auto reader = storage::ExportReader::open(path(), true);
        if (!reader)
            qFatal("cannot be read");
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        storage::JsonExport json(buffer, *reader.value(), options,
                                 {{m_profile, QStringLiteral("My gateway")}});
        const auto goesOn = [] { return true; };
        json.begin();
        bool isOk = true;
        const auto infos = reader.value()->list();
        for (const core::ConversationInfo &info : infos) {
            const auto conversation = reader.value()->enter(info.id);
            isOk = isOk && conversation && json.add(*conversation, goesOn);
            reader.value()->leave();
        }
        if (!isOk || !json.finish(goesOn))
            qFatal("not exported");
        return buffer.data();
    }
    /// Everything that a conversation can have.
    QUuid fill();
    void startAnew()
    {
        close();
        open();
        m_profile = core::newId(); // whose name the settings here know
    }
    QUuid m_profile = core::newId();
};

QUuid tst_JsonExport::fill()
{
    core::ConversationInfo info = makeInfo(QStringLiteral("日本 \"quoted\"\n\u2028 title"));
    info.isPinned = info.isTitleByHand = true;
    info.instructions = QString();
    info.parameters = makeParameters();
    info.profileId = info.personaId = m_profile;
    info.model = QStringLiteral("vendor/model");
    core::Message question = makeMessage(1, core::Role::User, QStringLiteral("Look\t\u0001 🙂"));
    const auto image = storage::Attachment{
        QCryptographicHash::hash(pngBytes(), QCryptographicHash::Sha256).toHex(),
        QStringLiteral("image/png"), 2, 3, pngBytes()};
    question.parts.append(core::ImagePart{
        image.hash, {}, image.mime, 2, 3, image.bytes.size(), QStringLiteral("sky.png")});
    question.parts.append(
        core::ImagePart{{}, QStringLiteral("https://a.example/b.png"), {}, 0, 0, 0, {}});
    core::Message reply = makeMessage(2, core::Role::Assistant, {}, question.id);
    reply.parts = {core::ReasoningPart{QStringLiteral("Hm"), 1234},
                   core::TextPart{QStringLiteral("The sky."), {{QStringLiteral("type"), u"x"_qs}}},
                   core::RefusalPart{QStringLiteral("No more.")},
                   core::ProbabilityPart{QStringLiteral("-0.5\tThe\n-1\t\\xf0\n")},
                   core::ToolCallPart{QStringLiteral("c1"),
                                      QStringLiteral("look"),
                                      QStringLiteral("{\"a\": 1.50}"),
                                      true,
                                      {{QStringLiteral("signature"), QStringLiteral("x==")}}}};
    reply.usage = core::Usage{1, 2, 3, 4, {}};
    reply.error.emplace().kind = core::ErrorKind::Quota;
    reply.error->status = 402;
    reply.response.id = QStringLiteral("chatcmpl-1");
    reply.response.created = 1740000000.25;
    reply.response.notices = {QStringLiteral("length")};
    reply.extra = {{QStringLiteral("reasoning_details"), QJsonArray{1, 2.5, QJsonValue::Null}}};
    reply.finishReason = QStringLiteral("stop");
    reply.profileId = m_profile;
    reply.exchangeId = core::newId();
    reply.model = QStringLiteral("vendor/model");
    reply.state = core::MessageState::Failed;
    core::Message result = makeMessage(3, core::Role::Tool, {}, reply.id);
    result.parts = {core::ToolResultPart{QStringLiteral("c1"), QStringLiteral("blue")}};
    const core::Message other =
        makeMessage(4, core::Role::Assistant, QStringLiteral("Another"), question.id);
    const core::Message first = makeMessage(5, core::Role::User, QStringLiteral("Again"));
    const auto late = makeMessage(6, core::Role::Assistant, QStringLiteral("Late"), reply.id);
    (void)await(m_store->addMessages(info, {question, reply, result, other, first, late}, {image}));
    (void)await(m_store->setActiveChild(info.id, question.id, reply.id));
    (void)await(m_store->setActiveChild(info.id, {}, question.id));
    const QList<core::ContentPart> edited{core::TextPart{QStringLiteral("New")}};
    (void)await(storage::StoreEdits(*m_store).revise(other.id, edited, {}, m_now));
    const core::ImagePart drawn{
        image.hash, {}, image.mime, 2, 3, image.bytes.size(), QStringLiteral("d.png")};
    storage::Draft draft{QStringLiteral("unsent"), {drawn}, -1, -1, question.id,
                         QStringLiteral("Look!"),  {drawn}};
    draft.by = {{m_profile, QStringLiteral("vendor/model")}};
    (void)await(m_store->saveDraft(info.id, draft, {image}));
    core::ConversationInfo second = makeInfo(QString());
    second.isArchived = true;
    storeChain(*m_store, second, 30, [](int i) { return QString::number(i); });
    const core::Folder outer{core::newId(), {}, QStringLiteral("工作"), core::FolderColour::Red, 2};
    const core::Folder inner{core::newId(), outer.id, QStringLiteral("Loquat / inner")};
    const core::Tag tags[] = {{core::newId(), QStringLiteral("b")},
                              {core::newId(), QStringLiteral("Äpfel")}};
    (void)await(storage::StoreEdits(*m_store).file(
        {{outer, inner},
         {tags[0], tags[1]},
         {{info.id, inner.id}, {second.id, outer.id}},
         {{info.id, {tags[0].id, tags[1].id}}, {second.id, {tags[0].id}}}}));
    return info.id;
}

void tst_JsonExport::whatIsExportedAndImportedIsExportedTheSame()
{
    const QUuid id = fill();
    const QByteArray persona = core::idText(m_profile).toLatin1();
    const QString shown = shownText(id);
    const QByteArray before = exported();
    startAnew();
    const core::ImportReport report = import(write(before));
    QVERIFY(!report.error && report.lostCount == 0);
    QVERIFY(report.format == core::ImportFormat::Loquat && report.created == 2);
    QCOMPARE(exported(), before);
    QCOMPARE(shownText(id), shown);
    QVERIFY(before.contains("My gateway"));
    QVERIFY(before.contains("\"persona\":\"" + persona + '"'));
    QVERIFY(before.contains(R"("folder":["工作","Loquat / inner"])"));
    QVERIFY(before.contains(R"("tags":["b","Äpfel"])"));
    QCOMPARE(await(storage::StoreEdits(*m_store).filing()).value().folders.size(), 2);
}

void tst_JsonExport::aBackupIsTakenOverAsAnExportIs()
{
    fill();
    const QByteArray before = exported();
    m_store.reset();
    const QTemporaryDir beside;
    const QString backup = beside.filePath(QStringLiteral("backup.db"));
    QVERIFY(QFile::copy(path(), backup));
    close();
    open();
    const core::ImportReport report = import(backup);
    QVERIFY(!report.error && report.lostCount == 0);
    QCOMPARE(exported(), before);
    QCOMPARE(QDir(beside.path()).entryList(QDir::Files), QStringList{QStringLiteral("backup.db")});
}

void tst_JsonExport::theSchemaDescribesWhatIsWritten()
{
    fill();
    const QString file = write(exported());
    QProcess python;
    python.start(QStringLiteral("python3"),
                 {QStringLiteral("-c"),
                  QStringLiteral("import json,sys,jsonschema\n"
                                 "s=json.load(open(sys.argv[1]))\n"
                                 "jsonschema.Draft202012Validator.check_schema(s)\n"
                                 "d=json.load(open(sys.argv[2]))\n"
                                 "jsonschema.Draft202012Validator(s).validate(d)\n"
                                 "d['conversations'][0]['messages'][0]['surprise']=1\n"
                                 "assert not jsonschema.Draft202012Validator(s).is_valid(d)\n"),
                  QStringLiteral(LOQUAT_SOURCE_DIR "/resources/loquat-export.schema.json"), file});
    QVERIFY(python.waitForFinished());
    QVERIFY2(python.exitCode() == 0, python.readAllStandardError().constData());
}

void tst_JsonExport::theSameFileTwiceAddsNothing()
{
    fill();
    const QByteArray before = exported();
    for (int i = 0; i < 2; ++i) {
        const core::ImportReport report = import(write(before));
        QVERIFY(!report.error && report.newMessages == 0);
        QCOMPARE(report.known, 2);
    }
    QCOMPARE(exported(), before);
}

void tst_JsonExport::newMessagesComeToTheTreeThatIsHere()
{
    const core::ConversationInfo info = makeInfo();
    const core::Message question = makeMessage(1, core::Role::User, QStringLiteral("q"));
    (void)await(m_store->addMessages(info, {question}, {}));
    const QByteArray early = exported();
    const core::Message reply =
        makeMessage(2, core::Role::Assistant, QStringLiteral("a"), question.id);
    (void)await(m_store->addMessages(info, {reply}, {}));
    const QByteArray later = exported();
    startAnew();
    import(write(early));
    const core::ImportReport report = import(write(later));
    QCOMPARE(report.continued, 1);
    QCOMPARE(report.newMessages, 1);
    QCOMPARE(shownText(info.id), QStringLiteral("q a"));
    QCOMPARE(import(write(early)).newMessages, 0);
}

void tst_JsonExport::whatLiesInTheBinIsNotExportedAndStaysThere()
{
    const QUuid id = fill();
    const QByteArray all = exported();
    const auto messages = skeletonOf(id).messages;
    (void)await(m_store->setMessagesDeleted({messages.at(1).id}, true));
    const QByteArray fewer = exported();
    QVERIFY(!fewer.contains(core::idText(messages.at(1).id).toLatin1()));
    QVERIFY(!fewer.contains(core::idText(messages.at(2).id).toLatin1()));
    const core::ImportReport report = import(write(all));
    QCOMPARE(report.newMessages, 0);
    QCOMPARE(report.inBin, 1);
    QCOMPARE(exported(), fewer);
    (void)await(m_store->setConversationsDeleted({id}, true));
    QVERIFY(!exported().contains(core::idText(id).toLatin1()));
}

void tst_JsonExport::reasoningAndToolsCanBeLeftOut()
{
    fill();
    core::ExportOptions options;
    options.hasReasoning = false;
    options.hasTools = false;
    const QByteArray json = exported(options);
    QVERIFY(!json.contains("\"type\":\"reasoning\""));
    QVERIFY(!json.contains("\"type\":\"tool"));
    QVERIFY(json.contains("The sky."));
    QVERIFY(!QJsonDocument::fromJson(json).isNull());
}

void tst_JsonExport::aRunningReplyIsExportedAsFarAsItHasCome()
{
    const core::ConversationInfo info = makeInfo();
    const core::Message question = makeMessage(1, core::Role::User, QStringLiteral("q"));
    const core::Message reply = makeEmptyReply(2, question.id);
    (void)await(m_store->addMessages(info, {question, reply}, {}));
    (void)await(m_store->appendJournal({{reply.id, 0, QStringLiteral("as far as")}}));
    const QByteArray json = exported();
    QVERIFY(json.contains("as far as"));
    QVERIFY(json.contains("interrupted"));
}

void tst_JsonExport::anEmptyConversationComesBack()
{
    (void)await(m_store->saveInfo(makeInfo(QStringLiteral("Nothing yet"))));
    const QByteArray before = exported();
    startAnew();
    QCOMPARE(import(write(before)).created, 1);
    QCOMPARE(exported(), before);
}

void tst_JsonExport::picturesWithOtherBytesAreLost()
{
    fill();
    QByteArray json = exported();
    const QByteArray base64 = pngBytes().toBase64();
    QVERIFY(json.contains(base64));
    json.replace(base64, QByteArray("not the picture").toBase64());
    startAnew();
    const auto report = import(write(json));
    QVERIFY(!report.error && report.lostCount > 0);
    QCOMPARE(report.losses.first().loss.kind, core::ImportLoss::Kind::Image);
    QVERIFY(!exported().contains("\"hash\""));
}

void tst_JsonExport::aCutFileGivesWhatStandsBeforeTheCut()
{
    fill();
    const QByteArray json = exported();
    startAnew();
    const auto report = import(write(json.first(json.indexOf("\"connections\""))));
    QCOMPARE(report.error.value_or(core::Error()).code, QStringLiteral("bad-json"));
    QCOMPARE(report.created, 2);
}

void tst_JsonExport::readingLeavesNothingBesideTheDatabase()
{
    fill();
    m_store.reset();
    const auto beside = [this] {
        return QDir(m_dir->path())
            .entryList({QStringLiteral("*-*m*"), QStringLiteral("*-wal")}, QDir::Files);
    };
    QCOMPARE(beside(), QStringList());
    {
        const storage::ReadingTrace trace(path());
        const auto reader = storage::ExportReader::open(path(), false);
        QVERIFY(!reader.value()->list().isEmpty());
        QVERIFY(!beside().isEmpty());
    }
    QCOMPARE(beside(), QStringList());
    reopen();
    {
        const storage::ReadingTrace trace(path());
        QVERIFY(storage::ExportReader::open(path(), true).isOk());
    }
    QVERIFY(!beside().isEmpty());
}

QTEST_GUILESS_MAIN(tst_JsonExport)
#include "tst_jsonexport.moc"
