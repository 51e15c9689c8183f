// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fakegateway.h"

#include "support/capture.h"

#include <QHash>
#include <QJsonDocument>
#include <QMutex>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QTimer>
#include <sys/socket.h>

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

/// What both threads see.
struct FakeGateway::State {
    mutable QMutex mutex;
    QList<FakeAnswer> queue;
    FakeAnswer last =
        FakeAnswer::json(404, {{QStringLiteral("error"), QStringLiteral("no script")}});
    QHash<QByteArray, FakeAnswer> byPath;
    std::function<FakeAnswer(const FakeRequest &)> rule;
    QList<FakeRequest> requests;
    QList<Written> written;
    int releases = 0;
    int connections = 0;
    int abandoned = 0;
    quint16 port = 0;

    FakeAnswer take(const FakeRequest &request)
    {
        const QMutexLocker lock(&mutex);
        capture({port, request.method,
                 request.query.isNull() ? request.path : request.path + '?' + request.query,
                 request.headers, request.body});
        requests.append(request);
        const auto found = byPath.constFind(request.path);
        if (found != byPath.constEnd())
            return *found;
        if (rule)
            return rule(request);
        if (!queue.isEmpty())
            last = queue.takeFirst();
        return last;
    }

    bool takeRelease()
    {
        const QMutexLocker lock(&mutex);
        if (releases == 0)
            return false;
        --releases;
        return true;
    }
};

/// One accepted connection: reads requests, plays answers.
class FakeGateway::Connection : public QObject
{
public:
    Connection(QTcpSocket *socket, State &state, QObject *parent)
        : QObject(parent)
        , m_socket(socket)
        , m_state(state)
    {
        m_socket->setParent(this);
        m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        connect(m_socket, &QTcpSocket::readyRead, this, &Connection::read);
        connect(m_socket, &QTcpSocket::bytesWritten, this, &Connection::endWhenWritten);
        connect(m_socket, &QTcpSocket::disconnected, this, &Connection::leave);
    }

    void goOn()
    {
        if (m_isHolding && m_state.takeRelease()) {
            m_isHolding = false;
            play();
        }
    }

private:
    void read()
    {
        m_input += m_socket->readAll();
        if (!m_isAnswering)
            parse();
    }

    void parse()
    {
        const qsizetype headEnd = m_input.indexOf("\r\n\r\n");
        if (headEnd < 0)
            return;
        FakeRequest request = parseHead(m_input.left(headEnd));
        const qsizetype length = request.header("Content-Length").toLongLong();
        if (m_input.size() < headEnd + 4 + length)
            return;
        request.body = m_input.mid(headEnd + 4, length);
        m_input.remove(0, headEnd + 4 + length);
        start(m_state.take(request));
    }

    static FakeRequest parseHead(const QByteArray &head)
    {
        FakeRequest request;
        QList<QByteArray> lines = head.split('\n');
        const QList<QByteArray> words = lines.takeFirst().trimmed().split(' ');
        request.method = words.value(0);
        const QByteArray target = words.value(1);
        const qsizetype mark = target.indexOf('?');
        request.path = target.left(mark < 0 ? target.size() : mark);
        request.query = mark < 0 ? QByteArray() : target.mid(mark + 1);
        for (const QByteArray &line : std::as_const(lines)) {
            const qsizetype colon = line.indexOf(':');
            request.headers.append({line.left(colon), line.mid(colon + 1).trimmed()});
        }
        return request;
    }

    void start(const FakeAnswer &answer)
    {
        m_isAnswering = true;
        if (answer.isSilent())
            return;
        m_end = answer.endOfConnection();
        m_isByteByByte = answer.isByteByByte();
        m_steps = answer.wireSteps();
        play();
    }

    void play()
    {
        while (!m_steps.isEmpty()) {
            const FakeAnswer::Step step = m_steps.takeFirst();
            if (const auto *bytes = std::get_if<QByteArray>(&step)) {
                write(*bytes);
            } else if (const auto *pause = std::get_if<FakeAnswer::Pause>(&step)) {
                QTimer::singleShot(pause->ms, Qt::PreciseTimer, this, [this] { play(); });
                return;
            } else if (!m_state.takeRelease()) {
                m_isHolding = true;
                return;
            }
        }
        m_isWritten = true;
        endWhenWritten();
    }

    void write(const QByteArray &bytes)
    {
        {
            const QMutexLocker lock(&m_state.mutex);
            m_state.written.append({std::chrono::steady_clock::now(), bytes});
        }
        if (!m_isByteByByte) {
            m_socket->write(bytes);
            m_socket->flush();
            return;
        }
        for (const char byte : bytes) {
            m_socket->write(&byte, 1);
            m_socket->flush();
        }
    }

    void endWhenWritten()
    {
        if (!m_isWritten || m_socket->bytesToWrite() > 0)
            return;
        m_isWritten = false;
        m_isAnswering = false;
        if (m_end == FakeAnswer::End::KeepAlive) {
            parse();
            return;
        }
        if (m_end == FakeAnswer::End::Reset) {
            const linger hard{1, 0};
            ::setsockopt(int(m_socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &hard,
                         sizeof hard);
            m_socket->abort();
            return;
        }
        m_socket->disconnectFromHost();
    }

    void leave()
    {
        if (m_isAnswering) {
            const QMutexLocker lock(&m_state.mutex);
            ++m_state.abandoned;
        }
        m_steps.clear();
        m_isHolding = false;
        deleteLater();
    }

    QTcpSocket *m_socket;
    State &m_state;
    QByteArray m_input;
    QList<FakeAnswer::Step> m_steps;
    FakeAnswer::End m_end = FakeAnswer::End::Close;
    bool m_isByteByByte = false;
    bool m_isAnswering = false;
    bool m_isHolding = false;
    bool m_isWritten = false;
};

class FakeGateway::Server : public QTcpServer
{
public:
    explicit Server(State &state)
        : m_state(state)
    {
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = nextPendingConnection()) {
                {
                    const QMutexLocker lock(&m_state.mutex);
                    ++m_state.connections;
                }
                new Connection(socket, m_state, this);
            }
        });
    }

    void goOn()
    {
        for (QObject *child : children()) {
            if (auto *connection = dynamic_cast<Connection *>(child))
                connection->goOn();
        }
    }

private:
    State &m_state;
};

FakeGateway::FakeGateway(QObject *parent)
    : QObject(parent)
    , m_state(std::make_unique<State>())
    , m_server(new Server(*m_state))
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
    return QStringLiteral("http://127.0.0.1:%1").arg(m_port);
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
