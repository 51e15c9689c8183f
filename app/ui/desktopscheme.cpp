// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktopscheme.h"

#include "ui/portalreader.h"

#include <QDBusVariant>
#include <QFileInfo>
#include <QThread>

namespace ui {
namespace {

/// True when a session bus is named. Without this look, libdbus starts one of its own through
/// X11, which takes a second and leaves a process behind.
bool hasSessionBus()
{
    if (!qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS"))
        return true;
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return !runtime.isEmpty() && QFileInfo::exists(runtime + QLatin1StringView("/bus"));
}

} // namespace

DesktopScheme::DesktopScheme(QObject *parent)
    : QObject(parent)
{
}

DesktopScheme::~DesktopScheme()
{
    if (!m_thread)
        return;
    m_thread->quit();
    constexpr int kPatienceMs = 200;
    // A bus that never answers must not keep the program from leaving: the thread is then left
    // to the end of the process, with everything it owns.
    if (!m_thread->wait(kPatienceMs))
        static_cast<void>(m_thread.release());
}

void DesktopScheme::start()
{
    if (m_thread || !hasSessionBus())
        return;
    m_thread = std::make_unique<QThread>();
    m_thread->setObjectName(QStringLiteral("portal"));
    auto *reader = new PortalReader;
    reader->moveToThread(m_thread.get());
    connect(m_thread.get(), &QThread::started, reader, &PortalReader::read);
    connect(m_thread.get(), &QThread::finished, reader, &QObject::deleteLater);
    connect(reader, &PortalReader::received, this, &DesktopScheme::take);
    m_thread->start(QThread::LowPriority);
}

void DesktopScheme::take(const QString &key, const QVariant &value)
{
    QVariant plain = value;
    // The old method Read wraps its answer twice.
    while (plain.metaType() == QMetaType::fromType<QDBusVariant>())
        plain = plain.value<QDBusVariant>().variant();
    bool isNumber = false;
    const uint number = plain.toUInt(&isNumber);
    if (!isNumber)
        return;
    if (key == QLatin1StringView("color-scheme")) {
        std::optional<bool> isDark;
        if (number == 1 || number == 2)
            isDark = number == 1;
        if (isDark == m_isDark)
            return;
        m_isDark = isDark;
    } else if (key == QLatin1StringView("contrast")) {
        if (m_isHighContrast == (number == 1))
            return;
        m_isHighContrast = number == 1;
    } else {
        return;
    }
    Q_EMIT changed();
}

} // namespace ui
