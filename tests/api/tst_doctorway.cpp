// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/doctorrig.h"
#include "support/examination.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <algorithm>

using namespace support;
using namespace Qt::StringLiterals;
using State = api::DoctorCheck::State;

namespace {

/// Speaks HTTP to whoever asks for a list, and answers everything else as real servers answer to
/// bytes that are not HTTP.
class PlainServer
{
public:
    explicit PlainServer(const QByteArray &answerToGet)
        : m_answer(answerToGet)
    {
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            QTcpSocket *socket = m_server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                const QByteArray request = socket->readAll();
                if (request.startsWith("GET"))
                    m_requests.append(request);
                socket->write(request.startsWith("GET") ? m_answer
                                                        : "HTTP/1.1 400 Bad Request\r\n\r\n");
                socket->disconnectFromHost();
            });
        });
        m_isListening = m_server.listen(QHostAddress::LocalHost);
    }

    [[nodiscard]] QString address(const char *scheme) const
    {
        return u"%1://127.0.0.1:%2/v1"_s.arg(QString::fromLatin1(scheme))
            .arg(m_server.serverPort());
    }
    [[nodiscard]] bool isListening() const { return m_isListening; }
    [[nodiscard]] const QList<QByteArray> &requests() const { return m_requests; }

private:
    QTcpServer m_server;
    QByteArray m_answer;
    QList<QByteArray> m_requests;
    bool m_isListening = false;
};

} // namespace

class DoctorWayTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void proposesHttpAtHome();
    void tellsAPortForHttps();
    void aClosedPortIsNoConnection();
    void redirectsToAnotherPortReceiveNothing();
    void aPageToSignInAtIsNotFollowed();
    void aHopThatBreaksIsNoAnswer();
    void saysWhatIsWrongWithACertificateItSaw();
    void aProxyThatRefusesIsNoEncryption();
};

void DoctorWayTest::proposesHttpAtHome()
{
    const QByteArray list = R"({"data":[{"id":"m"}]})";
    const PlainServer server("HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(list.size())
                             + "\r\nConnection: close\r\n\r\n" + list);
    QVERIFY(server.isListening());
    Examination examination(server.address("https"), u"m"_s);
    QVERIFY(examination.run());
    QCOMPARE(examination.names(State::Failed), QStringList{u"tls"_s});
    QCOMPARE(examination.firstKind(), u"tls"_s);
    QCOMPARE(examination.report().proposedBaseUrl, server.address("http"));
    // Nobody has agreed to this address yet, so the key stays here.
    QVERIFY(!server.requests().isEmpty());
    for (const QByteArray &request : server.requests())
        QVERIFY(!request.toLower().contains("authorization"));
}

void DoctorWayTest::tellsAPortForHttps()
{
    const PlainServer server("HTTP/1.1 400 Bad Request\r\nContent-Type: text/html\r\n"
                             "Connection: close\r\n\r\n<html><body><center>The plain HTTP request "
                             "was sent to HTTPS port</center></body></html>");
    QVERIFY(server.isListening());
    Examination examination(server.address("http"), u"m"_s);
    QVERIFY(examination.run());
    QCOMPARE(examination.names(State::Failed), QStringList{u"api"_s});
    QCOMPARE(examination.check(u"api"_s).error.code, u"https-only"_s);
    // Nothing answers to https here, and so nothing is proposed.
    QVERIFY(examination.report().proposedBaseUrl.isEmpty());
}

void DoctorWayTest::aClosedPortIsNoConnection()
{
    QString address;
    {
        FakeGateway gone;
        address = gone.baseUrl();
    }
    Examination examination(address, u"m"_s);
    QVERIFY(examination.run());
    QCOMPARE(examination.names(State::Failed), QStringList{u"tcp"_s});
    QCOMPARE(examination.firstKind(), u"network"_s);
    QCOMPARE(examination.check(u"key"_s).detail, u"earlier"_s);
}

void DoctorWayTest::redirectsToAnotherPortReceiveNothing()
{
    FakeGateway other;
    serveApi(other, "/v1");
    FakeGateway gateway;
    gateway.answer(FakeAnswer::redirect(307, other.baseUrl().toLatin1() + "/models"));
    Examination examination(gateway.baseUrl(), u"m"_s);
    QVERIFY(examination.run());
    QCOMPARE(examination.firstKind(), u"redirect"_s);
    QCOMPARE(other.connectionCount(), 0);
    QVERIFY(examination.report().proposedBaseUrl.isEmpty());
}

void DoctorWayTest::aPageToSignInAtIsNotFollowed()
{
    FakeGateway gateway;
    gateway.answer(FakeAnswer::redirect(302, "/login?next=%2Fv1"));
    gateway.answer("/login", FakeAnswer::html(200, "<html>Sign in</html>"));
    Examination examination(gateway.baseUrl(), u"m"_s);
    QVERIFY(examination.run());
    QCOMPARE(examination.names(State::Failed), QStringList{u"api"_s});
    QCOMPARE(examination.firstKind(), u"redirect"_s);
    QCOMPARE(examination.check(u"api"_s).error.code, u"login"_s);
    const QList<FakeRequest> requests = gateway.requests();
    QVERIFY(std::none_of(requests.cbegin(), requests.cend(),
                         [](const FakeRequest &request) { return request.path == "/login"; }));
}

void DoctorWayTest::aHopThatBreaksIsNoAnswer()
{
    FakeGateway gateway;
    gateway.answer("/v1/models", FakeAnswer::redirect(307, "/v2/models"));
    gateway.answer(FakeAnswer::hangUp());
    Examination examination(gateway.baseUrl(), u"m"_s);
    QVERIFY(examination.run());
    QCOMPARE(examination.names(State::Failed), QStringList{u"api"_s});
    QCOMPARE(examination.check(u"api"_s).error.code, u"connection-closed"_s);
    QCOMPARE(examination.check(u"api"_s).error.status, 0);
}

void DoctorWayTest::saysWhatIsWrongWithACertificateItSaw()
{
    FakeGateway gateway(FakeTls{QStringLiteral(TEST_DATA_DIR "/selfsigned.crt"),
                                QStringLiteral(TEST_DATA_DIR "/selfsigned.key"),
                                {}});
    gateway.answer(modelList({u"m"_s}));
    Examination examination(QString(gateway.baseUrl()).replace(u"https:"_s, u"http:"_s), u"m"_s);
    examination.gateway().patience.firstByteMs = 2000;
    QVERIFY(examination.run());
    QCOMPARE(examination.names(State::Failed), QStringList{u"api"_s});
    QCOMPARE(examination.firstKind(), u"tls"_s);
    QCOMPARE(examination.check(u"api"_s).error.code, u"self-signed"_s);
    QVERIFY(examination.report().proposedBaseUrl.isEmpty());
}

void DoctorWayTest::aProxyThatRefusesIsNoEncryption()
{
    const PlainServer proxy("HTTP/1.1 200 OK\r\n\r\n"); // and CONNECT is a bad request
    QVERIFY(proxy.isListening());
    Examination examination(u"https://gw.example.org/v1"_s, u"m"_s);
    examination.gateway().proxy.kind = core::ProxyKind::Http;
    examination.gateway().proxy.host = u"127.0.0.1"_s;
    examination.gateway().proxy.port = QUrl(proxy.address("http")).port();
    QVERIFY(examination.run());
    QCOMPARE(examination.names(State::Failed), QStringList{u"tls"_s});
    QCOMPARE(examination.firstKind(), u"proxy"_s);
}

QTEST_GUILESS_MAIN(DoctorWayTest)
#include "tst_doctorway.moc"
