// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/database.h"

#include <QUuid>

namespace storage {

/// What connections are called that imported conversations were held by and that are not in the
/// settings here. Rows of `meta`; failures stick in the Database.
class ConnectionNames
{
public:
    explicit ConnectionNames(Database &database)
        : m_database(database)
    {
    }

    /// Empty when none is known.
    [[nodiscard]] QString find(const QUuid &connection);
    /// A name that is known stays.
    void add(const QUuid &connection, const QString &name);

private:
    Database &m_database;
};

} // namespace storage
