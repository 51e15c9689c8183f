// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/reach.h"

#include "net/transporterror.h"

#include <QNetworkProxy>
#include <QUrl>

namespace net {
namespace {

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
    connect(&m_socket, &QTcpSocket::connected, this, [this] {
        m_timer.stop();
        m_socket.disconnect(this);
        m_socket.disconnectFromHost();
        Q_EMIT connected();
    });
    connect(&m_socket, &QTcpSocket::errorOccurred, this, &Reach::tryNext, Qt::QueuedConnection);
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
    m_addresses = info.addresses();
    if (info.error() != QHostInfo::NoError || m_addresses.isEmpty()) {
        fail(transportError(QNetworkReply::HostNotFoundError, info.errorString(), place(m_host),
                            {}));
        return;
    }
    Q_EMIT resolved(m_addresses.constFirst().toString());
    m_timer.start(m_timeoutMs);
    connectTo(m_addresses.takeFirst());
}

void Reach::connectTo(const QHostAddress &address)
{
    m_socket.abort();
    m_socket.connectToHost(address, m_port);
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
    m_socket.disconnect(this);
    m_socket.abort();
    Q_EMIT failed(error);
}

} // namespace net
