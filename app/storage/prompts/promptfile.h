// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/promptimport.h"
#include "core/result.h"

#include <QByteArray>

namespace storage {

inline constexpr qint64 kLargestPromptFile = qint64(16) * 1024 * 1024;

/// The prompts of a file: our own JSON, agents and phrases of Cherry Studio, masks and prompts of
/// NextChat, prompts of Open WebUI, and lists with the columns "act" and "prompt", as CSV or JSON.
/// What says nothing, or too much, is refused and told. An Error of kind BadInput: "too-large",
/// "unreadable" (with the system's words), "encoding" for a list that is not UTF-8, "format" for a
/// file that is none of these.
[[nodiscard]] core::Result<core::PromptImport> readPromptFile(const QString &path);
/// The same for what was in it.
[[nodiscard]] core::Result<core::PromptImport> readPrompts(const QByteArray &bytes);

} // namespace storage
