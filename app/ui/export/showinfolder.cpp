// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/showinfolder.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QUrl>

namespace ui {

/// https://www.freedesktop.org/wiki/Specifications/file-manager-interface/
void showInFolder(const QString &path)
{
    QDBusMessage call = QDBusMessage::createMethodCall(
        QStringLiteral("org.freedesktop.FileManager1"),
        QStringLiteral("/org/freedesktop/FileManager1"),
        QStringLiteral("org.freedesktop.FileManager1"), QStringLiteral("ShowItems"));
    call << QStringList{QUrl::fromLocalFile(path).toString(QUrl::FullyEncoded)} << QString();
    QDBusConnection::sessionBus().call(call, QDBus::NoBlock);
}

} // namespace ui
