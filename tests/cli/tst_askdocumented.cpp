// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/parametercheck.h"
#include "support/askrig.h"

#include <QFile>
#include <QJsonArray>

using namespace support;

namespace {

QJsonObject documentedBody(const QString &name)
{
    QFile file(QStringLiteral(LOQUAT_SOURCE_DIR "/tests/data/requests/%1.json").arg(name));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()
                                          : QJsonObject();
}

QStringList option(const QString &text)
{
    return {QStringLiteral("--option"), text};
}

} // namespace

/// What guides of gateways show and list, asked for with `loquat ask --option`.
class AskDocumentedTest : public QObject
{
    Q_OBJECT

    AskRig m_rig;
    FakeGateway m_gateway;

    /// The body that came of it.
    [[nodiscard]] QJsonObject asked(const QStringList &words)
    {
        m_gateway.answer(greeting());
        const int before = m_gateway.requestCount("POST");
        (void)Command().run(m_rig.to(m_gateway, words)); // the answer may not be what was asked for
        return m_gateway.requestCount("POST") == before + 1 ? m_gateway.lastRequest().json()
                                                            : QJsonObject();
    }

private Q_SLOTS:
    void theBodiesOfTheGuidesAreMade_data()
    {
        QTest::addColumn<QStringList>("words");
        const QStringList whole = option(QStringLiteral("stream=null"));
        const QStringList system{QStringLiteral("--system"),
                                 QStringLiteral("你是一个有帮助的助手。")};
        QTest::newRow("text") << whole + system + QStringList{QStringLiteral("你好")};
        QTest::newRow("stream") << option(QStringLiteral("stream=true"))
                                       + option(QStringLiteral("stream_options=null")) + system
                                       + QStringList{QStringLiteral("你好")};
        QTest::newRow("image") << whole + option(QStringLiteral("max_tokens=300"))
                                      + QStringList{QStringLiteral("--image"),
                                                    QStringLiteral("https://example.com/image.jpg"),
                                                    QStringLiteral("这张图片里有什么?")};
        const QJsonArray tools =
            documentedBody(QStringLiteral("tools")).value(QStringLiteral("tools")).toArray();
        QTest::newRow("tools") << whole
                                      + option(QStringLiteral("tools=")
                                               + QString::fromUtf8(QJsonDocument(tools).toJson(
                                                   QJsonDocument::Compact)))
                                      + option(QStringLiteral("tool_choice=auto"))
                                      + QStringList{QStringLiteral("波士顿今天的天气怎么样?")};
    }

    void theBodiesOfTheGuidesAreMade()
    {
        QFETCH(QStringList, words);
        const QJsonObject wanted = documentedBody(QString::fromLatin1(QTest::currentDataTag()));
        QVERIFY(!wanted.isEmpty());
        const QJsonObject made =
            asked(QStringList{QStringLiteral("--model"), QStringLiteral("gpt-4.1")} + words);
        QCOMPARE(made.keys(), wanted.keys());
        for (const QString &name : wanted.keys())
            QCOMPARE(made.value(name), wanted.value(name));
    }

    /// The roles of messages that guides list; calls and results of tools: tst_askmessages.
    void examplesGoBeforeTheQuestion()
    {
        const QJsonObject made =
            asked({QStringLiteral("--option"), QStringLiteral("@instructions_role=developer"),
                   QStringLiteral("--system"), QStringLiteral("Be brief."),
                   QStringLiteral("--user"), QStringLiteral("One?"), QStringLiteral("--assistant"),
                   QStringLiteral("1."), QStringLiteral("Two?")});
        const auto said = [](const char *role, const char *text) {
            return QJsonObject{{QStringLiteral("role"), QString::fromLatin1(role)},
                               {QStringLiteral("content"), QString::fromLatin1(text)}};
        };
        QCOMPARE(made.value(QStringLiteral("messages")).toArray(),
                 QJsonArray({said("developer", "Be brief."), said("user", "One?"),
                             said("assistant", "1."), said("user", "Two?")}));
    }

    /// To the byte: models fill in a schema in the order of its text.
    void schemasGoOutInTheOrderInWhichTheyAreTyped()
    {
        const QByteArray schema = R"({"type": "object", "properties": {"why": {}, "answer": {}}})";
        const QString text = QString::fromUtf8(schema);
        const QStringList words =
            option(QStringLiteral("response_format={\"type\":\"json_schema\",\"json_schema\":"
                                  "{\"schema\":%1,\"name\":\"n\"}}")
                       .arg(text))
            + option(QStringLiteral("tools=[{\"type\":\"function\",\"function\":{\"name\":\"f\","
                                    "\"parameters\":%1}}]")
                         .arg(text));
        QVERIFY(!asked(words + QStringList{QStringLiteral("Hello")}).isEmpty());
        const QByteArray body = m_gateway.lastRequest().body;
        QCOMPARE(body.count(schema), 2);
        QVERIFY(!body.contains("@written"));
    }

    void everyListedOptionGoesOut_data()
    {
        QTest::addColumn<QString>("value");
        const auto row = [](const char *name, const char *value) {
            QTest::newRow(name) << QString::fromUtf8(value);
        };
        row("stream", "false");
        row("temperature", "1");
        row("top_p", "0.5");
        row("n", "1");
        row("max_tokens", "300");
        row("max_completion_tokens", "300");
        row("stop", R"(["a","b"])");
        row("presence_penalty", "-2");
        row("frequency_penalty", "2");
        row("tools", R"([{"type":"function","function":{"name":"f"}}])");
        row("tool_choice", "none");
        row("parallel_tool_calls", "false");
        row("response_format", R"({"type":"json_object"})");
        row("reasoning_effort", "low");
        row("verbosity", "low");
        row("seed", "9007199254740993");
        row("logprobs", "true");
        row("logit_bias", R"({"5":1})");
        row("service_tier", "flex");
        row("user", "me");
        row("safety_identifier", "me");
        row("prompt_cache_key", "k");
    }

    void everyListedOptionGoesOut()
    {
        QFETCH(QString, value);
        const QString name = QString::fromLatin1(QTest::currentDataTag());
        const QString question = QStringLiteral("Hello");
        QVERIFY(name == QStringLiteral("stream") || !asked({question}).contains(name));
        const QJsonObject made = asked(option(name + u'=' + value) + QStringList{question});
        QVERIFY(!made.isEmpty());
        const auto wanted = core::parameterFromText(name, value);
        QVERIFY(wanted.isOk());
        QCOMPARE(made.value(name), wanted.value());
    }
};

QTEST_GUILESS_MAIN(AskDocumentedTest)
#include "tst_askdocumented.moc"
