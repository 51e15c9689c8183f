// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/cherrydatabase.h"
#include "storage/import/conversationbuilder.h"
#include "support/importoutline.h"
#include "support/zipbuilder.h"

#include <QTemporaryDir>
#include <sqlite3.h>

using namespace support;
using storage::ImportSource;

/// Files that were made to cost more than they weigh, and cancelling in the middle of them.
class tst_ImportBombs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sourcesDoNotMultiply();
    void sourcesDoNotAddUp();
    void marksWithoutAnEndAreOneWalk();
    void aBlockIsReadOnce();
    void aFenceIsFoundInOneWalk();
    void aPictureIsFetchedOnce();
    void conversationsOfVeryManyValuesAreLostByName();
    void aNestedExportSaysWhatToDo();
    void namesAreCut();
    void numbersStayInRange();
    void anEndlessTopicCostsItselfOnly();
    void tablesThatComputeAreNone();
    void rowsAreCounted();
    void cancelsWherever_data();
    void cancelsWherever();

private:
    [[nodiscard]] std::unique_ptr<storage::ForeignDatabase> database(const QByteArray &sql) const;

    QTemporaryDir m_dir;
};

namespace {

std::unique_ptr<ImportCollector> collectedFrom(const QByteArray &json)
{
    auto collected = std::make_unique<ImportCollector>();
    const auto source = ImportSource::ofDocument(json);
    (void)storage::readImport(*source, *collected);
    return collected;
}

QByteArray quoted(const QString &text)
{
    const QByteArray json = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return json.sliced(1, json.size() - 2);
}

/// One answer of ChatGPT.
QByteArray chatGptWith(const QString &text, const QByteArray &references)
{
    return R"([{"id":"c","title":"t","mapping":{"a":{"message":{"author":{"role":"assistant"},
        "content":{"content_type":"text","parts":[)"
           + quoted(text) + R"(]},"metadata":{"content_references":[)" + references + "]}}}}}]";
}

QString answerIn(const ImportCollector &collected)
{
    if (collected.conversations().size() != 1)
        return {};
    return core::plainText(collected.conversations().first().messages.value(0));
}

} // namespace

void tst_ImportBombs::sourcesDoNotMultiply()
{
    const QString mark = QStringLiteral("\uE200cite\uE201");
    QByteArrayList references;
    for (int i = 0; i < 40; ++i)
        references.append("{\"matched_text\":" + quoted(mark)
                          + ",\"alt\":" + quoted(mark + mark + u'!') + "}");
    const auto collected =
        collectedFrom(chatGptWith(QStringLiteral("so") + mark + u'.', references.join(',')));
    QCOMPARE(answerIn(*collected), QStringLiteral("socitecite!."));
}

void tst_ImportBombs::sourcesDoNotAddUp()
{
    const QString mark = QStringLiteral("\uE200a\uE201");
    const QByteArray reference =
        "{\"matched_text\":" + quoted(mark) + ",\"alt\":" + quoted(QString(1'000'000, u'x')) + "}";
    const auto collected = collectedFrom(chatGptWith(mark.repeated(100'000), reference));
    QVERIFY(!answerIn(*collected).isEmpty());
    QVERIFY(answerIn(*collected).size() < 1'000'000);
}

void tst_ImportBombs::marksWithoutAnEndAreOneWalk()
{
    // Looked for from each beginning, the end that is not there takes hours.
    const QString marks = QString(1'000'000, QChar(0xE200));
    QCOMPARE(answerIn(*collectedFrom(chatGptWith(marks, {}))).size(), marks.size());
    const QString tags = QStringLiteral("<details type=\"reasoning\" ").repeated(200'000);
    const auto collected = collectedFrom(
        R"([{"id":"c","chat":{"history":{"currentId":"a","messages":{"a":{"id":"a","role":
        "assistant","content":)"
        + quoted(tags) + "}}}}}]");
    QCOMPARE(answerIn(*collected), tags);
    const QString letters = QStringLiteral("<details type=\"reasoning\" ")
                            + QString(1'000'000, u'a') + QStringLiteral(">x</details>");
    const auto named = collectedFrom(
        R"([{"id":"c","chat":{"history":{"currentId":"a","messages":{"a":{"id":"a","role":
        "assistant","content":)"
        + quoted(letters) + "}}}}}]");
    QCOMPARE(named->conversations().size(), 1);
}

void tst_ImportBombs::aBlockIsReadOnce()
{
    const QByteArray words(100'000, 'w');
    QByteArray ids = "\"b\"";
    for (int i = 0; i < 1000; ++i)
        ids += ",\"b\"";
    const auto collected = collectedFrom(
        R"({"version":5,"localStorage":{},"indexedDB":{"topics":[{"id":"t","messages":[
        {"id":"m","role":"assistant","blocks":[)"
        + ids + R"(]}]}],"message_blocks":[{"id":"b","type":"main_text","content":")" + words
        + "\"}]}}");
    QCOMPARE(answerIn(*collected), QString::fromLatin1(words));
    QCOMPARE(collected->conversations().first().lostCount(), 1000);
}

void tst_ImportBombs::aFenceIsFoundInOneWalk()
{
    const QString code = QString(200'000, u'`') + u'x';
    const QString block = storage::sourceCode(code, {});
    QVERIFY(block.startsWith(QString(200'001, u'`') + u'\n'));
    QVERIFY(storage::sourceCode(QStringLiteral("a``b"), {}).startsWith(QStringLiteral("```\n")));
}

void tst_ImportBombs::aPictureIsFetchedOnce()
{
    storage::ConversationBuilder builder(core::ImportFormat::Chatbox, QStringLiteral("c"));
    QFile png(QStringLiteral(TEST_DATA_DIR "/import/chatgpt/file-AbC123-sky.png"));
    QVERIFY(png.open(QIODevice::ReadOnly));
    const QByteArray bytes = png.readAll();
    int fetched = 0;
    const auto fetch = [&fetched, &bytes] {
        ++fetched;
        return bytes;
    };
    const auto nothing = [&fetched] {
        ++fetched;
        return QByteArray();
    };
    for (int i = 0; i < 3; ++i) {
        QVERIFY(builder.image(QStringLiteral("here"), fetch));
        QVERIFY(!builder.image(QStringLiteral("gone"), nothing));
    }
    QCOMPARE(fetched, 2);
    const auto conversation = builder.finish({});
    QCOMPARE(conversation.attachments.size(), 1);
    QCOMPARE(conversation.lostCount(), 3);
}

void tst_ImportBombs::conversationsOfVeryManyValuesAreLostByName()
{
    const auto collected = collectedFrom(
        R"([{"uuid":"1","chat_messages":[{"uuid":"m","sender":"human","text":"hi"}]},
            {"uuid":"2","chat_messages":[0)"
        + QByteArray(",0").repeated(1'100'000) + "]},7]");
    QCOMPARE(collected->conversations().size(), 1);
    using core::ImportLoss;
    QCOMPARE(collected->rest().losses.size(), 2);
    QVERIFY(collected->rest().losses.contains(
        {ImportLoss::Kind::Conversation, QStringLiteral("#2"), 1, ImportLoss::Reason::TooLarge}));
    QVERIFY(collected->rest().losses.contains(
        {ImportLoss::Kind::Conversation, QStringLiteral("#3"), 1, ImportLoss::Reason::Broken}));
}

void tst_ImportBombs::aNestedExportSaysWhatToDo()
{
    const auto codeOf = [](const QByteArray &json) {
        ImportCollector collected;
        const auto done = storage::readImport(*ImportSource::ofDocument(json), collected);
        return done ? QString() : done.error().code;
    };
    const QByteArray begin = R"({"conversationId":"c","messagesTree":[)";
    QByteArray nested = R"({"messageId":"m","text":"t","children":[)";
    QCOMPARE(codeOf(begin + nested.repeated(600) + QByteArray("]}").repeated(600) + "]}"),
             QStringLiteral("too-deep"));
    QCOMPARE(codeOf(begin + QByteArray("0,").repeated(1'100'000) + "0]}"),
             QStringLiteral("conversation-too-large"));
    QCOMPARE(codeOf(begin + nested), QStringLiteral("bad-json"));
}

void tst_ImportBombs::namesAreCut()
{
    const QByteArray name(10'000, 'n');
    const auto collected = collectedFrom(
        R"([{"id":"c","title":")" + name + R"(","chat":{"models":[")" + name
        + R"("],"history":{"currentId":"a","messages":{"a":{"id":"a","role":"assistant","model":")"
        + name + R"(","content":"x","files":[{"type":"file","name":")" + name + R"("}]}}}}}])");
    const auto &conversation = collected->conversations().constFirst();
    QCOMPARE(conversation.title.size(), 300);
    QCOMPARE(conversation.model.size(), 200);
    QCOMPARE(conversation.messages.first().model.size(), 200);
    QCOMPARE(conversation.losses.first().name.size(), 200);
}

void tst_ImportBombs::numbersStayInRange()
{
    QCOMPARE(storage::sourceInteger(1e300), qint64(1) << 53);
    QCOMPARE(storage::sourceInteger(-1e300), -(qint64(1) << 53));
    QCOMPARE(storage::sourceInteger(qQNaN(), -1), -1);
    const auto collected = collectedFrom(
        R"({"session:s":{"id":"s","messages":[{"id":"m","role":"assistant","contentParts":[
        {"type":"reasoning","text":"r","duration":1e300}]}],
        "messageForksHash":{"m":{"position":-1e300,"lists":[]}}}})");
    QCOMPARE(collected->conversations().size(), 1);
}

