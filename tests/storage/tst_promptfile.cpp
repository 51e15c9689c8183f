// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/prompttemplate.h"
#include "storage/prompts/csvtable.h"
#include "storage/prompts/foreignprompts.h"
#include "storage/prompts/promptcodec.h"
#include "storage/prompts/promptfile.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using core::ImportedPrompt;
using core::PromptFormat;
using State = core::ImportedPrompt::State;
using Reason = core::ImportedPrompt::Reason;

/// Files of prompts: ours there and back, and what other programs write.
class PromptFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oursComesBackAsItWas();
    void whatIsDamagedInOursCostsItself();
    void parametersAreThoseThatCanBeSet();
    void cherryStudiosAgentsBecomePersonas();
    void masksOfNextChatBecomePersonas();
    void promptsOfNextChatAreRead_data();
    void promptsOfNextChatAreRead();
    void promptsOfOpenWebUiAreReadWithTheirVariables();
    void listsOfActsAreRead_data();
    void listsOfActsAreRead();
    void aListInAnotherEncodingSaysSo();
    void valuesInQuotesHoldAnything();
    void whatSaysNothingOrTooMuchIsRefused();
    void whatWouldMakeAHugeFileOfOursIsRefused();
    void manySpacesAreReadInOneGo();
    void otherFilesAreNoPrompts_data();
    void otherFilesAreNoPrompts();
    void noBytesCrashIt();
    void aFileThatCannotBeReadSaysWhy();

private:
    static core::PromptShelf shelf()
    {
        core::PromptShelf shelf;
        shelf.prompts = {{QUuid::createUuid(),
                          core::PromptKind::Snippet,
                          QStringLiteral("A “title”, 标题"),
                          QStringLiteral("Text\nwith {{date}}, \"quotes\" and 🦊\n"),
                          {QStringLiteral("one"), QStringLiteral("two")}},
                         {QUuid::createUuid(),
                          core::PromptKind::Instructions,
                          QStringLiteral("B"),
                          QStringLiteral("Be brief."),
                          {}}};
        core::Persona persona;
        persona.id = QUuid::createUuid();
        persona.name = QStringLiteral("Fox");
        persona.icon = QStringLiteral("🦊");
        persona.instructions = QStringLiteral("You are a fox.");
        persona.profileId = QUuid::createUuid();
        persona.model = QStringLiteral("gpt-4.1");
        persona.parameters = {{QStringLiteral("temperature"), 0.5},
                              {QStringLiteral("seed"), QJsonValue::Null}};
        shelf.personas = {persona};
        return shelf;
    }
    static core::PromptImport read(const QByteArray &bytes)
    {
        const auto result = storage::readPrompts(bytes);
        return result ? result.value() : core::PromptImport();
    }
    static core::Prompt prompt(const core::PromptImport &list, int at)
    {
        const ImportedPrompt item = list.items.value(at);
        const auto *found = std::get_if<core::Prompt>(&item.what);
        return found ? *found : core::Prompt();
    }
    static core::Persona persona(const core::PromptImport &list, int at)
    {
        const ImportedPrompt item = list.items.value(at);
        const auto *found = std::get_if<core::Persona>(&item.what);
        return found ? *found : core::Persona();
    }
};

void PromptFileTest::oursComesBackAsItWas()
{
    const core::PromptShelf before = shelf();
    const QJsonObject json = storage::promptsToJson(before);
    QVERIFY(storage::promptsFrom(json) == before);
    const core::PromptImport list = read(QJsonDocument(json).toJson());
    QCOMPARE(list.format, PromptFormat::Own);
    QCOMPARE(list.count(State::New), 3);
    QVERIFY(prompt(list, 0) == before.prompts.at(0));
    QVERIFY(persona(list, 2) == before.personas.at(0));
}

void PromptFileTest::parametersAreThoseThatCanBeSet()
{
    QJsonObject json = storage::promptsToJson(shelf());
    QJsonArray personas = json.value(QStringLiteral("personas")).toArray();
    QJsonObject fox = personas.at(0).toObject();
    fox.insert(QStringLiteral("parameters"),
               QJsonObject{{QStringLiteral("temperature"), 0.5},
                           {QStringLiteral("top_k"), 40},
                           {QStringLiteral("max_completion_tokens"), 9},
                           {QStringLiteral("messages"), QJsonArray()},
                           {QStringLiteral("chat_id"), QStringLiteral("x")}});
    json.insert(QStringLiteral("personas"), QJsonArray{fox});
    json.insert(QStringLiteral("prompts"), QJsonArray());
    const QJsonObject settable{
        {QStringLiteral("temperature"), 0.5},
        {QStringLiteral("max_tokens"), 9},
        {QStringLiteral("@max_tokens_name"), QStringLiteral("max_completion_tokens")},
        {QStringLiteral("@extra"), QJsonObject{{QStringLiteral("top_k"), 40}}}};
    const core::PromptImport list = read(QJsonDocument(json).toJson());
    QCOMPARE(list.items.size(), 1);
    QCOMPARE(list.items.at(0).state, State::New);
    QCOMPARE(list.items.at(0).reason, ImportedPrompt::Reason::Unsettable);
    QCOMPARE(persona(list, 0).parameters, settable);
    QCOMPARE(storage::promptsFrom(json).personas.value(0).parameters, settable);
}

