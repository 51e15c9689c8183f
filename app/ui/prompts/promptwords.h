// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/promptlibrary.h"

namespace ui {

/// What a person calls the kind of a prompt.
[[nodiscard]] QString promptKindName(core::PromptKind kind);
[[nodiscard]] QString personaKindName();
/// The name of a persona, with its icon where that is a letter.
[[nodiscard]] QString personaWords(const core::Persona &persona);
/// Whose file it is.
[[nodiscard]] QString promptFormatName(core::PromptFormat format);
/// What becomes of a thing in a file, and why.
[[nodiscard]] QString importedPromptWords(const core::ImportedPrompt &item);
/// What was done, as a bar says it.
[[nodiscard]] QString promptDeedWords(chat::PromptDeed deed, const QString &title, int count);
/// Why something could not be kept, or a file not be read.
[[nodiscard]] QString promptProblem(const core::Error &error);

} // namespace ui
