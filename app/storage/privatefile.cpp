// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/privatefile.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

namespace storage {
namespace {

constexpr QFileDevice::Permissions kOwnerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

QString lastSystemError()
{
    return qt_error_string(errno);
}

/// A rename is only on disk once its directory is (QSaveFile leaves that out).
void syncDirectoryOf(const QString &path)
{
    const QByteArray directory = QFile::encodeName(QFileInfo(path).absolutePath());
    const int descriptor = ::open(directory.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    ::fsync(descriptor);
    ::close(descriptor);
}

} // namespace

QString PrivateFile::write(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return file.errorString();
    file.setPermissions(kOwnerOnly);
    // The text of a failed write has to be asked for before commit(), which forgets it.
    if (file.write(bytes) != bytes.size() || !file.flush())
        return file.errorString();
    if (!file.commit())
        return file.errorString();
    syncDirectoryOf(path);
    return {};
}

QString PrivateFile::moveOver(const QString &from, const QString &to)
{
    if (std::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0)
        return lastSystemError();
    syncDirectoryOf(to);
    return {};
}

QString PrivateFile::sync(const QString &path)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return lastSystemError();
    const QString problem = ::fsync(descriptor) == 0 ? QString() : lastSystemError();
    ::close(descriptor);
    return problem;
}

QString PrivateFile::restrict(const QString &path)
{
    QFile file(path);
    if (!file.exists() || file.setPermissions(kOwnerOnly))
        return {};
    return file.errorString();
}

QString PrivateFile::setAside(const QString &path, const QString &word)
{
    for (int n = 1; n < 10'000; ++n) {
        const QString aside = QStringLiteral("%1.%2-%3").arg(path, word).arg(n);
        if (QFileInfo::exists(aside))
            continue;
        // QFile::rename() never replaces a file.
        if (QFile::rename(path, aside)) {
            syncDirectoryOf(path);
            return aside;
        }
        return {};
    }
    return {};
}

} // namespace storage