void PromptFileTest::whatIsDamagedInOursCostsItself()
{
    QJsonObject json = storage::promptsToJson(shelf());
    QJsonArray prompts = json.value(QStringLiteral("prompts")).toArray();
    prompts.append(prompts.at(0)); // twice the same id
    prompts.append(17);
    prompts.append(QJsonObject{{QStringLiteral("title"), QStringLiteral("No text")}});
    prompts.append(QJsonObject{{QStringLiteral("text"), QStringLiteral("No title or id")}});
    json.insert(QStringLiteral("prompts"), prompts);
    json.insert(QStringLiteral("personas"), QStringLiteral("none"));
    const core::PromptShelf read = storage::promptsFrom(json);
    QVERIFY(storage::holdsMore(json, read));
    QVERIFY(!storage::holdsMore(storage::promptsToJson(read), read));
    QJsonObject later = storage::promptsToJson(read);
    later.insert(QStringLiteral("version"), 2);
    QVERIFY(storage::holdsMore(later, read) && !storage::holdsMore({}, {}));
    QCOMPARE(read.prompts.size(), 3);
    QCOMPARE(read.prompts.at(2).title, QStringLiteral("No title or id"));
    QVERIFY(!read.prompts.at(2).id.isNull());
    QVERIFY(read.personas.isEmpty());
    QVERIFY(storage::promptsFrom({}).isEmpty());
}

void PromptFileTest::cherryStudiosAgentsBecomePersonas()
{
    const core::PromptImport list = read(R"([
        {"id": "1", "name": "Editor", "emoji": "📝", "group": ["Writing"],
         "prompt": "You edit texts.", "description": "Edits"},
        {"id": "2", "name": "", "prompt": "Nobody"}])");
    QCOMPARE(list.format, PromptFormat::CherryStudio);
    QCOMPARE(list.items.size(), 2);
    QCOMPARE(persona(list, 0).name, QStringLiteral("Editor"));
    QCOMPARE(persona(list, 0).icon, QStringLiteral("📝"));
    QCOMPARE(persona(list, 0).instructions, QStringLiteral("You edit texts."));
    QCOMPARE(list.items.at(1).state, State::Refused);
    const core::PromptImport phrase = read(R"({"title": "Regards", "content": "Kind regards"})");
    QCOMPARE(prompt(phrase, 0).kind, core::PromptKind::Snippet);
}

void PromptFileTest::masksOfNextChatBecomePersonas()
{
    const core::PromptImport list = read(R"({
        "a": {"id": "a", "avatar": "1f468-200d-1f4bb", "name": "Coder", "lang": "en",
              "context": [{"role": "system", "content": "You code."},
                          {"role": "user", "content": "Hello"}],
              "modelConfig": {"model": "gpt-4", "temperature": 0.3, "max_tokens": 4000},
              "syncGlobalConfig": false},
        "b": {"id": "b", "avatar": "gpt-bot", "name": "Poet",
              "context": [{"role": "user", "content": "Write poems."}],
              "modelConfig": {"model": "gpt-3", "temperature": 0.3}, "syncGlobalConfig": true}})");
    QCOMPARE(list.format, PromptFormat::NextChat);
    QCOMPARE(list.items.size(), 2);
    QCOMPARE(persona(list, 0).icon, QStringLiteral("👨‍💻"));
    QCOMPARE(persona(list, 0).instructions, QStringLiteral("You code."));
    QCOMPARE(persona(list, 0).model, QStringLiteral("gpt-4"));
    QCOMPARE(persona(list, 0).parameters, QJsonObject({{QStringLiteral("temperature"), 0.3},
                                                       {QStringLiteral("max_tokens"), 4000}}));
    QCOMPARE(list.items.at(0).reason, Reason::Partly);
    QCOMPARE(list.items.at(0).leftOut, 1);
    QCOMPARE(list.items.at(0).state, State::New);
    QVERIFY(persona(list, 1).model.isEmpty()); // it follows what that program is set to
    QCOMPARE(persona(list, 1).instructions, QStringLiteral("Write poems."));
    QVERIFY(persona(list, 1).icon.isEmpty());
    QVERIFY(persona(list, 1).parameters.isEmpty());
    QCOMPARE(list.items.at(1).reason, Reason::None);
}

