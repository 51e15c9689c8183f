// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/shellwords.h"
#include "tools/toolcheck.h"
#include "tools/toolreader.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using tools::Tool;

namespace {

const QByteArray kWeather = R"({
      "type": "function",
      "function": {
        "name": "get_current_weather",
        "description": "获取指定位置的当前天气",
        "parameters": {
          "type": "object",
          "properties": {"location": {"type": "string", "description": "城市名称"}},
          "required": ["location"]
        }
      }
    })";

/// A request as guides of gateways print it.
QByteArray body()
{
    return R"({
    "model": "gpt-4.1",
    "messages": [{"role": "user", "content": "波士顿今天的天气怎么样?"}],
    "tools": [)"
           + kWeather + R"(],
    "tool_choice": "auto"
  })";
}

Tool named(const char *name)
{
    Tool tool;
    tool.name = QString::fromUtf8(name);
    return tool;
}

/// Where all have to be right: the first fault, with its tool's place, or that of the whole list.
core::Result<QList<Tool>> readTools(const QByteArray &pasted)
{
    const auto read = tools::readEachTool(pasted);
    if (!read)
        return read.error();
    QList<Tool> all;
    for (const tools::ReadTool &one : read.value()) {
        if (one.fault) {
            core::Error error = *one.fault;
            // This one says its place itself.
            if (error.code != QLatin1StringView("tools-kind"))
                error.target = one.place;
            return error;
        }
        all.append(one.tool);
    }
    if (const auto wrong = tools::checkTogether(all))
        return wrong->second;
    return all;
}

} // namespace

