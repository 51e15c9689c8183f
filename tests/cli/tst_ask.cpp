// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/askrig.h"

#include <QImage>
#include <QJsonArray>
#include <QTimer>
#include <csignal>
#include <unistd.h>

using namespace support;

/// What is sent, what is printed, and how it ends.
class TestAsk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_rig = std::make_unique<AskRig>();
        QVERIFY(m_rig->directory().isValid());
    }
    void printsTheAnswer();
    void printsOneLineOfJson();
    void everyVerdictHasItsExitStatus_data();
    void everyVerdictHasItsExitStatus();
    void errorsAreExplainedAndRedacted();
    void noticesGoToStandardError();
    void printsTheChoiceThereIs();
    void namesTheToolsThatWereAskedFor();
    void theLineOfJsonHasNoOtherLineEnds();
    void usageMistakesSendNothing_data();
    void usageMistakesSendNothing();
    void readsStandardInputOnlyForADash();
    void sendsOptionsSystemAndImages();
    void ctrlCKeepsWhatArrived();
    void aReaderThatLeavesEndsIt();
    void endsAtDoneWhileTheConnectionStaysOpen();

private:
    std::unique_ptr<AskRig> m_rig;
};

void TestAsk::printsTheAnswer()
{
    FakeGateway gateway;
    gateway.answer(greeting());
    const Outcome outcome = Command().run(m_rig->to(gateway, {QStringLiteral("Hello")}));
    QCOMPARE(outcome.exit, 0);
    QCOMPARE(outcome.output, QByteArray("Hi 你好\n"));
    QCOMPARE(outcome.errors, QByteArray());
    QCOMPARE(gateway.requestCount(), 1);
}

void TestAsk::printsOneLineOfJson()
{
    FakeGateway gateway;
    gateway.answer(FakeAnswer::sse(
        {support::reasoningChunk(QStringLiteral("Hm")), chunk(QStringLiteral("Hi\n你好")),
         support::finish(QStringLiteral("stop")), support::usage(3, 2), done()}));
    const Outcome outcome =
        Command().run(m_rig->to(gateway, {QStringLiteral("--json"), QStringLiteral("Hello")}));
    QCOMPARE(outcome.exit, 0);
    QCOMPARE(outcome.output.count('\n'), 1);
    QVERIFY(outcome.output.endsWith('\n'));
    const QJsonObject json = outcome.json();
    const QStringList members{QStringLiteral("attempts"),
                              QStringLiteral("choices"),
                              QStringLiteral("created"),
                              QStringLiteral("error"),
                              QStringLiteral("finish_reason"),
                              QStringLiteral("id"),
                              QStringLiteral("logprobs"),
                              QStringLiteral("model"),
                              QStringLiteral("notices"),
                              QStringLiteral("reasoning"),
                              QStringLiteral("refusal"),
                              QStringLiteral("service_tier"),
                              QStringLiteral("system_fingerprint"),
                              QStringLiteral("text"),
                              QStringLiteral("tool_calls"),
                              QStringLiteral("usage"),
                              QStringLiteral("verdict")};
    QCOMPARE(json.keys(), members);
    QCOMPARE(json.value(QStringLiteral("verdict")), QJsonValue(QStringLiteral("complete")));
    QCOMPARE(json.value(QStringLiteral("text")), QJsonValue(QStringLiteral("Hi\n你好")));
    QCOMPARE(json.value(QStringLiteral("reasoning")), QJsonValue(QStringLiteral("Hm")));
    QCOMPARE(json.value(QStringLiteral("refusal")), QJsonValue(QString()));
    QCOMPARE(json.value(QStringLiteral("finish_reason")), QJsonValue(QStringLiteral("stop")));
    QCOMPARE(json.value(QStringLiteral("id")), QJsonValue(QStringLiteral("chatcmpl-1")));
    QCOMPARE(json.value(QStringLiteral("created")), QJsonValue(1700000000));
    QCOMPARE(json.value(QStringLiteral("model")), QJsonValue(QStringLiteral("test-model")));
    QCOMPARE(json.value(QStringLiteral("attempts")), QJsonValue(1));
    QVERIFY(json.value(QStringLiteral("error")).isNull());
    QCOMPARE(json.value(QStringLiteral("notices")).toArray(), QJsonArray());
    const QJsonObject usage = json.value(QStringLiteral("usage")).toObject();
    QCOMPARE(usage.value(QStringLiteral("total_tokens")), QJsonValue(5));
    const QJsonArray choices = json.value(QStringLiteral("choices")).toArray();
    QCOMPARE(choices.size(), 1);
    QCOMPARE(choices.at(0).toObject().value(QStringLiteral("text")),
             QJsonValue(QStringLiteral("Hi\n你好")));
}

