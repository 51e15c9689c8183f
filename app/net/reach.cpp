// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/reach.h"

#include "net/transporterror.h"

#include <QNetworkProxy>
#include <QUrl>
#include <algorithm>

namespace net {
namespace {

/// What an address may take while others are left. One that swallows every SYN would use up all
/// the time; QNetworkAccessManager does not wait for it either.
constexpr int kPatienceMs = 2000;

QNetworkReply::NetworkError replyError(QAbstractSocket::SocketError error)
{
    switch (error) {
    case QAbstractSocket::ConnectionRefusedError:
        return QNetworkReply::ConnectionRefusedError;
    case QAbstractSocket::HostNotFoundError:
        return QNetworkReply::HostNotFoundError;
    case QAbstractSocket::RemoteHostClosedError:
        return QNetworkReply::RemoteHostClosedError;
    default:
        return QNetworkReply::UnknownNetworkError;
    }
}

QUrl place(const QString &host)
{
    QUrl url;
    url.setHost(host);
    return url;
}

} // namespace

Reach::Reach(QObject *parent)
    : QObject(parent)
{
    m_socket.setProxy(QNetworkProxy::NoProxy);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Reach::giveUp);
    m_turn.setSingleShot(true);
    connect(&m_turn, &QTimer::timeout, this, &Reach::tryNext);
    connect(&m_socket, &QTcpSocket::connected, this, [this] {
        m_timer.stop();
        m_turn.stop();
        m_socket.disconnect(this);
        m_socket.disconnectFromHost();
        Q_EMIT connected();
    });
    connect(&m_socket, &QTcpSocket::errorOccurred, this, &Reach::takeError, Qt::QueuedConnection);
}

Reach::~Reach()
{
    if (m_lookup >= 0)
        QHostInfo::abortHostLookup(m_lookup);
    m_socket.disconnect(this);
}

void Reach::start(const QString &host, quint16 port, int timeoutMs)
{
    m_host = host;
    m_port = port;
    m_timeoutMs = timeoutMs;
    m_timer.start(timeoutMs);
    m_lookup = QHostInfo::lookupHost(host, this, [this](const QHostInfo &info) { takeHost(info); });
}

void Reach::takeHost(const QHostInfo &info)
{
    m_lookup = -1;
    if (info.error() != QHostInfo::NoError || info.addresses().isEmpty()) {
        fail(transportError(QNetworkReply::HostNotFoundError, info.errorString(), place(m_host),
                            {}));
        return;
    }
    connectToOneOf(info.addresses(), m_port, m_timeoutMs);
}

void Reach::connectToOneOf(const QList<QHostAddress> &addresses, quint16 port, int timeoutMs)
{
    m_addresses = addresses;
    m_port = port;
    m_timeoutMs = timeoutMs;
    Q_EMIT resolved(m_addresses.constFirst().toString());
    m_timer.start(timeoutMs);
    connectTo(m_addresses.takeFirst());
}

void Reach::connectTo(const QHostAddress &address)
{
    m_socket.abort();
    m_turn.stop();
    if (!m_addresses.isEmpty()) {
        const int share = m_timer.remainingTime() / int(m_addresses.size() + 1);
        m_turn.start(std::clamp(share, 1, kPatienceMs));
    }
    m_socket.connectToHost(address, m_port);
}

void Reach::takeError()
{
    // It may be that of an address whose turn is over.
    if (m_socket.state() == QAbstractSocket::UnconnectedState)
        tryNext();
}

/// A name may have addresses that this network cannot reach, such as those of IPv6.
void Reach::tryNext()
{
    if (!m_timer.isActive())
        return;
    if (!m_addresses.isEmpty()) {
        connectTo(m_addresses.takeFirst());
        return;
    }
    fail(transportError(replyError(m_socket.error()), m_socket.errorString(), place(m_host), {}));
}

void Reach::giveUp()
{
    fail(timeoutError(TimeoutStage::Connect, m_timeoutMs, place(m_host)));
}

void Reach::fail(const core::Error &error)
{
    m_timer.stop();
    m_turn.stop();
    m_socket.disconnect(this);
    m_socket.abort();
    Q_EMIT failed(error);
}

} // namespace net
