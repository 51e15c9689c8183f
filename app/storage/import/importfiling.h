// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/filingtable.h"
#include "storage/import/importedconversation.h"

namespace storage {

/// Files an imported conversation as its file says: folders and tags of these names that are here
/// are taken, others are made. Storage thread, in a transaction of the caller's; failures stick in
/// the Database.
class ImportFiling
{
public:
    explicit ImportFiling(Database &database)
        : m_table(database)
    {
    }

    /// What became different; `id` has its row.
    core::Filing file(const QUuid &id, const ImportedConversation &conversation,
                      const QDateTime &now);

private:
    [[nodiscard]] QUuid folderOf(const QStringList &names, core::Filing &step);
    [[nodiscard]] QUuid tagOf(const QString &name, core::Filing &step);

    FilingTable m_table;
};

} // namespace storage
