// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/basecandidates.h"
#include "api/baseprobe.h"
#include "api/wire.h"
#include "support/doctorrig.h"

#include <QTest>

using namespace support;
using namespace Qt::StringLiterals;

namespace {

QString findBase(const QString &baseUrl, const QByteArray &key = "sk-test")
{
    api::Wire wire;
    api::Gateway gateway;
    gateway.baseUrl = baseUrl;
    gateway.key = key;
    const QFuture<QString> future = wire.findBase(gateway);
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }, 20'000))
        return u"(nothing came)"_s;
    return future.result();
}

QStringList askedPaths(const FakeGateway &gateway)
{
    QStringList paths;
    for (const FakeRequest &request : gateway.requests())
        paths.append(QString::fromLatin1(request.path));
    return paths;
}

} // namespace

class FindBaseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void triesTheLikeliestFirst_data();
    void triesTheLikeliestFirst();
    void changesTheSchemeAlone_data();
    void changesTheSchemeAlone();
    void asksNoMoreThanFour();
    void stopsAtTheFirstThatWorks();
    void takesNoErrorForAList_data();
    void takesNoErrorForAList();
    void beingAskedForAKeyIsEnough_data();
    void beingAskedForAKeyIsEnough();
    void redirectsCountAsRequests();
    void takesTheBaseThatARedirectLedTo();
    void neverAsksAnotherHost();
    void knowsWhoWantsHttps_data();
    void knowsWhoWantsHttps();
    void answersWhenTheProgramLeaves();
};

void FindBaseTest::triesTheLikeliestFirst_data()
{
    QTest::addColumn<QStringList>("endings");
    const QStringList root{u"/v1"_s, u"/api/v1"_s, u"/api"_s};
    QTest::newRow("") << root;
    QTest::newRow("/v1") << QStringList{u"/api/v1"_s, u"/api"_s, QString()};
    QTest::newRow("/api/v1") << QStringList{u"/v1"_s, u"/api"_s, QString()};
    QTest::newRow("/api") << QStringList{u"/api/v1"_s, u"/v1"_s, QString()};
    QTest::newRow("/v1/api/v1") << QStringList{u"/v1"_s, u"/api/v1"_s, u"/api"_s, QString()};
    QTest::newRow("/gateway") << QStringList{u"/gateway/v1"_s, u"/gateway/api/v1"_s,
                                             u"/gateway/api"_s};
    QTest::newRow("/openai/v1") << QStringList{u"/openai/api/v1"_s, u"/openai/api"_s, u"/openai"_s};
    QTest::newRow("/login") << root + QStringList{QString()};
    QTest::newRow("/c/12-34") << root + QStringList{QString()};
}

void FindBaseTest::triesTheLikeliestFirst()
{
    QFETCH(QStringList, endings);
    const QString ending = QString::fromLatin1(QTest::currentDataTag());
    for (const QString &origin : {u"https://gw.example"_s, u"http://[::1]:8080"_s}) {
        QStringList expected;
        for (const QString &one : endings)
            expected.append(origin + one);
        QCOMPARE(api::baseCandidates(origin + ending), expected);
        QVERIFY(expected.size() <= 4);
    }
    QVERIFY(api::baseCandidates(u"nonsense"_s).isEmpty());
    QCOMPARE(api::baseCandidates(u"https://h/d?api-version=1"_s).constFirst(),
             u"https://h/d/v1?api-version=1"_s);
}

void FindBaseTest::changesTheSchemeAlone_data()
{
    QTest::addColumn<QString>("secure");
    QTest::newRow("http://h") << u"https://h"_s;
    QTest::newRow("http://h/v1") << u"https://h/v1"_s;
    QTest::newRow("http://h:80/v1") << u"https://h/v1"_s;
    QTest::newRow("http://h:8080/v1") << u"https://h:8080/v1"_s;
    QTest::newRow("http://[::1]/v1") << u"https://[::1]/v1"_s;
    QTest::newRow("http://[::80]/v1") << u"https://[::80]/v1"_s;
}

void FindBaseTest::changesTheSchemeAlone()
{
    QFETCH(QString, secure);
    const QString plain = QString::fromLatin1(QTest::currentDataTag());
    QCOMPARE(api::withScheme(plain, u"https"_s), secure);
}

void FindBaseTest::asksNoMoreThanFour()
{
    for (const QString &ending : {QString(), u"/v1"_s, u"/api/v1"_s, u"/v1/api/v1"_s, u"/x"_s}) {
        FakeGateway gateway;
        gateway.answer(FakeAnswer::html(200, "<html></html>"));
        QVERIFY(findBase(gateway.origin() + ending).isEmpty());
        QVERIFY(gateway.requestCount() <= 4);
        QVERIFY(gateway.requestCount() >= 3);
        QCOMPARE(gateway.requestCount("GET"), gateway.requestCount());
    }
}

void FindBaseTest::stopsAtTheFirstThatWorks()
{
    FakeGateway gateway;
    imitateOpenWebUi(gateway);
    QCOMPARE(findBase(gateway.origin()), gateway.origin() + u"/api/v1"_s);
    QCOMPARE(askedPaths(gateway), (QStringList{u"/v1/models"_s, u"/api/v1/models"_s}));
    QCOMPARE(gateway.lastRequest().header("Authorization"), QByteArray("Bearer sk-test"));
}

