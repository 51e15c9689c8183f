// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/backup/databasecopy.h"
#include "storage/backup/scratchfolder.h"
#include "storage/backup/sealedfile.h"

#include <memory>

namespace storage {

/// A backup as a database that can be read: unsealed, and brought to this program's layout where
/// that is another one, in a copy that goes with this object. The backup itself is never written
/// to. Any thread.
class OpenedBackup
{
public:
    /// `folder` is where copies may be made; it is there. An Error has the code "absent",
    /// "not-ours", "damaged", "too-new", "unreadable" or one of SealedFile.
    [[nodiscard]] static core::Result<std::shared_ptr<OpenedBackup>>
    open(const QString &path, const QString &folder, const Passphrase &passphrase,
         const SealedFile::GoesOn &goesOn = {});

    /// Of this program's layout; nobody writes to it.
    [[nodiscard]] const QString &databasePath() const { return m_database; }
    [[nodiscard]] const DatabaseFacts &facts() const { return m_facts; }

private:
    OpenedBackup() = default;

    std::unique_ptr<ScratchFolder> m_scratch;
    QString m_database;
    DatabaseFacts m_facts;
};

} // namespace storage