void PromptFileTest::promptsOfNextChatAreRead_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("lists by language")
        << QByteArray(R"({"cn": [["翻译", "译成中文"]], "en": [["Translate", "Into English"]]})");
    QTest::newRow("a backup") << QByteArray(R"({"prompt-store": {"prompts": {
        "x": {"id": "x", "isUser": true, "title": "翻译", "content": "译成中文"},
        "y": {"id": "y", "isUser": true, "title": "Translate", "content": "Into English"}}},
        "mask-store": {"masks": {}}, "chat-next-web-store": {"sessions": []}})");
}

void PromptFileTest::promptsOfNextChatAreRead()
{
    QFETCH(QByteArray, json);
    const core::PromptImport list = read(json);
    QCOMPARE(list.format, PromptFormat::NextChat);
    QCOMPARE(list.items.size(), 2);
    QCOMPARE(prompt(list, 0).title, QStringLiteral("翻译"));
    QCOMPARE(prompt(list, 1).text, QStringLiteral("Into English"));
}

void PromptFileTest::promptsOfOpenWebUiAreReadWithTheirVariables()
{
    const core::PromptImport list = read(R"([{"command": "/mail", "title": "Mail",
        "content": "To {{who | text:placeholder=\"A name\"}}, {{tone | select:options=[\"kind\",\"curt\"]}}",
        "timestamp": 1}, {"command": "bare", "content": "{{CURRENT_DATE}}"}])");
    QCOMPARE(list.format, PromptFormat::OpenWebUi);
    QCOMPARE(prompt(list, 0).text, QStringLiteral("To {{who}}, {{tone:kind|curt}}"));
    QCOMPARE(prompt(list, 0).kind, core::PromptKind::Snippet);
    QCOMPARE(prompt(list, 1).title, QStringLiteral("bare"));
    QCOMPARE(storage::withOwnVariables(QStringLiteral("{{n | number:default=\"3\"}} {{a|b}}")),
             QStringLiteral("{{n:3}} {{a|b}}"));
}

void PromptFileTest::listsOfActsAreRead_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("CSV") << QByteArray("act,prompt\n\"Poet\",\"Write, \"\"well\"\"\nand more\"\n"
                                       "Cook,Cook.\n");
    QTest::newRow("CSV of Windows")
        << QByteArray("\xEF\xBB\xBF\"Act\",\"Prompt\",\"for_devs\"\r\n\"Poet\","
                      "\"Write, \"\"well\"\"\nand more\",\"FALSE\"\r\nCook,Cook.,TRUE");
    QTest::newRow("columns the other way round")
        << QByteArray("prompt,act\n\"Write, \"\"well\"\"\nand more\",Poet\n\nCook.,Cook\n");
    QTest::newRow("JSON") << QByteArray(R"([{"act": "Poet", "prompt": "Write, \"well\"\nand more"},
                                           {"act": "Cook", "prompt": "Cook."}])");
}

void PromptFileTest::listsOfActsAreRead()
{
    QFETCH(QByteArray, bytes);
    const core::PromptImport list = read(bytes);
    QCOMPARE(list.format, PromptFormat::List);
    QCOMPARE(list.count(State::New), 2);
    QCOMPARE(prompt(list, 0).title, QStringLiteral("Poet"));
    QCOMPARE(prompt(list, 0).text, QStringLiteral("Write, \"well\"\nand more"));
    QCOMPARE(prompt(list, 0).kind, core::PromptKind::Instructions);
    QCOMPARE(prompt(list, 1).text, QStringLiteral("Cook."));
}

/// As spreadsheets write it where Chinese is set up.
void PromptFileTest::aListInAnotherEncodingSaysSo()
{
    const auto result = storage::readPrompts("act,prompt\n\xca\xab\xc8\xcb,\xd0\xb4\xca\xab\n");
    QVERIFY(!result);
    QCOMPARE(result.error().code, QStringLiteral("encoding"));
    const auto other = storage::readPrompts("a,b\n\xca\xab\n");
    QVERIFY(!other);
    QCOMPARE(other.error().code, QStringLiteral("format"));
}