std::unique_ptr<storage::ForeignDatabase> tst_ImportBombs::database(const QByteArray &sql) const
{
    const QString path = m_dir.filePath(QStringLiteral("database"));
    QFile::remove(path);
    sqlite3 *handle = nullptr;
    char *words = nullptr;
    if (sqlite3_open(QFile::encodeName(path).constData(), &handle) != SQLITE_OK
        || sqlite3_exec(handle, sql.constData(), nullptr, nullptr, &words) != SQLITE_OK)
        qFatal("cannot make a database: %s", words);
    sqlite3_close(handle);
    auto opened = storage::ForeignDatabase::open(path);
    return opened ? std::move(opened.value()) : nullptr;
}

void tst_ImportBombs::anEndlessTopicCostsItselfOnly()
{
    const auto foreign = database(
        "CREATE TABLE topic (id TEXT, name TEXT, created_at INTEGER);"
        "CREATE TABLE message (id TEXT, parent_id TEXT, topic_id TEXT, role TEXT, data TEXT,"
        " created_at INTEGER);"
        "INSERT INTO topic VALUES ('t1', 'Endless', 1), ('t2', 'Small', 2);"
        "INSERT INTO message WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n"
        " WHERE i < 24) SELECT 'm' || i, NULL, 't1', 'user', printf('%.*c', 3000000, 'x'), i FROM "
        "n;"
        "INSERT INTO message VALUES ('s', NULL, 't2', 'user',"
        " '{\"parts\":[{\"type\":\"text\",\"text\":\"hi\"}]}', 1);");
    QVERIFY(foreign);
    const auto source = ImportSource::ofDocument({});
    ImportCollector collected;
    QVERIFY(storage::CherryDatabase(*source, *foreign, collected).read().isOk());
    QCOMPARE(collected.conversations().size(), 1);
    QCOMPARE(collected.conversations().first().title, QStringLiteral("Small"));
    using core::ImportLoss;
    QVERIFY(
        collected.rest().losses.contains({ImportLoss::Kind::Conversation, QStringLiteral("Endless"),
                                          1, ImportLoss::Reason::TooLarge}));
}

