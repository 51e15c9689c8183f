// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/redirects.h"
#include "support/faultmenu.h"
#include "support/sendrig.h"

using support::FakeAnswer;
using support::FakeGateway;
using support::Send;

/// Where a gateway may send us, and that nothing ever goes to another origin.
class TestRedirecting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void otherOriginsReceiveNothing_data();
    void otherOriginsReceiveNothing();
    void theSameOriginIsAskedAgain_data();
    void theSameOriginIsAskedAgain();
    void circlesAndLongWaysEnd_data();
    void circlesAndLongWaysEnd();
    void everyCaseHasItsName_data();
    void everyCaseHasItsName();
};

void TestRedirecting::otherOriginsReceiveNothing_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("target");
    const auto targets = support::redirectTargets(QStringLiteral("http://127.0.0.1:1"),
                                                  QStringLiteral("http://127.0.0.1:2"));
    for (const int status : {301, 302, 303, 307, 308}) {
        for (int i = 0; i < targets.size(); ++i)
            QTest::addRow("T86 %d %s", status, targets.at(i).name.constData()) << status << i;
    }
}

void TestRedirecting::otherOriginsReceiveNothing()
{
    QFETCH(int, status);
    QFETCH(int, target);
    FakeGateway gateway;
    FakeGateway other;
    const auto targets = support::redirectTargets(gateway.origin(), other.origin());
    const support::RedirectTarget &there = targets.at(target);
    gateway.answer(FakeAnswer::redirect(status, there.location));
    gateway.answer(support::greeting());
    other.answer(support::greeting());
    api::Wire wire;
    Send send(wire, support::requestTo(gateway.baseUrl()), Send::Waits::Shorten);
    QVERIFY(send.wait());
    const bool isFollowed = there.isSameOrigin && status >= 307;
    QCOMPARE(send.ended.verdict, isFollowed ? api::Verdict::Complete : api::Verdict::Error);
    QCOMPARE(gateway.requestCount(), isFollowed ? 2 : 1);
    QCOMPARE(send.ended.attempts, isFollowed ? 2 : 1);
    QCOMPARE(gateway.requestCount("GET"), 0);
    QCOMPARE(other.connectionCount(), 0);
    if (isFollowed)
        return;
    QCOMPARE(send.kind(), QStringLiteral("redirect"));
    QCOMPARE(send.error().status, status);
    const QString proposed =
        there.isSameOrigin ? gateway.origin() + QStringLiteral("/api/v1") : QString();
    QCOMPARE(send.error().proposedBaseUrl, proposed);
}

void TestRedirecting::theSameOriginIsAskedAgain_data()
{
    QTest::addColumn<int>("status");
    QTest::newRow("307") << 307;
    QTest::newRow("308") << 308;
}

void TestRedirecting::theSameOriginIsAskedAgain()
{
    QFETCH(int, status);
    FakeGateway gateway;
    gateway.answer("/v1/chat/completions", FakeAnswer::redirect(status, "/a/chat/completions?x=1"));
    gateway.answer("/a/chat/completions", FakeAnswer::redirect(status, "/b/chat/completions"));
    gateway.answer("/b/chat/completions", support::greeting());
    api::Wire wire;
    Send send(wire, support::requestTo(gateway.baseUrl()));
    QVERIFY(send.wait());
    QCOMPARE(send.ended.verdict, api::Verdict::Complete);
    QCOMPARE(send.ended.attempts, 3);
    const QList<support::FakeRequest> requests = gateway.requests();
    QCOMPARE(requests.size(), 3);
    QCOMPARE(requests.at(1).query, QByteArray("x=1"));
    for (const support::FakeRequest &request : requests) {
        QCOMPARE(request.method, QByteArray("POST"));
        QCOMPARE(request.body, requests.first().body);
        QCOMPARE(request.header("Authorization"), QByteArray("Bearer sk-test"));
    }
    QCOMPARE(send.records.size(), 3);
    QVERIFY(send.records.first().verdict.isEmpty());
}

void TestRedirecting::circlesAndLongWaysEnd_data()
{
    QTest::addColumn<bool>("isCircle");
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("posts");
    QTest::newRow("circle") << true << QStringLiteral("loop") << 2;
    QTest::newRow("long way") << false << QStringLiteral("too-many") << 4;
}