void PromptFileTest::valuesInQuotesHoldAnything()
{
    QStringList rows;
    for (const QStringList &row : storage::csvRows(
             QStringLiteral("a,\"b,\"\"c\"\"\r\nd\",\r\n\r\n\"open, to the end\n"), 100))
        rows.append(row.join(u'#'));
    QCOMPARE(rows, QStringList(
                       {QStringLiteral("a#b,\"c\"\r\nd#"), QStringLiteral("open, to the end\n")}));
    QCOMPARE(storage::csvRows(QStringLiteral("a,b\nc,d\ne,f"), 2).size(), 2);
    QCOMPARE(storage::csvRows(QStringLiteral("a,"), 9),
             QList<QStringList>({{QStringLiteral("a"), QString()}}));
    QVERIFY(storage::csvRows({}, 9).isEmpty());
    const QList<QStringList> wide = storage::csvRows(QString(100'000, u',') + u'\n', 9);
    QCOMPARE(wide.size(), 1);
    QCOMPARE(wide.constFirst().size(), 100);
}

void PromptFileTest::whatSaysNothingOrTooMuchIsRefused()
{
    const QByteArray tooLong(core::kLongestPromptText + 1, 'x');
    const core::PromptImport list = read("act,prompt\nEmpty,\nLong," + tooLong + "\nGood,x\n");
    QCOMPARE(list.items.size(), 3);
    QCOMPARE(list.items.at(0).reason, Reason::NoText);
    QCOMPARE(list.items.at(0).title(), QStringLiteral("Empty"));
    QCOMPARE(list.items.at(1).reason, Reason::TooLong);
    QCOMPARE(list.count(State::Refused), 2);
    QCOMPARE(list.count(State::New), 1);
}

/// Each value stands in a line of its own there, behind as many spaces as it is deep: what could
/// not be read again would be gone with all that is kept beside it.
void PromptFileTest::whatWouldMakeAHugeFileOfOursIsRefused()
{
    const auto fileOf = [](int depth, int values) {
        return R"({"format": "loquat-prompts", "personas": [{"name": "P", "parameters": {"x": )"
               + QByteArray(depth, '[') + QByteArray("1,").repeated(values) + '1'
               + QByteArray(depth, ']') + "}}]}";
    };
    QCOMPARE(read(fileOf(1, 10'000)).count(State::New), 1);
    const core::PromptImport deep = read(fileOf(400, 60'000));
    QCOMPARE(deep.items.size(), 1);
    QCOMPARE(deep.items.at(0).state, State::Refused);
    QCOMPARE(deep.items.at(0).reason, Reason::TooLong);
}

/// Tried in every division, these would take hours.
void PromptFileTest::manySpacesAreReadInOneGo()
{
    const QString spaces = QStringLiteral("{{") + QString(100'000, u' ');
    const QString text = spaces.repeated(20) + QStringLiteral("{{name | text}}");
    QCOMPARE(storage::withOwnVariables(text), spaces.repeated(20) + QStringLiteral("{{name}}"));
}

void PromptFileTest::otherFilesAreNoPrompts_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("words") << QByteArray("Dear diary,\nnothing happened.");
    QTest::newRow("another table") << QByteArray("name,age\nAnn,3\n");
    QTest::newRow("another JSON") << QByteArray(R"({"a": {"b": [1, 2, {"c": "d"}]}})");
    QTest::newRow("a chat") << QByteArray(R"([{"role": "user", "content": "Hello"}])");
    QTest::newRow("cut JSON") << QByteArray(R"([{"act": "Poet", "prompt": "Wri)");
    QTest::newRow("a picture") << QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
    QTest::newRow("too deep") << QByteArray(100'000, '[');
}

void PromptFileTest::otherFilesAreNoPrompts()
{
    QFETCH(QByteArray, bytes);
    const auto result = storage::readPrompts(bytes);
    QVERIFY(!result.isOk());
    QCOMPARE(result.error().kind, core::ErrorKind::BadInput);
    QCOMPARE(result.error().code, QStringLiteral("format"));
}

void PromptFileTest::noBytesCrashIt()
{
    auto *random = QRandomGenerator::global();
    const QList<QByteArray> parts{"{",         "}",        "[",           "]",
                                  "\"",        ",",        ":",           "\n",
                                  "\r",        "\"act\":", "\"prompt\":", "\"context\":",
                                  "\"name\":", "\"x\"",    "\xff",        "act,prompt\n"};
    for (int i = 0; i < 5000; ++i) {
        QByteArray bytes;
        for (int part = random->bounded(20); part > 0; --part)
            bytes += parts.at(random->bounded(int(parts.size())));
        const auto result = storage::readPrompts(bytes);
        if (result)
            QVERIFY(!result.value().items.isEmpty());
    }
}

void PromptFileTest::aFileThatCannotBeReadSaysWhy()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("prompts.json"));
    auto result = storage::readPromptFile(path);
    QVERIFY(!result.isOk());
    QCOMPARE(result.error().code, QStringLiteral("unreadable"));
    QVERIFY(!result.error().message.isEmpty());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.resize(storage::kLargestPromptFile + 1)); // a hole
    result = storage::readPromptFile(path);
    QVERIFY(!result.isOk());
    QCOMPARE(result.error().code, QStringLiteral("too-large"));
}

QTEST_GUILESS_MAIN(PromptFileTest)
#include "tst_promptfile.moc"
