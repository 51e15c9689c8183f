// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QLocalSocket>
#include <QObject>
#include <QTimer>

namespace net {

/// A wish to the first instance that is answered in several lines and may take hours. Only the
/// first line is waited for with a limit; from then on until the other end hangs up. Destroying
/// the call hangs up, which the other end hears. Event driven.
class InstanceCall : public QObject
{
    Q_OBJECT

public:
    /// `socketPath` is the one of an InstanceChannel.
    InstanceCall(const QString &socketPath, const QJsonObject &wish, int patienceMs,
                 QObject *parent = nullptr);
    ~InstanceCall() override;

    /// Returns at once. Waits also for an instance that is only just starting.
    void start();

Q_SIGNALS:
    void told(const QJsonObject &line);
    /// Once: the other end hung up, or nobody answered in time. Nothing is told after it.
    void ended();

private:
    void reach();
    void send();
    void read();
    void end();

    QString m_path;
    QJsonObject m_wish;
    QLocalSocket m_socket;
    QTimer m_patience;
    bool m_isReached = false;
    bool m_isOver = false;
};

} // namespace net
