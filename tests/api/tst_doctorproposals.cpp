// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/doctorrig.h"
#include "support/examination.h"

#include <QTest>

using namespace support;
using namespace Qt::StringLiterals;
using State = api::DoctorCheck::State;
using Rule = std::function<FakeAnswer(const FakeRequest &)>;

namespace {

bool isChat(const FakeRequest &request)
{
    return request.path.endsWith("/chat/completions");
}

FakeAnswer notFound()
{
    return detailBody(404, u"Not Found"_s);
}

FakeAnswer page()
{
    return FakeAnswer::html(200, "<!doctype html><title>Some site</title>");
}

FakeAnswer goodList()
{
    return modelList({u"m"_s});
}

FakeAnswer errorInStream(const QList<QByteArray> &before)
{
    return FakeAnswer::sse(
        before
        + QList<QByteArray>{"data: {\"error\":{\"message\":\"upstream broke\"}}\n\n", done()});
}

/// A gateway whose bases take chats and give lists as it is said here; the rest is `other`.
Rule serving(const QList<QByteArray> &lists, const QList<QByteArray> &chats,
             const FakeAnswer &other)
{
    return [=](const FakeRequest &request) {
        for (const QByteArray &base : lists) {
            if (request.path == base + "/models")
                return goodList();
        }
        for (const QByteArray &base : chats) {
            if (request.path == base + "/chat/completions")
                return request.json().isEmpty() ? detailBody(422, u"Field required"_s)
                                                : shortChat();
        }
        return other;
    };
}

} // namespace

/// An address is proposed when it was seen working, and for no other reason.
class DoctorProposalsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void proposesWhatWorks_data();
    void proposesWhatWorks();
    void theErrorIsItsOwn_data();
    void theErrorIsItsOwn();
    void followsWithinTheOriginAsASendDoes();
    void clearTextGoesOutOnce();
    void oneListIsAskedOncePerAddress();
};

void DoctorProposalsTest::proposesWhatWorks_data()
{
    QTest::addColumn<Rule>("rule");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("base"); // empty: nothing works
    const auto row = [](const char *name, const char *typed, const Rule &rule, const char *base) {
        QTest::newRow(name) << rule << QString::fromLatin1(typed) << QString::fromLatin1(base);
    };
    row(
        "everything leads to itself", "/v1",
        [](const FakeRequest &request) { return FakeAnswer::redirect(307, request.path); }, "");
    const Rule working = serving({"/v1"}, {}, notFound());
    for (const int status : {302, 307}) {
        row(
            status == 302 ? "the chat leads to itself, 302" : "the chat leads to itself, 307",
            "/v1",
            [working, status](const FakeRequest &request) {
                return isChat(request) ? FakeAnswer::redirect(status, request.path)
                                       : working(request);
            },
            "");
    }
    const Rule bothLists = serving({"/v1", "/api"}, {}, notFound());
    row(
        "the chat leads to where none is", "/v1",
        [bothLists](const FakeRequest &request) {
            return request.path == "/v1/chat/completions"
                       ? FakeAnswer::redirect(302, "/api/chat/completions")
                       : bothLists(request);
        },
        "");
    const Rule there = serving({"/v1", "/new"}, {"/new"}, notFound());
    row(
        "the chat leads to where it is", "/v1",
        [there](const FakeRequest &request) {
            return request.path == "/v1/chat/completions"
                       ? FakeAnswer::redirect(302, "/new/chat/completions")
                       : there(request);
        },
        "/new");
    row(
        "both lead to a page", "",
        [](const FakeRequest &request) {
            return request.path == "/welcome" ? page() : FakeAnswer::redirect(302, "/welcome");
        },
        "");
    // The list is given where chats are not taken.
    row(
        "older Open WebUI, the list is of its own models", "",
        [](const FakeRequest &request) {
            if (request.path == "/api/v1/models")
                return FakeAnswer::body(200, "application/json", R"([{"id":"w","name":"W"}])");
            if (isChat(request) && request.path != "/api/chat/completions")
                return detailBody(405, u"Method Not Allowed"_s);
            return serving({"/api"}, {"/api"}, page())(request);
        },
        "/api");
    row("older Open WebUI, from /api/v1", "/api/v1",
        serving({"/api", "/api/v1"}, {"/api"}, detailBody(405, u"Method Not Allowed"_s)), "/api");
    const Rule lmStudio = [](const FakeRequest &request) {
        if (request.path == "/api/v1/models")
            return FakeAnswer::body(200, "application/json",
                                    R"({"models":[{"key":"m","type":"llm"}]})");
        return serving(
            {"/v1"}, {"/v1"},
            FakeAnswer::json(200, {{u"error"_s, u"Unexpected endpoint or method. (GET)"_s}}))(
            request);
    };
    row("LM Studio, from /api", "/api", lmStudio, "/v1");
    row("LM Studio, from /api/v1", "/api/v1", lmStudio, "/v1");
    // A wrong key beside a wrong address: an API that refuses it is one.
    const auto refusing = [](const QByteArray &below, const FakeAnswer &refusal,
                             const FakeAnswer &other) {
        return [=](const FakeRequest &request) {
            return request.path.startsWith(below) ? refusal : other;
        };
    };
    row("Open WebUI, wrong key", "",
        refusing("/api/v1/", detailBody(401, u"Your session has expired"_s), page()), "/api/v1");
    row("New API, wrong key", "", refusing("/v1/", errorBody(401, u"无效的令牌"_s), page()), "/v1");
    row("vLLM, wrong key", "",
        refusing("/v1/", FakeAnswer::json(401, {{u"error"_s, u"Unauthorized"_s}}), notFound()),
        "/v1");
    row("a page that asks to sign in", "",
        refusing("/v1/", FakeAnswer::html(401, "<title>401</title>"), notFound()), "");
}

