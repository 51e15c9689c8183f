// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/promptimport.h"

#include <QJsonObject>
#include <optional>

namespace storage {

/// One thing of another program, and whose it looks like.
struct ForeignPrompt {
    core::PromptFormat format = core::PromptFormat::List;
    core::ImportedPrompt item;
};

/// What another program calls an agent, a mask, a prompt or a phrase; nothing for any other object.
[[nodiscard]] std::optional<ForeignPrompt> foreignPrompt(const QJsonObject &json);
/// A text of Open WebUI, whose variables say what they are behind a bar, with ours.
[[nodiscard]] QString withOwnVariables(const QString &text);

} // namespace storage
