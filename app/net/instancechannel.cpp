// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/instancechannel.h"

#include "net/instancewire.h"

#include <QCryptographicHash>
#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QLocalSocket>
#include <QThread>
#include <sys/stat.h>
#include <unistd.h>

namespace net {
namespace {

/// `sun_path` holds 108 bytes; QLocalServer first listens on a longer, temporary name beside it.
constexpr qsizetype kMaxSocketPath = 90;
/// A lock file this young may belong to a program that has made it and not yet locked it.
constexpr int kYoungLockMs = 1000;

/// A directory of our own that nobody else can enter, or nothing.
bool makePrivate(const QString &path)
{
    const QByteArray native = QFile::encodeName(path);
    if (::mkdir(native.constData(), 0700) != 0 && errno != EEXIST)
        return false;
    struct stat info {
    };
    if (::lstat(native.constData(), &info) != 0)
        return false;
    if (!S_ISDIR(info.st_mode) || info.st_uid != ::geteuid())
        return false;
    return (info.st_mode & 077) == 0 || ::chmod(native.constData(), 0700) == 0;
}

QString socketPathFor(const QString &lockFile)
{
    const QFileInfo info(lockFile);
    const QString directory = QFileInfo(info.absolutePath()).canonicalFilePath();
    const QByteArray hash = QCryptographicHash::hash((directory + u'/' + info.fileName()).toUtf8(),
                                                     QCryptographicHash::Sha256)
                                .toHex()
                                .left(16);
    const QString name = QLatin1Char('/') + QString::fromLatin1(hash);
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    QStringList places;
    if (!runtime.isEmpty() && QFileInfo(runtime).ownerId() == ::geteuid())
        places.append(runtime + QStringLiteral("/loquat"));
    places.append(directory + QStringLiteral("/run"));
    places.append(QStringLiteral("/tmp/loquat-%1").arg(::geteuid()));
    for (const QString &place : std::as_const(places)) {
        if ((place + name).toUtf8().size() <= kMaxSocketPath && makePrivate(place))
            return place + name;
    }
    return {};
}

bool connectWithin(QLocalSocket &socket, const QString &path, const QElapsedTimer &since,
                   int timeoutMs)
{
    while (true) {
        socket.connectToServer(path);
        if (socket.waitForConnected(int(qMax<qint64>(1, timeoutMs - since.elapsed()))))
            return true;
        if (since.elapsed() >= timeoutMs)
            return false;
        // The other instance holds the lock but does not listen yet.
        QThread::msleep(20);
    }
}

} // namespace

InstanceChannel::InstanceChannel(const QString &lockFile, QObject *parent)
    : QObject(parent)
    , m_lockPath(lockFile)
    , m_socketPath(socketPathFor(lockFile))
    , m_lock(lockFile)
{
    // Never stale by age: a window stays open for weeks.
    m_lock.setStaleLockTime(0);
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &InstanceChannel::accept);
}

InstanceChannel::~InstanceChannel()
{
    m_server.close();
    // Who still waits is hung up on when the server goes, and nobody is left to hear of it.
    const auto waiting = m_server.findChildren<QLocalSocket *>();
    for (QLocalSocket *socket : waiting)
        socket->disconnect(this);
}

bool InstanceChannel::takeLock()
{
    if (m_lock.tryLock(0))
        return true;
    if (m_lock.error() != QLockFile::LockFailedError)
        return false;
    // QLockFile trusts the process number and name in the file. Where that number now belongs to
    // another program of this name, only the advisory lock tells that the holder has gone.
    const qint64 ageMs = QFileInfo(m_lockPath).lastModified().msecsTo(QDateTime::currentDateTime());
    // One from the future is from before the clock was set back.
    const bool isYoung = ageMs >= 0 && ageMs <= kYoungLockMs;
    return !isYoung && m_lock.removeStaleLockFile() && m_lock.tryLock(0);
}

bool InstanceChannel::tryBecomeFirst()
{
    if (m_role == Role::First)
        return true;
    if (!takeLock())
        return false;
    m_role = Role::First;
    listen();
    return true;
}

void InstanceChannel::listen()
{
    if (m_socketPath.isEmpty())
        return;
    // We hold the lock, so a socket that lies there is a dead one's.
    QLocalServer::removeServer(m_socketPath);
    if (!m_server.listen(m_socketPath))
        m_socketPath.clear();
}

void InstanceChannel::accept()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        if (!isOwnPeer(*socket)) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        const quint64 asker = ++m_lastAsker;
        m_askers.insert(asker, socket);
        socket->setReadBufferSize(kMaxInstanceLine);
        connect(socket, &QLocalSocket::readyRead, this, [this, asker] { read(asker); });
        connect(socket, &QLocalSocket::disconnected, this, [this, asker, socket] {
            m_askers.remove(asker);
            socket->deleteLater();
        });
        read(asker);
    }
}

void InstanceChannel::read(quint64 asker)
{
    QLocalSocket *socket = m_askers.value(asker);
    if (!socket)
        return;
    if (!socket->canReadLine()) {
        if (socket->bytesAvailable() >= kMaxInstanceLine)
            socket->abort();
        return;
    }
    const QJsonDocument document = QJsonDocument::fromJson(socket->readLine());
    // One wish a connection.
    socket->disconnect(this, nullptr);
    connect(socket, &QLocalSocket::disconnected, this, [this, asker, socket] {
        socket->deleteLater();
        if (m_askers.remove(asker))
            Q_EMIT left(asker);
    });
    if (!document.isObject()) {
        socket->abort();
        return;
    }
    Q_EMIT received(document.object(), asker);
}

void InstanceChannel::tell(quint64 asker, const QJsonObject &line)
{
    QLocalSocket *socket = m_askers.value(asker);
    if (!socket)
        return;
    socket->write(instanceLine(line));
    socket->flush(); // before whatever this instance does next
}

void InstanceChannel::reply(quint64 asker, const QJsonObject &answer)
{
    QLocalSocket *socket = m_askers.take(asker);
    if (!socket)
        return;
    socket->write(instanceLine(answer));
    socket->flush();
    socket->disconnectFromServer();
}

QJsonObject InstanceChannel::ask(const QJsonObject &message, int timeoutMs)
{
    QElapsedTimer since;
    since.start();
    QLocalSocket socket;
    if (m_socketPath.isEmpty() || !connectWithin(socket, m_socketPath, since, timeoutMs)
        || !isOwnPeer(socket))
        return {};
    socket.write(instanceLine(message));
    while (!socket.canReadLine()) {
        const qint64 left = timeoutMs - since.elapsed();
        if (left <= 0 || (!socket.waitForReadyRead(int(left)) && !socket.canReadLine()))
            return {};
    }
    return QJsonDocument::fromJson(socket.readLine()).object();
}

} // namespace net