void TestAsk::everyVerdictHasItsExitStatus_data()
{
    QTest::addColumn<FakeAnswer>("answer");
    QTest::addColumn<QString>("verdict");
    QTest::addColumn<int>("exit");
    QTest::newRow("complete") << greeting() << QStringLiteral("complete") << 0;
    QTest::newRow("unexplained") << FakeAnswer::sse({chunk(QStringLiteral("Hi")), done()})
                                 << QStringLiteral("unexplained") << 0;
    QTest::newRow("interrupted") << FakeAnswer::sse({chunk(QStringLiteral("Hi"))})
                                 << QStringLiteral("interrupted") << 3;
    QTest::newRow("error") << FakeAnswer::json(500, {}) << QStringLiteral("error") << 2;
    QTest::newRow("empty") << FakeAnswer::sse({done()}) << QStringLiteral("error") << 2;
    QTest::newRow("redirect") << FakeAnswer::redirect(308, "https://new.example/v1")
                              << QStringLiteral("error") << 2;
}

void TestAsk::everyVerdictHasItsExitStatus()
{
    QFETCH(FakeAnswer, answer);
    QFETCH(QString, verdict);
    QFETCH(int, exit);
    FakeGateway gateway;
    gateway.answer(answer);
    const Outcome outcome =
        Command().run(m_rig->to(gateway, {QStringLiteral("--json"), QStringLiteral("Hello")}));
    QCOMPARE(outcome.exit, exit);
    QCOMPARE(outcome.json().value(QStringLiteral("verdict")).toString(), verdict);
    QCOMPARE(outcome.output.count('\n'), 1);
    const bool needsError = exit == 2 || exit == 3;
    QCOMPARE(outcome.json().value(QStringLiteral("error")).isObject(), needsError);
    if (needsError) {
        const QJsonObject error = outcome.json().value(QStringLiteral("error")).toObject();
        QCOMPARE(error.keys().size(), 8);
        QVERIFY(!error.value(QStringLiteral("advice")).toString().isEmpty());
    }
    if (verdict != QLatin1StringView("complete"))
        QVERIFY(!outcome.errors.isEmpty());
}

void TestAsk::errorsAreExplainedAndRedacted()
{
    QTemporaryFile key;
    QVERIFY(key.open());
    key.write("  \"Bearer sk-canary-0123456789\"\n");
    key.close();
    FakeGateway gateway;
    const QJsonObject error{
        {QStringLiteral("message"), QStringLiteral("Bad key sk-canary-0123456789")},
        {QStringLiteral("code"), QStringLiteral("invalid_api_key")}};
    gateway.answer(FakeAnswer::json(401, {{QStringLiteral("error"), error}}));
    for (const bool isJson : {false, true}) {
        QStringList arguments{QStringLiteral("--api-key-file"), key.fileName()};
        if (isJson)
            arguments.append(QStringLiteral("--json"));
        const Outcome outcome =
            Command().run(m_rig->to(gateway, arguments + QStringList{QStringLiteral("Hi")}));
        QCOMPARE(outcome.exit, 2);
        QCOMPARE(gateway.lastRequest().header("Authorization"),
                 QByteArray("Bearer sk-canary-0123456789"));
        QVERIFY(!outcome.output.contains("canary"));
        QVERIFY(!outcome.errors.contains("canary"));
        QVERIFY(outcome.errors.contains("refused the API key"));
        QVERIFY(outcome.errors.contains("401"));
    }
}

void TestAsk::noticesGoToStandardError()
{
    FakeGateway gateway;
    gateway.answer(FakeAnswer::sse(
        {chunk(QStringLiteral("Hi")), support::finish(QStringLiteral("length")), done()}));
    const Outcome outcome = Command().run(m_rig->to(gateway, {QStringLiteral("Hello")}));
    QCOMPARE(outcome.exit, 0);
    QCOMPARE(outcome.output, QByteArray("Hi\n"));
    QVERIFY(outcome.errors.contains("token limit"));
}

