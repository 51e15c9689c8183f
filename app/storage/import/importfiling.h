// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/filingtable.h"
#include "storage/import/importedconversation.h"

namespace storage {

/// Files an imported conversation as its file says. A folder that is here, by its id or by its name
/// at this place, is taken as it is, whatever name, colour and place it has been given since;
/// others are made as the file has them, behind those that are here. Tags are known by their names.
/// Storage thread, in a transaction of the caller's; failures stick in the Database.
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
    [[nodiscard]] QUuid folderOf(const ImportedConversation &conversation, core::Filing &step);
    [[nodiscard]] int depthOf(QUuid folder);
    [[nodiscard]] QUuid tagOf(const QString &name, core::Filing &step);

    FilingTable m_table;
};

} // namespace storage
