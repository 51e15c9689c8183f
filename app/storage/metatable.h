// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/database.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace storage {

/// The rows of `meta`: what the database remembers beside its tables, by name. Storage thread;
/// failures stick in the Database.
class MetaTable
{
public:
    explicit MetaTable(Database &database);

    /// Empty, too, where there is none.
    [[nodiscard]] QString value(const QString &key);
    [[nodiscard]] QJsonObject object(const QString &key);
    /// Those that begin so.
    [[nodiscard]] QStringList keys(const QString &prefix);
    void set(const QString &key, const QString &value);
    void set(const QString &key, const QJsonObject &value);
    void remove(const QString &key);

private:
    Database &m_database;
};

} // namespace storage
