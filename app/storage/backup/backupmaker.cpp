// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/backup/backupmaker.h"

#include "storage/backup/backuprotation.h"
#include "storage/databasereader.h"
#include "storage/privatefile.h"
#include "storage/storageerror.h"

#include <QFile>
#include <QFileInfo>

namespace storage {
namespace {

constexpr auto kPart = QLatin1StringView(".part");

} // namespace

BackupMaker::BackupMaker(BackupOrder order, DatabaseCopy::GoesOn goesOn)
    : m_order(std::move(order))
    , m_folder(BackupFolder::beside(m_order.database))
    , m_goesOn(std::move(goesOn))
{
}

core::Result<BackupMade> BackupMaker::make(Place place)
{
    Database database;
    const core::Result<int> opened = place == Place::ThisProcess
                                         ? openBesideWriter(database, m_order.database)
                                         : openForReading(database, m_order.database);
    if (!opened)
        return opened.error();
    return make(database);
}

core::Result<BackupMade> BackupMaker::make(Database &from)
{
    const BackupName name{m_order.now.toUTC(), m_order.occasion, !m_order.passphrase.isEmpty()};
    const bool isNamed = m_order.target.isEmpty();
    if (isNamed || name.isSealed) {
        if (const QString words = m_folder.prepare(); !words.isEmpty())
            return storageError("cannot-open", words);
        m_folder.dropLeftovers(m_order.now);
    }
    const QString path = isNamed ? m_folder.freePath(name) : m_order.target;
    // Beside its place, so that it can be moved there in one step.
    const QString part = path + kPart;
    const core::Result<DatabaseFacts> facts = write(from, part);
    if (!facts)
        return facts.error();
    if (const QString words = PrivateFile::moveOver(part, path); !words.isEmpty()) {
        QFile::remove(part);
        return storageError("io-error", words);
    }
    if (isNamed)
        m_folder.rotate(m_order.now);
    return BackupMade{
        {path, BackupName::of(QFileInfo(path).fileName()).value_or(name), QFileInfo(path).size()},
        facts.value()};
}

core::Result<DatabaseFacts> BackupMaker::write(Database &from, const QString &part) const
{
    if (m_order.passphrase.isEmpty())
        return DatabaseCopy::make(from, part, m_goesOn);
    // What is not sealed yet never leaves the data directory, where the database itself lies.
    const QString plain =
        m_folder.freePath({m_order.now.toUTC(), QStringLiteral("plain"), false}) + kPart;
    const core::Result<DatabaseFacts> facts = DatabaseCopy::make(from, plain, m_goesOn);
    if (!facts)
        return facts;
    const auto sealed = SealedFile::seal(plain, part, m_order.passphrase, m_goesOn, m_order.cost);
    QFile::remove(plain);
    if (!sealed)
        return sealed.error();
    return facts;
}

void BackupMaker::sealCopies() const
{
    if (m_order.passphrase.isEmpty())
        return;
    const QStringList names = BackupRotation::openCopies(m_folder.fileNames());
    for (const QString &name : names) {
        const QString plain = m_folder.path() + QLatin1Char('/') + name;
        const QString sealed = plain + QLatin1StringView(".sealed");
        const QString part = sealed + kPart;
        if (!SealedFile::seal(plain, part, m_order.passphrase, m_goesOn, m_order.cost))
            return; // the next one tries again
        if (PrivateFile::moveOver(part, sealed).isEmpty())
            QFile::remove(plain);
    }
}

bool BackupMaker::isThere(Database &from) const
{
    if (QFileInfo(m_order.database + QStringLiteral("-wal")).size() > 0)
        return false;
    const QDateTime changed = QFileInfo(m_order.database).lastModified();
    const QList<BackupEntry> entries = m_folder.entries();
    for (const BackupEntry &entry : entries) {
        if (entry.name.occasion != m_order.occasion || entry.name.isSealed)
            continue;
        if (QFileInfo(entry.path).lastModified() <= changed)
            return false;
        const auto facts = DatabaseCopy::verify(entry.path);
        return facts && facts.value().schema == from.pragma("PRAGMA user_version").toInt();
    }
    return false;
}

} // namespace storage
