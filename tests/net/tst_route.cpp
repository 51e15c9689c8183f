// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/exchangerig.h"
#include "support/fakegateway.h"
#include "support/faketunnel.h"

#include <QTest>

using support::FakeAnswer;
using support::FakeGateway;

/// Ways to a gateway through somebody else.
class TestRoute : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void someHostsAreReachedDirectly_data();
    void someHostsAreReachedDirectly();
    void plainRequestsGoToTheProxyWhole();
    void aLoginIsSentBeforeTheProxyAsks();
    void loopbackNeverGoesThroughAProxy();
    void tunnelsCarryNamesAndLogins_data();
    void tunnelsCarryNamesAndLogins();
    void aWrongLoginIsTheProxysFault_data();
    void aWrongLoginIsTheProxysFault();
    void aProxyThatIsNotThereIsNamed();
    void routesDoNotShareConnections();
};

namespace {

core::Proxy proxyAt(core::ProxyKind kind, quint16 port, const QString &user = {})
{
    core::Proxy proxy;
    proxy.kind = kind;
    proxy.host = QStringLiteral("127.0.0.1");
    proxy.port = port;
    proxy.user = user;
    return proxy;
}

} // namespace

void TestRoute::someHostsAreReachedDirectly_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("isDirect");
    const auto row = [](const char *host, bool isDirect) {
        QTest::newRow(host) << QString::fromLatin1(host) << isDirect;
    };
    for (const char *host : {"localhost", "a.localhost", "LOCALHOST", "127.0.0.1", "127.9.9.9",
                             "::1", "[::1]", "exact.example", "EXACT.example", "a.star.example",
                             "a.b.star.example", "192.168.1.5", "fe80::1", "a.dot.example"})
        row(host, true);
    for (const char *host : {"sub.exact.example", "star.example", "astar.example", "192.168.1.6",
                             "1127.0.0.1", "localhost.example", "fe80::2", "dot.example"})
        row(host, false);
}

void TestRoute::someHostsAreReachedDirectly()
{
    QFETCH(QString, host);
    QFETCH(bool, isDirect);
    net::Route route{proxyAt(core::ProxyKind::Http, 8080), {}, {}};
    route.proxy.bypass = {QStringLiteral("exact.example"), QStringLiteral(" *.star.example "),
                          QStringLiteral("192.168.1.5"),   QStringLiteral("[fe80::1]"),
                          QStringLiteral(".dot.example"),  QString()};
    QCOMPARE(net::isBypassed(route.proxy, host), isDirect);
    QUrl url;
    url.setScheme(QStringLiteral("https"));
    url.setHost(host);
    if (url.host().isEmpty())
        return;
    const QNetworkProxy::ProxyType type = net::proxyFor(route, url).type();
    QCOMPARE(type, isDirect ? QNetworkProxy::NoProxy : QNetworkProxy::HttpProxy);
    route.proxy.kind = core::ProxyKind::None;
    QCOMPARE(net::proxyFor(route, url).type(), QNetworkProxy::NoProxy);
}

void TestRoute::plainRequestsGoToTheProxyWhole()
{
    FakeGateway proxy;
    proxy.answer(FakeAnswer::body(200, "text/plain", "through"));
    net::NetworkGuard guard;
    const support::Exchanged outcome =
        support::exchange(guard, QStringLiteral("http://gateway.test/v1"),
                          {proxyAt(core::ProxyKind::Http, proxy.port()), {}, {}});
    QCOMPARE(outcome.body, QByteArray("through"));
    QCOMPARE(proxy.lastRequest().path, QByteArray("http://gateway.test/v1"));
    QVERIFY(proxy.lastRequest().header("Proxy-Authorization").isNull());
}

void TestRoute::aLoginIsSentBeforeTheProxyAsks()
{
    // It would ask after it has read a body that cannot be sent twice.
    FakeGateway proxy;
    proxy.answer(FakeAnswer::body(200, "text/plain", "through"));
    net::NetworkGuard guard;
    const net::Route route{
        proxyAt(core::ProxyKind::Http, proxy.port(), QStringLiteral("me")), "pass:word", {}};
    const support::Exchanged outcome =
        support::exchange(guard, QStringLiteral("http://gateway.test/v1"), route);
    QCOMPARE(outcome.body, QByteArray("through"));
    QCOMPARE(proxy.lastRequest().header("Proxy-Authorization"),
             "Basic " + QByteArray("me:pass:word").toBase64());
    QCOMPARE(proxy.requestCount(), 1);
    proxy.answer(
        FakeAnswer::body(407, "text/html", "no").header("Proxy-Authenticate", "Basic realm=\"p\""));
    const support::Exchanged refused =
        support::exchange(guard, QStringLiteral("http://gateway.test/v1"), route);
    QCOMPARE(refused.error.kind, core::ErrorKind::Proxy);
    QCOMPARE(refused.error.code, QStringLiteral("proxy-login"));
    QCOMPARE(proxy.requestCount(), 2);
}

void TestRoute::loopbackNeverGoesThroughAProxy()
{
    FakeGateway gateway;
    FakeGateway proxy;
    gateway.answer(FakeAnswer::body(200, "text/plain", "direct"));
    net::NetworkGuard guard;
    for (const auto kind : {core::ProxyKind::Http, core::ProxyKind::Socks5}) {
        const net::Route route{proxyAt(kind, proxy.port(), QStringLiteral("me")), "word", {}};
        QCOMPARE(support::exchange(guard, gateway.baseUrl(), route).body, QByteArray("direct"));
        QVERIFY(gateway.lastRequest().header("Proxy-Authorization").isNull());
    }
    QCOMPARE(proxy.connectionCount(), 0);
}

