// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fakeconnection.h"

#include <QSslSocket>
#include <QTimer>
#include <sys/socket.h>

namespace support {
namespace {

/// What may wait in the socket while an answer repeats itself, so that a large one costs nothing.
constexpr qint64 kMostWaiting = 1024 * 1024;

FakeRequest parseHead(const QByteArray &head)
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

} // namespace

FakeConnection::FakeConnection(QTcpSocket *socket, FakeGatewayState &state, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_state(state)
{
    m_socket->setParent(this);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(m_socket, &QTcpSocket::readyRead, this, &FakeConnection::read);
    connect(m_socket, &QTcpSocket::bytesWritten, this, &FakeConnection::goOnWhenWritten);
    connect(m_socket, &QTcpSocket::disconnected, this, &FakeConnection::leave);
    if (auto *secure = qobject_cast<QSslSocket *>(m_socket))
        connect(secure, &QSslSocket::encryptedBytesWritten, this, &FakeConnection::goOnWhenWritten);
}

void FakeConnection::goOn()
{
    if (m_isHolding && m_state.takeRelease()) {
        m_isHolding = false;
        play();
    }
}

void FakeConnection::read()
{
    m_input += m_socket->readAll();
    if (!m_isAnswering)
        parse();
}

void FakeConnection::parse()
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

void FakeConnection::start(const FakeAnswer &answer)
{
    m_isAnswering = true;
    if (answer.isSilent())
        return;
    m_end = answer.endOfConnection();
    m_isByteByByte = answer.isByteByByte();
    m_steps = answer.wireSteps();
    play();
}

void FakeConnection::play()
{
    while (!m_steps.isEmpty()) {
        if (auto *repeat = std::get_if<FakeAnswer::Repeat>(&m_steps.first())) {
            m_isRepeating = !playRepeat(*repeat);
            if (m_isRepeating)
                return;
            m_steps.removeFirst();
            continue;
        }
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
    goOnWhenWritten();
}

/// True when nothing of it is left.
bool FakeConnection::playRepeat(FakeAnswer::Repeat &repeat)
{
    while (repeat.times > 0 && m_socket->bytesToWrite() < kMostWaiting) {
        m_socket->write(repeat.bytes);
        --repeat.times;
    }
    return repeat.times == 0;
}

void FakeConnection::write(const QByteArray &bytes)
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

void FakeConnection::goOnWhenWritten()
{
    if (m_isRepeating && m_socket->bytesToWrite() < kMostWaiting)
        play();
    if (!m_isWritten || hasUnwritten())
        return;
    m_isWritten = false;
    m_isAnswering = false;
    if (m_end == FakeAnswer::End::KeepAlive) {
        parse();
        return;
    }
    if (m_end == FakeAnswer::End::Reset) {
        const linger hard{1, 0};
        ::setsockopt(int(m_socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
        m_socket->abort();
        return;
    }
    if (m_end == FakeAnswer::End::WithoutNotice)
        ::shutdown(int(m_socket->socketDescriptor()), SHUT_RDWR);
    else
        m_socket->disconnectFromHost();
}

bool FakeConnection::hasUnwritten() const
{
    const auto *secure = qobject_cast<const QSslSocket *>(m_socket);
    return m_socket->bytesToWrite() > 0 || (secure && secure->encryptedBytesToWrite() > 0);
}

void FakeConnection::leave()
{
    if (m_isAnswering) {
        const QMutexLocker lock(&m_state.mutex);
        ++m_state.abandoned;
    }
    m_steps.clear();
    m_isHolding = false;
    m_isRepeating = false;
    deleteLater();
}

} // namespace support
