// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/requestheaders.h"

#include "api/errornormaliser.h"
#include "net/exchange.h"

namespace api {

QList<core::Header> requestHeaders(const Gateway &gateway)
{
    QList<core::Header> headers;
    if (!gateway.key.isEmpty())
        headers.append({QByteArrayLiteral("Authorization"), "Bearer " + gateway.key});
    return headers + gateway.headers;
}

core::Error redirectError(const net::Exchange &exchange, const QByteArray &key)
{
    core::Error error;
    error.kind = core::ErrorKind::Redirect;
    error.status = exchange.status();
    const QUrl target = exchange.redirectTarget();
    if (target.isValid()) {
        const QString shown = target.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery
                                              | QUrl::RemoveFragment | QUrl::FullyEncoded);
        error.target = redact(shown.left(2000), key);
        error.message = error.target;
    } else {
        const QByteArray location = exchange.headers().value("location");
        error.message = redact(QString::fromLatin1(location.left(200)).simplified(), key);
    }
    return error;
}

} // namespace api
