// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fakegateway.h"

#include "support/fakeconnection.h"

#include <QFile>
#include <QJsonDocument>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpServer>
#include <QTest>
#include <QTimer>

namespace support {

QByteArray FakeRequest::header(const QByteArray &name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

QJsonObject FakeRequest::json() const
{
    return QJsonDocument::fromJson(body).object();
}

namespace {

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QSslConfiguration serverConfiguration(const FakeTls &tls)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(QSslCertificate(contents(tls.certificateFile)));
    const QByteArray pem = contents(tls.keyFile);
    const QSslKey rsa(pem, QSsl::Rsa);
    configuration.setPrivateKey(rsa.isNull() ? QSslKey(pem, QSsl::Ec) : rsa);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    if (!tls.clientAuthorityFile.isEmpty()) {
        configuration.setCaCertificates(
            QSslCertificate::fromData(contents(tls.clientAuthorityFile)));
        configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    }
    return configuration;
}

} // namespace

class FakeGateway::Server : public QTcpServer
{
public:
    Server(FakeGatewayState &state, const std::optional<FakeTls> &tls)
        : m_state(state)
    {
        if (tls) {
            m_tls = serverConfiguration(*tls);
            m_delayMs = tls->delayMs;
        }
    }

    void goOn()
    {
        for (QObject *child : children()) {
            if (auto *connection = dynamic_cast<FakeConnection *>(child))
                connection->goOn();
        }
    }

protected:
    void incomingConnection(qintptr descriptor) override
    {
        {
            const QMutexLocker lock(&m_state.mutex);
            ++m_state.connections;
        }
        QTcpSocket *socket = m_tls ? new QSslSocket(this) : new QTcpSocket(this);
        socket->setSocketDescriptor(descriptor);
        // Who reads from it before would take what belongs to the handshake.
        if (m_delayMs > 0)
            QTimer::singleShot(m_delayMs, socket, [this, socket] { talk(socket); });
        else
            talk(socket);
    }

private:
    void talk(QTcpSocket *socket)
    {
        new FakeConnection(socket, m_state, this);
        if (auto *secure = qobject_cast<QSslSocket *>(socket)) {
            secure->setSslConfiguration(*m_tls);
            secure->startServerEncryption();
        }
    }

    FakeGatewayState &m_state;
    std::optional<QSslConfiguration> m_tls;
    int m_delayMs = 0;
};

FakeGateway::FakeGateway(QObject *parent)
    : FakeGateway(std::nullopt, parent)
{
}

FakeGateway::FakeGateway(const std::optional<FakeTls> &tls, QObject *parent)
    : QObject(parent)
    , m_state(std::make_unique<FakeGatewayState>())
    , m_server(new Server(*m_state, tls))
    , m_isSecure(tls.has_value())
{
    m_thread.setObjectName(QStringLiteral("fake-gateway"));
    m_server->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_server, &QObject::deleteLater);
    m_thread.start();
    QMetaObject::invokeMethod(
        m_server,
        [this] {
            m_server->listen(QHostAddress::LocalHost);
            m_port = m_server->serverPort();
            m_state->port = m_port;
        },
        Qt::BlockingQueuedConnection);
}

FakeGateway::~FakeGateway()
{
    m_thread.quit();
    m_thread.wait();
}

quint16 FakeGateway::port() const
{
    return m_port;
}

QString FakeGateway::origin() const
{
    const QString scheme = m_isSecure ? QStringLiteral("https") : QStringLiteral("http");
    return QStringLiteral("%1://127.0.0.1:%2").arg(scheme).arg(m_port);
}

QString FakeGateway::baseUrl() const
{
    return origin() + QStringLiteral("/v1");
}

void FakeGateway::answer(const FakeAnswer &answer)
{
    const QMutexLocker lock(&m_state->mutex);
    m_state->queue.append(answer);
}

void FakeGateway::answer(const QByteArray &path, const FakeAnswer &answer)
{
    const QMutexLocker lock(&m_state->mutex);
    m_state->byPath.insert(path, answer);
}

void FakeGateway::answerBy(std::function<FakeAnswer(const FakeRequest &)> rule)
{
    const QMutexLocker lock(&m_state->mutex);
    m_state->rule = std::move(rule);
}

void FakeGateway::release(int count)
{
    {
        const QMutexLocker lock(&m_state->mutex);
        m_state->releases += count;
    }
    QMetaObject::invokeMethod(m_server, [server = m_server] { server->goOn(); });
}

int FakeGateway::requestCount() const
{
    const QMutexLocker lock(&m_state->mutex);
    return int(m_state->requests.size());
}

int FakeGateway::requestCount(const QByteArray &method) const
{
    const QMutexLocker lock(&m_state->mutex);
    return int(std::count_if(m_state->requests.cbegin(), m_state->requests.cend(),
                             [&method](const FakeRequest &r) { return r.method == method; }));
}

QList<FakeRequest> FakeGateway::requests() const
{
    const QMutexLocker lock(&m_state->mutex);
    return m_state->requests;
}

FakeRequest FakeGateway::lastRequest() const
{
    const QMutexLocker lock(&m_state->mutex);
    return m_state->requests.isEmpty() ? FakeRequest{} : m_state->requests.constLast();
}

int FakeGateway::connectionCount() const
{
    const QMutexLocker lock(&m_state->mutex);
    return m_state->connections;
}

int FakeGateway::abandonedCount() const
{
    const QMutexLocker lock(&m_state->mutex);
    return m_state->abandoned;
}

QList<FakeGateway::Written> FakeGateway::written() const
{
    const QMutexLocker lock(&m_state->mutex);
    return m_state->written;
}

bool FakeGateway::waitForRequests(int count, int timeoutMs) const
{
    return QTest::qWaitFor([this, count] { return requestCount() >= count; }, timeoutMs);
}

} // namespace support
