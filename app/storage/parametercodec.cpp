// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/parametercodec.h"

#include "core/id.h"
#include "storage/members.h"

#include <QHash>

namespace storage {
namespace {

constexpr auto kModelParameters = QLatin1StringView("model_parameters");
/// A file that others wrote must not be without end.
constexpr qsizetype kMostModelDefaults = 10'000;
constexpr qsizetype kMostPresets = 1000;

void putOrRemove(QJsonObject &json, QLatin1StringView member, const QJsonObject &object)
{
    if (object.isEmpty())
        json.remove(member);
    else
        json.insert(member, object);
}

} // namespace

void readParameters(core::Profile &profile, const QJsonObject &json)
{
    profile.parameters = json.value(kParameters).toObject();
    const QJsonObject models = json.value(kModelParameters).toObject();
    for (auto it = models.constBegin(); it != models.constEnd(); ++it) {
        const core::ParameterSet read = it.value().toObject();
        if (!read.isEmpty() && profile.modelParameters.size() < kMostModelDefaults)
            profile.modelParameters.insert(it.key(), read);
    }
}

void writeParameters(QJsonObject &json, const core::Profile &profile)
{
    putOrRemove(json, kParameters, profile.parameters);
    QJsonObject models;
    for (auto it = profile.modelParameters.cbegin(); it != profile.modelParameters.cend(); ++it) {
        if (!it.value().isEmpty())
            models.insert(it.key(), it.value());
    }
    putOrRemove(json, kModelParameters, models);
}

QList<core::ParameterPreset> parameterPresetsFrom(const QJsonArray &array)
{
    QList<core::ParameterPreset> presets;
    for (const QJsonValue &value : array) {
        const QJsonObject json = value.toObject();
        const core::ParameterPreset read{core::idFromText(json.value(kId).toString()),
                                         json.value(kName).toString(),
                                         json.value(kParameters).toObject()};
        if (!read.id.isNull() && !read.name.isEmpty() && presets.size() < kMostPresets)
            presets.append(read);
    }
    return presets;
}

QJsonArray parameterPresetsToJson(const QList<core::ParameterPreset> &presets,
                                  const QJsonArray &before)
{
    QHash<QString, QJsonObject> known;
    for (const QJsonValue &value : before)
        known.insert(value.toObject().value(kId).toString(), value.toObject());
    QJsonArray array;
    for (const core::ParameterPreset &preset : presets) {
        QJsonObject json = known.value(core::idText(preset.id));
        json.insert(kId, core::idText(preset.id));
        json.insert(kName, preset.name);
        json.insert(kParameters, preset.parameters);
        array.append(json);
    }
    return array;
}

} // namespace storage