void tst_ImportBombs::tablesThatComputeAreNone()
{
    const auto foreign = database(
        "CREATE VIRTUAL TABLE topic USING fts5(name);"
        "CREATE VIEW assistant AS SELECT 1 AS id;"
        "CREATE TABLE message (id TEXT, data TEXT GENERATED ALWAYS AS (printf('%.*c', 9, id)),"
        " role TEXT, other TEXT);");
    QVERIFY(foreign);
    QVERIFY(!foreign->hasTable(QStringLiteral("topic")));
    QVERIFY(!foreign->hasTable(QStringLiteral("assistant")));
    QVERIFY(foreign->hasTable(QStringLiteral("message")));
    QCOMPARE(foreign->storedColumns(QStringLiteral("message"),
                                    {QStringLiteral("id"), QStringLiteral("data"),
                                     QStringLiteral("role"), QStringLiteral("gone")}),
             QByteArray("id, role"));
}

void tst_ImportBombs::rowsAreCounted()
{
    const auto foreign = database("CREATE TABLE t (a TEXT);");
    const auto codeOf = [&foreign](const QByteArray &sql, qint64 most) {
        const auto done = foreign->each(
            sql, {}, [](const storage::SourceObject &) { return true; }, most);
        return done ? QString() : done.error().code;
    };
    const QByteArray endless = "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n)"
                               " SELECT 'word' FROM n";
    QCOMPARE(codeOf(endless, qint64(1) << 40), QStringLiteral("too-many"));
    QCOMPARE(codeOf(endless, 1000), QStringLiteral("too-large"));
    QCOMPARE(codeOf("SELECT 1", 1000), QString());
}

void tst_ImportBombs::cancelsWherever_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("isPacked");
    const QByteArray blob(8 * 1024 * 1024, 'A');
    const QByteArray chatbox =
        "{\"picture:1\":\"" + blob + R"(","session:s":{"id":"s","messages":[{"id":"m","role":"user",
                               "contentParts":[{"type":"text","text":"hi"}]}]}})";
    const QByteArray cherry =
        R"({"version":5,"localStorage":{"x":")" + blob
        + R"("},"indexedDB":{"topics":[{"id":"t","messages":[{"id":"m","role":"user","content":"x"}]}]}})";
    QTest::newRow("while it looks for sessions") << chatbox << false;
    QTest::newRow("while it looks for topics") << cherry << false;
    QTest::newRow("while it looks whose it is") << "{\"a\":\"" + blob + "\"}" << false;
    QTest::newRow("while it unpacks") << cherry << true;
}

void tst_ImportBombs::cancelsWherever()
{
    QFETCH(QByteArray, json);
    QFETCH(bool, isPacked);
    const QString path = m_dir.filePath(QStringLiteral("file"));
    if (isPacked) {
        ZipBuilder(path).add("data.json", json).stored().close();
    } else {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(json);
    }
    ImportCollector whole;
    (void)storage::readImport(path, whole);
    QVERIFY(whole.timesAsked() > 20); // 8 MiB are many places to stop at
    for (const int times : {0, 1, 10, 20}) {
        ImportCollector collected;
        collected.stopWhenAsked(times);
        const auto done = storage::readImport(path, collected);
        QVERIFY(!done.isOk());
        QCOMPARE(done.error().code, QStringLiteral("cancelled"));
        QVERIFY(collected.conversations().isEmpty());
        QVERIFY(collected.timesAsked() < times + 8);
    }
}

QTEST_GUILESS_MAIN(tst_ImportBombs)
#include "tst_importbombs.moc"
