// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "nginx.h"
#include "realclient.h"

#include "support/fakegateway.h"

using real::RealClient;
using support::FakeAnswer;
using support::FakeGateway;

/// Through a real reverse proxy: nginx as Debian ships it.
class NginxTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void answersComeThrough_data();
    void answersComeThrough();
    void piecesComeAsTheyAreSent();
    void anUnknownAuthorityIsRefused();
    void plainHttpIsNotFollowedToHttps();
    void aBodyThatIsTooLargeIsExplained();
    void aGatewayThatIsTooSlowIsExplained();
    void aGatewayThatIsNotThereIsExplained();
    void theDoctorFindsAChatThatWorks();

private:
    void connectTo(RealClient &client, const QString &path, bool isTrusted = true) const;
    [[nodiscard]] static QJsonValue errorOf(const QJsonObject &answer)
    {
        return answer[QStringLiteral("error")];
    }

    std::unique_ptr<FakeGateway> m_gateway;
    std::unique_ptr<real::Nginx> m_nginx;
};

void NginxTest::initTestCase()
{
    if (QStandardPaths::findExecutable(QStringLiteral("nginx"),
                                       {QStringLiteral("/usr/sbin"), QStringLiteral("/usr/bin")})
            .isEmpty())
        QSKIP("not installed: nginx");
    qputenv("PATH", qgetenv("PATH") + ":/usr/sbin");
}

void NginxTest::init()
{
    m_gateway = std::make_unique<FakeGateway>();
    m_nginx = std::make_unique<real::Nginx>();
    QVERIFY2(m_nginx->start(QStringLiteral("127.0.0.1:%1").arg(m_gateway->port())),
             m_nginx->output().constData());
}

void NginxTest::connectTo(RealClient &client, const QString &path, bool isTrusted) const
{
    core::TlsTrust trust;
    if (isTrusted)
        trust.caFile = m_nginx->caFile();
    client.connectTo(m_nginx->secure(path), "sk-nginx", {}, trust);
}

void NginxTest::answersComeThrough_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("isStreaming");
    QTest::newRow("streamed") << QStringLiteral("/v1") << true;
    QTest::newRow("in one piece") << QStringLiteral("/v1") << false;
    QTest::newRow("streamed, compressed") << QStringLiteral("/packed/v1") << true;
    QTest::newRow("in one piece, compressed") << QStringLiteral("/packed/v1") << false;
}

void NginxTest::answersComeThrough()
{
    QFETCH(QString, path);
    QFETCH(bool, isStreaming);
    m_gateway->answer(
        "/v1/models",
        FakeAnswer::json(200,
                         {{QStringLiteral("data"),
                           QJsonArray{QJsonObject{{QStringLiteral("id"), QStringLiteral("m")}}}}}));
    if (isStreaming)
        m_gateway->answer(support::greeting());
    else
        m_gateway->answer(FakeAnswer::json(
            200, support::completion(QStringLiteral("Hi 你好"), QStringLiteral("stop"))));
    RealClient client;
    connectTo(client, path);
    const QJsonObject answer = client.ask(
        isStreaming ? QStringList{QStringLiteral("hello")}
                    : QStringList{QStringLiteral("--no-stream"), QStringLiteral("hello")});
    QVERIFY2(answer[QStringLiteral("text")].toString() == QStringLiteral("Hi 你好"),
             QJsonDocument(answer).toJson().constData());
    QCOMPARE(answer[QStringLiteral("verdict")].toString(), QStringLiteral("complete"));
    QCOMPARE(m_gateway->requestCount("POST"), 1);
    QCOMPARE(m_gateway->lastRequest().header("Authorization"), QByteArray("Bearer sk-nginx"));
    const bool isPacked = path.contains(QLatin1StringView("packed"));
    QCOMPARE(m_gateway->lastRequest().header("Accept-Encoding"),
             isPacked ? QByteArray("gzip") : QByteArray("identity"));
    const auto models = client.models();
    QVERIFY(models.isOk());
    QCOMPARE(models.value().constFirst().id, QStringLiteral("m"));
}

