// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/metatable.h"

namespace storage {
namespace {

constexpr auto kReadMeta = "SELECT value FROM meta WHERE key=?";
constexpr auto kWriteMeta = "INSERT INTO meta(key, value) VALUES (?,?)"
                            " ON CONFLICT(key) DO UPDATE SET value=excluded.value";

} // namespace

MetaTable::MetaTable(Database &database)
    : m_database(database)
{
}

QString MetaTable::value(const QString &key)
{
    Statement row = m_database.prepare(kReadMeta);
    return row.bind(key).next() ? row.text(0) : QString();
}

QJsonObject MetaTable::object(const QString &key)
{
    Statement row = m_database.prepare(kReadMeta);
    return row.bind(key).next() ? row.json(0) : QJsonObject();
}

QStringList MetaTable::keys(const QString &prefix)
{
    QStringList keys;
    Statement rows = m_database.prepare("SELECT key FROM meta WHERE substr(key, 1, ?)=?");
    rows.bind(qint64(prefix.size())).bind(prefix);
    while (rows.next())
        keys.append(rows.text(0));
    return keys;
}

void MetaTable::set(const QString &key, const QString &value)
{
    m_database.prepare(kWriteMeta).bind(key).bind(value).run();
}

void MetaTable::set(const QString &key, const QJsonObject &value)
{
    m_database.prepare(kWriteMeta).bind(key).bindJson(value).run();
}

void MetaTable::remove(const QString &key)
{
    m_database.prepare("DELETE FROM meta WHERE key=?").bind(key).run();
}

} // namespace storage
