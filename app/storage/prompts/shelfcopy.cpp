// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/prompts/shelfcopy.h"

#include "storage/metatable.h"
#include "storage/prompts/promptcodec.h"

namespace storage {
namespace {

const auto kShelfKey = QStringLiteral("prompts");
const auto kRestoredKey = QStringLiteral("prompts_restored");

} // namespace

ShelfCopy::ShelfCopy(Database &database)
    : m_database(database)
{
}

CopiedShelf ShelfCopy::read()
{
    MetaTable meta(m_database);
    const QJsonObject kept = meta.object(kShelfKey);
    if (kept.isEmpty())
        return {};
    return {promptsFrom(kept), !meta.value(kRestoredKey).isEmpty()};
}

void ShelfCopy::write(const core::PromptShelf &shelf)
{
    MetaTable meta(m_database);
    if (shelf.isEmpty())
        meta.remove(kShelfKey);
    else
        meta.set(kShelfKey, promptsToJson(shelf));
    meta.remove(kRestoredKey);
}

void ShelfCopy::markRestored()
{
    MetaTable meta(m_database);
    if (!meta.object(kShelfKey).isEmpty())
        meta.set(kRestoredKey, QStringLiteral("1"));
}

} // namespace storage
