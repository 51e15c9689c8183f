// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/filingtable.h"
#include "storage/import/importedconversation.h"

namespace storage {

/// A folder with those around it, each in the one before it; empty where that makes no sense.
[[nodiscard]] QList<core::Folder> folderPath(const QHash<QUuid, core::Folder> &folders,
                                             const QUuid &folder);

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
    /// Makes those of a file's folders in which no other one lies and that are not here, with what
    /// is around them. One that was deleted here stays deleted. What became different.
    core::Filing add(const QHash<QUuid, core::Folder> &folders, const QDateTime &now);

private:
    /// `told`: from the outermost one; `others`: all of the file.
    [[nodiscard]] QUuid folderOf(const QList<core::Folder> &told, const QSet<QUuid> &others,
                                 core::Filing &step);
    [[nodiscard]] int depthOf(QUuid folder);
    [[nodiscard]] QUuid tagOf(const QString &name, core::Filing &step);

    FilingTable m_table;
};

} // namespace storage
