// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/databasefile.h"

#include "storage/database.h"
#include "storage/migrations.h"
#include "storage/privatefile.h"

#include <QFile>
#include <QFileInfo>
#include <QtEndian>

namespace storage {
namespace {

// https://www.sqlite.org/fileformat2.html#the_database_header
constexpr qsizetype kHeaderSize = 100;
constexpr qsizetype kUserVersionAt = 60;
constexpr qsizetype kApplicationIdAt = 68;
constexpr char kMagic[] = "SQLite format 3"; // its closing zero is part of it

constexpr auto kLog = QLatin1StringView("-wal");
constexpr auto kIndexSuffix = QLatin1StringView("-shm");
constexpr auto kRollback = QLatin1StringView("-journal");

qint32 numberAt(const QByteArray &header, qsizetype offset)
{
    return qFromBigEndian<qint32>(header.constData() + offset);
}

} // namespace

DatabaseFile::DatabaseFile(QString path)
    : m_path(std::move(path))
{
}

DatabaseFile::Finding DatabaseFile::look() const
{
    const QFileInfo info(m_path);
    if (!info.exists() || (info.isFile() && info.size() == 0)) {
        if (!hasTrace())
            return {Look::Absent, {}};
        return {Look::Damaged, info.exists() ? QStringLiteral("the file is empty")
                                             : QStringLiteral("the file is gone")};
    }
    QFile file(m_path);
    if (!info.isFile() || !file.open(QIODevice::ReadOnly))
        return {Look::Unreadable,
                info.isFile() ? file.errorString() : QStringLiteral("not a regular file")};
    return judgeHeader(file.read(kHeaderSize));
}

DatabaseFile::Finding DatabaseFile::judgeHeader(const QByteArray &header) const
{
    const QByteArray magic(kMagic, sizeof kMagic);
    const bool isSqlite = header.size() == kHeaderSize && header.startsWith(magic);
    const bool isOurs = isSqlite && numberAt(header, kApplicationIdAt) == kApplicationId;
    if (!isOurs) {
        const QString detail = isSqlite ? QStringLiteral("a database of another program")
                                        : QStringLiteral("file is not a database");
        // Where ours has been, a strange header is what became of it.
        return {hasTrace() ? Look::Damaged : Look::NotOurs, detail};
    }
    const qint32 version = numberAt(header, kUserVersionAt);
    if (version > kSchemaVersion)
        return {Look::TooNew, QStringLiteral("version %1").arg(version)};
    return {Look::Ours, {}, version < kSchemaVersion};
}

qint64 DatabaseFile::size() const
{
    return QFileInfo(m_path).size();
}

bool DatabaseFile::hasLog() const
{
    return QFileInfo(m_path + kLog).size() > 0 || QFileInfo(m_path + kRollback).size() > 0;
}

QString DatabaseFile::copyTo(const QString &path) const
{
    // The index of a log is made anew by whoever opens it.
    for (const QLatin1StringView suffix : {QLatin1StringView(), kLog, kRollback}) {
        QFile file(m_path + suffix);
        if (file.exists() && !file.copy(path + suffix))
            return file.errorString();
    }
    return {};
}

bool DatabaseFile::hasTrace() const
{
    // A log without its database would be thrown away by whatever is created here.
    return QFileInfo::exists(markerPath(m_path)) || QFileInfo(m_path + kLog).size() > 0;
}

QString DatabaseFile::create() const
{
    const QString fresh = m_path + QStringLiteral(".new");
    QFile::remove(fresh);
    QFile::remove(fresh + kRollback);
    // Made by us and not by SQLite, so that no moment exists at which others may read it; its
    // side files take their mode from it.
    if (const QString problem = PrivateFile::write(fresh, {}); !problem.isEmpty())
        return problem;
    Database database;
    database.open(fresh);
    static_assert(kApplicationId == 1280266581);
    database.execute("PRAGMA application_id=1280266581");
    Migrations::apply(database, 0);
    database.execute("PRAGMA journal_mode=WAL");
    const auto failure = database.failure();
    database.close();
    if (failure) {
        QFile::remove(fresh);
        return failure->message;
    }
    QFile::remove(m_path + kIndexSuffix);
    return PrivateFile::moveOver(fresh, m_path);
}

void DatabaseFile::leaveMarker() const
{
    const QString marker = markerPath(m_path);
    if (QFileInfo::exists(marker))
        return;
    // Without the marker everything works; only a vanished file could not be told from a first
    // start. The next start tries again.
    const QString problem =
        PrivateFile::write(marker, "Loquat keeps its conversations in the file beside this one.\n");
    if (!problem.isEmpty())
        qWarning("loquat.storage: no marker could be written");
}

QString DatabaseFile::markerPath(const QString &databasePath)
{
    return databasePath + QStringLiteral(".marker");
}

void DatabaseFile::rememberSideFiles()
{
    m_hadLog = QFileInfo::exists(m_path + kLog);
    m_hadIndex = QFileInfo::exists(m_path + kIndexSuffix);
}

void DatabaseFile::dropNewSideFiles() const
{
    if (!m_hadLog && QFileInfo(m_path + kLog).size() == 0)
        QFile::remove(m_path + kLog);
    if (!m_hadLog && !m_hadIndex)
        QFile::remove(m_path + kIndexSuffix);
}

} // namespace storage
