// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/demogateway.h"

#include "support/chatformat.h"
#include "support/rawhttp.h"

#include <QBuffer>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QUrl>
#include <memory>

using support::chatBody;
using support::imagePart;
using support::RawAnswer;
using support::RawHttp;
using support::readStream;
using support::Streamed;

namespace {

QString orangePng(int width, int height, qsizetype *size)
{
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(qRgb(240, 140, 30));
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "png");
    *size = bytes.size();
    return QStringLiteral("data:image/png;base64,") + QString::fromLatin1(bytes.toBase64());
}

} // namespace

class DemoGatewayTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void listensOnlyWhileSomebodyHoldsIt();
    void makesANewKeyEachTime();
    void refusesStrangers_data();
    void refusesStrangers();
    void answersARefusedUploadInsteadOfResetting();
    void listsItsModels();
    void streamsTheTourInThePersonsLanguage_data();
    void streamsTheTourInThePersonsLanguage();
    void changesLanguageWhileListening();
    void saysThatItIsNoAi();
    void answersWithoutStreaming();
    void reportsWhatItMeasures();
    void fetchesNothing();
    void sendsAsManyChunksAsAsked_data();
    void sendsAsManyChunksAsAsked();
    void servesSeveralRequestsOnOneConnection();
    void takesBodiesOfManyMegabytes();
    void explainsWhatItCannotServe_data();
    void explainsWhatItCannotServe();
    void endsWhileItStreams();

private:
    [[nodiscard]] RawHttp::Headers keyHeader() const
    {
        return {{"Authorization", "Bearer " + m_endpoint.key}};
    }
    [[nodiscard]] RawAnswer post(const QByteArray &body) const
    {
        return RawHttp(m_port).send("POST", "/v1/chat/completions", keyHeader(), body);
    }
    void open(const QString &language);

    std::unique_ptr<demo::DemoGateway> m_gateway;
    core::DemoEndpoint m_endpoint;
    quint16 m_port = 0;
};

void DemoGatewayTest::open(const QString &language)
{
    m_gateway = std::make_unique<demo::DemoGateway>(language);
    m_endpoint = m_gateway->acquire();
    m_port = quint16(QUrl(m_endpoint.baseUrl).port());
    QVERIFY(m_port > 0);
}

void DemoGatewayTest::init()
{
    open(QStringLiteral("en"));
}

void DemoGatewayTest::cleanup()
{
    m_gateway.reset();
}

void DemoGatewayTest::listensOnlyWhileSomebodyHoldsIt()
{
    const auto isRefused = [this] {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
        return !socket.waitForConnected(1000);
    };
    QCOMPARE(m_gateway->acquire().baseUrl, m_endpoint.baseUrl);
    m_gateway->release();
    QVERIFY(m_gateway->isListening());
    QVERIFY(!isRefused());
    m_gateway->release();
    QVERIFY(!m_gateway->isListening());
    QTRY_VERIFY(isRefused());

    demo::DemoGateway untouched(QStringLiteral("en"));
    QVERIFY(!untouched.isListening());
}

void DemoGatewayTest::makesANewKeyEachTime()
{
    QCOMPARE(m_endpoint.key.size(), 64);
    m_gateway->release();
    const core::DemoEndpoint again = m_gateway->acquire();
    QVERIFY(again.key != m_endpoint.key);
    QCOMPARE(again.key.size(), 64);
}

void DemoGatewayTest::refusesStrangers_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("hasKey");
    QTest::addColumn<int>("status");
    QTest::newRow("no key") << QByteArray("X-A") << QByteArray("1") << false << 401;
    QTest::newRow("wrong key") << QByteArray("Authorization") << "Bearer " + QByteArray(64, 'a')
                               << false << 401;
    QTest::newRow("a beginning of no key")
        << QByteArray("Authorization") << QByteArray("Bearer ") << false << 401;
    QTest::newRow("web page") << QByteArray("Origin") << QByteArray("https://example.org") << true
                              << 403;
    QTest::newRow("sandboxed web page")
        << QByteArray("Origin") << QByteArray("null") << true << 403;
    QTest::newRow("rebound name") << QByteArray("Host") << QByteArray("example.org") << true << 403;
    QTest::newRow("other port") << QByteArray("Host") << QByteArray("127.0.0.1:1") << true << 403;
}

void DemoGatewayTest::refusesStrangers()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QFETCH(bool, hasKey);
    RawHttp::Headers headers = hasKey ? keyHeader() : RawHttp::Headers();
    headers.append({name, value});
    for (const QByteArray method : {"GET", "OPTIONS", "POST"}) {
        const RawAnswer answer = RawHttp(m_port).send(method, "/v1/models", headers);
        QTEST(answer.status, "status");
        QVERIFY(!answer.body.contains(m_endpoint.key));
        QVERIFY(!answer.headers.contains("access-control-allow-origin"));
    }
}

