// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QProcess>
#include <QTest>

namespace support {

/// The bus on which programs and screen readers meet, on the test's own session bus.
class AccessibilityBus
{
public:
    ~AccessibilityBus()
    {
        m_launcher.terminate();
        m_launcher.waitForFinished();
    }

    [[nodiscard]] bool start()
    {
        m_launcher.setProcessChannelMode(QProcess::MergedChannels);
        m_launcher.start(QStringLiteral("/usr/libexec/at-spi-bus-launcher"),
                         {QStringLiteral("--launch-immediately")});
        return m_launcher.waitForStarted()
               && QTest::qWaitFor(
                   [] {
                       return QDBusConnection::sessionBus()
                           .interface()
                           ->isServiceRegistered(QStringLiteral("org.a11y.Bus"))
                           .value();
                   },
                   20'000);
    }

private:
    QProcess m_launcher;
};

} // namespace support
