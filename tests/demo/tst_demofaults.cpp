// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/answers.h"
#include "demo/faults.h"
#include "demo/gzip.h"
#include "demo/midstreamerror.h"
#include "support/demorig.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using support::chatBody;
using support::DemoRig;
using support::RawAnswer;
using support::readStream;
using support::Streamed;

/// What `demo-faults` puts on the wire. How the client takes it is the flow's to test.
class DemoFaultsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutAKnownWordItListsWhatItCanDo_data();
    void withoutAKnownWordItListsWhatItCanDo();
    void refusesWithTheStatusThatWasAskedFor_data();
    void refusesWithTheStatusThatWasAskedFor();
    void saysWhenToTryAgain();
    void failsOnceAndAnswersTheNextTime();
    void aCutBodyHasNoEnd();
    void leavesOutTheMarksOfAnEnd();
    void breaksInWithFourteenForms();
    void refusesAnOptionUntilItIsLeftOut();
    void packsTheAnswer();
    void redirectsOnTheSameOriginLeadSomewhere();
    void redirectsElsewhereLeadToNobody();
    void countsNoTokensForAnImageItIgnores();
    void beginsLateWhenAsked();
    void answersWithoutStreaming();

private:
    [[nodiscard]] static QByteArray ask(const char *prompt, bool isStreaming = true)
    {
        return chatBody(QStringLiteral("demo-faults"), QString::fromUtf8(prompt), isStreaming);
    }
    [[nodiscard]] RawAnswer post(const char *prompt) const { return m_demo.post(ask(prompt)); }

    DemoRig m_demo;
};

void DemoFaultsTest::withoutAKnownWordItListsWhatItCanDo_data()
{
    QTest::addColumn<QString>("prompt");
    QTest::addColumn<QString>("word");
    QTest::newRow("English") << QStringLiteral("What now") << QStringLiteral("**redirect**");
    QTest::newRow("Chinese") << QStringLiteral("你会什么") << QStringLiteral("**重定向**");
}

void DemoFaultsTest::withoutAKnownWordItListsWhatItCanDo()
{
    QFETCH(QString, prompt);
    QFETCH(QString, word);
    const Streamed streamed =
        readStream(m_demo.post(chatBody(QStringLiteral("demo-faults"), prompt)).body);
    QVERIFY2(streamed.text.contains(word), qPrintable(streamed.text));
    QVERIFY(streamed.text.contains(QStringLiteral("AI")));
    QCOMPARE(streamed.finishReason, QStringLiteral("stop"));
    QVERIFY(streamed.isDone);
    // Whatever the list names is understood.
    for (const QString &line : streamed.text.split(u'\n')) {
        if (!line.startsWith(QLatin1StringView("| **")))
            continue;
        const QStringList parts = line.section(u'|', 1, 1).split(QStringLiteral("**"));
        for (int i = 1; i < parts.size(); i += 2)
            QVERIFY2(demo::FaultOrder::fromPrompt(parts.at(i)).fault != demo::Fault::None,
                     qPrintable(parts.at(i)));
    }
}

void DemoFaultsTest::refusesWithTheStatusThatWasAskedFor_data()
{
    QTest::addColumn<QByteArray>("prompt");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char *prompt, int status, const char *body) {
        QTest::newRow(prompt) << QByteArray(prompt) << status << QByteArray(body);
    };
    row("401", 401, "\"invalid_api_key\"");
    row("403", 403, "\"error\"");
    row("404", 404, "Invalid URL (POST ");
    row("405", 405, "{\"detail\":\"Method Not Allowed\"}");
    row("413", 413, "<h1>413 Request Entity Too Large</h1>");
    row("429", 429, "rate_limit_exceeded");
    row("quota", 429, "insufficient_quota");
    row("500", 500, "server_error");
    row("502", 502, "<h1>502 Bad Gateway</h1>");
    row("503 loading", 503, "Loading model");
    row("no channel", 503, "无可用渠道");
    row("418", 418, "\"error\"");
    row("model not found", 404, "model_not_found");
    row("context", 400, "context_length_exceeded");
    row("image refused", 400, "image_url is only supported");
    row("html", 200, "<!doctype html>");
    row("html 503", 503, "<h1>503 Service Unavailable</h1>");
    row("challenge", 403, "Just a moment...");
    row("empty body", 200, "");
}