void DemoGatewayTest::answersARefusedUploadInsteadOfResetting()
{
    const RawAnswer answer =
        RawHttp(m_port).send("POST", "/v1/chat/completions", {}, QByteArray(8 * 1024 * 1024, ' '));
    QCOMPARE(answer.status, 401);
    QVERIFY(answer.body.contains("invalid_api_key"));
}

void DemoGatewayTest::listsItsModels()
{
    const RawAnswer answer = RawHttp(m_port).send("GET", "/v1/models", keyHeader());
    QCOMPARE(answer.status, 200);
    QStringList ids;
    const QJsonArray data = QJsonDocument::fromJson(answer.body)[QStringLiteral("data")].toArray();
    for (const QJsonValue &item : data)
        ids.append(item[QStringLiteral("id")].toString());
    QCOMPARE(ids, QStringList({QStringLiteral("demo-tour"), QStringLiteral("demo-vision"),
                               QStringLiteral("demo-reasoning"), QStringLiteral("demo-tools"),
                               QStringLiteral("demo-faults")}));
}

void DemoGatewayTest::streamsTheTourInThePersonsLanguage_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("title");
    QTest::newRow("English") << QStringLiteral("en") << QStringLiteral("# A short walk");
    QTest::newRow("Chinese") << QStringLiteral("zh_CN") << QStringLiteral("# 枇杷");
    QTest::newRow("another") << QStringLiteral("fr") << QStringLiteral("# A short walk");
}

void DemoGatewayTest::streamsTheTourInThePersonsLanguage()
{
    QFETCH(QString, language);
    QFETCH(QString, title);
    open(language);
    const RawAnswer answer = post(chatBody(QStringLiteral("demo-tour"), QStringLiteral("hello")));
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.headers.value("content-type").startsWith("text/event-stream"));
    const Streamed streamed = readStream(answer.body);
    QVERIFY2(streamed.text.startsWith(title), qPrintable(streamed.text.left(80)));
    for (const char *piece : {"\n| ", "```python", "- [x] ", "\n> ", "   - "})
        QVERIFY2(streamed.text.contains(QString::fromUtf8(piece)), piece);
    QCOMPARE(streamed.role, QStringLiteral("assistant"));
    QCOMPARE(streamed.finishReason, QStringLiteral("stop"));
    QVERIFY(streamed.isDone);
    QCOMPARE(streamed.usage.value(QStringLiteral("completion_tokens")).toInt(),
             streamed.textEvents);
    QVERIFY(streamed.textEvents > 100);
}

void DemoGatewayTest::changesLanguageWhileListening()
{
    m_gateway->setLanguage(QStringLiteral("zh_CN"));
    const Streamed streamed =
        readStream(post(chatBody(QStringLiteral("demo-vision"), QStringLiteral("hello"))).body);
    QVERIFY(streamed.text.contains(QStringLiteral("不是 AI")));
}

void DemoGatewayTest::saysThatItIsNoAi()
{
    const auto message = [](const QString &role, const QString &text) {
        return QJsonObject{{QStringLiteral("role"), role}, {QStringLiteral("content"), text}};
    };
    const QString user = QStringLiteral("user");
    const auto ask = [&](const QString &second) {
        const QJsonObject body{
            {QStringLiteral("model"), QStringLiteral("demo-tour")},
            {QStringLiteral("messages"),
             QJsonArray{message(user, QStringLiteral("hello")),
                        message(QStringLiteral("assistant"), QStringLiteral("# A walk")),
                        message(user, second)}}};
        return QString::fromUtf8(post(QJsonDocument(body).toJson()).body);
    };
    QVERIFY(ask(QStringLiteral("What is the capital of France?"))
                .contains(QStringLiteral("no AI behind me")));
    QVERIFY(ask(QStringLiteral("the tour again")).contains(QStringLiteral("# A short walk")));
}

void DemoGatewayTest::answersWithoutStreaming()
{
    const RawAnswer answer =
        post(chatBody(QStringLiteral("demo-long"), QStringLiteral("20 chunks of prose"), false));
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.headers.value("content-type"), QByteArray("application/json"));
    const QJsonDocument document = QJsonDocument::fromJson(answer.body);
    const QJsonValue choice = document[QStringLiteral("choices")][0];
    QVERIFY(choice[QStringLiteral("message")][QStringLiteral("content")].toString().contains(
        QStringLiteral("END OF 20 CHUNKS")));
    QCOMPARE(choice[QStringLiteral("finish_reason")].toString(), QStringLiteral("stop"));
    QCOMPARE(document[QStringLiteral("usage")][QStringLiteral("completion_tokens")].toInt(), 20);
    QCOMPARE(document[QStringLiteral("object")].toString(), QStringLiteral("chat.completion"));
}