void TestAsk::printsTheChoiceThereIs()
{
    const FakeAnswer answer = FakeAnswer::sse(
        {R"(data: {"choices":[{"index":1,"delta":{"content":"other"},"finish_reason":"stop"}]})"
         "\n\n",
         done()});
    FakeGateway gateway;
    gateway.answer(answer);
    const Outcome plain = Command().run(m_rig->to(gateway, {QStringLiteral("Hello")}));
    QCOMPARE(plain.exit, 0);
    QCOMPARE(plain.output, QByteArray("other\n"));
    QVERIFY(plain.errors.contains("choice 1"));
    gateway.answer(answer);
    const Outcome json =
        Command().run(m_rig->to(gateway, {QStringLiteral("--json"), QStringLiteral("Hello")}));
    QCOMPARE(json.exit, 0);
    QCOMPARE(json.json().value(QStringLiteral("text")), QJsonValue(QString()));
    QCOMPARE(json.json().value(QStringLiteral("notices")).toArray(),
             QJsonArray{QStringLiteral("no-answer-text")});
}

void TestAsk::namesTheToolsThatWereAskedFor()
{
    FakeGateway gateway;
    gateway.answer(FakeAnswer::sse(
        {R"(data: {"choices":[{"delta":{"tool_calls":[{"index":0,"id":"c","function":{"name":"weather","arguments":"{\"a\":1}"}}]}}]})"
         "\n\n",
         support::finish(QStringLiteral("tool_calls")), done()}));
    const Outcome outcome = Command().run(m_rig->to(gateway, {QStringLiteral("Hello")}));
    QCOMPARE(outcome.exit, 0);
    QVERIFY(outcome.errors.contains("weather"));
    QVERIFY(outcome.errors.contains(R"({"a":1})"));
}

void TestAsk::theLineOfJsonHasNoOtherLineEnds()
{
    FakeGateway gateway;
    const QString odd = QStringLiteral("a\u2028b\u2029c\u0085d\n");
    gateway.answer(FakeAnswer::sse({chunk(odd), support::finish(QStringLiteral("stop")), done()}));
    const Outcome outcome =
        Command().run(m_rig->to(gateway, {QStringLiteral("--json"), QStringLiteral("Hello")}));
    QCOMPARE(outcome.json().value(QStringLiteral("text")).toString(), odd);
    const QString line = QString::fromUtf8(outcome.output);
    for (const QChar separator : {QChar(0x2028), QChar(0x2029), QChar(0x85)})
        QVERIFY(!line.contains(separator));
    QCOMPARE(line.count(u'\n'), 1);
}

void TestAsk::usageMistakesSendNothing_data()
{
    QTest::addColumn<QStringList>("arguments");
    const QString prompt = QStringLiteral("Hi");
    QTest::newRow("no prompt") << QStringList();
    QTest::newRow("unknown option") << QStringList{QStringLiteral("--nonsense"), prompt};
    QTest::newRow("missing key file")
        << QStringList{QStringLiteral("--api-key-file"), QStringLiteral("/nonexistent"), prompt};
    QTest::newRow("missing image")
        << QStringList{QStringLiteral("--image"), QStringLiteral("/nonexistent.png"), prompt};
    QTest::newRow("no such connection")
        << QStringList{QStringLiteral("--profile"), QStringLiteral("nobody"), prompt};
    QTest::newRow("address that is none")
        << QStringList{QStringLiteral("--base-url"), QStringLiteral("ftp://x"), prompt};
}

void TestAsk::usageMistakesSendNothing()
{
    QFETCH(QStringList, arguments);
    FakeGateway gateway;
    gateway.answer(greeting());
    const Outcome outcome = Command().run(m_rig->to(gateway, arguments));
    QCOMPARE(outcome.exit, 1);
    QVERIFY(outcome.errors.startsWith("loquat: "));
    QVERIFY(outcome.output.isEmpty());
    QCOMPARE(gateway.connectionCount(), 0);
}

