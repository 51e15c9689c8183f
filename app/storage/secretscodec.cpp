// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/secretscodec.h"

#include "storage/members.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

namespace storage {
namespace {

constexpr auto kProxyPassword = QLatin1StringView("proxy_password");

/// More than any person has; what somebody else wrote into a keychain must not be without end.
constexpr qsizetype kMostEntries = 256;

/// Bytes that a header can carry; an empty text for any other.
QByteArray sendable(const QJsonValue &value)
{
    const QString text = value.toString();
    const bool isVisible = std::all_of(text.cbegin(), text.cend(), [](QChar c) {
        return c.unicode() >= 0x20 && c.unicode() < 0x7f;
    });
    return isVisible ? text.toLatin1() : QByteArray();
}

bool isPlain(const core::ConnectionSecrets &secrets)
{
    return secrets.keys.size() == 1 && secrets.headers.isEmpty() && secrets.proxyPassword.isEmpty()
           && !secrets.keys.constFirst().startsWith('{');
}

} // namespace

QByteArray secretsToEntry(const core::ConnectionSecrets &secrets)
{
    if (secrets == core::ConnectionSecrets())
        return {};
    if (isPlain(secrets))
        return secrets.keys.constFirst();
    QJsonArray keys;
    for (const QByteArray &key : secrets.keys)
        keys.append(QString::fromLatin1(key));
    QJsonArray headers;
    for (const core::Header &header : secrets.headers) {
        headers.append(QJsonObject{{kName, QString::fromLatin1(header.name)},
                                   {kValue, QString::fromLatin1(header.value)}});
    }
    const QJsonObject entry{{kKeys, keys},
                            {kHeaders, headers},
                            {kProxyPassword, QString::fromUtf8(secrets.proxyPassword)}};
    return QJsonDocument(entry).toJson(QJsonDocument::Compact);
}

core::ConnectionSecrets secretsFromEntry(const QByteArray &entry)
{
    core::ConnectionSecrets secrets;
    if (entry.isEmpty())
        return secrets;
    if (!entry.startsWith('{')) {
        secrets.keys.append(entry);
        return secrets;
    }
    const QJsonObject json = QJsonDocument::fromJson(entry).object();
    const QJsonArray keys = json.value(kKeys).toArray();
    for (const QJsonValue &value : keys) {
        const QByteArray key = sendable(value);
        if (!key.isEmpty() && secrets.keys.size() < kMostEntries)
            secrets.keys.append(key);
    }
    const QJsonArray headers = json.value(kHeaders).toArray();
    for (const QJsonValue &value : headers) {
        const core::Header header{sendable(value.toObject().value(kName)),
                                  sendable(value.toObject().value(kValue))};
        const bool isWhole = !header.name.isEmpty() && !header.value.isEmpty();
        if (isWhole && secrets.headers.size() < kMostEntries)
            secrets.headers.append(header);
    }
    secrets.proxyPassword = json.value(kProxyPassword).toString().toUtf8();
    return secrets;
}

} // namespace storage