void FindBaseTest::takesNoErrorForAList_data()
{
    QTest::addColumn<FakeAnswer>("answer");
    QTest::newRow("page") << FakeAnswer::html(200, "<html></html>");
    QTest::newRow("error at 200") << errorBody(200, u"Unexpected endpoint"_s);
    QTest::newRow("error as text") << FakeAnswer::json(200, {{u"error"_s, u"no"_s}});
    QTest::newRow("failure at 200")
        << FakeAnswer::json(200, {{u"success"_s, false}, {u"message"_s, u"no"_s}});
    QTest::newRow("405") << detailBody(405, u"Method Not Allowed"_s);
    QTest::newRow("404") << detailBody(404, u"Not Found"_s);
    QTest::newRow("a page that refuses") << FakeAnswer::html(401, "<title>401</title>");
    QTest::newRow("LM Studio's own API")
        << FakeAnswer::body(200, "application/json", R"({"models":[{"key":"m","type":"llm"}]})");
    QTest::newRow("something") << FakeAnswer::json(200, {{u"status"_s, u"ok"_s}});
}

void FindBaseTest::takesNoErrorForAList()
{
    QFETCH(FakeAnswer, answer);
    FakeGateway gateway;
    gateway.answer(answer);
    QCOMPARE(findBase(gateway.origin()), QString());
}

void FindBaseTest::beingAskedForAKeyIsEnough_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::newRow("without one") << QByteArray();
    QTest::newRow("with a wrong one") << QByteArray("sk-wrong");
}

void FindBaseTest::beingAskedForAKeyIsEnough()
{
    QFETCH(QByteArray, key);
    FakeGateway gateway;
    gateway.answer(FakeAnswer::html(200, "<html></html>"));
    gateway.answer("/api/v1/models", detailBody(401, u"Not authenticated"_s));
    QCOMPARE(findBase(gateway.origin(), key), gateway.origin() + u"/api/v1"_s);
}

void FindBaseTest::redirectsCountAsRequests()
{
    FakeGateway gateway;
    gateway.answerBy(
        [](const FakeRequest &request) { return FakeAnswer::redirect(307, request.path + "x"); });
    QCOMPARE(findBase(gateway.origin()), QString());
    QCOMPARE(gateway.requestCount(), 4);
}

void FindBaseTest::takesTheBaseThatARedirectLedTo()
{
    FakeGateway gateway;
    gateway.answerBy([](const FakeRequest &request) {
        return request.path == "/v1/models" ? FakeAnswer::redirect(302, "/deep/v1/models")
                                            : FakeAnswer::html(200, "<html></html>");
    });
    serveApi(gateway, "/deep/v1");
    QCOMPARE(findBase(gateway.origin()), gateway.origin() + u"/deep/v1"_s);
}

void FindBaseTest::neverAsksAnotherHost()
{
    FakeGateway other;
    serveApi(other, "/v1");
    FakeGateway gateway;
    gateway.answer(FakeAnswer::redirect(302, other.baseUrl().toLatin1() + "/models"));
    QCOMPARE(findBase(gateway.origin()), QString());
    QCOMPARE(other.connectionCount(), 0);
}

void FindBaseTest::knowsWhoWantsHttps_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("redirect");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("wants");
    const auto row = [](const char *name, const char *base, int status, const char *redirect,
                        const char *body, bool wants) {
        QTest::newRow(name) << QString::fromLatin1(base) << status << QString::fromLatin1(redirect)
                            << QByteArray(body) << wants;
    };
    row("same host", "http://h/v1", 301, "https://h/v1/models", "", true);
    row("with the usual ports", "http://h:80/v1", 308, "https://h:443/v1/models", "", true);
    row("another path", "http://h/v1", 302, "https://h/", "", true);
    row("another host", "http://h/v1", 301, "https://www.h/v1/models", "", false);
    row("another port", "http://h/v1", 301, "https://h:8443/v1/models", "", false);
    row("from another port", "http://h:8080/v1", 301, "https://h/v1/models", "", false);
    row("the same port of its own", "http://h:8080/v1", 301, "https://h:8080/v1/models", "", true);
    row("not encrypted", "http://h/v1", 301, "http://h/v2/models", "", false);
    row("already https", "https://h/v1", 301, "https://h/v1/models", "", false);
    row("nginx", "http://h:8443/v1", 400, "",
        "<html><center>The plain HTTP request was sent to HTTPS port</center>", true);
    row("Go", "http://h:8443/v1", 400, "", "Client sent an HTTP request to an HTTPS server.", true);
    row("another 400", "http://h:8443/v1", 400, "", "{\"error\":\"no\"}", false);
}

void FindBaseTest::knowsWhoWantsHttps()
{
    QFETCH(QString, base);
    QFETCH(int, status);
    QFETCH(QString, redirect);
    QFETCH(QByteArray, body);
    api::LookedUp answer;
    answer.facts.status = status;
    answer.redirect = QUrl(redirect);
    answer.body = body;
    QTEST(api::wantsHttps(base, answer), "wants");
}

void FindBaseTest::answersWhenTheProgramLeaves()
{
    FakeGateway gateway;
    gateway.answer(FakeAnswer::silence());
    QFuture<QString> future;
    {
        api::Wire wire;
        api::Gateway asked;
        asked.baseUrl = gateway.origin();
        future = wire.findBase(asked);
        QVERIFY(gateway.waitForRequests(1));
    }
    QVERIFY(future.isFinished());
    QCOMPARE(future.result(), QString());
}

QTEST_GUILESS_MAIN(FindBaseTest)
#include "tst_findbase.moc"