void DemoGatewayTest::reportsWhatItMeasures()
{
    qsizetype size = 0;
    const QJsonArray content{imagePart(orangePng(321, 123, &size)),
                             imagePart(QStringLiteral("data:image/png;base64,aGVsbG8="))};
    const Streamed streamed =
        readStream(post(chatBody(QStringLiteral("demo-vision"), content)).body);
    QVERIFY(streamed.text.contains(QStringLiteral("not an AI")));
    QVERIFY(streamed.text.contains(QStringLiteral("| Format | PNG |")));
    QVERIFY(streamed.text.contains(QStringLiteral("| Pixels | 321 × 123 |")));
    QVERIFY(streamed.text.contains(QLocale::c().toString(size) + QStringLiteral(" bytes")));
    QVERIFY(streamed.text.contains(QStringLiteral("orange `#F08C1E` 100 %")));
    QVERIFY(streamed.text.contains(QStringLiteral("### Image 2\n\nThese bytes are no")));
}

void DemoGatewayTest::fetchesNothing()
{
    QTcpServer listener;
    QVERIFY(listener.listen(QHostAddress::LocalHost));
    const QString url = QStringLiteral("http://127.0.0.1:%1/a.png").arg(listener.serverPort());
    const Streamed streamed =
        readStream(post(chatBody(QStringLiteral("demo-vision"), QJsonArray{imagePart(url)})).body);
    QVERIFY(streamed.text.contains(QStringLiteral("`127.0.0.1`")));
    QVERIFY(streamed.text.contains(QStringLiteral("fetches nothing")));
    QVERIFY(!listener.hasPendingConnections());
}

void DemoGatewayTest::sendsAsManyChunksAsAsked_data()
{
    QTest::addColumn<QString>("prompt");
    QTest::addColumn<int>("chunks");
    QTest::newRow("as fast as taken") << QStringLiteral("3000 chunks of mixed at 0/s") << 3000;
    QTest::newRow("at a rate") << QStringLiteral("400 chunks of code at 2000/s") << 400;
}

void DemoGatewayTest::sendsAsManyChunksAsAsked()
{
    QFETCH(QString, prompt);
    const Streamed streamed = readStream(post(chatBody(QStringLiteral("demo-long"), prompt)).body);
    QTEST(streamed.textEvents, "chunks");
    QVERIFY(streamed.isDone);
}

void DemoGatewayTest::servesSeveralRequestsOnOneConnection()
{
    const QByteArray get =
        "GET /v1/models HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(m_port)
        + "\r\nAuthorization: Bearer " + m_endpoint.key + "\r\n";
    const QByteArray answers =
        RawHttp(m_port).sendBytes(get + "\r\n" + get + "Connection: close\r\n\r\n");
    QCOMPARE(answers.count("HTTP/1.1 200 OK"), 2);
    QCOMPARE(answers.count("demo-vision"), 2);
}

void DemoGatewayTest::takesBodiesOfManyMegabytes()
{
    const QByteArray body = chatBody(QStringLiteral("demo-vision"), QStringLiteral("hi"))
                            + QByteArray(24 * 1024 * 1024, ' ');
    QVERIFY(readStream(post(body).body).isDone);
}

void DemoGatewayTest::explainsWhatItCannotServe_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    const QByteArray chat = "/v1/chat/completions";
    QTest::newRow("other path") << QByteArray("GET") << QByteArray("/") << QByteArray() << 404;
    QTest::newRow("other method") << QByteArray("GET") << chat << QByteArray() << 405;
    QTest::newRow("no JSON") << QByteArray("POST") << chat << QByteArray("hi") << 400;
    QTest::newRow("no messages") << QByteArray("POST") << chat
                                 << QByteArray(R"({"model":"demo-tour"})") << 400;
    QTest::newRow("other model") << QByteArray("POST") << chat
                                 << chatBody(QStringLiteral("gpt"), QStringLiteral("hi")) << 404;
}

void DemoGatewayTest::explainsWhatItCannotServe()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, body);
    const RawAnswer answer = RawHttp(m_port).send(method, path, keyHeader(), body);
    QTEST(answer.status, "status");
    const QJsonValue error = QJsonDocument::fromJson(answer.body)[QStringLiteral("error")];
    QVERIFY(!error[QStringLiteral("message")].toString().isEmpty());
    QVERIFY(!error[QStringLiteral("code")].toString().isEmpty());
}

void DemoGatewayTest::endsWhileItStreams()
{
    const QByteArray body =
        chatBody(QStringLiteral("demo-long"), QStringLiteral("100000 chunks at 100/s"));
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
    socket.write("POST /v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1:"
                 + QByteArray::number(m_port) + "\r\nAuthorization: Bearer " + m_endpoint.key
                 + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    QTRY_VERIFY(socket.bytesAvailable() > 500);
    m_gateway->release();
    QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
}

QTEST_GUILESS_MAIN(DemoGatewayTest)
#include "tst_demogateway.moc"
