// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"
#include "running.h"

#include <QSslKey>
#include <QSslSocket>
#include <QTcpServer>
#include <zlib.h>

using flow::Program;
using support::FakeAnswer;
using support::FakeGateway;

/// What lies between the program and the text: compression and TLS, over real sockets.
class TransportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void compressedStreamsAreRead_data();
    void compressedStreamsAreRead();
    void aCertificateOfItsOwnIsNotBelieved();
    void theWindowSaysWhatIsWrongWithTheCertificate();
};

namespace {

/// A gateway whose certificate nobody has signed but itself.
class SelfSignedServer : public QTcpServer
{
public:
    SelfSignedServer()
    {
        QFile certificate(QStringLiteral(TEST_DATA_DIR "/selfsigned.crt"));
        QFile key(QStringLiteral(TEST_DATA_DIR "/selfsigned.key"));
        if (certificate.open(QIODevice::ReadOnly) && key.open(QIODevice::ReadOnly)) {
            m_certificate = QSslCertificate(&certificate);
            m_key = QSslKey(&key, QSsl::Rsa);
        }
        listen(QHostAddress::LocalHost);
    }
    [[nodiscard]] bool isUsable() const { return !m_certificate.isNull() && !m_key.isNull(); }
    [[nodiscard]] QString baseUrl() const
    {
        return QStringLiteral("https://127.0.0.1:%1/v1").arg(serverPort());
    }

    int connections = 0;
    int bytesRead = 0; ///< after the handshake

protected:
    void incomingConnection(qintptr descriptor) override
    {
        ++connections;
        auto *socket = new QSslSocket(this);
        socket->setSocketDescriptor(descriptor);
        socket->setLocalCertificate(m_certificate);
        socket->setPrivateKey(m_key);
        connect(socket, &QSslSocket::readyRead, this,
                [this, socket] { bytesRead += int(socket->readAll().size()); });
        connect(socket, &QSslSocket::disconnected, socket, &QObject::deleteLater);
        socket->startServerEncryption();
    }

private:
    QSslCertificate m_certificate;
    QSslKey m_key;
};

QByteArray gzipped(const QByteArray &plain)
{
    z_stream stream{};
    deflateInit2(&stream, 9, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY);
    QByteArray packed(qsizetype(deflateBound(&stream, uLong(plain.size()))), '\0');
    QByteArray input = plain;
    stream.next_in = reinterpret_cast<Bytef *>(input.data());
    stream.avail_in = uInt(input.size());
    stream.next_out = reinterpret_cast<Bytef *>(packed.data());
    stream.avail_out = uInt(packed.size());
    deflate(&stream, Z_FINISH);
    packed.truncate(qsizetype(stream.total_out));
    deflateEnd(&stream);
    return packed;
}

struct Asked {
    int exitCode = -1;
    QByteArray out;
    QByteArray errors;
};

/// `loquat ask` of the built program.
Asked ask(const QString &baseUrl, const QStringList &more)
{
    const QTemporaryDir scratch;
    flow::writeFile(scratch.filePath(QStringLiteral("key")), "sk-flow");
    QProcess process;
    process.start(QStringLiteral(LOQUAT_EXECUTABLE),
                  QStringList{QStringLiteral("ask"), QStringLiteral("--base-url"), baseUrl,
                              QStringLiteral("--api-key-file"),
                              scratch.filePath(QStringLiteral("key")), QStringLiteral("--model"),
                              QStringLiteral("m1")}
                      + more + QStringList{QStringLiteral("Go")});
    if (!QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, 30'000))
        process.kill();
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

} // namespace

void TransportTest::compressedStreamsAreRead_data()
{
    QTest::addColumn<QByteArray>("label");
    QTest::addColumn<bool>("isPacked");
    QTest::newRow("gzip, and said so") << QByteArray("gzip") << true;
    QTest::newRow("gzip, and not said so") << QByteArray() << true;
    QTest::newRow("said to be gzip, and plain") << QByteArray("gzip") << false;
}

void TransportTest::compressedStreamsAreRead()
{
    QFETCH(QByteArray, label);
    QFETCH(bool, isPacked);
    QString text;
    QByteArray stream;
    for (int number = 0; number < 300; ++number) {
        text += QStringLiteral("word %1 字 ").arg(number);
        stream += support::chunk(QStringLiteral("word %1 字 ").arg(number));
    }
    stream += support::finish(QStringLiteral("stop")) + support::usage(3, 4) + support::done();
    const QByteArray body = isPacked ? gzipped(stream) : stream;
    QList<QByteArray> pieces; // of odd sizes, so that no piece ends where an event does
    for (qsizetype from = 0; from < body.size(); from += 97)
        pieces.append(body.mid(from, 97));
    FakeGateway gateway;
    gateway.answer(FakeAnswer::sse(pieces).header("Content-Encoding", label));
    const Asked asked = ask(gateway.baseUrl(), {QStringLiteral("--json")});
    QVERIFY2(asked.exitCode == 0, asked.errors.constData());
    const QJsonObject answer = QJsonDocument::fromJson(asked.out).object();
    QCOMPARE(answer.value(QStringLiteral("text")).toString(), text);
    QCOMPARE(answer.value(QStringLiteral("verdict")).toString(), QStringLiteral("complete"));
}

void TransportTest::aCertificateOfItsOwnIsNotBelieved()
{
    SelfSignedServer server;
    QVERIFY(server.isUsable());
    const Asked asked = ask(server.baseUrl(), {QStringLiteral("--json")});
    QCOMPARE(asked.exitCode, 2);
    const QJsonObject answer = QJsonDocument::fromJson(asked.out).object();
    QCOMPARE(answer.value(QStringLiteral("verdict")).toString(), QStringLiteral("error"));
    const QJsonObject error = answer.value(QStringLiteral("error")).toObject();
    QCOMPARE(error.value(QStringLiteral("kind")).toString(), QStringLiteral("tls"));
    QVERIFY(!error.value(QStringLiteral("message")).toString().isEmpty());
    QVERIFY(server.connections > 0);
    QCOMPARE(server.bytesRead, 0); // neither the key nor the question
}

void TransportTest::theWindowSaysWhatIsWrongWithTheCertificate()
{
    SelfSignedServer server;
    Program program;
    program.setBaseUrl(server.baseUrl());
    QVERIFY(program.start());
    program.type(QStringLiteral("Go"));
    QVERIFY(program.waitForReply(core::MessageState::Failed));
    QCOMPARE(program.conversation().at(1).error->kind, core::ErrorKind::Tls);
    QVERIFY(!program.conversation().at(1).error->message.isEmpty());
    QCOMPARE(server.bytesRead, 0);
}

QTEST_MAIN(TransportTest)
#include "tst_transport.moc"
