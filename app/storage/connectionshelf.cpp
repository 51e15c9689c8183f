// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/connectionshelf.h"

#include "core/id.h"
#include "core/secretname.h"
#include "storage/members.h"
#include "storage/parametercodec.h"
#include "storage/profilecodec.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMessageAuthenticationCode>
#include <QUrl>

namespace storage {
namespace {

constexpr auto kShelved = QLatin1StringView("connections");
constexpr auto kShelvedPresets = QLatin1StringView("parameter_presets");
constexpr auto kShelvedProfile = QLatin1StringView("connection");
constexpr auto kSignature = QLatin1StringView("signature");
/// A file that others wrote must not be without end.
constexpr qsizetype kMostShelved = 1000;
/// Of each of the two lists: all of it goes into a file that is read only up to 16 MiB.
constexpr qsizetype kMostShelvedBytes = 4 * 1024 * 1024;

QByteArray compact(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

/// There is room for it, which is less by its size then.
bool takesRoom(const QJsonObject &json, qsizetype &room)
{
    const qsizetype size = compact(json).size();
    if (size > room)
        return false;
    room -= size;
    return true;
}

QString signatureOf(const QJsonObject &profile, const QUuid &dataDirectory)
{
    return QString::fromLatin1(QMessageAuthenticationCode::hash(compact(profile),
                                                                dataDirectory.toRfc4122(),
                                                                QCryptographicHash::Sha256)
                                   .toHex());
}

/// Nobody has to say that a header is a secret, and in the settings it is kept as it was typed; a
/// backup is handed on.
core::Profile withoutSecretHeaders(core::Profile profile)
{
    profile.headers.removeIf(
        [](const core::Header &header) { return core::isSecretName(header.name); });
    return profile;
}

/// Whom to trust, whom to talk to in clear text, who may read that on its way, and which secrets
/// are kept: a person has to say that here.
void forgetConsents(core::Profile &profile)
{
    if (QUrl(profile.baseUrl).scheme() != QLatin1StringView("https"))
        profile.proxy = {};
    profile.plainHttpOrigin.clear();
    profile.tls = {};
    profile.hasStoredKey = profile.hasKeptProxyPassword = false;
    profile.keptKeyCount = 0;
}

} // namespace

QJsonObject connectionsToShelf(const QList<core::Profile> &profiles,
                               const QList<core::ParameterPreset> &presets,
                               const QUuid &dataDirectory)
{
    QJsonArray connections;
    for (const core::Profile &profile : profiles) {
        const QJsonObject json = profileToJson(withoutSecretHeaders(profile), {});
        connections.append(
            QJsonObject{{kShelvedProfile, json}, {kSignature, signatureOf(json, dataDirectory)}});
    }
    QJsonObject shelf;
    if (!connections.isEmpty())
        shelf.insert(kShelved, connections);
    if (!presets.isEmpty())
        shelf.insert(kShelvedPresets, parameterPresetsToJson(presets, {}));
    return shelf;
}

QList<ShelvedConnection> connectionsFromShelf(const QJsonObject &shelf, const QUuid &dataDirectory)
{
    QList<ShelvedConnection> read;
    QSet<QUuid> met;
    qsizetype room = kMostShelvedBytes;
    const QJsonArray connections = shelf.value(kShelved).toArray();
    for (const QJsonValue &one : connections) {
        const QJsonObject json = one[kShelvedProfile].toObject();
        std::optional<core::Profile> profile = profileFromJson(json);
        if (!profile || met.contains(profile->id) || read.size() >= kMostShelved
            || !takesRoom(json, room))
            continue;
        met.insert(profile->id);
        const bool isOwn = !dataDirectory.isNull()
                           && one[kSignature].toString() == signatureOf(json, dataDirectory);
        if (!isOwn)
            forgetConsents(*profile);
        read.append({*profile, isOwn});
    }
    return read;
}

QList<core::ParameterPreset> presetsFromShelf(const QJsonObject &shelf)
{
    QJsonArray sound;
    qsizetype room = kMostShelvedBytes;
    const QJsonArray presets = shelf.value(kShelvedPresets).toArray();
    for (const QJsonValue &one : presets) {
        if (takesRoom(one.toObject(), room))
            sound.append(one);
    }
    return parameterPresetsFrom(sound);
}

QSet<QUuid> connectionsOnShelf(const QJsonObject &shelf)
{
    QSet<QUuid> ids;
    const QJsonArray connections = shelf.value(kShelved).toArray();
    for (const QJsonValue &one : connections) {
        const QUuid id = core::idFromText(one[kShelvedProfile][kId].toString());
        if (!id.isNull() && ids.size() < kMostShelved)
            ids.insert(id);
    }
    return ids;
}

} // namespace storage
