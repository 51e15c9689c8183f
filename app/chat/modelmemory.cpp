// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/modelmemory.h"

#include "api/modellist.h"

#include <algorithm>

namespace chat {
namespace {

constexpr qsizetype kMostRecent = 8;

/// How many characters two names share at their beginning.
qsizetype sharedPrefix(const QString &a, const QString &b)
{
    const qsizetype most = qMin(a.size(), b.size());
    qsizetype length = 0;
    while (length < most && a.at(length).toLower() == b.at(length).toLower())
        ++length;
    return length;
}

} // namespace

ModelMemory::ModelMemory(Preferences &preferences)
    : m_preferences(preferences)
{
}

QList<core::ModelChoiceRef> ModelMemory::recent() const
{
    return m_preferences.settings().recentModels;
}

QList<core::ModelChoiceRef> ModelMemory::favourites() const
{
    return m_preferences.settings().favouriteModels;
}

bool ModelMemory::isFavourite(const core::ModelChoiceRef &model) const
{
    return m_preferences.settings().favouriteModels.contains(model);
}

void ModelMemory::noteUse(const core::ModelChoiceRef &model)
{
    if (model.profileId.isNull() || model.model.isEmpty())
        return;
    core::Settings settings = m_preferences.settings();
    settings.recentModels.removeAll(model);
    settings.recentModels.prepend(model);
    settings.recentModels.resize(qMin(kMostRecent, settings.recentModels.size()));
    m_preferences.set(settings);
}

void ModelMemory::toggleFavourite(const core::ModelChoiceRef &model)
{
    core::Settings settings = m_preferences.settings();
    if (settings.favouriteModels.removeAll(model) == 0)
        settings.favouriteModels.append(model);
    m_preferences.set(settings);
}

std::optional<bool> visionOf(const QList<ModelChoice> &list, const QString &model)
{
    const auto known = std::find_if(list.cbegin(), list.cend(),
                                    [&model](const ModelChoice &one) { return one.id == model; });
    return known == list.cend() ? api::visionOf({}, model) : known->hasVision;
}

QString seeingModel(const QList<ModelChoice> &list, const QString &blind,
                    const QStringList &preferred)
{
    const ModelChoice *best = nullptr;
    qsizetype bestRank = -1;
    for (const ModelChoice &one : list) {
        if (!one.isForChat || one.hasVision != true || one.id == blind)
            continue;
        const qsizetype place = preferred.indexOf(one.id);
        constexpr qsizetype kBeforeAnyFamily = 1'000'000;
        const qsizetype rank = place >= 0 ? kBeforeAnyFamily - place : sharedPrefix(one.id, blind);
        if (rank > bestRank) {
            best = &one;
            bestRank = rank;
        }
    }
    return best ? best->id : QString();
}

} // namespace chat
