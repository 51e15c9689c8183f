// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/prompt.h"

#include <algorithm>
#include <variant>

namespace core {

/// Whose file prompts come from.
enum class PromptFormat { Own, CherryStudio, NextChat, OpenWebUi, List };

/// One prompt or persona of a file, and what becomes of it.
struct ImportedPrompt {
    enum class State {
        New,
        Known,  ///< something that says the same is here already
        Refused ///< for the reason
    };
    enum class Reason {
        None,
        NoText,     ///< it says nothing
        TooLong,    ///< its text is longer than one may be
        Full,       ///< as many are kept as can be
        Partly,     ///< it is taken, without the example messages that came with it
        Unsettable, ///< it is taken, without parameters that cannot be set
    };
    std::variant<Prompt, Persona> what;
    State state = State::New;
    Reason reason = Reason::None;
    int leftOut = 0; ///< example messages that came with it, for Reason::Partly

    [[nodiscard]] QString title() const
    {
        const auto *prompt = std::get_if<Prompt>(&what);
        return prompt ? prompt->title : std::get<Persona>(what).name;
    }
};

/// What is in a file of prompts.
struct PromptImport {
    PromptFormat format = PromptFormat::Own;
    QList<ImportedPrompt> items;

    [[nodiscard]] int count(ImportedPrompt::State state) const
    {
        return int(std::count_if(items.cbegin(), items.cend(),
                                 [state](const auto &item) { return item.state == state; }));
    }
};

/// The same, with what is here already, or finds no more room, marked as that. What is new has an
/// id that nothing here has.
[[nodiscard]] PromptImport judged(PromptImport found, const PromptShelf &here);

} // namespace core
