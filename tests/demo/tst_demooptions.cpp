// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/demorig.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>
#include <cmath>

using support::DemoRig;
using support::readStream;
using support::Streamed;

/// What a request may ask for besides an answer, from a gateway without a model.
class DemoOptionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTokenLimitEndsTheAnswer_data();
    void aTokenLimitEndsTheAnswer();
    void aStopSequenceIsNotSent();
    void probabilitiesComeWithEachToken();
    void aWholeAnswerHasThemToo();
    void jsonIsAnsweredWithJson();
    void aSchemaIsAnsweredWithWhatFits();
    void theTourCallsWhatItIsAskedToCall();
    void theServiceSaysWhatItIs();

private:
    [[nodiscard]] static QByteArray
    body(const QJsonObject &options, const char *model = "demo-tour", const char *prompt = "hello")
    {
        QJsonObject object = QJsonDocument::fromJson(support::chatBody(QString::fromLatin1(model),
                                                                       QString::fromUtf8(prompt)))
                                 .object();
        for (auto it = options.begin(); it != options.end(); ++it)
            object.insert(it.key(), it.value());
        return QJsonDocument(object).toJson();
    }
    [[nodiscard]] QByteArray ask(const QJsonObject &options, const char *model = "demo-tour",
                                 const char *prompt = "hello") const
    {
        return m_demo.post(body(options, model, prompt)).body;
    }
    /// Of all chunks.
    [[nodiscard]] static QJsonArray tokensOf(const QByteArray &stream)
    {
        QJsonArray tokens;
        for (const QByteArray &line : stream.split('\n')) {
            const QJsonArray some = QJsonDocument::fromJson(line.mid(6))[QStringLiteral(
                "choices")][0][QStringLiteral("logprobs")][QStringLiteral("content")]
                                        .toArray();
            for (const QJsonValue &token : some)
                tokens.append(token);
        }
        return tokens;
    }
    [[nodiscard]] static QByteArray bytesOf(const QJsonValue &token)
    {
        QByteArray bytes;
        const QJsonArray list = token[QStringLiteral("bytes")].toArray();
        for (const QJsonValue &byte : list)
            bytes += char(byte.toInt());
        return bytes;
    }

    DemoRig m_demo;
};

void DemoOptionsTest::aTokenLimitEndsTheAnswer_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("model");
    for (const char *model : {"demo-tour", "demo-long", "demo-reasoning"}) {
        for (const char *name : {"max_tokens", "max_completion_tokens"})
            QTest::addRow("%s, %s", model, name)
                << QString::fromLatin1(name) << QString::fromLatin1(model);
    }
}

void DemoOptionsTest::aTokenLimitEndsTheAnswer()
{
    QFETCH(QString, name);
    QFETCH(QString, model);
    const Streamed streamed = readStream(ask({{name, 3}}, model.toLatin1().constData()));
    QCOMPARE(streamed.textEvents, 3);
    QCOMPARE(streamed.finishReason, QStringLiteral("length"));
    QVERIFY(streamed.isDone);
}

void DemoOptionsTest::aStopSequenceIsNotSent()
{
    const QString whole = readStream(ask({})).text;
    const QString stop = whole.mid(40, 9); // it lies in several chunks
    for (const QJsonValue &sent :
         {QJsonValue(stop), QJsonValue(QJsonArray{QStringLiteral("never there"), stop})}) {
        const Streamed streamed = readStream(ask({{QStringLiteral("stop"), sent}}));
        QCOMPARE(streamed.text, whole.left(whole.indexOf(stop)));
        QCOMPARE(streamed.finishReason, QStringLiteral("stop"));
    }
}

void DemoOptionsTest::probabilitiesComeWithEachToken()
{
    const QJsonObject options{{QStringLiteral("logprobs"), true},
                              {QStringLiteral("top_logprobs"), 4}};
    const QByteArray stream = ask(options);
    const QJsonArray tokens = tokensOf(stream);
    QVERIFY(!tokens.isEmpty());
    QByteArray bytes;
    double least = 0;
    for (const QJsonValue &token : tokens) {
        bytes += bytesOf(token);
        const double logprob = token[QStringLiteral("logprob")].toDouble(1);
        QVERIFY(logprob <= 0);
        least = std::min(least, logprob);
        const QJsonArray others = token[QStringLiteral("top_logprobs")].toArray();
        QCOMPARE(others.size(), 4);
        double sum = 0;
        for (const QJsonValue &other : others)
            sum += std::exp(other[QStringLiteral("logprob")].toDouble());
        QVERIFY(sum <= 1.0001);
    }
    QCOMPARE(QString::fromUtf8(bytes), readStream(stream).text);
    QVERIFY(least < -1); // not sure of everything
    QVERIFY(tokensOf(ask({})).isEmpty());
}

