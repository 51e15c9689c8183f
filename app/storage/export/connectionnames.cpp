// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/export/connectionnames.h"

#include "core/id.h"
#include "storage/metatable.h"
#include "storage/textsanitizer.h"

namespace storage {
namespace {

QString connectionKey(const QUuid &connection)
{
    return QStringLiteral("connection ") + core::idText(connection);
}

} // namespace

QString ConnectionNames::find(const QUuid &connection)
{
    return MetaTable(m_database).value(connectionKey(connection));
}

void ConnectionNames::add(const QUuid &connection, const QString &name)
{
    m_database.prepare("INSERT INTO meta(key, value) VALUES (?,?) ON CONFLICT(key) DO NOTHING")
        .bind(connectionKey(connection))
        .bind(cleanText(name))
        .run();
}

} // namespace storage
