// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/backup/backupfolder.h"

#include "storage/backup/backuprotation.h"
#include "storage/backup/scratchfolder.h"

#include <QDir>
#include <QFileInfo>
#include <algorithm>
#include <cerrno>

namespace storage {
namespace {

constexpr QFileDevice::Permissions kForOwner =
    QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner;
constexpr qint64 kLeftoverSecs = 3600;
constexpr auto kScratch = QLatin1StringView("opened-");

} // namespace

BackupFolder::BackupFolder(QString path)
    : m_path(std::move(path))
{
}

BackupFolder BackupFolder::beside(const QString &database)
{
    return BackupFolder(QFileInfo(database).absolutePath() + QStringLiteral("/backups"));
}

QString BackupFolder::prepare() const
{
    const QFileInfo folder(m_path);
    if (folder.isSymLink())
        return folder.isDir() ? QString() : qt_error_string(ENOTDIR);
    if (folder.exists() && !folder.isDir())
        return qt_error_string(ENOTDIR);
    errno = 0;
    if (QDir().mkpath(m_path) && QFile::setPermissions(m_path, kForOwner))
        return {};
    return qt_error_string(errno != 0 ? errno : EACCES);
}

QList<BackupEntry> BackupFolder::entries() const
{
    QList<BackupEntry> entries;
    const auto files = QDir(m_path).entryInfoList(QDir::Files);
    for (const QFileInfo &file : files) {
        if (const auto name = BackupName::of(file.fileName()))
            entries.append({file.filePath(), *name, file.size()});
    }
    std::sort(entries.begin(), entries.end(), [](const BackupEntry &one, const BackupEntry &other) {
        return one.name.time == other.name.time ? one.path > other.path
                                                : one.name.time > other.name.time;
    });
    return entries;
}

QStringList BackupFolder::fileNames() const
{
    return QDir(m_path).entryList(QDir::Files);
}

QString BackupFolder::freePath(BackupName name) const
{
    QString path = m_path + QLatin1Char('/') + name.fileName();
    while (QFileInfo::exists(path)) {
        name.time = name.time.addSecs(1);
        path = m_path + QLatin1Char('/') + name.fileName();
    }
    return path;
}

QString BackupFolder::scratchTemplate() const
{
    return m_path + QLatin1Char('/') + kScratch + QStringLiteral("XXXXXX");
}

void BackupFolder::rotate(const QDateTime &now) const
{
    QDir folder(m_path);
    const QStringList going = BackupRotation::removable(fileNames(), now);
    for (const QString &name : going)
        folder.remove(name);
}

void BackupFolder::dropLeftovers(const QDateTime &now) const
{
    const auto old = [&now](const QFileInfo &info) {
        const qint64 age = info.lastModified().secsTo(now);
        return age > kLeftoverSecs;
    };
    const QDir folder(m_path);
    const auto files = folder.entryInfoList(
        {QStringLiteral("loquat-*.part"), QStringLiteral("loquat-*.part-*")}, QDir::Files);
    for (const QFileInfo &file : files) {
        if (old(file))
            QFile::remove(file.filePath());
    }
    const auto folders =
        folder.entryInfoList({kScratch + QStringLiteral("*")}, QDir::Dirs | QDir::NoSymLinks);
    for (const QFileInfo &one : folders) {
        if (old(one) && !ScratchFolder::isInUse(one.filePath()))
            QDir(one.filePath()).removeRecursively();
    }
}

} // namespace storage
