// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/transportcodec.h"

#include "storage/members.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <array>

namespace storage {
namespace {

constexpr auto kProxy = QLatin1StringView("proxy");
constexpr auto kHost = QLatin1StringView("host");
constexpr auto kPort = QLatin1StringView("port");
constexpr auto kUser = QLatin1StringView("user");
constexpr auto kBypass = QLatin1StringView("bypass");
constexpr auto kTls = QLatin1StringView("tls");
constexpr auto kCaFile = QLatin1StringView("ca_file");
constexpr auto kPinned = QLatin1StringView("pinned_sha256");
constexpr auto kPinnedOrigin = QLatin1StringView("pinned_origin");
constexpr auto kClientCertificate = QLatin1StringView("client_certificate_file");
constexpr auto kClientKey = QLatin1StringView("client_key_file");
constexpr auto kPatience = QLatin1StringView("timeouts_ms");
constexpr auto kConnect = QLatin1StringView("connect");
constexpr auto kFirstByte = QLatin1StringView("first_byte");
constexpr auto kIdle = QLatin1StringView("idle");
constexpr auto kNoData = QLatin1StringView("no_data");

constexpr std::array kProxyKinds{"system", "none", "http", "socks5"};
constexpr int kLongestMs = 3'600'000;
constexpr int kLongestFirstByteMs = 600'000;
constexpr int kShortestMs = 100;

core::ProxyKind kindFrom(const QString &name)
{
    for (size_t i = 0; i < kProxyKinds.size(); ++i) {
        if (name == QLatin1StringView(kProxyKinds[i]))
            return core::ProxyKind(i);
    }
    return core::ProxyKind::System;
}

core::Proxy proxyFrom(const QJsonObject &json)
{
    core::Proxy proxy;
    proxy.kind = kindFrom(json.value(kKind).toString());
    proxy.host = json.value(kHost).toString();
    proxy.port = qBound(0, json.value(kPort).toInt(), 65535);
    proxy.user = json.value(kUser).toString();
    const QJsonArray bypass = json.value(kBypass).toArray();
    for (const QJsonValue &host : bypass) {
        if (!host.toString().isEmpty())
            proxy.bypass.append(host.toString());
    }
    return proxy;
}

core::TlsTrust trustFrom(const QJsonObject &json)
{
    core::TlsTrust tls;
    tls.caFile = json.value(kCaFile).toString();
    tls.clientCertificateFile = json.value(kClientCertificate).toString();
    tls.clientKeyFile = json.value(kClientKey).toString();
    static const QRegularExpression fingerprint(QStringLiteral("^[0-9a-f]{64}$"));
    const QString pinned = json.value(kPinned).toString();
    const QString origin = json.value(kPinnedOrigin).toString();
    // Half a pin is none: it would be for every server, or for no certificate.
    if (fingerprint.match(pinned).hasMatch() && !origin.isEmpty()) {
        tls.pinnedSha256 = pinned;
        tls.pinnedOrigin = origin;
    }
    return tls;
}

int limitFrom(const QJsonObject &json, QLatin1StringView name, int fallback, int longest)
{
    return qBound(kShortestMs, json.value(name).toInt(fallback), longest);
}

core::Patience patienceFrom(const QJsonObject &json)
{
    core::Patience patience;
    patience.connectMs = limitFrom(json, kConnect, patience.connectMs, kLongestMs);
    patience.firstByteMs = limitFrom(json, kFirstByte, patience.firstByteMs, kLongestFirstByteMs);
    patience.idleMs = limitFrom(json, kIdle, patience.idleMs, kLongestMs);
    patience.noDataMs = limitFrom(json, kNoData, patience.noDataMs, kLongestMs);
    return patience;
}

} // namespace

void readTransport(const QJsonObject &json, core::Proxy &proxy, core::TlsTrust &tls,
                   core::Patience &patience)
{
    proxy = proxyFrom(json.value(kProxy).toObject());
    tls = trustFrom(json.value(kTls).toObject());
    patience = patienceFrom(json.value(kPatience).toObject());
}

void writeTransport(QJsonObject &json, const core::Proxy &proxy, const core::TlsTrust &tls,
                    const core::Patience &patience)
{
    QJsonObject way = json.value(kProxy).toObject();
    way.insert(kKind, QString::fromLatin1(kProxyKinds[size_t(proxy.kind)]));
    way.insert(kHost, proxy.host);
    way.insert(kPort, proxy.port);
    way.insert(kUser, proxy.user);
    way.insert(kBypass, QJsonArray::fromStringList(proxy.bypass));
    json.insert(kProxy, way);
    QJsonObject trust = json.value(kTls).toObject();
    trust.insert(kCaFile, tls.caFile);
    trust.insert(kPinned, tls.pinnedSha256);
    trust.insert(kPinnedOrigin, tls.pinnedOrigin);
    trust.insert(kClientCertificate, tls.clientCertificateFile);
    trust.insert(kClientKey, tls.clientKeyFile);
    json.insert(kTls, trust);
    QJsonObject limits = json.value(kPatience).toObject();
    limits.insert(kConnect, patience.connectMs);
    limits.insert(kFirstByte, patience.firstByteMs);
    limits.insert(kIdle, patience.idleMs);
    limits.insert(kNoData, patience.noDataMs);
    json.insert(kPatience, limits);
}

} // namespace storage
