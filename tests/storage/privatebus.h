// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDataStream>
#include <QDir>
#include <QFile>
#include <QLocalSocket>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

namespace support {

/// A home of its own with a message bus and, if wanted, a secret service on it. Nothing of the
/// machine's own session is seen or touched.
class PrivateBus
{
public:
    enum class Service {
        NoBus,
        None,      ///< a bus without a secret service
        Uncreated, ///< a service that never had a keyring
        Locked,    ///< with the keyring that an Unlocked one made before
        Unlocked
    };

    ~PrivateBus() { stop(); }

    [[nodiscard]] static bool isInstalled()
    {
        return !QStandardPaths::findExecutable(QStringLiteral("dbus-daemon")).isEmpty()
               && !QStandardPaths::findExecutable(QStringLiteral("gnome-keyring-daemon")).isEmpty();
    }

    [[nodiscard]] QString home() const { return m_home.path(); }

    /// What a process in this situation sees.
    [[nodiscard]] QProcessEnvironment environment() const
    {
        QProcessEnvironment environment;
        environment.insert(QStringLiteral("PATH"), qEnvironmentVariable("PATH"));
        environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
        environment.insert(QStringLiteral("HOME"), home());
        for (const char *name : {"DATA_HOME", "CONFIG_HOME", "CACHE_HOME", "RUNTIME_DIR"}) {
            environment.insert(QStringLiteral("XDG_") + QString::fromLatin1(name),
                               home() + QLatin1Char('/') + QString::fromLatin1(name));
        }
        if (!m_address.isEmpty())
            environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), m_address);
        return environment;
    }

    void start(Service service)
    {
        stop();
        for (const char *name : {"DATA_HOME", "CONFIG_HOME", "CACHE_HOME", "RUNTIME_DIR"})
            makeDirectory(home() + QLatin1Char('/') + QString::fromLatin1(name));
        if (service == Service::NoBus)
            return;
        startBus();
        if (service != Service::None)
            startKeyring(service == Service::Unlocked);
    }

    /// Opens the keyring of a running Locked service, as logging in to the desktop does: through
    /// the daemon's control socket (a credentials byte; length, operation 1 "unlock" and the
    /// password as big-endian numbers and bytes; answered by length and result 0).
    void unlock()
    {
        QLocalSocket control;
        control.connectToServer(home() + QStringLiteral("/RUNTIME_DIR/keyring/control"));
        QVERIFY(control.waitForConnected());
        QByteArray request(1, '\0');
        QDataStream out(&request, QIODevice::Append);
        out << quint32(12 + qstrlen(kPassword)) << quint32(1) << quint32(qstrlen(kPassword));
        request.append(kPassword);
        control.write(request);
        QVERIFY(QTest::qWaitFor([&control] { return control.bytesAvailable() >= 8; }, 20'000));
        QCOMPARE(control.read(8), QByteArray("\0\0\0\x08\0\0\0\0", 8));
    }

    void stop()
    {
        end(m_keyring);
        end(m_bus);
        m_address.clear();
    }

private:
    static void makeDirectory(const QString &path)
    {
        QVERIFY(QDir().mkpath(path));
        QFile::setPermissions(path, QFileDevice::ReadOwner | QFileDevice::WriteOwner
                                        | QFileDevice::ExeOwner);
    }

    static void end(QProcess &process)
    {
        if (process.state() == QProcess::NotRunning)
            return;
        process.kill();
        process.waitForFinished();
    }

    /// Nothing is started by name: only what the test starts is on the bus.
    void startBus()
    {
        QFile config(home() + QStringLiteral("/bus.conf"));
        QVERIFY(config.open(QIODevice::WriteOnly));
        config.write("<busconfig><type>session</type><listen>unix:dir=" + QFile::encodeName(home())
                     + "</listen>"
                       "<policy context=\"default\"><allow send_destination=\"*\"/>"
                       "<allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>");
        config.close();
        m_bus.setProcessEnvironment(environment());
        m_bus.start(QStringLiteral("dbus-daemon"),
                    {QStringLiteral("--nofork"), QStringLiteral("--print-address=1"),
                     QStringLiteral("--config-file=") + config.fileName()});
        QByteArray said;
        QVERIFY(QTest::qWaitFor(
            [&] {
                said += m_bus.readAllStandardOutput();
                return said.contains('\n');
            },
            20'000));
        m_address = QString::fromLatin1(said).trimmed();
    }

    void startKeyring(bool isUnlocked)
    {
        QStringList arguments{QStringLiteral("--foreground"),
                              QStringLiteral("--components=secrets")};
        if (isUnlocked)
            arguments.append(QStringLiteral("--unlock"));
        m_keyring.setProcessEnvironment(environment());
        m_keyring.start(QStringLiteral("gnome-keyring-daemon"), arguments);
        QVERIFY(m_keyring.waitForStarted());
        if (isUnlocked)
            m_keyring.write(kPassword);
        m_keyring.closeWriteChannel();
        QVERIFY(QTest::qWaitFor([this] { return hasService(); }, 20'000));
    }

    [[nodiscard]] bool hasService() const
    {
        QProcess ask;
        ask.setProcessEnvironment(environment());
        ask.start(QStringLiteral("dbus-send"),
                  {QStringLiteral("--session"), QStringLiteral("--print-reply"),
                   QStringLiteral("--dest=org.freedesktop.DBus"), QStringLiteral("/"),
                   QStringLiteral("org.freedesktop.DBus.GetNameOwner"),
                   QStringLiteral("string:org.freedesktop.secrets")});
        return ask.waitForFinished() && ask.exitCode() == 0;
    }

    static constexpr char kPassword[] = "a password";

    QTemporaryDir m_home;
    QString m_address;
    QProcess m_bus;
    QProcess m_keyring;
};

} // namespace support