void DemoOptionsTest::aWholeAnswerHasThemToo()
{
    const QJsonDocument answer = QJsonDocument::fromJson(
        ask({{QStringLiteral("logprobs"), true}, {QStringLiteral("stream"), false}}));
    const QJsonValue choice = answer[QStringLiteral("choices")][0];
    QByteArray bytes;
    const QJsonArray tokens =
        choice[QStringLiteral("logprobs")][QStringLiteral("content")].toArray();
    QVERIFY(!tokens.isEmpty());
    for (const QJsonValue &token : tokens)
        bytes += bytesOf(token);
    QCOMPARE(QString::fromUtf8(bytes),
             choice[QStringLiteral("message")][QStringLiteral("content")].toString());
}

void DemoOptionsTest::jsonIsAnsweredWithJson()
{
    const QJsonObject format{{QStringLiteral("type"), QStringLiteral("json_object")}};
    const QString text = readStream(ask({{QStringLiteral("response_format"), format}})).text;
    QVERIFY(!QJsonDocument::fromJson(text.toUtf8()).object().isEmpty());
}

void DemoOptionsTest::aSchemaIsAnsweredWithWhatFits()
{
    const QJsonObject schema = QJsonDocument::fromJson(R"({"type":"object","properties":{
        "name":{"type":"string","maxLength":3},"list":{"type":"array","minItems":2,
        "items":{"$ref":"#/$defs/point"}},"kind":{"const":"k"},
        "any":{"anyOf":[{"type":"integer","minimum":7},{"type":"null"}]}},
        "$defs":{"point":{"type":"object","properties":{"x":{"type":"number"}}}}})")
                                   .object();
    const QJsonObject format{
        {QStringLiteral("type"), QStringLiteral("json_schema")},
        {QStringLiteral("json_schema"), QJsonObject{{QStringLiteral("name"), QStringLiteral("n")},
                                                    {QStringLiteral("schema"), schema}}}};
    const QString text = readStream(ask({{QStringLiteral("response_format"), format}})).text;
    QCOMPARE(QJsonDocument::fromJson(text.toUtf8()).toJson(QJsonDocument::Compact),
             QByteArray(R"({"any":7,"kind":"k","list":[{"x":1},{"x":1}],"name":"hel"})"));
    // Something else than an object.
    const QJsonObject list{
        {QStringLiteral("type"), QStringLiteral("json_schema")},
        {QStringLiteral("json_schema"),
         QJsonObject{{QStringLiteral("schema"),
                      QJsonObject{{QStringLiteral("enum"), QJsonArray{QStringLiteral("yes")}}}}}}};
    QCOMPARE(readStream(ask({{QStringLiteral("response_format"), list}})).text,
             QStringLiteral("\"yes\""));
}

void DemoOptionsTest::theTourCallsWhatItIsAskedToCall()
{
    const QJsonObject tools{
        {QStringLiteral("tools"),
         QJsonArray{
             QJsonObject{{QStringLiteral("type"), QStringLiteral("function")},
                         {QStringLiteral("function"),
                          QJsonObject{{QStringLiteral("name"), QStringLiteral("get_weather")},
                                      {QStringLiteral("parameters"), QJsonObject()}}}}}}};
    QCOMPARE(readStream(ask(tools, "demo-tour", "Use get_weather now")).finishReason,
             QStringLiteral("tool_calls"));
    QCOMPARE(readStream(ask(tools, "demo-tour", "Good morning")).finishReason,
             QStringLiteral("stop"));
}

void DemoOptionsTest::theServiceSaysWhatItIs()
{
    const QByteArray stream = ask({{QStringLiteral("service_tier"), QStringLiteral("flex")}});
    const QJsonDocument first =
        QJsonDocument::fromJson(stream.mid(stream.indexOf('{')).split('\n').constFirst());
    QCOMPARE(first[QStringLiteral("service_tier")].toString(), QStringLiteral("default"));
    QVERIFY(!first[QStringLiteral("system_fingerprint")].toString().isEmpty());
}

QTEST_GUILESS_MAIN(DemoOptionsTest)
#include "tst_demooptions.moc"