void TestRedirecting::circlesAndLongWaysEnd()
{
    QFETCH(bool, isCircle);
    QFETCH(QString, code);
    QFETCH(int, posts);
    FakeGateway gateway;
    gateway.answer("/v1/chat/completions", FakeAnswer::redirect(307, "/0/chat/completions"));
    for (int i = 0; i < 6; ++i) {
        const QByteArray path = '/' + QByteArray::number(i) + "/chat/completions";
        const QByteArray next = isCircle ? QByteArray("/v1/chat/completions")
                                         : '/' + QByteArray::number(i + 1) + "/chat/completions";
        gateway.answer(path, FakeAnswer::redirect(307, next));
    }
    api::Wire wire;
    Send send(wire, support::requestTo(gateway.baseUrl()));
    QVERIFY(send.wait());
    QCOMPARE(send.kind(), QStringLiteral("redirect"));
    QCOMPARE(send.error().code, code);
    QCOMPARE(gateway.requestCount(), posts);
    QCOMPARE(send.ended.attempts, posts);
}

void TestRedirecting::everyCaseHasItsName_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("proposed");
    const auto row = [](const char *name, int status, const char *from, const char *to,
                        const char *code, const char *proposed = "") {
        QTest::newRow(name) << status << QString::fromLatin1(from) << QString::fromLatin1(to)
                            << QString::fromLatin1(code) << QString::fromLatin1(proposed);
    };
    const char *plain = "http://h.example/v1/chat/completions";
    const char *secure = "https://h.example/v1/chat/completions";
    row("same origin", 301, secure, "https://h.example/api/v1/chat/completions", "same-origin",
        "https://h.example/api/v1");
    row("same origin, named port", 302, secure, "https://h.example:443/v2/chat/completions",
        "same-origin", "https://h.example:443/v2");
    row("same origin, a page", 303, secure, "https://h.example/welcome", "to-page");
    row("to itself", 302, secure, "https://h.example/v1/chat/completions", "loop");
    row("to itself with a query", 302, secure, "https://h.example/v1/chat/completions?x=1",
        "same-origin");
    row("to https", 301, plain, "https://h.example/v1/chat/completions", "to-https",
        "https://h.example/v1");
    row("to https, 308", 308, plain, "https://h.example/v1/chat/completions", "to-https",
        "https://h.example/v1");
    row("to https, the front page", 301, plain, "https://h.example/", "to-https",
        "https://h.example/v1");
    row("to https, same port", 301, "http://h.example:8080/v1/chat/completions",
        "https://h.example:8080/v1/chat/completions", "to-https", "https://h.example:8080/v1");
    row("to https on another port", 301, plain, "https://h.example:8443/v1/chat/completions",
        "other-origin");
    row("to https on another host", 301, plain, "https://www.h.example/v1/chat/completions",
        "other-origin");
    row("Azure's version stays", 308,
        "https://h.example/openai/chat/completions?api-version=2024-10",
        "https://h.example/openai/v1/chat/completions?api-version=2024-10&code=secret",
        "same-origin", "https://h.example/openai/v1?api-version=2024-10");
    row("a version that the target forgets", 301,
        "http://h.example/openai/chat/completions?api-version=2024-10", "https://h.example/",
        "to-https", "https://h.example/openai?api-version=2024-10");
    row("to http", 307, secure, "http://h.example/v1/chat/completions", "to-http");
    row("to http elsewhere", 302, secure, "http://other.example/", "to-http");
    row("another host", 308, secure, "https://other.example/v1/chat/completions", "other-origin");
    row("a host that looks alike", 308, secure, "https://h.example.evil.example/v1",
        "other-origin");
    row("user info", 307, secure, "https://u:p@h.example/v1/chat/completions", "other-origin");
    row("login page", 302, secure, "https://h.example/login?next=/v1/chat/completions", "login");
    row("login page, 307", 307, secure, "https://h.example/auth/signin.html", "login");
    row("single sign-on", 302, secure, "https://login.other.example/common/oauth2/authorize?x=1",
        "login");
    row("an API below auth", 301, secure, "https://h.example/auth/v1/chat/completions",
        "same-origin", "https://h.example/auth/v1");
    row("no http", 302, secure, "ftp://h.example/", "no-location");
    row("no location", 302, secure, "", "no-location");
}

void TestRedirecting::everyCaseHasItsName()
{
    QFETCH(int, status);
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(QString, code);
    QFETCH(QString, proposed);
    const QUrl target = to.isEmpty() ? QUrl() : QUrl(to, QUrl::StrictMode);
    const core::Error error =
        api::errorOfRedirect({status, QUrl(from), target, to.toLatin1(), "k"});
    QCOMPARE(error.kind, core::ErrorKind::Redirect);
    QCOMPARE(error.code, code);
    QCOMPARE(error.proposedBaseUrl, proposed);
    QVERIFY(!error.target.contains(u'?') && !error.target.contains(QStringLiteral("u:p")));
}

QTEST_GUILESS_MAIN(TestRedirecting)
#include "tst_redirecting.moc"
