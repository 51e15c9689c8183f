// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/copyas.h"
#include "api/literalwriter.h"
#include "support/recordedrequest.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QTest>

using namespace api;

namespace {

QString text(const char *latin)
{
    return QString::fromLatin1(latin);
}

/// Letters that mean something somewhere, and any others.
QString randomText(QRandomGenerator &random)
{
    static const QString meaning =
        QStringLiteral("'\"\\$`{}()[]<>#%!*?~&|;:=,.-_/@^ \n\r\tnux08中😀") + QChar(0);
    QString result;
    for (int i = random.bounded(60); i > 0; --i) {
        if (random.bounded(4) > 0)
            result += meaning.at(random.bounded(int(meaning.size())));
        else
            result += QChar(char16_t(random.bounded(0x10000)));
    }
    return result;
}

QStringList randomTexts(quint32 seed, int count)
{
    QRandomGenerator random(seed);
    QStringList texts;
    for (int i = 0; i < count; ++i)
        texts.append(randomText(random));
    return texts;
}

/// What a program prints that is given a script; nothing when it is not installed.
QByteArray outputOf(const QString &program, const QByteArray &script)
{
    if (QStandardPaths::findExecutable(program).isEmpty())
        return {};
    QProcess process;
    process.start(program, {text("-")});
    process.write(script);
    process.closeWriteChannel();
    process.waitForFinished(60'000);
    return process.readAllStandardOutput();
}

} // namespace

class TestCopyAs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesLiteralsOfALanguage_data();
    void writesLiteralsOfALanguage();
    void escapesWhatMustNotStandRaw();
    void everyTextSurvivesJson_data();
    void everyTextSurvivesJson();
    void everyTextSurvivesALanguage_data();
    void everyTextSurvivesALanguage();
    void secretsAreVariables_data();
    void secretsAreVariables();
    void variablesNeverCollide();
    void ownHeadersOfAClientAreLeftOut();
    void onlyRealImagesAreFiles();
    void imagesAreNamedByTheirContent();
    void whatIsNoWholeRequestIsNotCopied_data();
    void whatIsNoWholeRequestIsNotCopied();
    void schemasKeepTheOrderInWhichTheyWentOut_data();
    void schemasKeepTheOrderInWhichTheyWentOut();
    void theSdkGetsBaseAndQuery();
    void unknownOptionsGoThroughExtraBody();
};

void TestCopyAs::writesLiteralsOfALanguage_data()
{
    QTest::addColumn<int>("dialect");
    QTest::addColumn<QString>("written");
    QTest::newRow("JSON")
        << int(Dialect::Json)
        << text("{\n    \"a\": [\n        true,\n        null,\n        1\n    ],\n"
                "    \"b\": {},\n    \"c\": 0.1\n}");
    QTest::newRow("Python") << int(Dialect::Python)
                            << text("{\n    \"a\": [\n        True,\n        None,\n        1\n    "
                                    "],\n    \"b\": {},\n    \"c\": 0.1\n}");
    QTest::newRow("JavaScript")
        << int(Dialect::JavaScript)
        << text("{\n    \"a\": [\n        true,\n        null,\n        1\n    ],\n"
                "    \"b\": {},\n    \"c\": 0.1\n}");
}

void TestCopyAs::writesLiteralsOfALanguage()
{
    QFETCH(int, dialect);
    const QJsonObject object{{text("a"), QJsonArray{true, QJsonValue::Null, 1}},
                             {text("b"), QJsonObject()},
                             {text("c"), 0.1}};
    QTEST(LiteralWriter(Dialect(dialect)).write(object), "written");
}

void TestCopyAs::escapesWhatMustNotStandRaw()
{
    const QString quoted = LiteralWriter::quoted(QStringLiteral("\u2028\u2029\u202E\uFEFF\x7F\x1B")
                                                 + QChar(0xD800) + QChar(0) + QChar(0xFFFC));
    QCOMPARE(quoted, text("\"\\u2028\\u2029\\u202e\\ufeff\\u007f\\u001b\\ud800\\u0000\\ufffc\""));
    QCOMPARE(LiteralWriter::quoted(u"😀 你好"), QStringLiteral("\"😀 你好\""));
    QCOMPARE(LiteralWriter(Dialect::JavaScript).key(text("__proto__")), text("[\"__proto__\"]: "));
    QCOMPARE(LiteralWriter(Dialect::Python).key(text("__proto__")), text("\"__proto__\": "));
}

