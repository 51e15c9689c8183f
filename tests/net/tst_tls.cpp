// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/exchangerig.h"
#include "support/fakegateway.h"

#include <QTemporaryDir>
#include <QTest>

using support::FakeAnswer;
using support::FakeGateway;
using support::FakeTls;

/// Whom a connection trusts, and what it says when it does not.
class TestTls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFaultHasItsName_data();
    void everyFaultHasItsName();
    void anOwnAuthorityIsBelieved();
    void onlyThePinnedCertificateIsTaken_data();
    void onlyThePinnedCertificateIsTaken();
    void aPinExplainsNoLaterFailure();
    void presentsItsOwnCertificate();
    void filesThatAreNoneAreNamed_data();
    void filesThatAreNoneAreNamed();
    void aFileIsReadAgainWhenItChanges();
};

namespace {

QString data(const char *name)
{
    return QStringLiteral(TEST_DATA_DIR "/") + QString::fromLatin1(name);
}

FakeTls files(const char *certificate, const char *key = "gateway.key")
{
    return {data(certificate), data(key), {}};
}

support::Exchanged ask(net::NetworkGuard &guard, const QString &address,
                       const core::TlsTrust &trust)
{
    return support::exchange(guard, address, {{}, {}, trust});
}

core::TlsTrust ownAuthority()
{
    core::TlsTrust trust;
    trust.caFile = data("ca.crt");
    return trust;
}

} // namespace

void TestTls::everyFaultHasItsName_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("key");
    QTest::addColumn<bool>("isAuthorityKnown");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *certificate, const char *key, bool isKnown, const char *code) {
        QTest::newRow(code) << data(certificate) << data(key) << isKnown
                            << QString::fromLatin1(code);
    };
    row("selfsigned.crt", "selfsigned.key", true, "self-signed");
    row("gateway.crt", "gateway.key", false, "unknown-authority");
    row("expired.crt", "gateway.key", true, "expired");
    row("otherhost.crt", "gateway.key", true, "wrong-host");
}

void TestTls::everyFaultHasItsName()
{
    QFETCH(QString, certificate);
    QFETCH(QString, key);
    QFETCH(bool, isAuthorityKnown);
    QFETCH(QString, code);
    FakeGateway gateway(FakeTls{certificate, key, {}});
    gateway.answer(FakeAnswer::json(200, {}));
    net::NetworkGuard guard;
    const support::Exchanged outcome =
        ask(guard, gateway.baseUrl(), isAuthorityKnown ? ownAuthority() : core::TlsTrust());
    QCOMPARE(outcome.error.kind, core::ErrorKind::Tls);
    QCOMPARE(outcome.error.code, code);
    QCOMPARE(outcome.error.target, QStringLiteral("127.0.0.1"));
    QVERIFY(!outcome.error.message.isEmpty());
    const QSslCertificate leaf = QSslCertificate::fromPath(certificate).value(0);
    QCOMPARE(outcome.error.fingerprint, net::fingerprintOf(leaf));
    QCOMPARE(outcome.error.fingerprint.size(), 64);
    QCOMPARE(gateway.requestCount(), 0);
}

void TestTls::anOwnAuthorityIsBelieved()
{
    FakeGateway gateway(files("gateway.crt"));
    gateway.answer(FakeAnswer::body(200, "text/plain", "yes"));
    net::NetworkGuard guard;
    const support::Exchanged outcome = ask(guard, gateway.baseUrl(), ownAuthority());
    QCOMPARE(outcome.body, QByteArray("yes"));
    QVERIFY(outcome.times.encrypted >= outcome.times.connecting);
    QVERIFY(outcome.times.sent >= outcome.times.encrypted);
}

void TestTls::onlyThePinnedCertificateIsTaken_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("pinned");
    QTest::addColumn<bool>("isOriginRight");
    QTest::addColumn<QString>("code"); ///< empty: it is taken
    const QString self = data("selfsigned.crt");
    const QString selfKey = data("selfsigned.key");
    const QString key = data("gateway.key");
    const auto row = [](const char *name, const QString &certificate, const QString &privateKey,
                        const QString &pinned, bool isOriginRight, const char *code) {
        QTest::newRow(name) << certificate << privateKey << pinned << isOriginRight
                            << QString::fromLatin1(code);
    };
    const QString gateway = data("gateway.crt");
    const QString expired = data("expired.crt");
    row("pinned", self, selfKey, self, true, "");
    row("not pinned", self, selfKey, {}, true, "self-signed");
    row("another one pinned", self, selfKey, data("ca.crt"), true, "pin-mismatch");
    row("another one pinned, somebody's here", gateway, key, self, true, "pin-mismatch");
    row("another one pinned, an expired one here", expired, key, self, true, "pin-mismatch");
    row("pinned for another place", self, selfKey, self, false, "self-signed");
    row("another one pinned for another place", self, selfKey, gateway, false, "self-signed");
    row("pinned, but somebody's", gateway, key, gateway, true, "unknown-authority");
    row("pinned, but expired", expired, key, expired, true, "expired");
}