/// Tools that people paste, and what is wrong with them.
class ToolReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatPeoplePaste_data()
    {
        QTest::addColumn<QByteArray>("pasted");
        const QByteArray function =
            QJsonDocument(QJsonDocument::fromJson(kWeather).object()[u"function"].toObject())
                .toJson();
        QTest::newRow("a list") << "[" + kWeather + "]";
        QTest::newRow("a member") << "{\"tools\": [" + kWeather + "]}";
        QTest::newRow("a body") << body();
        QTest::newRow("one with its cover") << kWeather;
        QTest::newRow("one without") << function;
        QTest::newRow("older functions") << "{\"functions\": [" + function + "]}";
        QTest::newRow("byte order mark") << "\xEF\xBB\xBF" + kWeather;
        QTest::newRow("curl") << "curl https://gateway.example/v1/chat/completions \\\n"
                                 "  -H \"Content-Type: application/json\" \\\n"
                                 "  -H \"Authorization: Bearer $LALC_API_KEY\" \\\n  -d '"
                                     + body() + "'\n";
        QTest::newRow("curl, other option")
            << "curl -X POST https://a.example --data-raw='" + body() + "'";
        QTest::newRow("curl with $ quotes")
            << "curl https://a.example --data-raw $'" + body().replace("\n", "\\n") + "'";
        QTest::newRow("curl with double quotes")
            << "curl https://a.example -d \"" + body().replace("\"", "\\\"") + "\"";
        QTest::newRow("curl of Windows")
            << "curl \"https://a.example\" ^\r\n  -H ^\"Accept: */*^\" ^\r\n  --data-raw ^\""
                   + QJsonDocument::fromJson(body())
                         .toJson(QJsonDocument::Compact)
                         .replace("\"", "^\\^\"")
                   + "^\"";
        QTest::newRow("curl of PowerShell")
            << "curl.exe https://a.example `\r\n  -H \"Accept: */*\" `\r\n  -d '" + body() + "'";
    }
    void readsWhatPeoplePaste()
    {
        QFETCH(QByteArray, pasted);
        const auto read = readTools(pasted);
        QVERIFY2(read.isOk(), read ? "" : qPrintable(read.error().code + read.error().message));
        QCOMPARE(read.value().size(), 1);
        QCOMPARE(read.value().first().definition(), QJsonDocument::fromJson(kWeather).object());
        QVERIFY(read.value().first().answering == tools::Answering::Person);
    }

    void takesTheCommandThatSendsTools()
    {
        // A guide in which several commands follow each other, and none but one is about tools.
        const QByteArray page =
            "Text\n\ncurl https://gateway.example/v1/chat/completions \\\n"
            "  -H \"Authorization: Bearer $KEY\" \\\n  -d '{\"model\":\"m\",\"messages\":[]}'\n\n"
            "It's an answer:\n\n{\"id\": \"x\"}\n\nFunctions\n\n"
            "curl https://gateway.example/v1/chat/completions \\\n  -d '"
            + body() + "'\n\nMore of it doesn't matter\n";
        const auto read = readTools(page);
        QVERIFY2(read.isOk(), read ? "" : qPrintable(read.error().code));
        QCOMPARE(read.value().size(), 1);
        QCOMPARE(read.value().first().definition(), QJsonDocument::fromJson(kWeather).object());
        // A description that speaks of the command is no command.
        const auto told = readTools("curl https://a.example -d '[{\"name\":\"a\",\"description\":"
                                    "\"like curl x\"}]'");
        QVERIFY(told.isOk());
        QCOMPARE(told.value().first().description, QStringLiteral("like curl x"));
    }

    void oneFaultCostsThatOne()
    {
        const auto read = tools::readEachTool(
            R"({"tools":[{"name":"a"},{"name":"a b"},{"type":"custom"},{"name":"a"},{"name":"c"}]})");
        QVERIFY(read.isOk());
        QStringList seen;
        for (const tools::ReadTool &one : read.value())
            seen.append(one.place + u'=' + (one.fault ? one.fault->code : one.tool.name));
        QCOMPARE(
            seen,
            (QStringList{QStringLiteral("/tools/0=a"), QStringLiteral("/tools/1=tool-name"),
                         QStringLiteral("/tools/2=tools-kind"),
                         QStringLiteral("/tools/3=tool-duplicate"), QStringLiteral("/tools/4=c")}));
    }

    void saysWhereTheJsonBreaks_data()
    {
        QTest::addColumn<QByteArray>("pasted");
        QTest::addColumn<QString>("place");
        QTest::newRow("json") << QByteArray("[\n  {\"name\": \"a\",\n   \"b\" 1}]")
                              << QStringLiteral("3:8");
        QTest::newRow("curl") << QByteArray("curl x \\\n -d '[\n{\"name\" 1}]'")
                              << QStringLiteral("3:9");
        QTest::newRow("characters of two units")
            << QByteArray("[\n{\"😀😀😀😀😀😀\": \"a\", \"b\" 1}]") << QStringLiteral("2:21");
    }
    void saysWhereTheJsonBreaks()
    {
        QFETCH(QByteArray, pasted);
        QFETCH(QString, place);
        const auto read = readTools(pasted);
        QVERIFY(!read);
        QCOMPARE(read.error().code, QStringLiteral("tools-json"));
        QCOMPARE(read.error().param.section(u':', 0, 0), place.section(u':', 0, 0));
        const int column = read.error().param.section(u':', 1).toInt();
        QVERIFY2(qAbs(column - place.section(u':', 1).toInt()) <= 2,
                 qPrintable(read.error().param));
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("pasted");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("target");
        const auto row = [](const char *name, const QByteArray &pasted, const char *code,
                            const char *target) {
            QTest::newRow(name) << pasted << QString::fromUtf8(code) << QString::fromUtf8(target);
        };
        row("nothing", " ", "tools-none", "");
        row("words", "please add a tool", "tools-none", "");
        row("a body without", R"({"model":"m","messages":[]})", "tools-none", "");
        row("another kind", R"([{"type":"custom","custom":{"name":"a"}}])", "tools-kind", "");
        row("a name with blanks", R"([{"name":"a b"}])", "tool-name", "/0");
        row("twice", R"({"tools":[{"name":"a"},{"name":"a"}]})", "tool-duplicate", "/tools/1");
        row("no object schema", R"([{"name":"a","parameters":{"type":"array"}}])", "schema-root",
            "/0");
        row("a schema that points away",
            R"([{"name":"a","parameters":{"type":"object","properties":{"b":{"$ref":"http://x"}}}}])",
            "schema-reference", "/0");
        QByteArray many;
        for (int i = 0; i < 129; ++i)
            many += "{\"name\":\"t" + QByteArray::number(i) + "\"},";
        row("too many", "[" + many.chopped(1) + "]", "tool-count", "");
    }
    void saysWhatIsWrong()
    {
        QFETCH(QByteArray, pasted);
        QFETCH(QString, code);
        QFETCH(QString, target);
        const auto read = readTools(pasted);
        QVERIFY(!read);
        QCOMPARE(read.error().code, code);
        QCOMPARE(read.error().target, target);
    }

    /// A pasted text may come from anybody, and never starts a program.
    void nothingPastedIsBoundToAProgram()
    {
        Tool bound = named("a");
        bound.answering = tools::Answering::Command;
        bound.command.program = QStringLiteral("/bin/sh");
        const QByteArray file = QJsonDocument(QJsonArray{bound.toJson()}).toJson();
        QVERIFY(file.contains("/bin/sh"));
        const auto read = readTools(file);
        QVERIFY(read.isOk());
        QVERIFY(read.value().first() == named("a"));
        // Nor does what is written for others say what runs here.
        QVERIFY(!tools::exported({bound}).contains("/bin/sh"));
    }

    void whatIsExportedIsReadAgain()
    {
        Tool tool = readTools(kWeather).value().first();
        tool.strict = false;
        const auto read = readTools(tools::exported({tool, named("b")}));
        QVERIFY(read.isOk());
        QVERIFY(read.value() == (QList<Tool>{tool, named("b")}));
    }

    void checksTools()
    {
        QVERIFY(tools::checkTool(named("get-it_2")).isOk());
        QVERIFY(!tools::checkTool(named("")).isOk());
        QVERIFY(!tools::checkTool(named("天气")).isOk());
        QVERIFY(!tools::checkTool(named("a\n")).isOk());
        QVERIFY(tools::checkTool(named(QByteArray(64, 'a').constData())).isOk());
        QVERIFY(!tools::checkTool(named(QByteArray(65, 'a').constData())).isOk());
        Tool tool = named("a");
        tool.answering = tools::Answering::Command;
        tool.command.program = QStringLiteral("sh");
        QCOMPARE(tools::checkTool(tool).error().code, QStringLiteral("tool-program"));
        tool.command.program = QStringLiteral("/bin/sh");
        QVERIFY(tools::checkTool(tool).isOk());
    }

    void aStrictSchemaLeavesNothingOpen()
    {
        Tool tool = readTools(kWeather).value().first();
        tool.strict = true;
        QCOMPARE(tools::checkTool(tool).error().code, QStringLiteral("tool-strict"));
        tool.parameters.insert(QStringLiteral("additionalProperties"), false);
        QVERIFY(tools::checkTool(tool).isOk());
    }

    void whatIsKeptIsTheSame()
    {
        Tool tool = readTools(kWeather).value().first();
        tool.answering = tools::Answering::Command;
        tool.command = {QStringLiteral("/usr/bin/env"),
                        {QStringLiteral("a b"), QString()},
                        5000,
                        2048,
                        64 * 1024 * 1024};
        QVERIFY(Tool::fromJson(tool.toJson()) == tool);
    }

    void wordsOfACommand()
    {
        const auto words = [](const char *command) {
            QStringList texts;
            for (const tools::ShellWord &word : tools::shellWords(QString::fromUtf8(command)))
                texts.append(word.text);
            return texts.join(u'|');
        };
        QCOMPARE(words("a 'b c' \"d \\\" e\" f\\ g"), QStringLiteral("a|b c|d \" e|f g"));
        QCOMPARE(words("a'b'\"c\" ''"), QStringLiteral("abc|"));
        QCOMPARE(words("$'a\\'b\\n\\u4f60'"), QStringLiteral("a'b\n你"));
        QCOMPARE(words("'never closed"), QStringLiteral("never closed"));
        QCOMPARE(words("x \\\n y"), QStringLiteral("x|y"));
        QCOMPARE(words("\\"), QStringLiteral("\\"));
    }

    void theOrderOfASchemaComesAlong()
    {
        const auto read = readTools(body());
        QVERIFY(read);
        const Tool tool = read.value().constFirst();
        QVERIFY(tool.written.startsWith(QStringLiteral("{\n    \"type\": \"object\",")));
        QCOMPARE(QJsonDocument::fromJson(tool.written.toUtf8()).object(), tool.parameters);
        QVERIFY(Tool::fromJson(tool.toJson()) == tool);
        const auto again = readTools(tools::exported({tool}));
        QVERIFY(again);
        QVERIFY(again.value() == QList<Tool>{tool});
    }
};

QTEST_GUILESS_MAIN(ToolReaderTest)
#include "tst_toolreader.moc"
