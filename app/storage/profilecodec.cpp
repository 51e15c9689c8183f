// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/profilecodec.h"

#include "core/id.h"
#include "storage/members.h"
#include "storage/parametercodec.h"
#include "storage/transportcodec.h"

#include <QJsonArray>
#include <algorithm>
#include <array>

namespace storage {
namespace {

constexpr auto kPreset = QLatin1StringView("preset");
constexpr auto kHasStoredKey = QLatin1StringView("has_stored_key");
constexpr auto kKeyCount = QLatin1StringView("stored_key_count");
constexpr auto kHasProxyPassword = QLatin1StringView("has_proxy_password");
constexpr auto kPlainHttp = QLatin1StringView("plain_http_origin");
constexpr auto kSecretHeaders = QLatin1StringView("secret_headers");
constexpr auto kLearned = QLatin1StringView("learned");
constexpr auto kParameter = QLatin1StringView("parameter");
constexpr auto kReplacement = QLatin1StringView("replacement");
constexpr auto kSeenUnexplained = QLatin1StringView("has_seen_unexplained");

/// As many as a form can show; a file that others wrote must not be without end.
constexpr int kMostKeys = 256;
constexpr qsizetype kMostLearned = 1000;

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

bool isSecret(const QByteArray &header, const core::Profile &profile)
{
    return carriesKey(header)
           || std::any_of(profile.secretHeaders.cbegin(), profile.secretHeaders.cend(),
                          [&header](const QByteArray &name) {
                              return name.compare(header, Qt::CaseInsensitive) == 0;
                          });
}

void readSecretNames(core::Profile &profile, const QJsonObject &json)
{
    profile.hasStoredKey = json.value(kHasStoredKey).toBool();
    // What an earlier version stored was one key; without a store nothing was kept.
    const int least = profile.hasStoredKey && !json.contains(kKeyCount) ? 1 : 0;
    if (profile.hasStoredKey)
        profile.keptKeyCount = qBound(least, json.value(kKeyCount).toInt(least), kMostKeys);
    profile.hasKeptProxyPassword = profile.hasStoredKey && json.value(kHasProxyPassword).toBool();
    const QJsonArray names = json.value(kSecretHeaders).toArray();
    for (const QJsonValue &name : names) {
        const QByteArray read = name.toString().toLatin1();
        if (!read.isEmpty() && !profile.secretHeaders.contains(read))
            profile.secretHeaders.append(read);
    }
}

void readLearned(core::Profile &profile, const QJsonObject &json)
{
    const QJsonArray learned = json.value(kLearned).toArray();
    for (const QJsonValue &value : learned) {
        const QJsonObject item = value.toObject();
        const core::LearnedParameter read{item.value(kModel).toString(),
                                          item.value(kParameter).toString(),
                                          item.value(kReplacement).toString()};
        if (!read.parameter.isEmpty() && profile.learned.size() < kMostLearned)
            profile.learned.append(read);
    }
    profile.hasSeenUnexplained = json.value(kSeenUnexplained).toBool();
}

QJsonArray namesOf(const QList<QByteArray> &headers)
{
    QJsonArray names;
    for (const QByteArray &name : headers)
        names.append(QString::fromLatin1(name));
    return names;
}

QJsonArray learnedOf(const core::Profile &profile)
{
    QJsonArray learned;
    for (const core::LearnedParameter &one : profile.learned) {
        learned.append(QJsonObject{
            {kModel, one.model}, {kParameter, one.parameter}, {kReplacement, one.replacement}});
    }
    return learned;
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
    readSecretNames(profile, json);
    const QJsonArray headers = json.value(kHeaders).toArray();
    for (const QJsonValue &value : headers) {
        const QJsonObject header = value.toObject();
        const core::Header read{header.value(kName).toString().toLatin1(),
                                header.value(kValue).toString().toLatin1()};
        if (!read.name.isEmpty() && !isSecret(read.name, profile))
            profile.headers.append(read);
    }
    readTransport(json, profile.proxy, profile.tls, profile.patience);
    readLearned(profile, json);
    readParameters(profile, json);
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
        if (!isSecret(header.name, profile)) {
            headers.append(QJsonObject{{kName, QString::fromLatin1(header.name)},
                                       {kValue, QString::fromLatin1(header.value)}});
        }
    }
    json.insert(kHeaders, headers);
    json.insert(kHasStoredKey, profile.hasStoredKey);
    json.insert(kKeyCount, profile.hasStoredKey ? profile.keptKeyCount : 0);
    json.insert(kHasProxyPassword, profile.hasStoredKey && profile.hasKeptProxyPassword);
    json.insert(kSecretHeaders, namesOf(profile.secretHeaders));
    json.insert(kPlainHttp, profile.plainHttpOrigin);
    writeTransport(json, profile.proxy, profile.tls, profile.patience);
    json.insert(kLearned, learnedOf(profile));
    writeParameters(json, profile);
    json.insert(kSeenUnexplained, profile.hasSeenUnexplained);
    return json;
}

} // namespace storage
