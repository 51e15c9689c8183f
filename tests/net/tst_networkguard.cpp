// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/networkguard.h"
#include "support/fakegateway.h"

#include <QNetworkReply>
#include <QSignalSpy>
#include <QTest>

using support::FakeAnswer;
using support::FakeGateway;

namespace {

/// Spins until the reply is over and deletes it with its scope.
struct Reply {
    explicit Reply(QNetworkReply *value)
        : reply(value)
    {
    }
    [[nodiscard]] bool wait() const
    {
        return QTest::qWaitFor([this] { return reply->isFinished(); }, 10'000);
    }
    std::unique_ptr<QNetworkReply> reply;
};

} // namespace

class TestNetworkGuard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sendsExactlyTheHeadersWePromise();
    void sendsTheBodyWhole();
    void neverRepeatsAPost_data();
    void neverRepeatsAPost();
    void neverRepeatsAPostOnAReusedConnection();
    void keepsNoCookies();
    void followsNoRedirect();
    void refusesWhatCannotBeSent_data();
    void refusesWhatCannotBeSent();
    void aSeventhStreamDoesNotWait();
};

void TestNetworkGuard::sendsExactlyTheHeadersWePromise()
{
    FakeGateway gateway;
    gateway.answer(FakeAnswer::json(200, {}));
    net::NetworkGuard guard;
    const Reply reply(
        guard.post(QUrl(gateway.baseUrl()), {{"Authorization", "Bearer k"}}, "{}").value());
    QVERIFY(reply.wait());
    const support::FakeRequest request = gateway.lastRequest();
    QCOMPARE(request.method, QByteArray("POST"));
    QHash<QByteArray, QByteArray> headers;
    for (const auto &[name, value] : request.headers)
        headers.insert(name.toLower(), value);
    const QHash<QByteArray, QByteArray> expected{
        {"host", "127.0.0.1:" + QByteArray::number(gateway.port())},
        {"accept", "application/json, text/event-stream"},
        {"accept-encoding", "identity"},
        {"accept-language", "*"},
        {"authorization", "Bearer k"},
        {"content-type", "application/json"},
        {"content-length", "2"},
        {"connection", "Keep-Alive"},
        {"user-agent", "Loquat/" LOQUAT_VERSION}};
    QCOMPARE(headers, expected);
}

void TestNetworkGuard::sendsTheBodyWhole()
{
    FakeGateway gateway;
    gateway.answer(FakeAnswer::json(200, {}));
    net::NetworkGuard guard;
    QByteArray body;
    for (int i = 0; body.size() < 3'000'000; ++i)
        body += QByteArray::number(i) + ',';
    const Reply reply(guard.post(QUrl(gateway.baseUrl()), {}, body).value());
    QVERIFY(reply.wait());
    QCOMPARE(gateway.lastRequest().body, body);
    QCOMPARE(gateway.requestCount(), 1);
}

void TestNetworkGuard::neverRepeatsAPost_data()
{
    QTest::addColumn<FakeAnswer>("answer");
    QTest::newRow("closed") << FakeAnswer::hangUp();
    QTest::newRow("reset") << FakeAnswer::hangUp(FakeAnswer::End::Reset);
    QTest::newRow("garbage") << FakeAnswer::raw("SSH-2.0-OpenSSH_9.2\r\n");
    QTest::newRow("bare page") << FakeAnswer::raw("<html><body>no header</body></html>");
    for (const int offset : {1, 8, 13, 20, 40})
        QTest::addRow("header cut at %d", offset) << FakeAnswer::json(200, {}).cutHeaderAt(offset);
    QTest::newRow("401 with a challenge")
        << FakeAnswer::json(401, {}).header("WWW-Authenticate", "Basic realm=\"x\"");
}

void TestNetworkGuard::neverRepeatsAPost()
{
    QFETCH(FakeAnswer, answer);
    FakeGateway gateway;
    gateway.answer(answer);
    net::NetworkGuard guard;
    const Reply reply(guard.post(QUrl(gateway.baseUrl()), {}, R"({"model":"m"})").value());
    QVERIFY(reply.wait());
    QVERIFY(reply.reply->error() != QNetworkReply::NoError);
    QCOMPARE(gateway.requestCount(), 1);
    QCOMPARE(gateway.connectionCount(), 1);
}

