// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/export/jsonexport.h"
#include "storage/storeedits.h"
#include "support/importrunrig.h"

#include <QBuffer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>

using namespace support;

/// What somebody types as the result of a call, and has not sent: it goes with the conversation.
class ExportedResultsTest : public QObject, private ImportRunRig
{
    Q_OBJECT

    core::Message m_question;
    core::Message m_one;
    core::Message m_other;

    [[nodiscard]] QByteArray exported(const core::ExportOptions &options = {}) const
    {
        const auto reader =
            storage::ExportReader::open(m_dir->filePath(QStringLiteral("loquat.db")), true);
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        if (!reader)
            return {};
        storage::JsonExport json(buffer, *reader.value(), options, {});
        const auto goesOn = [] { return true; };
        json.begin();
        const auto infos = reader.value()->list();
        for (const core::ConversationInfo &info : infos) {
            const auto conversation = reader.value()->enter(info.id);
            if (!conversation || !json.add(*conversation, goesOn))
                return {};
            reader.value()->leave();
        }
        return json.finish(goesOn) ? buffer.data() : QByteArray();
    }
    [[nodiscard]] QList<core::TypedResult> typedIn(const QUuid &conversation) const
    {
        return await(storage::StoreEdits(*m_store).typedResults(conversation)).value();
    }
    [[nodiscard]] static core::Message calling(int seq, const QUuid &parent)
    {
        core::Message reply = makeMessage(seq, core::Role::Assistant, {}, parent);
        for (const char *id : {"a", "b"})
            reply.parts.append(core::ToolCallPart{
                QString::fromLatin1(id), QStringLiteral("ask"), QStringLiteral("{}"), true, {}});
        return reply;
    }
    /// Two replies that wait, with three results that are being typed.
    QUuid fill()
    {
        const core::ConversationInfo info = makeInfo();
        m_question = makeMessage(1, core::Role::User, QStringLiteral("q"));
        m_one = calling(2, m_question.id);
        m_other = calling(3, m_question.id);
        (void)await(m_store->addMessages(info, {m_question, m_one, m_other}, {}));
        (void)await(storage::StoreEdits(*m_store).saveTypedResults(info.id, results()));
        return info.id;
    }
    [[nodiscard]] QList<core::TypedResult> results() const
    {
        return {{m_other.id, QStringLiteral("b"), QStringLiteral("half a \n\"result\" 🙂")},
                {m_one.id, QStringLiteral("a"), QStringLiteral("1")},
                {m_one.id, QStringLiteral("b"), QStringLiteral("2")}};
    }
    /// The file with other results in its only conversation.
    [[nodiscard]] static QByteArray withTyped(const QByteArray &file, const QJsonValue &typed)
    {
        QJsonObject all = QJsonDocument::fromJson(file).object();
        QJsonArray conversations = all.value(QStringLiteral("conversations")).toArray();
        QJsonObject conversation = conversations.first().toObject();
        conversation.insert(QStringLiteral("draft_results"), typed);
        conversations.replace(0, conversation);
        all.insert(QStringLiteral("conversations"), conversations);
        return QJsonDocument(all).toJson();
    }
    [[nodiscard]] static QJsonObject typed(const QString &message, const QString &call,
                                           const QJsonValue &text)
    {
        return {{QStringLiteral("message"), message},
                {QStringLiteral("call"), call},
                {QStringLiteral("text"), text}};
    }

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void whatIsTypedComesBackToTheByte()
    {
        const QUuid id = fill();
        const QByteArray before = exported();
        QVERIFY(before.contains("\"draft_results\":[{"));
        close();
        open();
        const core::ImportReport report = import(write(before));
        QVERIFY(!report.error && report.lostCount == 0);
        QCOMPARE(typedIn(id), results());
        QCOMPARE(exported(), before);
    }