void TestRoute::tunnelsCarryNamesAndLogins_data()
{
    QTest::addColumn<core::ProxyKind>("kind");
    QTest::addColumn<QString>("scheme");
    QTest::addColumn<QString>("user");
    for (const QString &user : {QString(), QStringLiteral("me")}) {
        const char *login = user.isEmpty() ? "" : " with a login";
        QTest::addRow("SOCKS5%s", login)
            << core::ProxyKind::Socks5 << QStringLiteral("http") << user;
        QTest::addRow("SOCKS5, TLS%s", login)
            << core::ProxyKind::Socks5 << QStringLiteral("https") << user;
        QTest::addRow("CONNECT%s", login)
            << core::ProxyKind::Http << QStringLiteral("https") << user;
    }
}

void TestRoute::tunnelsCarryNamesAndLogins()
{
    QFETCH(core::ProxyKind, kind);
    QFETCH(QString, scheme);
    QFETCH(QString, user);
    const bool isSecure = scheme == QLatin1StringView("https");
    const support::FakeTls files{QStringLiteral(TEST_DATA_DIR "/gateway.crt"),
                                 QStringLiteral(TEST_DATA_DIR "/gateway.key"),
                                 {}};
    FakeGateway gateway(isSecure ? std::optional(files) : std::nullopt);
    gateway.answer(FakeAnswer::body(200, "text/plain", "through"));
    support::FakeTunnel tunnel(gateway.port());
    tunnel.user = user.toUtf8();
    tunnel.password = user.isEmpty() ? QByteArray() : QByteArray("word");
    core::TlsTrust trust;
    trust.caFile = QStringLiteral(TEST_DATA_DIR "/ca.crt");
    net::NetworkGuard guard;
    // The name is for the proxy to look up: nobody here knows it.
    const support::Exchanged outcome =
        support::exchange(guard, scheme + QStringLiteral("://gateway.test:8123/v1"),
                          {proxyAt(kind, tunnel.serverPort(), user), tunnel.password, trust});
    QVERIFY2(outcome.body == "through", qPrintable(outcome.error.message));
    QCOMPARE(tunnel.asked, QList<QByteArray>{"gateway.test:8123"});
    QCOMPARE(gateway.requestCount(), 1);
    QVERIFY(gateway.lastRequest().header("Proxy-Authorization").isNull());
}

void TestRoute::aWrongLoginIsTheProxysFault_data()
{
    QTest::addColumn<core::ProxyKind>("kind");
    QTest::newRow("SOCKS5") << core::ProxyKind::Socks5;
    QTest::newRow("CONNECT") << core::ProxyKind::Http;
}

void TestRoute::aWrongLoginIsTheProxysFault()
{
    QFETCH(core::ProxyKind, kind);
    FakeGateway gateway;
    support::FakeTunnel tunnel(gateway.port());
    tunnel.user = "me";
    tunnel.password = "word";
    net::NetworkGuard guard;
    const support::Exchanged outcome = support::exchange(
        guard, QStringLiteral("https://gateway.test/v1"),
        {proxyAt(kind, tunnel.serverPort(), QStringLiteral("me")), "wrong-canary", {}});
    QCOMPARE(outcome.error.kind, core::ErrorKind::Proxy);
    QCOMPARE(outcome.error.code, QStringLiteral("proxy-login"));
    QVERIFY(!outcome.error.message.contains(QStringLiteral("canary")));
    QVERIFY(tunnel.refusals > 0);
    QCOMPARE(gateway.connectionCount(), 0);
}

void TestRoute::aProxyThatIsNotThereIsNamed()
{
    net::NetworkGuard guard;
    for (const auto kind : {core::ProxyKind::Http, core::ProxyKind::Socks5}) {
        const support::Exchanged outcome = support::exchange(
            guard, QStringLiteral("https://gateway.test/v1"), {proxyAt(kind, 1), {}, {}});
        QVERIFY2(outcome.error.kind == core::ErrorKind::Proxy,
                 qPrintable(outcome.error.code + u' ' + outcome.error.message));
    }
}

void TestRoute::routesDoNotShareConnections()
{
    FakeGateway gateway;
    gateway.answer(FakeAnswer::body(200, "text/plain", "yes"));
    net::NetworkGuard guard;
    net::Route plain;
    plain.proxy.kind = core::ProxyKind::None;
    net::Route other = plain;
    other.tls.pinnedSha256 = QStringLiteral("00");
    for (const net::Route &route : {plain, plain, other})
        QCOMPARE(support::exchange(guard, gateway.baseUrl(), route).body, QByteArray("yes"));
    QCOMPARE(gateway.requestCount(), 3);
    QCOMPARE(gateway.connectionCount(), 2);
    // Many routes, as when settings are tried out: idle ones are let go.
    for (int i = 0; i < 30; ++i) {
        other.tls.pinnedSha256 = QString::number(i);
        QCOMPARE(support::exchange(guard, gateway.baseUrl(), other).body, QByteArray("yes"));
    }
}

QTEST_GUILESS_MAIN(TestRoute)
#include "tst_route.moc"
