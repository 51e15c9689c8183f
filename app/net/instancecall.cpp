// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/instancecall.h"

#include "net/instancewire.h"

namespace net {
namespace {

/// The other instance may hold the lock and not listen yet.
constexpr int kReachAgainMs = 20;

} // namespace

InstanceCall::InstanceCall(const QString &socketPath, const QJsonObject &wish, int patienceMs,
                           QObject *parent)
    : QObject(parent)
    , m_path(socketPath)
    , m_wish(wish)
    , m_socket(this)
    , m_patience(this)
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(patienceMs);
    m_socket.setReadBufferSize(kMaxInstanceLine);
    connect(&m_patience, &QTimer::timeout, this, &InstanceCall::end);
    connect(&m_socket, &QLocalSocket::connected, this, &InstanceCall::send);
    connect(&m_socket, &QLocalSocket::readyRead, this, &InstanceCall::read);
    connect(&m_socket, &QLocalSocket::disconnected, this, [this] {
        read(); // what came before it hung up
        end();
    });
    connect(&m_socket, &QLocalSocket::errorOccurred, this, [this] {
        if (!m_isReached && !m_isOver)
            QTimer::singleShot(kReachAgainMs, this, &InstanceCall::reach);
    });
}

InstanceCall::~InstanceCall()
{
    m_isOver = true;
    m_socket.disconnect(this);
    m_socket.abort();
}

void InstanceCall::start()
{
    m_patience.start();
    // Later, so that even a place that cannot be reached is told by the event loop.
    QTimer::singleShot(0, this, m_path.isEmpty() ? &InstanceCall::end : &InstanceCall::reach);
}

void InstanceCall::reach()
{
    if (!m_isOver)
        m_socket.connectToServer(m_path);
}

void InstanceCall::send()
{
    m_isReached = true;
    if (isOwnPeer(m_socket))
        m_socket.write(instanceLine(m_wish));
    else
        end();
}

void InstanceCall::read()
{
    while (!m_isOver && m_socket.canReadLine()) {
        m_patience.stop();
        Q_EMIT told(QJsonDocument::fromJson(m_socket.readLine()).object());
    }
    if (!m_isOver && m_socket.bytesAvailable() >= kMaxInstanceLine)
        end();
}

void InstanceCall::end()
{
    if (m_isOver)
        return;
    m_isOver = true;
    m_patience.stop();
    m_socket.abort();
    Q_EMIT ended();
}

} // namespace net