void DemoFaultsTest::refusesWithTheStatusThatWasAskedFor()
{
    QFETCH(QByteArray, prompt);
    QFETCH(QByteArray, body);
    const RawAnswer answer = post(prompt.constData());
    QTEST(answer.status, "status");
    QVERIFY2(answer.body.contains(body), answer.body.constData());
    QCOMPARE(answer.body.isEmpty(), body.isEmpty());
    const bool isPage = answer.body.startsWith('<');
    QCOMPARE(answer.headers.value("content-type").startsWith("text/html"), isPage);
    if (answer.body.startsWith('{'))
        QVERIFY(QJsonDocument::fromJson(answer.body).isObject());
    QCOMPARE(answer.headers.contains("cf-mitigated"), prompt == "challenge");
}

void DemoFaultsTest::saysWhenToTryAgain()
{
    QCOMPARE(post("429").headers.value("retry-after"), QByteArray("3"));
    QCOMPARE(post("429, retry after 20").headers.value("retry-after"), QByteArray("20"));
    QVERIFY(!post("500").headers.contains("retry-after"));
}

void DemoFaultsTest::failsOnceAndAnswersTheNextTime()
{
    QCOMPARE(post("500 once").status, 500);
    const RawAnswer second = post("500 once");
    QCOMPARE(second.status, 200);
    QVERIFY(readStream(second.body).isDone);
    QCOMPARE(post("500 once").status, 500);
    QCOMPARE(post("500").status, 500);
    QCOMPARE(post("500").status, 500);
}

void DemoFaultsTest::aCutBodyHasNoEnd()
{
    for (const char *prompt : {"cut", "reset"}) {
        const QByteArray wire = m_demo.postRaw(ask(prompt));
        QVERIFY(wire.contains("\"content\":"));
        QVERIFY(!wire.endsWith("0\r\n\r\n"));
        QVERIFY(!wire.contains("finish_reason\":\"") && !wire.contains("[DONE]"));
    }
    QVERIFY(m_demo.postRaw(ask("clean end")).endsWith("0\r\n\r\n"));
    QCOMPARE(m_demo.postRaw(ask("hang up")), QByteArray());
}

void DemoFaultsTest::leavesOutTheMarksOfAnEnd()
{
    const auto shape = [this](const char *prompt) {
        const Streamed streamed = readStream(post(prompt).body);
        return QStringLiteral("%1 %2 %3")
            .arg(streamed.text.isEmpty() ? QStringLiteral("nothing") : QStringLiteral("text"),
                 streamed.finishReason.isEmpty() ? QStringLiteral("-") : streamed.finishReason,
                 streamed.isDone ? QStringLiteral("done") : QStringLiteral("-"));
    };
    QCOMPARE(shape("no done"), QStringLiteral("text stop -"));
    QCOMPARE(shape("unexplained"), QStringLiteral("text - done"));
    QCOMPARE(shape("clean end"), QStringLiteral("text - -"));
    QCOMPARE(shape("length"), QStringLiteral("text length done"));
    QCOMPARE(shape("filter"), QStringLiteral("text content_filter done"));
    QCOMPARE(shape("empty"), QStringLiteral("nothing - done"));
    QCOMPARE(shape("comments"), QStringLiteral("nothing - -"));
    QCOMPARE(shape("broken frame"), QStringLiteral("text stop done"));
}

void DemoFaultsTest::breaksInWithFourteenForms()
{
    QSet<QByteArray> forms;
    for (int form = 1; form <= demo::kMidStreamForms; ++form) {
        const QByteArray body =
            m_demo.post(ask(qPrintable(QStringLiteral("error %1").arg(form)))).body;
        QVERIFY(body.contains("\"content\":"));
        QVERIFY2(body.endsWith(demo::midStreamError(form)), body.right(300).constData());
        forms.insert(demo::midStreamError(form));
    }
    QCOMPARE(forms.size(), 14);
    QCOMPARE(demo::midStreamError(14), QByteArray());
    QCOMPARE(demo::midStreamError(0), QByteArray());
}

