// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/modellist.h"

#include <QJsonDocument>
#include <QtTest>

using namespace Qt::StringLiterals;

class ModelListTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryShape_data();
    void readsEveryShape();
    void refusesErrors_data();
    void refusesErrors();
    void readsDetails_data();
    void readsDetails();
    void joinsTheTwoListsOfLlamaCpp();
    void guessesVisionByName_data();
    void guessesVisionByName();
    void readsFiveThousand();
};

/// T82.
void ModelListTest::readsEveryShape_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QStringList>("ids");
    const auto row = [](const char *name, const char *body, const QStringList &ids) {
        QTest::newRow(name) << QByteArray(body) << ids;
    };
    const QStringList two{u"a"_s, u"B /x:1"_s};
    row("OpenAI", R"({"object":"list","data":[{"id":"a","object":"model"},{"id":"B /x:1"}]})", two);
    row("Open WebUI", R"({"data":[{"id":"a","name":"A"},{"id":"B /x:1","info":{"meta":{}}}]})",
        two);
    row("New API", R"({"success":true,"data":[{"id":"a","created":1626777600},{"id":"B /x:1"}]})",
        two);
    row("One API",
        R"({"object":"list","data":[{"id":"a","permission":[{"id":"p"}],"root":"a","parent":null},{"id":"B /x:1"}]})",
        two);
    row("vLLM",
        R"({"object":"list","data":[{"id":"a","owned_by":"vllm","max_model_len":8192,"root":"/models/a"},{"id":"B /x:1"}]})",
        two);
    row("OpenRouter",
        R"({"data":[{"id":"a","canonical_slug":"a-1","name":"A"},{"id":"B /x:1"}],"total_count":2,"links":{"next":null}})",
        two);
    row("LM Studio, its older API",
        R"({"object":"list","data":[{"id":"a","type":"vlm","state":"loaded"},{"id":"B /x:1"}]})",
        two);
    row("llama.cpp",
        R"({"models":[{"name":"a","capabilities":["completion"]}],"object":"list","data":[{"id":"a","meta":null},{"id":"B /x:1"}]})",
        two);
    row("Ollama", R"({"object":"list","data":[{"id":"a","owned_by":"library"},{"id":"B /x:1"}]})",
        two);
    row("Ollama without models", R"({"object":"list","data":null})", {});
    row("LM Studio", R"({"models":[{"key":"a","type":"llm"},{"key":"B /x:1"}]})", two);
    row("array of objects", R"([{"id":"a"},{"model":"B /x:1"}])", two);
    row("array of texts", R"(["a","B /x:1"])", two);
    row("texts in data", R"({"data":["a","B /x:1"]})", two);
    row("name alone", R"({"data":[{"name":"a"},{"id":"","key":"","model":"B /x:1"}]})", two);
    row("duplicates and empty ids",
        R"({"data":[{"id":"a"},{"id":""},{"id":"B /x:1"},{"id":"a"},{"id":null},{},null,7,[]]})",
        two);
    row("case counts", R"({"data":["a","A"]})", {u"a"_s, u"A"_s});
    row("no error after all", R"({"data":["a"],"error":null,"detail":""})", {u"a"_s});
    row("nothing", "[]", {});
    row("blank lines and mark", "\xEF\xBB\xBF\n {\"data\":[\"a\"]}\n", {u"a"_s});
    row("something glued behind", R"({"data":["a"]}{"x":1})", {u"a"_s});
}

void ModelListTest::readsEveryShape()
{
    QFETCH(QByteArray, body);
    QFETCH(QStringList, ids);
    const auto models = api::parseModelList(body);
    QVERIFY(models.isOk());
    QStringList read;
    for (const api::ModelInfo &model : models.value())
        read.append(model.id);
    QCOMPARE(read, ids);
}

void ModelListTest::refusesErrors_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *body, const char *kind, const char *message) {
        QTest::newRow(body) << QByteArray(body) << QString::fromLatin1(kind)
                            << QString::fromUtf8(message);
    };
    row(R"({"success":false,"message":"no"})", "unknown", "no");
    row(R"-({"error":"Unexpected endpoint or method. (GET /models)"})-", "wrong-path",
        "Unexpected endpoint or method. (GET /models)");
    row(R"({"error":{"message":"bad key","code":401}})", "key-refused", "bad key");
    row(R"({"detail":"Not authenticated"})", "key-refused", "Not authenticated");
    row("<!doctype html><title>Open WebUI</title>", "not-an-api", "Open WebUI");
    row("404 page not found", "wrong-path", "404 page not found");
    row("hello", "not-an-api", "hello");
    row("\xff\xfe\x01garbage", "not-an-api", "");
    row("", "empty-answer", "");
}

void ModelListTest::refusesErrors()
{
    QFETCH(QByteArray, body);
    const auto models = api::parseModelList(body);
    QVERIFY(!models.isOk());
    QTEST(core::errorKindName(models.error().kind), "kind");
    QTEST(models.error().message, "message");
    const bool isPage = body.startsWith('<');
    const bool isOther = models.error().kind == core::ErrorKind::NotAnApi && !isPage;
    QCOMPARE(models.error().code == u"other-text"_s, isOther);
}