void TestAsk::readsStandardInputOnlyForADash()
{
    FakeGateway gateway;
    gateway.answer(greeting());
    const QString large(300'000, u'字');
    Outcome outcome = Command(large.toUtf8() + "\n").run(m_rig->to(gateway, {QStringLiteral("-")}));
    QCOMPARE(outcome.exit, 0);
    const auto lastText = [&gateway] {
        const QJsonArray messages =
            gateway.lastRequest().json().value(QStringLiteral("messages")).toArray();
        return messages.last().toObject().value(QStringLiteral("content")).toString();
    };
    QCOMPARE(lastText(), large);
    outcome = Command("not this").run(m_rig->to(gateway, {QStringLiteral("this")}));
    QCOMPARE(lastText(), QStringLiteral("this"));
    outcome = Command("\n").run(m_rig->to(gateway, {QStringLiteral("-")}));
    QCOMPARE(outcome.exit, 1);
    QCOMPARE(gateway.requestCount(), 2);
}

void TestAsk::sendsOptionsSystemAndImages()
{
    const QString path = m_rig->directory().filePath(QStringLiteral("red.png"));
    QImage image(4, 3, QImage::Format_RGB32);
    image.fill(Qt::red);
    QVERIFY(image.save(path));
    FakeGateway gateway;
    gateway.answer(
        FakeAnswer::json(200, support::completion(QStringLiteral("Red"), QStringLiteral("stop"))));
    const Outcome outcome = Command().run(
        m_rig->to(gateway, {QStringLiteral("--no-stream"), QStringLiteral("--system"),
                            QStringLiteral("Be brief"), QStringLiteral("--option"),
                            QStringLiteral("max_tokens=50"), QStringLiteral("--image"), path,
                            QStringLiteral("--image"), QStringLiteral("https://a.example/b.png"),
                            QStringLiteral("What colour?")}));
    QCOMPARE(outcome.exit, 0);
    QCOMPARE(outcome.output, QByteArray("Red\n"));
    const QJsonObject request = gateway.lastRequest().json();
    QCOMPARE(request.value(QStringLiteral("max_tokens")), QJsonValue(50));
    QVERIFY(!request.value(QStringLiteral("stream")).toBool());
    const QJsonArray messages = request.value(QStringLiteral("messages")).toArray();
    QCOMPARE(messages.at(0).toObject().value(QStringLiteral("role")),
             QJsonValue(QStringLiteral("system")));
    const QJsonArray content = messages.at(1).toObject().value(QStringLiteral("content")).toArray();
    QCOMPARE(content.size(), 3);
    const auto url = [&content](int i) {
        return content.at(i)
            .toObject()
            .value(QStringLiteral("image_url"))
            .toObject()
            .value(QStringLiteral("url"))
            .toString();
    };
    QVERIFY(url(1).startsWith(QStringLiteral("data:image/")));
    QCOMPARE(url(2), QStringLiteral("https://a.example/b.png"));
}

void TestAsk::ctrlCKeepsWhatArrived()
{
    FakeGateway gateway;
    gateway.answer(FakeAnswer::sse({chunk(QStringLiteral("Partial"))}).hold());
    Command command;
    QTimer watch;
    connect(&watch, &QTimer::timeout, &watch, [&] {
        if (command.written() >= 7) {
            watch.stop();
            ::raise(SIGINT);
        }
    });
    watch.start(5);
    const Outcome outcome = command.run(m_rig->to(gateway, {QStringLiteral("Hi")}));
    QCOMPARE(outcome.exit, 130);
    QCOMPARE(outcome.output, QByteArray("Partial\n"));
    QTRY_COMPARE(gateway.abandonedCount(), 1);
}

void TestAsk::aReaderThatLeavesEndsIt()
{
    int ends[2];
    QCOMPARE(::pipe(ends), 0);
    ::close(ends[0]);
    FakeGateway gateway;
    gateway.answer(FakeAnswer::sse({chunk(QStringLiteral("Hi"))}).hold());
    QTemporaryFile rest;
    QVERIFY(rest.open());
    const int exit = cli::runAsk(m_rig->to(gateway, {QStringLiteral("Hi")}), nullptr,
                                 {rest.handle(), ends[1], rest.handle()});
    ::close(ends[1]);
    QVERIFY(exit != 0);
    QTRY_COMPARE(gateway.abandonedCount(), 1);
}

void TestAsk::endsAtDoneWhileTheConnectionStaysOpen()
{
    FakeGateway gateway;
    gateway.answer(greeting().framing(FakeAnswer::Framing::Close).hold());
    const Outcome outcome = Command().run(m_rig->to(gateway, {QStringLiteral("Hi")}));
    QCOMPARE(outcome.exit, 0);
    QCOMPARE(outcome.output, QByteArray("Hi 你好\n"));
}

QTEST_GUILESS_MAIN(TestAsk)
#include "tst_ask.moc"
