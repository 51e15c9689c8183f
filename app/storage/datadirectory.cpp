// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/datadirectory.h"

#include "storage/privatefile.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace storage {
namespace {

constexpr QFileDevice::Permissions kOwnersFolder =
    QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner;

core::Error failure(const QString &path, const QString &words)
{
    core::Error error;
    error.kind = core::ErrorKind::Storage;
    error.code = QStringLiteral("data-directory");
    error.message = words;
    error.target = path;
    return error;
}

core::Error systemFailure(const QString &path, int number)
{
    core::Error error = failure(path, qt_error_string(number));
    if (number == ENOSPC || number == EDQUOT)
        error.code = QStringLiteral("full");
    else if (number == EROFS || number == EACCES || number == EPERM)
        error.code = QStringLiteral("read-only");
    return error;
}

} // namespace

DataDirectory::DataDirectory(const QString &path)
    : m_path(path.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
                                  + QStringLiteral("/loquat")
                            : QDir::cleanPath(QFileInfo(path).absoluteFilePath()))
{
}

QString DataDirectory::databasePath() const
{
    return m_path + QStringLiteral("/loquat.db");
}

QString DataDirectory::settingsPath() const
{
    return m_path + QStringLiteral("/settings.json");
}

QString DataDirectory::secretsPath() const
{
    return m_path + QStringLiteral("/secrets.json");
}

QString DataDirectory::modelListsPath() const
{
    return m_path + QStringLiteral("/models.json");
}

QString DataDirectory::lockPath() const
{
    return m_path + QStringLiteral("/lock");
}

bool DataDirectory::isInUse() const
{
    const int file = ::open(QFile::encodeName(lockPath()).constData(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return false;
    // QLockFile locks its file in this way, too; a file alone is what a killed program leaves.
    const bool isHeld = ::flock(file, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
    ::close(file);
    return isHeld;
}

core::Result<core::Done> DataDirectory::tryWriting() const
{
    const QByteArray path = QFile::encodeName(m_path + QStringLiteral("/probe"));
    const int file = ::open(path.constData(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0)
        return systemFailure(m_path, errno);
    // A file alone needs no room yet.
    const bool isWritten = ::write(file, "loquat", 6) == 6;
    const int number = errno;
    ::close(file);
    ::unlink(path.constData());
    if (!isWritten)
        return systemFailure(m_path, number);
    return core::Done{};
}

core::Result<core::Done> DataDirectory::prepare() const
{
    // Parents keep the mode the system gives them; only the last directory is ours.
    if (!QDir().mkpath(QFileInfo(m_path).absolutePath()))
        return systemFailure(m_path, errno);
    if (::mkdir(QFile::encodeName(m_path).constData(), 0700) != 0 && errno != EEXIST)
        return systemFailure(m_path, errno);
    if (!QFileInfo(m_path).isDir())
        return failure(m_path, qt_error_string(ENOTDIR));
    if (!QFile::setPermissions(m_path, kOwnersFolder))
        return systemFailure(m_path, errno);
    const QDir directory(m_path);
    const auto entries = directory.entryInfoList(QDir::Files | QDir::Dirs | QDir::Hidden
                                                 | QDir::NoDotAndDotDot | QDir::NoSymLinks);
    for (const QFileInfo &entry : entries) {
        if (entry.isDir())
            QFile::setPermissions(entry.filePath(), kOwnersFolder);
        else if (const QString words = PrivateFile::restrict(entry.filePath()); !words.isEmpty())
            return failure(entry.filePath(), words);
    }
    return core::Done{};
}

} // namespace storage