/// T83.
void ModelListTest::readsDetails_data()
{
    QTest::addColumn<QByteArray>("item");
    QTest::addColumn<QString>("vision");
    QTest::addColumn<qint64>("context");
    QTest::addColumn<QString>("name");
    const auto row = [](const char *name, const char *item, const char *vision, qint64 context = 0,
                        const char *display = "") {
        QTest::newRow(name) << QByteArray(item) << QString::fromLatin1(vision) << context
                            << QString::fromUtf8(display);
    };
    row("OpenAI", R"({"id":"x"})", "unknown");
    row("Open WebUI yes",
        R"({"id":"x","name":"Display","info":{"meta":{"capabilities":{"vision":true}}}})", "yes", 0,
        "Display");
    row("Open WebUI no", R"({"id":"gpt-4o","info":{"meta":{"capabilities":{"vision":false}}}})",
        "no");
    row("Open WebUI, nobody said", R"({"id":"x","info":{"meta":{"capabilities":{}}}})", "unknown");
    row("New API",
        R"({"id":"x","object":"model","created":1626777600,"owned_by":"custom","supported_endpoint_types":["openai"]})",
        "unknown");
    row("Ollama", R"({"id":"x","object":"model","created":1,"owned_by":"library"})", "unknown");
    row("llama.cpp no", R"({"id":"x","capabilities":["completion"],"meta":null})", "no");
    row("llama.cpp yes",
        R"({"id":"x","capabilities":["completion","multimodal"],"meta":{"n_ctx_train":4096}})",
        "yes", 4096);
    row("llama.cpp new", R"({"id":"x","architecture":{"input_modalities":["text","image"]}})",
        "yes");
    row("vLLM", R"({"id":"x","max_model_len":8192})", "unknown", 8192);
    row("OpenRouter",
        R"({"id":"o/x","name":"O: X","context_length":128000,"architecture":{"input_modalities":["text","image","file"]}})",
        "yes", 128000, "O: X");
    row("OpenRouter blind",
        R"({"id":"gpt-4o","architecture":{"input_modalities":["text"]},"top_provider":{"context_length":"32000"}})",
        "no", 32000);
    row("LM Studio v1", R"({"key":"x","max_context_length":10,"capabilities":{"vision":true}})",
        "yes", 10);
    row("LM Studio v1, blind", R"({"key":"gpt-4o","capabilities":{"vision":false}})", "no");
    row("LM Studio v0, blind", R"({"id":"x","type":"llm"})", "no");
    row("LM Studio v0", R"({"id":"x","type":"vlm","capabilities":["tool_use"]})", "yes");
    row("wrong types",
        R"({"id":"x","architecture":7,"info":[],"capabilities":"vision","type":{},"context_length":{}})",
        "unknown");
}

void ModelListTest::readsDetails()
{
    QFETCH(QByteArray, item);
    const auto models = api::parseModelList("{\"data\":[" + item + "]}");
    QVERIFY(models.isOk());
    QCOMPARE(models.value().size(), 1);
    const api::ModelInfo model = models.value().first();
    QTEST(!model.hasVision ? u"unknown"_s : *model.hasVision ? u"yes"_s : u"no"_s, "vision");
    QTEST(model.contextLength, "context");
    QTEST(model.name, "name");
    QCOMPARE(model.raw, QJsonDocument::fromJson(item).object());
}

/// llama.cpp sends two lists, and what a model can do stands only in the second.
void ModelListTest::joinsTheTwoListsOfLlamaCpp()
{
    const auto models = api::parseModelList(
        R"({"models":[{"name":"b","capabilities":["completion"]},{"name":"a","capabilities":["completion","multimodal"]}],)"
        R"("object":"list","data":[{"id":"a","meta":{"n_ctx_train":4096}},{"id":"b","meta":null},{"id":"c"}]})");
    QVERIFY(models.isOk());
    QCOMPARE(models.value().size(), 3);
    QCOMPARE(models.value()[0].hasVision, std::optional(true));
    QCOMPARE(models.value()[0].contextLength, 4096);
    QCOMPARE(models.value()[1].hasVision, std::optional(false));
    QVERIFY(!models.value()[2].hasVision);
}

void ModelListTest::guessesVisionByName_data()
{
    QTest::addColumn<bool>("seesByName");
    for (const char *id : {"gpt-4o", "gpt-4.1-mini", "gpt-5", "claude-3-haiku", "claude-sonnet-4",
                           "gemini-1.5-flash", "gemini-2.5-pro", "qwen2.5-vl-72b", "Qwen-VL-Max",
                           "glm-4v", "o3", "o4-mini", "grok-4", "openai/gpt-4o", "llama-vision"})
        QTest::newRow(id) << true;
    for (const char *id : {"gpt-3.5-turbo", "gpt-4", "o3-mini", "deepseek-chat", "glm-4",
                           "qwen-max", "text-embedding-3", "gpt-4o-transcribe", "evlo"})
        QTest::newRow(id) << false;
}

void ModelListTest::guessesVisionByName()
{
    QFETCH(bool, seesByName);
    const auto vision = api::visionOf({}, QString::fromLatin1(QTest::currentDataTag()));
    QCOMPARE(vision.value_or(false), seesByName);
    // A name never proves blindness.
    QVERIFY(seesByName || !vision.has_value());
}

void ModelListTest::readsFiveThousand()
{
    QByteArray body = "{\"data\":[";
    for (int i = 0; i < 5000; ++i)
        body += "{\"id\":\"model-" + QByteArray::number(i) + "\"},";
    body.chop(1);
    const auto models = api::parseModelList(body + "]}");
    QVERIFY(models.isOk());
    QCOMPARE(models.value().size(), 5000);
    QCOMPARE(models.value().last().id, u"model-4999"_s);
}

QTEST_GUILESS_MAIN(ModelListTest)
#include "tst_modellist.moc"
