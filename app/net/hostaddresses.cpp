// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/hostaddresses.h"

#include <QHostAddress>
#include <QHostInfo>

namespace net {

void lookUpHost(const QString &host, QObject *context,
                const std::function<void(const QStringList &addresses)> &then)
{
    QHostInfo::lookupHost(host, context, [then](const QHostInfo &info) {
        QStringList addresses;
        const QList<QHostAddress> found = info.addresses();
        for (const QHostAddress &address : found)
            addresses.append(address.toString());
        then(addresses);
    });
}

} // namespace net