void TestCopyAs::everyTextSurvivesJson_data()
{
    QTest::addColumn<uint>("seed");
    for (const uint seed : {1U, 20'261'126U, 4'000'000'007U})
        QTest::addRow("seed %u", seed) << seed;
}

void TestCopyAs::everyTextSurvivesJson()
{
    QFETCH(uint, seed);
    for (const QString &original : randomTexts(seed, 2000)) {
        const QByteArray json = '[' + LiteralWriter::quoted(original).toUtf8() + ']';
        QCOMPARE(QJsonDocument::fromJson(json).array().at(0).toString(), original);
        for (const char byte : json)
            QVERIFY(quint8(byte) >= 0x20);
    }
}

void TestCopyAs::everyTextSurvivesALanguage_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("Python") << text("python3") << QByteArray("import json\nprint(json.dumps([\n")
                            << QByteArray("]))\n");
    QTest::newRow("JavaScript") << text("node") << QByteArray("console.log(JSON.stringify([\n")
                                << QByteArray("]))\n");
}

void TestCopyAs::everyTextSurvivesALanguage()
{
    QFETCH(QString, program);
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    const QStringList originals = randomTexts(77, 1500);
    QByteArray script = before;
    for (const QString &original : originals)
        script += LiteralWriter::quoted(original).toUtf8() + ",\n";
    const QByteArray output = outputOf(program, script + after);
    if (output.isEmpty())
        QSKIP("what this language needs is not installed");
    const QJsonArray read = QJsonDocument::fromJson(output).array();
    QCOMPARE(read.size(), originals.size());
    for (qsizetype i = 0; i < originals.size(); ++i)
        QCOMPARE(read.at(i).toString(), originals.at(i));
}

void TestCopyAs::secretsAreVariables_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QStringList>("lines");
    QTest::newRow("curl") << int(CopyKind::Curl)
                          << QStringList{text("-H \"Authorization: Bearer $OPENAI_API_KEY\""),
                                         text("-H \"X-Team: $HEADER_X_TEAM\""),
                                         text("-H 'X-Odd: a'\"'\"'b'\"$HEADER_X_ODD\"")};
    QTest::newRow("requests")
        << int(CopyKind::PythonRequests)
        << QStringList{text("\"Authorization\": \"Bearer \" + os.environ[\"OPENAI_API_KEY\"]"),
                       text("\"X-Team\": os.environ[\"HEADER_X_TEAM\"]")};
    QTest::newRow("openai") << int(CopyKind::PythonOpenAi)
                            << QStringList{text("api_key=os.environ[\"OPENAI_API_KEY\"]"),
                                           text("\"X-Team\": os.environ[\"HEADER_X_TEAM\"]")};
    QTest::newRow("fetch")
        << int(CopyKind::JavaScriptFetch)
        << QStringList{text("\"Authorization\": \"Bearer \" + process.env.OPENAI_API_KEY"),
                       text("\"X-Team\": process.env.HEADER_X_TEAM")};
}

void TestCopyAs::secretsAreVariables()
{
    QFETCH(int, kind);
    QFETCH(QStringList, lines);
    api::WireRecord record =
        support::recordOf(text("https://g/v1/chat/completions"), support::bodyWith({}, text("Hi")));
    record.requestHeaders.append(core::Header{"X-Team", "***"});
    record.requestHeaders.append(core::Header{"X-Odd", "a'b***"});
    const QString copied = copyAs(record, CopyKind(kind), {}).value();
    for (QString line : lines) {
        line.replace(text("'\"'\"'"), text("'\\''"));
        QVERIFY2(copied.contains(line), qPrintable(line + u'\n' + copied));
    }
    QVERIFY(!copied.contains(text("***")));
}

void TestCopyAs::variablesNeverCollide()
{
    api::WireRecord record =
        support::recordOf(text("https://g/v1/chat/completions"), support::bodyWith({}, text("Hi")));
    record.requestHeaders = {{"A-B", "***"}, {"A_B", "***"}, {"PATH", "***"}};
    const QString copied = copyAs(record, CopyKind::Curl, {}).value();
    QVERIFY(copied.contains(text("$HEADER_A_B\"")));
    QVERIFY(copied.contains(text("$HEADER_A_B_2\"")));
    QVERIFY(!copied.contains(text("$PATH")));
}

void TestCopyAs::ownHeadersOfAClientAreLeftOut()
{
    const QString copied = copyAs(support::recordOf(text("https://g/v1/chat/completions"),
                                                    support::bodyWith({}, text("Hi"))),
                                  CopyKind::Curl, {})
                               .value();
    for (const char *name : {"Host", "Accept-Encoding", "User-Agent", "Content-Length"})
        QVERIFY2(!copied.contains(text(name)), name);
    QVERIFY(copied.contains(text("Content-Type: application/json")));
}

void TestCopyAs::onlyRealImagesAreFiles()
{
    const QString marker = text("data:image/png;base64,<5 bytes>");
    const support::BodyPair body = support::bodyWith({}, marker);
    const api::WireRecord record = support::recordOf(text("https://g/v1/chat/completions"), body);
    QVERIFY(imageMimes(record).isEmpty());
    QVERIFY(copyAs(record, CopyKind::PythonRequests, {}).value().contains(u'"' + marker + u'"'));
    const api::WireRecord two = support::recordOf(
        text("https://g/v1/chat/completions"),
        support::bodyWith({}, marker, {"a", "b"}, text("https://example.org/x.png")));
    QCOMPARE(imageMimes(two).size(), 2);
    const QJsonObject file{{text("type"), text("file")},
                           {text("file"), QJsonObject{{text("file_data"), marker},
                                                      {text("filename"), text("a.pdf")}}}};
    api::WireRecord document;
    document.requestBody =
        support::compact({{text("messages"), QJsonArray{support::userMessage(QJsonArray{file})}}});
    QCOMPARE(imageMimes(document).size(), 1); // a place of its own among the images
}

