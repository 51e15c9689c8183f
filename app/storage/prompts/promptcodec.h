// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/prompt.h"

#include <QJsonObject>
#include <optional>

namespace storage {

/// The library as it is kept and exported. Members that are not known are not kept.
[[nodiscard]] QJsonObject promptsToJson(const core::PromptShelf &shelf);
/// What is in it and can be used; the file may have been written by hand.
[[nodiscard]] core::PromptShelf promptsFrom(const QJsonObject &json);
/// More is in it than `shelf`, which was read from it, can hold: what is damaged or too much, or
/// of a later version. Whoever writes the shelf in its place would lose that.
[[nodiscard]] bool holdsMore(const QJsonObject &json, const core::PromptShelf &shelf);
/// It calls itself ours.
[[nodiscard]] bool isOwnPromptFile(const QJsonObject &json);
/// Nothing of what they say is checked; without an id of theirs they get one.
[[nodiscard]] core::Prompt promptFrom(const QJsonObject &json);
/// `lost`: names of parameters that cannot be set here.
[[nodiscard]] core::Persona personaFrom(const QJsonObject &json, QStringList &lost);

} // namespace storage
