// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/promptkeeper.h"

#include "chat/promptlibrary.h"
#include "core/whendone.h"
#include "storage/pooltask.h"
#include "storage/prompts/promptcodec.h"
#include "storage/shelfcopy.h"

namespace chat {

PromptKeeper::PromptKeeper(PromptLibrary &library, storage::Store &store, QObject *parent)
    : ShelfKeeper(QString(storage::kPromptShelf), store, parent)
    , m_library(library)
{
    connect(&library, &PromptLibrary::changed, this, [this] { hear(); });
}

bool PromptKeeper::isReady() const
{
    return m_library.isReady();
}

std::function<QJsonObject()> PromptKeeper::content() const
{
    return [shelf = m_library.shelf()] {
        return shelf.isEmpty() ? QJsonObject() : storage::promptsToJson(shelf);
    };
}

QFuture<core::Done> PromptKeeper::takeIn(const QJsonObject &content)
{
    const auto read = storage::runOnPool([content] { return storage::promptsFrom(content); });
    return core::followed(this, read, [this](const core::PromptShelf &shelf) {
        add(shelf);
        return m_library.saved();
    });
}

/// By their ids: what was changed since the backup is here, and stays so.
void PromptKeeper::add(const core::PromptShelf &shelf)
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