void TestCopyAs::imagesAreNamedByTheirContent()
{
    const QByteArray hash = support::hashOf("x");
    QCOMPARE(imageFileName(hash, text("image/png")),
             text("image-") + QString::fromLatin1(hash.left(12)) + text(".png"));
    QVERIFY(imageFileName(hash, text("image/jpeg")).endsWith(text(".jpg")));
    QVERIFY(imageFileName(hash, text("image/../../x")).endsWith(text(".bin")));
    const api::WireRecord record = support::recordOf(text("https://g/v1/chat/completions"),
                                                     support::bodyWith({}, text("?"), {"x"}));
    QVERIFY(copyAs(record, CopyKind::Curl, {})
                .value()
                .contains(imageFileName(hash, text("image/png"))));
}

void TestCopyAs::whatIsNoWholeRequestIsNotCopied_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("cut") << QByteArray("{\"model\":\"m\",\"messages\":[{\"ro");
    QTest::newRow("no object") << QByteArray("[1]");
}

void TestCopyAs::whatIsNoWholeRequestIsNotCopied()
{
    QFETCH(QByteArray, body);
    api::WireRecord record;
    record.requestBody = body;
    const auto copied = copyAs(record, CopyKind::JavaScriptFetch, {});
    QVERIFY(!copied.isOk());
    QCOMPARE(copied.error().kind, core::ErrorKind::BadRequest);
}

void TestCopyAs::theSdkGetsBaseAndQuery()
{
    const QString copied =
        copyAs(support::recordOf(text("https://g/a/v1/chat/completions?api-version=1"),
                                 support::bodyWith({}, text("Hi"))),
               CopyKind::PythonOpenAi, {})
            .value();
    QVERIFY(copied.contains(text("base_url=\"https://g/a/v1\",")));
    QVERIFY(copied.contains(text("parse_qsl(\"api-version=1\"")));
}

void TestCopyAs::unknownOptionsGoThroughExtraBody()
{
    const QString copied = copyAs(support::recordOf(text("https://g/v1/chat/completions"),
                                                    support::bodyWith({{text("temperature"), 0.5},
                                                                       {text("import os; os"), 1}},
                                                                      text("Hi"))),
                                  CopyKind::PythonOpenAi, {})
                               .value();
    QVERIFY(copied.contains(text("\n    temperature=0.5,")));
    QVERIFY(copied.contains(text("extra_body={\n        \"import os; os\": 1\n    }")));
}

void TestCopyAs::schemasKeepTheOrderInWhichTheyWentOut_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("schema");
    const auto row = [](const char *name, CopyKind kind, const char *no, const char *indent) {
        const QString schema = QStringLiteral("{\n    \"type\": \"object\",\n    \"properties\": "
                                              "{\n        \"why\": {},\n        \"a\": {\n"
                                              "            \"minimum\": 1.0,\n            "
                                              "\"enum\": [\n                \"é\\u200b\"\n"
                                              "            ]\n        }\n    },\n    "
                                              "\"additionalProperties\": %1\n}")
                                   .arg(text(no));
        QTest::newRow(name) << int(kind) << QString(schema).replace(u'\n', u'\n' + text(indent));
    };
    row("curl", CopyKind::Curl, "false", "            ");
    row("requests", CopyKind::PythonRequests, "False", "            ");
    row("openai", CopyKind::PythonOpenAi, "False", "            ");
    row("fetch", CopyKind::JavaScriptFetch, "false", "                ");
}

void TestCopyAs::schemasKeepTheOrderInWhichTheyWentOut()
{
    QFETCH(int, kind);
    QFETCH(QString, schema);
    const QByteArray written =
        "{\"type\":\"object\", \"properties\":{\"why\":{},\"a\":{\"minimum\":1.0,"
        "\"enum\":[\"\xC3\xA9\\u200B\"]}},\"additionalProperties\":false}";
    support::BodyPair body;
    body.kept = "{\"messages\":[],\"model\":\"m\",\"response_format\":{\"json_schema\":{\"name\":"
                "\"n\",\"schema\":"
                + written + "},\"type\":\"json_schema\"}}";
    const QString copied =
        copyAs(support::recordOf(text("https://g/v1/chat/completions"), body), CopyKind(kind), {})
            .value();
    QVERIFY2(copied.contains(schema), qPrintable(copied));
    QVERIFY(!copied.contains(text("@written")));
    body.kept = "{\"messages\":[],\"model\":\"m\",\"tools\":[{\"function\":{\"name\":\"f\","
                "\"parameters\":"
                + written + "},\"type\":\"function\"}]}";
    const QString tools =
        copyAs(support::recordOf(text("https://g/v1/chat/completions"), body), CopyKind(kind), {})
            .value();
    // A list is one level deeper.
    QVERIFY2(tools.contains(QString(schema).replace(u'\n', text("\n    "))), qPrintable(tools));
    QVERIFY(!tools.contains(text("@written")));
}

QTEST_GUILESS_MAIN(TestCopyAs)
#include "tst_copyas.moc"