void TestTls::onlyThePinnedCertificateIsTaken()
{
    QFETCH(QString, certificate);
    QFETCH(QString, key);
    QFETCH(QString, pinned);
    QFETCH(bool, isOriginRight);
    QFETCH(QString, code);
    const bool isTaken = code.isEmpty();
    FakeGateway gateway(FakeTls{certificate, key, {}});
    gateway.answer(FakeAnswer::body(200, "text/plain", "yes"));
    core::TlsTrust trust;
    if (!pinned.isEmpty())
        trust.pinnedSha256 =
            net::fingerprintOf(QSslCertificate::fromPath(pinned).value(0)).toUpper();
    trust.pinnedOrigin = isOriginRight ? gateway.origin() : QStringLiteral("https://127.0.0.1:1");
    net::NetworkGuard guard;
    const support::Exchanged outcome = ask(guard, gateway.baseUrl(), trust);
    QCOMPARE(outcome.body, isTaken ? QByteArray("yes") : QByteArray());
    QCOMPARE(gateway.requestCount(), isTaken ? 1 : 0);
    if (isTaken)
        return;
    QCOMPARE(outcome.error.kind, core::ErrorKind::Tls);
    QCOMPARE(outcome.error.code, code);
    // What is offered to be accepted instead is what could be.
    const QSslCertificate leaf = QSslCertificate::fromPath(certificate).value(0);
    const bool isOffered = code != QLatin1StringView("pin-mismatch") || leaf.isSelfSigned();
    QCOMPARE(outcome.error.fingerprint, isOffered ? net::fingerprintOf(leaf) : QString());
}

void TestTls::aPinExplainsNoLaterFailure()
{
    FakeGateway gateway(files("selfsigned.crt", "selfsigned.key"));
    gateway.answer(FakeAnswer::hangUp());
    core::TlsTrust trust;
    trust.pinnedSha256 =
        net::fingerprintOf(QSslCertificate::fromPath(data("selfsigned.crt")).value(0));
    trust.pinnedOrigin = gateway.origin();
    net::NetworkGuard guard;
    const support::Exchanged outcome = ask(guard, gateway.baseUrl(), trust);
    QCOMPARE(outcome.error.kind, core::ErrorKind::Network);
    QVERIFY(outcome.error.fingerprint.isEmpty());
    QCOMPARE(gateway.requestCount(), 1);
}

void TestTls::presentsItsOwnCertificate()
{
    FakeTls server = files("gateway.crt");
    server.clientAuthorityFile = data("ca.crt");
    FakeGateway gateway(server);
    gateway.answer(FakeAnswer::body(200, "text/plain", "yes"));
    net::NetworkGuard guard;
    core::TlsTrust trust = ownAuthority();
    const support::Exchanged stranger = ask(guard, gateway.baseUrl(), trust);
    QVERIFY(stranger.body.isEmpty());
    QCOMPARE(gateway.requestCount(), 0);
    trust.clientCertificateFile = data("client.crt");
    trust.clientKeyFile = data("client.key");
    QCOMPARE(ask(guard, gateway.baseUrl(), trust).body, QByteArray("yes"));
}

void TestTls::filesThatAreNoneAreNamed_data()
{
    QTest::addColumn<QString>("authorities");
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("code");
    const QString none;
    QTest::newRow("no file") << data("nowhere.pem") << none << none << QStringLiteral("ca-file");
    QTest::newRow("a directory") << QStringLiteral(TEST_DATA_DIR) << none << none
                                 << QStringLiteral("ca-file");
    QTest::newRow("no PEM") << data("hostile.md") << none << none << QStringLiteral("ca-file");
    QTest::newRow("no certificate")
        << none << data("nowhere.pem") << none << QStringLiteral("client-certificate");
    QTest::newRow("certificate is a key")
        << none << data("client.key") << none << QStringLiteral("client-certificate");
    QTest::newRow("no key in it") << none << data("client.crt") << none
                                  << QStringLiteral("client-key");
    QTest::newRow("no key") << none << data("client.crt") << data("nowhere.pem")
                            << QStringLiteral("client-key");
}

void TestTls::filesThatAreNoneAreNamed()
{
    QFETCH(QString, authorities);
    QFETCH(QString, certificate);
    QFETCH(QString, key);
    QFETCH(QString, code);
    FakeGateway gateway(files("gateway.crt"));
    core::TlsTrust trust;
    trust.caFile = authorities;
    trust.clientCertificateFile = certificate;
    trust.clientKeyFile = key;
    net::NetworkGuard guard;
    const support::Exchanged outcome = ask(guard, gateway.baseUrl(), trust);
    QCOMPARE(outcome.error.kind, core::ErrorKind::Tls);
    QCOMPARE(outcome.error.code, code);
    QVERIFY(outcome.error.message.contains(outcome.error.target));
    QCOMPARE(gateway.connectionCount(), 0);
}

void TestTls::aFileIsReadAgainWhenItChanges()
{
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("ca.pem"));
    QVERIFY(QFile::copy(data("selfsigned.crt"), path));
    FakeGateway gateway(files("gateway.crt"));
    gateway.answer(FakeAnswer::body(200, "text/plain", "yes"));
    core::TlsTrust trust;
    trust.caFile = path;
    net::NetworkGuard guard;
    QCOMPARE(ask(guard, gateway.baseUrl(), trust).error.code, QStringLiteral("unknown-authority"));
    QVERIFY(QFile::remove(path));
    QVERIFY(QFile::copy(data("ca.crt"), path));
    QCOMPARE(ask(guard, gateway.baseUrl(), trust).body, QByteArray("yes"));
}

QTEST_GUILESS_MAIN(TestTls)
#include "tst_tls.moc"
