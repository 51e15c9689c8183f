// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QHostInfo>
#include <QObject>
#include <QTcpSocket>
#include <QTimer>

namespace net {

/// Looks how far the way to a host and port goes, for the connection doctor: its name, then a TCP
/// connection that is closed again without a byte. Never through a proxy. One thread.
class Reach : public QObject
{
    Q_OBJECT

public:
    explicit Reach(QObject *parent = nullptr);
    ~Reach() override;

    /// Each of the two steps may take `timeoutMs`.
    void start(const QString &host, quint16 port, int timeoutMs);
    /// The second step alone, for a name whose addresses (at least one) are known. While others are
    /// left, one of them has at most its share of the time, and no more than two seconds.
    void connectToOneOf(const QList<QHostAddress> &addresses, quint16 port, int timeoutMs);

Q_SIGNALS:
    /// The name has an address; the first one, as text.
    void resolved(const QString &address);
    /// Somebody accepts connections there. The end.
    void connected();
    /// The end: "host-not-found", "connection-refused", a time-out…
    void failed(const core::Error &error);

private:
    void takeHost(const QHostInfo &info);
    void connectTo(const QHostAddress &address);
    void takeError();
    void tryNext();
    void fail(const core::Error &error);
    void giveUp();

    QTcpSocket m_socket;
    QTimer m_timer;
    QTimer m_turn; ///< of one address, while others are left
    QString m_host;
    QList<QHostAddress> m_addresses; ///< still to be tried
    quint16 m_port = 0;
    int m_timeoutMs = 0;
    int m_lookup = -1;
};

} // namespace net