void NginxTest::piecesComeAsTheyAreSent()
{
    // The end is held back until the beginning has arrived: were it buffered, nothing would.
    m_gateway->answer(FakeAnswer::sse({support::chunk(QStringLiteral("Hi"))})
                          .hold()
                          .then({support::finish(QStringLiteral("stop")), support::done()}));
    api::Wire wire;
    api::ChatRequest request;
    request.gateway.baseUrl = m_nginx->secure(QStringLiteral("/packed/v1"));
    request.gateway.tls.caFile = m_nginx->caFile();
    request.model = QStringLiteral("m");
    QString text;
    bool hasEnded = false;
    connect(&wire, &api::Wire::received, this, [&](quint64, const QList<api::StreamEvent> &events) {
        for (const api::StreamEvent &event : events) {
            if (const auto *delta = std::get_if<api::TextDelta>(&event))
                text += delta->text;
            hasEnded = hasEnded || std::holds_alternative<api::Ended>(event);
        }
    });
    wire.send(request);
    QTRY_COMPARE(text, QStringLiteral("Hi"));
    QVERIFY(!hasEnded);
    m_gateway->release();
    QTRY_VERIFY(hasEnded);
}

void NginxTest::anUnknownAuthorityIsRefused()
{
    RealClient client;
    connectTo(client, QStringLiteral("/v1"), false);
    const QJsonObject answer = client.ask({QStringLiteral("hello")});
    QCOMPARE(errorOf(answer)[QStringLiteral("kind")].toString(), QStringLiteral("tls"));
    QCOMPARE(m_gateway->requestCount(), 0);
}

void NginxTest::plainHttpIsNotFollowedToHttps()
{
    RealClient client;
    client.connectTo(m_nginx->plain(QStringLiteral("/v1")), "sk-nginx", {},
                     {m_nginx->caFile(), {}, {}, {}, {}});
    const QJsonObject answer = client.ask({QStringLiteral("hello")});
    QCOMPARE(errorOf(answer)[QStringLiteral("kind")].toString(), QStringLiteral("redirect"));
    QCOMPARE(m_gateway->requestCount(), 0);
    const auto models = client.models();
    QVERIFY(!models.isOk());
    QVERIFY(models.error().target.startsWith(m_nginx->secure(QStringLiteral("/v1"))));
    QCOMPARE(m_gateway->requestCount(), 0);
}

void NginxTest::aBodyThatIsTooLargeIsExplained()
{
    RealClient client;
    connectTo(client, QStringLiteral("/small/v1"));
    const QJsonObject answer = client.ask({QString(4096, u'x')});
    QCOMPARE(errorOf(answer)[QStringLiteral("kind")].toString(), QStringLiteral("too-large"));
    QCOMPARE(errorOf(answer)[QStringLiteral("status")].toInt(), 413);
    QVERIFY(!errorOf(answer)[QStringLiteral("message")].toString().contains(u'<'));
    QCOMPARE(m_gateway->requestCount(), 0);
}

void NginxTest::aGatewayThatIsTooSlowIsExplained()
{
    m_gateway->answer(FakeAnswer::silence());
    RealClient client;
    connectTo(client, QStringLiteral("/slow/v1"));
    const QJsonObject answer = client.ask({QStringLiteral("hello")});
    QCOMPARE(answer[QStringLiteral("verdict")].toString(), QStringLiteral("error"));
    QCOMPARE(errorOf(answer)[QStringLiteral("status")].toInt(), 504);
    QVERIFY(!errorOf(answer)[QStringLiteral("message")].toString().contains(u'<'));
}

void NginxTest::aGatewayThatIsNotThereIsExplained()
{
    RealClient client;
    connectTo(client, QStringLiteral("/gone/v1"));
    const QJsonObject answer = client.ask({QStringLiteral("hello")});
    QCOMPARE(answer[QStringLiteral("verdict")].toString(), QStringLiteral("error"));
    QCOMPARE(errorOf(answer)[QStringLiteral("status")].toInt(), 502);
    QCOMPARE(errorOf(answer)[QStringLiteral("kind")].toString(), QStringLiteral("gateway-down"));
}

void NginxTest::theDoctorFindsAChatThatWorks()
{
    if (!real::hasDoctor())
        QSKIP("this build has no doctor");
    m_gateway->answer(support::greeting());
    m_gateway->answer(
        "/v1/models",
        FakeAnswer::json(200,
                         {{QStringLiteral("data"),
                           QJsonArray{QJsonObject{{QStringLiteral("id"), QStringLiteral("m")}}}}}));
    RealClient client;
    client.model = QStringLiteral("m");
    connectTo(client, QStringLiteral("/v1"));
    const QJsonObject report = client.doctor();
    QVERIFY2(report[QStringLiteral("ok")].toBool(), QJsonDocument(report).toJson().constData());
    QCOMPARE(report[QStringLiteral("exit")].toInt(), 0);
}

QTEST_GUILESS_MAIN(NginxTest)
#include "tst_nginx.moc"
