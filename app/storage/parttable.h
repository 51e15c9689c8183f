// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/contentpart.h"
#include "storage/database.h"

#include <QList>

namespace storage {

/// The rows of `part`. Storage thread; failures stick in the Database.
class PartTable
{
public:
    explicit PartTable(Database &database);

    [[nodiscard]] QList<core::ContentPart> parts(qint64 message);
    /// For a message that has none yet.
    void insert(qint64 message, const QList<core::ContentPart> &parts);
    void replace(qint64 message, const QList<core::ContentPart> &parts);

private:
    Database &m_database;
};

} // namespace storage