    void itStandsBesideAnUnsentMessage()
    {
        const QUuid id = fill();
        storage::Draft draft;
        draft.text = QStringLiteral("unsent");
        QVERIFY(await(m_store->saveDraft(id, draft)).isOk());
        const QByteArray before = exported();
        close();
        open();
        (void)import(write(before));
        QCOMPARE(await(m_store->draft(id)).value().text, draft.text);
        QCOMPARE(typedIn(id), results());
        QCOMPARE(exported(), before);
    }

    void theSchemaDescribesIt()
    {
        fill();
        const QByteArray json = exported();
        QProcess python;
        python.start(
            QStringLiteral("python3"),
            {QStringLiteral("-c"),
             QStringLiteral("import json,sys,jsonschema\n"
                            "v=jsonschema.Draft202012Validator(json.load(open(sys.argv[1])))\n"
                            "d=json.load(open(sys.argv[2]))\n"
                            "v.validate(d)\n"
                            "r=d['conversations'][0]['draft_results']\n"
                            "assert len(r)==3\n"
                            "r[0]['surprise']=1\n"
                            "assert not v.is_valid(d)\n"),
             QStringLiteral(LOQUAT_SOURCE_DIR "/resources/loquat-export.schema.json"),
             write(json)});
        QVERIFY(python.waitForFinished());
        QVERIFY2(python.exitCode() == 0, python.readAllStandardError().constData());
    }

    void withoutToolsAndWithoutTheirMessagesItStaysAway()
    {
        fill();
        core::ExportOptions options;
        options.hasTools = false;
        QVERIFY(!exported(options).contains("draft_results"));
        QVERIFY(await(m_store->setMessagesDeleted({m_one.id}, true)).isOk());
        const QByteArray json = exported();
        QCOMPARE(json.count("\"call\":"), 1);
        QVERIFY(!json.contains(core::idText(m_one.id).toLatin1()));
    }

    void ofAForeignFileWhatMakesNoSenseIsLeftOut()
    {
        const QUuid id = fill();
        const QByteArray file = exported();
        const QString reply = core::idText(m_one.id);
        const QJsonArray odd{
            typed(reply, QStringLiteral("a"), QStringLiteral("first")),
            typed(reply, QStringLiteral("a"), QStringLiteral("twice")),
            typed(core::idText(core::newId()), QStringLiteral("a"), QStringLiteral("of nothing")),
            typed(QStringLiteral("x"), QStringLiteral("a"), QStringLiteral("x")),
            typed(reply, QStringLiteral("b"), 7),
            typed(reply, QStringLiteral("b"), QString()),
            QJsonValue(3),
            QJsonArray()};
        close();
        open();
        const core::ImportReport report = import(write(withTyped(file, odd)));
        QVERIFY(!report.error && report.created == 1);
        QCOMPARE(typedIn(id), (QList<core::TypedResult>{
                                  {m_one.id, QStringLiteral("a"), QStringLiteral("first")}}));
        close();
        open();
        QVERIFY(!import(write(withTyped(file, 7))).error);
        QVERIFY(typedIn(id).isEmpty());
    }

    void aDuplicateHasItForItsOwnMessages()
    {
        const QUuid id = fill();
        storage::Draft draft;
        draft.text = QStringLiteral("unsent");
        QVERIFY(await(m_store->saveDraft(id, draft)).isOk());
        QVERIFY(await(m_store->setMessagesDeleted({m_other.id}, true)).isOk());
        const auto copy =
            await(storage::StoreEdits(*m_store).copyConversation(id, makeInfo())).value();
        const QList<core::Message> messages = skeletonOf(copy.id).messages;
        QCOMPARE(messages.size(), 2);
        QList<core::TypedResult> wanted = results().mid(1); // the others lie in the bin
        for (core::TypedResult &one : wanted)
            one.reply = messages.at(1).id;
        QCOMPARE(typedIn(copy.id), wanted);
        QVERIFY(await(m_store->draft(copy.id)).value().text.isEmpty());
        QCOMPARE(typedIn(id), results()); // the original keeps its own
    }
};

QTEST_GUILESS_MAIN(ExportedResultsTest)
#include "tst_exportedresults.moc"