void TestNetworkGuard::neverRepeatsAPostOnAReusedConnection()
{
    FakeGateway gateway;
    gateway.answer(FakeAnswer::json(200, {}));
    gateway.answer(FakeAnswer::hangUp());
    net::NetworkGuard guard;
    const Reply first(guard.post(QUrl(gateway.baseUrl()), {}, "{}").value());
    QVERIFY(first.wait());
    const Reply second(guard.post(QUrl(gateway.baseUrl()), {}, "{}").value());
    QVERIFY(second.wait());
    QCOMPARE(gateway.requestCount(), 2);
}

void TestNetworkGuard::keepsNoCookies()
{
    FakeGateway gateway;
    gateway.answer(FakeAnswer::json(200, {}).header("Set-Cookie", "token=1; Path=/"));
    net::NetworkGuard guard;
    const Reply first(guard.get(QUrl(gateway.baseUrl()), {}).value());
    QVERIFY(first.wait());
    const Reply second(guard.get(QUrl(gateway.baseUrl()), {}).value());
    QVERIFY(second.wait());
    QCOMPARE(gateway.requestCount(), 2);
    QVERIFY(gateway.lastRequest().header("Cookie").isNull());
}

void TestNetworkGuard::followsNoRedirect()
{
    FakeGateway other;
    FakeGateway gateway;
    gateway.answer(FakeAnswer::redirect(307, other.baseUrl().toLatin1()));
    net::NetworkGuard guard;
    const Reply reply(guard.get(QUrl(gateway.baseUrl()), {}).value());
    QVERIFY(reply.wait());
    QCOMPARE(reply.reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), 307);
    QCOMPARE(other.connectionCount(), 0);
}

void TestNetworkGuard::refusesWhatCannotBeSent_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    const QString good = QStringLiteral("http://127.0.0.1:9");
    QTest::newRow("line break") << good << QByteArray("Authorization") << QByteArray("a\r\nX: y");
    QTest::newRow("line feed") << good << QByteArray("X-A") << QByteArray("a\nb");
    QTest::newRow("zero") << good << QByteArray("X-A") << QByteArray("a\0b", 3);
    QTest::newRow("not ASCII") << good << QByteArray("X-A") << QByteArray("ｓｋ");
    QTest::newRow("blank at the end") << good << QByteArray("X-A") << QByteArray("a ");
    QTest::newRow("name with a colon") << good << QByteArray("X:A") << QByteArray("a");
    QTest::newRow("empty name") << good << QByteArray() << QByteArray("a");
    QTest::newRow("host") << good << QByteArray("Host") << QByteArray("evil.example");
    QTest::newRow("origin") << good << QByteArray("origin") << QByteArray("https://a.example");
    QTest::newRow("cookie") << good << QByteArray("Cookie") << QByteArray("a=b");
    QTest::newRow("file") << QStringLiteral("file:///etc/passwd") << QByteArray("X-A")
                          << QByteArray("a");
    QTest::newRow("no host") << QStringLiteral("http:///v1") << QByteArray("X-A")
                             << QByteArray("a");
    QTest::newRow("user info") << QStringLiteral("http://u:p@127.0.0.1:9") << QByteArray("X-A")
                               << QByteArray("a");
}

void TestNetworkGuard::refusesWhatCannotBeSent()
{
    QFETCH(QString, address);
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    net::NetworkGuard guard;
    const auto sent = guard.post(QUrl(address), {{name, value}}, "{}");
    QVERIFY(!sent.isOk());
    QCOMPARE(sent.error().kind, core::ErrorKind::BadInput);
    if (!value.isEmpty() && value.size() > 1)
        QVERIFY(!sent.error().message.contains(QString::fromUtf8(value)));
}

void TestNetworkGuard::aSeventhStreamDoesNotWait()
{
    FakeGateway gateway;
    gateway.answer(FakeAnswer::silence());
    net::NetworkGuard guard;
    std::vector<std::unique_ptr<QNetworkReply>> replies;
    for (int i = 0; i < 8; ++i)
        replies.emplace_back(guard.post(QUrl(gateway.baseUrl()), {}, "{}").value());
    QVERIFY(gateway.waitForRequests(8));
    for (const auto &reply : replies)
        reply->abort();
}

QTEST_GUILESS_MAIN(TestNetworkGuard)
#include "tst_networkguard.moc"