void DoctorProposalsTest::proposesWhatWorks()
{
    QFETCH(Rule, rule);
    QFETCH(QString, typed);
    QFETCH(QString, base);
    FakeGateway gateway;
    gateway.answerBy(rule);
    Examination examination(gateway.origin() + typed, u"m"_s);
    QVERIFY(examination.run());
    QVERIFY(!examination.report().isOk);
    QCOMPARE(examination.report().proposedBaseUrl,
             base.isEmpty() ? QString() : gateway.origin() + base);
    for (const QString &name : examination.names(State::Failed)) {
        const QString proposed = examination.check(name).error.proposedBaseUrl;
        QVERIFY(proposed.isEmpty() || proposed == examination.report().proposedBaseUrl);
    }
}

void DoctorProposalsTest::theErrorIsItsOwn_data()
{
    QTest::addColumn<FakeAnswer>("answer");
    QTest::addColumn<QString>("check");
    QTest::newRow("an error in the stream") << errorInStream({}) << u"streaming"_s;
    QTest::newRow("an error after text") << errorInStream({chunk(u"1 2"_s)}) << u"streaming"_s;
    QTest::newRow("a page after text")
        << FakeAnswer::sse({chunk(u"1"_s), "<html><title>502 Bad Gateway</title></html>"})
        << u"streaming"_s;
    QTest::newRow("something unknown")
        << FakeAnswer::json(200, {{u"success"_s, false}, {u"message"_s, u"boom"_s}}) << u"key"_s;
    QTest::newRow("nothing") << FakeAnswer::body(200, "application/json", "{}") << u"streaming"_s;
    QTest::newRow("plain text") << FakeAnswer::body(200, "text/plain", "OK") << u"streaming"_s;
}

void DoctorProposalsTest::theErrorIsItsOwn()
{
    QFETCH(FakeAnswer, answer);
    QFETCH(QString, check);
    FakeGateway gateway;
    // Every other base would do no better.
    gateway.answerBy(
        [answer](const FakeRequest &request) { return isChat(request) ? answer : goodList(); });
    Examination examination(gateway.baseUrl(), u"m"_s);
    QVERIFY(examination.run());
    QVERIFY(!examination.report().isOk);
    QCOMPARE(examination.names(State::Failed), QStringList{check});
    QVERIFY(examination.report().proposedBaseUrl.isEmpty());
    QCOMPARE(gateway.requestCount("POST"), 1);
    QCOMPARE(gateway.requestCount("GET"), 2); // with the key and without
}

void DoctorProposalsTest::followsWithinTheOriginAsASendDoes()
{
    FakeGateway gateway;
    gateway.answerBy([](const FakeRequest &request) {
        if (request.path == "/v1/chat/completions")
            return FakeAnswer::redirect(307, "/v1/chat/completions/");
        return request.path == "/v1/chat/completions/" ? shortChat() : goodList();
    });
    Examination examination(gateway.baseUrl(), u"m"_s);
    QVERIFY(examination.run());
    QVERIFY(examination.report().isOk);
    QCOMPARE(gateway.requestCount("POST"), 2);
}

void DoctorProposalsTest::clearTextGoesOutOnce()
{
    FakeGateway gateway;
    const QByteArray secure = "https://127.0.0.1:" + QByteArray::number(gateway.port());
    gateway.answerBy([secure](const FakeRequest &request) {
        return FakeAnswer::redirect(301, secure + request.path);
    });
    Examination examination(gateway.baseUrl(), u"m"_s);
    examination.gateway().patience.connectMs = 2000;
    QVERIFY(examination.run());
    QCOMPARE(examination.firstKind(), u"redirect"_s);
    // Nobody speaks TLS there, so that is no address that works.
    QVERIFY(examination.report().proposedBaseUrl.isEmpty());
    QCOMPARE(gateway.requestCount(), 1);
}

void DoctorProposalsTest::oneListIsAskedOncePerAddress()
{
    FakeGateway gateway;
    gateway.answerBy(
        [](const FakeRequest &request) { return FakeAnswer::redirect(307, request.path + "x"); });
    Examination examination(gateway.baseUrl(), u"m"_s);
    QVERIFY(examination.run());
    QVERIFY(examination.report().proposedBaseUrl.isEmpty());
    // The address and three redirects behind it, the same for the chat, and four for the search.
    QVERIFY2(gateway.requestCount() <= 12, qPrintable(QString::number(gateway.requestCount())));
}

QTEST_GUILESS_MAIN(DoctorProposalsTest)
#include "tst_doctorproposals.moc"
