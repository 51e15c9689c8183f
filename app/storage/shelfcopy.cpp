// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/shelfcopy.h"

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
    const bool isRestored = !copied.isEmpty() && !meta.value(m_restoredKey).isEmpty();
    return {copied, isRestored, copied == content};
}

void ShelfCopy::write(const QJsonObject &content)
{
    MetaTable meta(m_database);
    if (content.isEmpty())
        meta.remove(m_key);
    else
        meta.set(m_key, content);
    meta.remove(m_restoredKey);
}

void ShelfCopy::markRestored(Database &database)
{
    MetaTable meta(database);
    const QStringList keys = meta.keys(kShelfPrefix);
    for (const QString &key : keys)
        meta.set(kRestoredPrefix + key, QStringLiteral("1"));
}

} // namespace storage
