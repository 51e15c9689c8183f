// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/shelfcopy.h"

#include "core/id.h"
#include "storage/metatable.h"

namespace storage {
namespace {

const auto kShelfPrefix = QStringLiteral("shelf_");
const auto kRestoredPrefix = QStringLiteral("restored_");

} // namespace

ShelfCopy::ShelfCopy(Database &database, const QString &name)
    : m_database(database)
    , m_key(kShelfPrefix + name)
    , m_restoredKey(kRestoredPrefix + m_key)
{
}

CopiedShelf ShelfCopy::read(const QJsonObject &content)
{
    MetaTable meta(m_database);
    const QJsonObject copied = meta.object(m_key);
    const QString restoredBy = meta.value(m_restoredKey);
    return {copied, !copied.isEmpty() && !restoredBy.isEmpty(), copied == content, restoredBy};
}

bool ShelfCopy::write(const QJsonObject &content, const QString &lookedAt)
{
    MetaTable meta(m_database);
    const QString restoredBy = meta.value(m_restoredKey);
    if (!restoredBy.isEmpty() && restoredBy != lookedAt)
        return false;
    if (content.isEmpty())
        meta.remove(m_key);
    else
        meta.set(m_key, content);
    meta.remove(m_restoredKey);
    return true;
}

void ShelfCopy::markRestored(Database &database)
{
    MetaTable meta(database);
    const QString restoredBy = core::idText(core::newId());
    const QStringList keys = meta.keys(kShelfPrefix);
    for (const QString &key : keys)
        meta.set(kRestoredPrefix + key, restoredBy);
}

} // namespace storage
