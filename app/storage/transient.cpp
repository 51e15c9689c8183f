// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/transient.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <ctime>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace storage {
namespace {

constexpr qint64 kWipedAtOnce = 256 * 1024;
/// What was just made may not be claimed yet.
constexpr qint64 kLeftoverAgeSecs = 60;
constexpr auto kPrefix = QLatin1StringView("loquat-work-");

/// True when it is this person's, of this kind, and nobody's who lives.
bool isLeftover(int descriptor, mode_t kind)
{
    struct stat facts {
    };
    return ::fstat(descriptor, &facts) == 0 && (facts.st_mode & S_IFMT) == kind
           && facts.st_uid == ::geteuid() && ::time(nullptr) - facts.st_mtime > kLeftoverAgeSecs
           && ::flock(descriptor, LOCK_EX | LOCK_NB) == 0;
}

void dropFile(const QString &path)
{
    const int descriptor =
        ::open(QFile::encodeName(path).constData(), O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (descriptor < 0)
        return;
    QFile file;
    if (!file.open(descriptor, QIODevice::ReadWrite, QFileDevice::AutoCloseHandle)) {
        ::close(descriptor);
        return;
    }
    if (isLeftover(descriptor, S_IFREG)) {
        Transient::wipe(file);
        QFile::remove(path);
    }
}

void dropFolder(const QString &path)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(),
                                  O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (descriptor < 0)
        return;
    if (isLeftover(descriptor, S_IFDIR)) {
        QDirIterator files(path, QDir::Files | QDir::Hidden | QDir::NoSymLinks,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadWrite))
                Transient::wipe(file);
        }
        QDir(path).removeRecursively();
    }
    ::close(descriptor);
}

} // namespace

QString Transient::nameTemplate()
{
    return QDir::tempPath() + QLatin1Char('/') + kPrefix + QLatin1StringView("XXXXXX");
}

void Transient::claim(int descriptor)
{
    // Advisory, and let go of by the kernel however the process ends. Where a file system has no
    // such locks nothing can be told to be left over, and stays.
    static_cast<void>(::flock(descriptor, LOCK_EX | LOCK_NB));
}

void Transient::wipe(QFileDevice &file)
{
    if (!file.seek(0))
        return;
    const QByteArray zeros(kWipedAtOnce, '\0');
    for (qint64 left = file.size(); left > 0; left -= kWipedAtOnce) {
        if (file.write(zeros.constData(), qMin(left, kWipedAtOnce)) < 0)
            return;
    }
    static_cast<void>(file.flush());
}

void Transient::dropLeftovers()
{
    const auto found = QDir(QDir::tempPath())
                           .entryInfoList({kPrefix + QLatin1StringView("??????")},
                                          QDir::Files | QDir::Dirs | QDir::NoSymLinks);
    for (const QFileInfo &one : found) {
        if (one.isDir())
            dropFolder(one.filePath());
        else
            dropFile(one.filePath());
    }
}

} // namespace storage