void DemoFaultsTest::refusesAnOptionUntilItIsLeftOut()
{
    const RawAnswer refused = post("parameter");
    QCOMPARE(refused.status, 400);
    const QJsonValue error = QJsonDocument::fromJson(refused.body)[QStringLiteral("error")];
    QCOMPARE(error[QStringLiteral("param")].toString(), QStringLiteral("stream_options"));
    QCOMPARE(error[QStringLiteral("code")].toString(), QStringLiteral("unsupported_parameter"));
    QJsonObject body = QJsonDocument::fromJson(ask("parameter")).object();
    body.remove(QStringLiteral("stream_options"));
    QCOMPARE(m_demo.post(QJsonDocument(body).toJson()).status, 200);
    body.insert(QStringLiteral("max_tokens"), 9);
    const QByteArray twin = m_demo.post(QJsonDocument(body).toJson()).body;
    QVERIFY2(twin.contains("max_completion_tokens"), twin.constData());
}

void DemoFaultsTest::packsTheAnswer()
{
    const RawAnswer packed = post("gzip");
    QCOMPARE(packed.headers.value("content-encoding"), QByteArray("gzip"));
    QVERIFY(packed.body.startsWith("\x1f\x8b"));
    const RawAnswer labelled = post("gzip label");
    QCOMPARE(labelled.headers.value("content-encoding"), QByteArray("gzip"));
    QVERIFY(readStream(labelled.body).isDone);
    // The checksum of RFC 1952 for the bytes "123456789" is the published check value.
    QCOMPARE(demo::gzipped("123456789").right(8), QByteArray("\x26\x39\xf4\xcb\x09\0\0\0", 8));
}

void DemoFaultsTest::redirectsOnTheSameOriginLeadSomewhere()
{
    const RawAnswer moved = post("redirect");
    QCOMPARE(moved.status, 307);
    const QByteArray location = moved.headers.value("location");
    QVERIFY(location.startsWith('/'));
    const RawAnswer there = m_demo.post(ask("redirect"), location);
    QCOMPARE(there.status, 200);
    QVERIFY(readStream(there.body).text.contains(QStringLiteral("same origin")));
    QCOMPARE(post("301").status, 301);
}

void DemoFaultsTest::redirectsElsewhereLeadToNobody()
{
    const RawAnswer moved = post("redirect elsewhere");
    QCOMPARE(moved.status, 307);
    const QUrl target(QString::fromLatin1(moved.headers.value("location")));
    QCOMPARE(target.host(), QStringLiteral("127.0.0.1"));
    QVERIFY(target.port() != m_demo.port());
}

void DemoFaultsTest::countsNoTokensForAnImageItIgnores()
{
    const auto promptTokens = [this](const char *model, const char *words) {
        const QJsonArray content{
            QJsonObject{{QStringLiteral("type"), QStringLiteral("text")},
                        {QStringLiteral("text"), QString::fromUtf8(words)}},
            support::imagePart(QStringLiteral("data:image/png;base64,aGVsbG8="))};
        const RawAnswer answer = m_demo.post(chatBody(QString::fromUtf8(model), content));
        return readStream(answer.body).usage.value(QStringLiteral("prompt_tokens")).toInt();
    };
    QVERIFY(promptTokens("demo-faults", "image ignored") < 10);
    QVERIFY(promptTokens("demo-vision", "image ignored") > 100);
}

void DemoFaultsTest::beginsLateWhenAsked()
{
    demo::ChatQuery query;
    query.isStreaming = true;
    query.prompt = QStringLiteral("slow 20");
    demo::FaultMemory memory;
    const demo::Script script =
        demo::faultsScript(query, demo::Phrases(QStringLiteral("en")), memory);
    QCOMPARE(script.steps.constFirst().afterMs, 20'000);
    query.prompt = QStringLiteral("stall");
    QVERIFY(demo::faultsScript(query, demo::Phrases(QStringLiteral("en")), memory).end
            == demo::Script::End::Silence);
}

void DemoFaultsTest::answersWithoutStreaming()
{
    const auto reason = [this](const char *prompt) {
        const RawAnswer answer = m_demo.post(ask(prompt, false));
        const QJsonValue choice =
            QJsonDocument::fromJson(answer.body)[QStringLiteral("choices")][0];
        return choice[QStringLiteral("finish_reason")].toString();
    };
    QCOMPARE(reason("hello"), QStringLiteral("stop"));
    QCOMPARE(reason("length"), QStringLiteral("length"));
    QCOMPARE(reason("filter"), QStringLiteral("content_filter"));
    QCOMPARE(m_demo.post(ask("429", false)).status, 429);
}

QTEST_GUILESS_MAIN(DemoFaultsTest)
#include "tst_demofaults.moc"
