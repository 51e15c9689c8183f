// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/connectiontypes.h"
#include "chat/preferences.h"

namespace chat {

/// The models that a person used last and the ones marked as favourites. Lives in the settings.
class ModelMemory
{
public:
    explicit ModelMemory(Preferences &preferences);

    [[nodiscard]] QList<core::ModelChoiceRef> recent() const;
    [[nodiscard]] QList<core::ModelChoiceRef> favourites() const;
    [[nodiscard]] bool isFavourite(const core::ModelChoiceRef &model) const;
    /// It moves to the front; the ninth leaves.
    void noteUse(const core::ModelChoiceRef &model);
    void toggleFavourite(const core::ModelChoiceRef &model);

private:
    Preferences &m_preferences;
};

/// Whether this model sees images: as its list says, else as its name says; unset: nobody knows.
[[nodiscard]] std::optional<bool> visionOf(const QList<ModelChoice> &list, const QString &model);
/// A chat model of the list that sees, for when `blind` does not: one of the `preferred` first,
/// then one of the same family, then the first. Empty when there is none.
[[nodiscard]] QString seeingModel(const QList<ModelChoice> &list, const QString &blind,
                                  const QStringList &preferred);

} // namespace chat
