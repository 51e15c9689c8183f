// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

namespace real {

/// Where tests/real/install puts what it installs.
[[nodiscard]] inline QString installed(const QString &path = {})
{
    return QStringLiteral(LOQUAT_BINARY_DIR "/real/node_modules/") + path;
}

/// Nothing when everything is there, else why these tests are left out.
[[nodiscard]] inline QString whyNotInstalled()
{
    if (QStandardPaths::findExecutable(QStringLiteral("node")).isEmpty())
        return QStringLiteral("not installed: Node.js");
    if (!QFile::exists(QStringLiteral(LOQUAT_BINARY_DIR "/real/installed.json")))
        return QStringLiteral("not installed: the servers from npm (see tests/real/install)");
    return {};
}

/// A port that was free a moment ago.
[[nodiscard]] inline quint16 freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : quint16(0);
}

/// A server program of somebody else on a loopback port; ends with this object.
class RealServer
{
public:
    ~RealServer()
    {
        m_process.terminate();
        if (!m_process.waitForFinished(3000))
            m_process.kill();
        m_process.waitForFinished();
    }
    void setEnvironment(const QString &name, const QString &value)
    {
        m_environment.insert(name, value);
    }
    void setFolder(const QString &path) { m_process.setWorkingDirectory(path); }
    /// True once somebody listens on the port.
    [[nodiscard]] bool start(const QString &program, const QStringList &arguments, quint16 port)
    {
        m_process.setProcessEnvironment(m_environment);
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(program, arguments, QIODevice::ReadOnly);
        return m_process.waitForStarted() && QTest::qWaitFor([&] { return listens(port); }, 30'000);
    }
    /// What it printed; for the test's own messages.
    [[nodiscard]] QByteArray output() { return m_process.readAll(); }

private:
    [[nodiscard]] bool listens(quint16 port) const
    {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
        return socket.waitForConnected(200) || m_process.state() == QProcess::NotRunning;
    }

    QProcess m_process;
    QProcessEnvironment m_environment = QProcessEnvironment::systemEnvironment();
};

/// A helper program's whole output; empty when it failed.
[[nodiscard]] inline QByteArray outputOf(const QString &program, const QStringList &arguments,
                                         const QProcessEnvironment &environment, int *exitCode)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(program, arguments, QIODevice::ReadOnly);
    (void)QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, 60'000);
    *exitCode =
        process.state() == QProcess::NotRunning && process.exitStatus() == QProcess::NormalExit
            ? process.exitCode()
            : -1;
    return process.readAllStandardOutput()
           + (*exitCode == 0 ? QByteArray() : process.readAllStandardError());
}

} // namespace real
