// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/portalreader.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace ui {
namespace {

QString connectionName()
{
    return QStringLiteral("loquat-portal");
}

QString service()
{
    return QStringLiteral("org.freedesktop.portal.Desktop");
}

QString path()
{
    return QStringLiteral("/org/freedesktop/portal/desktop");
}

QString interface()
{
    return QStringLiteral("org.freedesktop.portal.Settings");
}

QString appearance()
{
    return QStringLiteral("org.freedesktop.appearance");
}

} // namespace

PortalReader::~PortalReader()
{
    QDBusConnection::disconnectFromBus(connectionName());
}

void PortalReader::read()
{
    QDBusConnection bus =
        QDBusConnection::connectToBus(QDBusConnection::SessionBus, connectionName());
    if (!bus.isConnected())
        return;
    bus.connect(service(), path(), interface(), QStringLiteral("SettingChanged"), this,
                SLOT(settingChanged(QString, QString, QDBusVariant)));
    ask(QStringLiteral("color-scheme"));
    ask(QStringLiteral("contrast"));
}

void PortalReader::ask(const QString &key)
{
    // Read, not ReadOne: portals older than version 2 of the interface know only this one.
    QDBusMessage message =
        QDBusMessage::createMethodCall(service(), path(), interface(), QStringLiteral("Read"));
    message << appearance() << key;
    auto *watcher =
        new QDBusPendingCallWatcher(QDBusConnection(connectionName()).asyncCall(message), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
            [this, key](QDBusPendingCallWatcher *finished) {
                const QDBusPendingReply<QDBusVariant> reply = *finished;
                if (!reply.isError())
                    Q_EMIT received(key, reply.value().variant());
                finished->deleteLater();
            });
}

void PortalReader::settingChanged(const QString &space, const QString &key,
                                  const QDBusVariant &value)
{
    if (space == appearance())
        Q_EMIT received(key, value.variant());
}

} // namespace ui
