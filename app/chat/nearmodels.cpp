// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/nearmodels.h"

#include "api/apikey.h"
#include "api/nearmodels.h"
#include "core/preset.h"

#include <QUrl>

namespace chat {

bool hasDashedModelIds(const core::Profile &profile)
{
    const core::Preset *preset = core::presetByHost(QUrl(profile.baseUrl).host());
    return preset && preset->hasDashedModelIds;
}

bool isModelPlaceholder(const QString &typed)
{
    return api::isModelPlaceholder(typed);
}

QStringList nearModels(const QString &typed, const QList<ModelChoice> &list, int most)
{
    if (list.isEmpty()) {
        const QString proposed = api::proposedModelId(typed);
        return proposed.isEmpty() ? QStringList() : QStringList{proposed};
    }
    QList<api::ModelInfo> models;
    models.reserve(list.size());
    for (const ModelChoice &choice : list) {
        api::ModelInfo model;
        model.id = choice.id;
        model.name = choice.name;
        model.isForChat = choice.isForChat;
        models.append(model);
    }
    return api::nearModels(typed, models, most);
}

} // namespace chat
