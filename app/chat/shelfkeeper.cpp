// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/shelfkeeper.h"

#include "chat/promptlibrary.h"
#include "core/whendone.h"
#include "storage/storeedits.h"

namespace chat {

ShelfKeeper::ShelfKeeper(PromptLibrary &library, storage::Store &store, QObject *parent)
    : QObject(parent)
    , m_library(library)
    , m_store(store)
{
    connect(&library, &PromptLibrary::changed, this, &ShelfKeeper::hear);
}

void ShelfKeeper::look()
{
    m_isWanted = true;
    m_canKeep = false;
    if (!m_library.isReady())
        return; // it says when it is
    core::whenDone(this, storage::StoreEdits(m_store).copiedShelf(),
                   [this](const core::Result<storage::CopiedShelf> &copied) {
                       if (copied)
                           compare(copied.value());
                   });
}

void ShelfKeeper::hear()
{
    if (m_canKeep)
        (void)storage::StoreEdits(m_store).copyShelf(m_library.shelf());
    else if (m_isWanted)
        look();
}

void ShelfKeeper::compare(const storage::CopiedShelf &copied)
{
    m_canKeep = true;
    if (copied.isRestored)
        takeIn(copied.shelf);
    if (copied.isRestored || copied.shelf != m_library.shelf())
        (void)storage::StoreEdits(m_store).copyShelf(m_library.shelf());
}

/// By their ids: what was changed since the backup is here, and stays so.
void ShelfKeeper::takeIn(const core::PromptShelf &shelf)
{
    core::PromptImport missing;
    for (const core::Prompt &prompt : shelf.prompts) {
        if (!m_library.prompt(prompt.id))
            missing.items.append(core::ImportedPrompt{prompt});
    }
    for (const core::Persona &persona : shelf.personas) {
        if (!m_library.persona(persona.id))
            missing.items.append(core::ImportedPrompt{persona});
    }
    if (!missing.items.isEmpty())
        (void)m_library.take(missing);
}

} // namespace chat
