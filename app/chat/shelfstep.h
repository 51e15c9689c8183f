// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/prompt.h"

#include <optional>

namespace chat {

/// One change of a list: what took the place of what. Nothing before: it is added at `place`;
/// nothing after: it is gone.
template <typename T>
struct ShelfChange {
    std::optional<T> before;
    std::optional<T> after;
    qsizetype place = 0;
};

/// What one step does to the library, and how it is taken back.
struct ShelfStep {
    QList<ShelfChange<core::Prompt>> prompts;
    QList<ShelfChange<core::Persona>> personas;

    [[nodiscard]] bool isEmpty() const { return prompts.isEmpty() && personas.isEmpty(); }
    void redo(core::PromptShelf &shelf) const;
    void undo(core::PromptShelf &shelf) const;
};

} // namespace chat
