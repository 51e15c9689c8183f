// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/modellist.h"

#include <QTest>

using namespace Qt::StringLiterals;

class ModelFactsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsTheOwner_data();
    void knowsTheOwner();
    void knowsWhoCanChatByName_data();
    void knowsWhoCanChatByName();
    void believesTheEntryBeforeTheName_data();
    void believesTheEntryBeforeTheName();
};

namespace {

api::ModelInfo read(const QByteArray &item)
{
    const auto list = api::parseModelList("{\"data\":[" + item + "]}");
    return list.isOk() && !list.value().isEmpty() ? list.value().constFirst() : api::ModelInfo();
}

} // namespace

void ModelFactsTest::knowsTheOwner_data()
{
    QTest::addColumn<QByteArray>("item");
    QTest::addColumn<QString>("owner");
    QTest::newRow("owned_by") << QByteArray(R"({"id":"a/b","owned_by":"vendor"})") << u"vendor"_s;
    QTest::newRow("prefix") << QByteArray(R"({"id":"vendor/b","owned_by":""})") << u"vendor"_s;
    QTest::newRow("text") << QByteArray(R"("vendor/b:free")") << u"vendor"_s;
    QTest::newRow("none") << QByteArray(R"({"id":"b","owned_by":null})") << QString();
    QTest::newRow("file") << QByteArray(R"({"id":"/models/b.gguf"})") << QString();
    QTest::newRow("two slashes") << QByteArray(R"({"id":"accounts/x/b"})") << QString();
}

void ModelFactsTest::knowsTheOwner()
{
    QFETCH(QByteArray, item);
    QTEST(read(item).owner, "owner");
}

void ModelFactsTest::knowsWhoCanChatByName_data()
{
    QTest::addColumn<bool>("isForChat");
    for (const char *id : {"gpt-4.1",
                           "gpt-4o-audio-preview",
                           "gemini-1.5-flash",
                           "gemini-2.5-flash-image",
                           "claude-sonnet-4",
                           "deepseek-chat",
                           "o3",
                           "qwen2.5-vl-72b-instruct",
                           "qwen-max",
                           "glm-4v",
                           "llama-3.1-8b",
                           "mistral-large",
                           "kimi-k2",
                           "grok-4",
                           "my-model",
                           "doubao-pro-32k",
                           "hunyuan-turbo",
                           "yi-large",
                           "command-r-plus",
                           "text-generation-x",
                           "wanderer-7b"})
        QTest::newRow(id) << true;
    for (const char *id : {"text-embedding-3-large",
                           "text-embedding-ada-002",
                           "bge-m3",
                           "BAAI/bge-large-zh",
                           "jina-reranker-v2",
                           "nomic-embed-text",
                           "whisper-1",
                           "gpt-4o-transcribe",
                           "tts-1",
                           "tts-1-hd",
                           "gpt-4o-mini-tts",
                           "dall-e-3",
                           "gpt-image-1",
                           "qwen-image",
                           "imagen-4.0",
                           "stable-diffusion-3",
                           "flux-1.1-pro",
                           "black-forest-labs/flux-dev",
                           "midjourney",
                           "omni-moderation-latest",
                           "cogview-4",
                           "sora-2",
                           "kling-v1",
                           "suno-v4",
                           "gpt-4o-realtime-preview",
                           "FunAudioLLM/SenseVoiceSmall",
                           "wanx-v1"})
        QTest::newRow(id) << false;
}

void ModelFactsTest::knowsWhoCanChatByName()
{
    const QByteArray id(QTest::currentDataTag());
    QTEST(read("{\"id\":\"" + id + "\"}").isForChat, "isForChat");
}

void ModelFactsTest::believesTheEntryBeforeTheName_data()
{
    QTest::addColumn<QByteArray>("item");
    QTest::addColumn<bool>("isForChat");
    const auto row = [](const char *item, bool isForChat) {
        QTest::newRow(item) << QByteArray(item) << isForChat;
    };
    row(R"({"id":"x","architecture":{"output_modalities":["image"]}})", false);
    row(R"({"id":"x","architecture":{"output_modalities":["embeddings"]}})", false);
    row(R"({"id":"flux-chat","architecture":{"output_modalities":["text","image"]}})", true);
    row(R"({"id":"x","type":"embeddings"})", false);
    row(R"({"id":"my-embedder","type":"llm"})", true);
    row(R"({"id":"x","capabilities":["embedding"]})", false);
    row(R"({"id":"embed-chat","capabilities":["completion","tools"]})", true);
    row(R"({"id":"x","supported_endpoint_types":["image-generation"]})", false);
    row(R"({"id":"x","supported_endpoint_types":["jina-rerank"]})", false);
    row(R"({"id":"x","supported_endpoint_types":["openai","anthropic"]})", true);
    // A gateway that offers everything at its chat says nothing about the model.
    row(R"({"id":"dall-e-3","supported_endpoint_types":["openai"]})", false);
    row(R"({"id":"x","architecture":{"output_modalities":[]},"type":7,"capabilities":{}})", true);
}

void ModelFactsTest::believesTheEntryBeforeTheName()
{
    QFETCH(QByteArray, item);
    QTEST(read(item).isForChat, "isForChat");
}

QTEST_GUILESS_MAIN(ModelFactsTest)
#include "tst_modelfacts.moc"
