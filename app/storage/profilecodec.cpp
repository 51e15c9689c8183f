// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/profilecodec.h"

#include "core/id.h"

#include <QJsonArray>
#include <array>

namespace storage {
namespace {

constexpr auto kId = QLatin1StringView("id");
constexpr auto kName = QLatin1StringView("name");
constexpr auto kBaseUrl = QLatin1StringView("base_url");
constexpr auto kModel = QLatin1StringView("model");
constexpr auto kPreset = QLatin1StringView("preset");
constexpr auto kHeaders = QLatin1StringView("headers");
constexpr auto kValue = QLatin1StringView("value");
constexpr auto kHasStoredKey = QLatin1StringView("has_stored_key");
constexpr auto kPlainHttp = QLatin1StringView("plain_http_origin");

/// A key belongs into the keychain, whatever the header is called.
bool carriesKey(const QByteArray &header)
{
    constexpr std::array kNames{"authorization", "proxy-authorization", "api-key", "x-api-key",
                                "cookie"};
    for (const char *name : kNames) {
        if (header.compare(name, Qt::CaseInsensitive) == 0)
            return true;
    }
    return false;
}

} // namespace

std::optional<core::Profile> profileFromJson(const QJsonObject &json)
{
    core::Profile profile;
    profile.id = core::idFromText(json.value(kId).toString());
    if (profile.id.isNull() || profile.id == core::demoProfileId())
        return std::nullopt;
    profile.name = json.value(kName).toString();
    profile.baseUrl = json.value(kBaseUrl).toString();
    profile.model = json.value(kModel).toString();
    profile.presetId = json.value(kPreset).toString();
    const QJsonArray headers = json.value(kHeaders).toArray();
    for (const QJsonValue &value : headers) {
        const QJsonObject header = value.toObject();
        const core::Header read{header.value(kName).toString().toLatin1(),
                                header.value(kValue).toString().toLatin1()};
        if (!read.name.isEmpty() && !carriesKey(read.name))
            profile.headers.append(read);
    }
    profile.hasStoredKey = json.value(kHasStoredKey).toBool();
    profile.plainHttpOrigin = json.value(kPlainHttp).toString();
    return profile;
}

QJsonObject profileToJson(const core::Profile &profile, const QJsonObject &before)
{
    QJsonObject json = before;
    json.insert(kId, core::idText(profile.id));
    json.insert(kName, profile.name);
    json.insert(kBaseUrl, profile.baseUrl);
    json.insert(kModel, profile.model);
    json.insert(kPreset, profile.presetId);
    QJsonArray headers;
    for (const core::Header &header : profile.headers) {
        if (!carriesKey(header.name)) {
            headers.append(QJsonObject{{kName, QString::fromLatin1(header.name)},
                                       {kValue, QString::fromLatin1(header.value)}});
        }
    }
    json.insert(kHeaders, headers);
    json.insert(kHasStoredKey, profile.hasStoredKey);
    json.insert(kPlainHttp, profile.plainHttpOrigin);
    return json;
}

} // namespace storage
