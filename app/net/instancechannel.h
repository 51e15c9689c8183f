// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QJsonObject>
#include <QLocalServer>
#include <QLockFile>
#include <QObject>
#include <QString>

class QLocalSocket;

namespace net {

/// One instance a data directory. The first to come holds the lock and listens on a socket that
/// only the same user can reach; a later one hands its wishes over as one line of JSON and gets
/// one line back, or several (InstanceCall). A lock left behind by a killed program is taken over
/// at once, also when its process number has been given to another program since. GUI thread.
class InstanceChannel : public QObject
{
    Q_OBJECT

public:
    enum class Role { First, Second };

    /// `lockFile` lies in the data directory, which exists; its path names the socket.
    explicit InstanceChannel(const QString &lockFile, QObject *parent = nullptr);
    ~InstanceChannel() override;

    /// Takes the lock and begins to listen; false when another instance has it. Without a place
    /// for the socket it is first all the same: the lock is what protects the data.
    [[nodiscard]] bool tryBecomeFirst();
    [[nodiscard]] Role role() const { return m_role; }
    /// Hands `message` to the first instance and waits for its answer; empty when none came in
    /// time. Waits also for a first instance that is only just starting.
    [[nodiscard]] QJsonObject ask(const QJsonObject &message, int timeoutMs);
    /// A line before the answer, to an InstanceCall that waits for it.
    void tell(quint64 asker, const QJsonObject &line);
    /// Answers an asker of received(); once, and only while it still waits.
    void reply(quint64 asker, const QJsonObject &answer);
    /// Where the first instance listens; empty when there is no safe place.
    [[nodiscard]] QString socketPath() const { return m_socketPath; }

Q_SIGNALS:
    /// Another start, or a command, wants something. `asker` is for reply().
    void received(const QJsonObject &message, quint64 asker);
    /// An asker of received() went away before it was answered.
    void left(quint64 asker);

private:
    void listen();
    void accept();
    void read(quint64 asker);
    [[nodiscard]] bool takeLock();

    QString m_lockPath;
    QString m_socketPath;
    QLockFile m_lock;
    QLocalServer m_server;
    QHash<quint64, QLocalSocket *> m_askers;
    quint64 m_lastAsker = 0;
    Role m_role = Role::Second;
};

} // namespace net
