// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/backup/openedbackup.h"

#include "storage/backup/backupfolder.h"
#include "storage/databaseopener.h"
#include "storage/migrations.h"
#include "storage/storageerror.h"

#include <QFileInfo>

namespace storage {
namespace {

core::Error errorOf(const OpenReport &report)
{
    using State = OpenReport::State;
    switch (report.state) {
    case State::NotOurs:
        return storageError("not-ours", report.detail);
    case State::Damaged:
        return storageError("damaged", report.detail);
    case State::TooNew:
        return storageError("too-new", report.detail);
    default:
        return storageError("unreadable", report.detail);
    }
}

} // namespace

core::Result<std::shared_ptr<OpenedBackup>> OpenedBackup::open(const QString &path,
                                                               const QString &folder,
                                                               const Passphrase &passphrase,
                                                               const SealedFile::GoesOn &goesOn)
{
    if (!QFileInfo(path).isFile())
        return storageError("absent", path);
    std::shared_ptr<OpenedBackup> opened(new OpenedBackup);
    opened->m_scratch = std::make_unique<ScratchFolder>(BackupFolder(folder));
    if (!opened->m_scratch->isValid())
        return storageError("unreadable", opened->m_scratch->errorString());
    opened->m_database = path;
    const bool isSealed = SealedFile::isSealed(path);
    if (isSealed && passphrase.isEmpty())
        return storageError("wrong-passphrase");
    if (isSealed) {
        opened->m_database = opened->m_scratch->filePath(QStringLiteral("plain.db"));
        const auto done = SealedFile::unseal(path, opened->m_database, passphrase, goesOn);
        if (!done)
            return done.error();
    }
    Database database;
    DatabaseOpener opener(database, opened->m_database);
    const OpenReport report = opener.openUntouched(opened->m_scratch->path());
    database.close();
    if (report.state != OpenReport::State::Opened)
        return errorOf(report);
    const QString migrated = opened->m_scratch->filePath(QStringLiteral("copy.db"));
    if (QFileInfo::exists(migrated))
        opened->m_database = migrated;
    const auto facts = DatabaseCopy::verify(opened->m_database, goesOn);
    if (!facts)
        return facts.error();
    opened->m_facts = facts.value();
    return opened;
}

} // namespace storage
