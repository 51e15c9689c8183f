// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/database.h"
#include "storage/revision.h"

namespace storage {

/// The rows of `revision`: what messages said before they were edited in place. Storage thread;
/// failures stick in the Database.
class RevisionTable
{
public:
    explicit RevisionTable(Database &database);

    /// The number of the new one, from 1.
    int add(qint64 message, const QList<core::ContentPart> &parts, const QDateTime &replaced);
    void remove(qint64 message, int n);
    /// The oldest first.
    [[nodiscard]] QList<Revision> all(qint64 message);
    [[nodiscard]] int count(qint64 message);
    /// Of those messages of a conversation that have any.
    [[nodiscard]] QHash<QUuid, int> counts(qint64 conversation);

private:
    Database &m_database;
};

} // namespace storage
