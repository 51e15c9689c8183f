// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QTest>
#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

namespace support {

/// A file system of eight megabytes that only this process and its children see, and that goes
/// with it, in the place of the temporary directory.
class SmallDisk
{
public:
    /// To be made before there is a second thread: namespaces belong to threads.
    SmallDisk()
        : m_place(QFile::encodeName(QDir::tempPath() + QStringLiteral("/disk.XXXXXX")))
    {
        m_isMounted = ::mkdtemp(m_place.data()) && isolate()
                      && ::mount("tmpfs", m_place.constData(), "tmpfs", MS_NOSUID | MS_NODEV,
                                 "size=8m,mode=700")
                             == 0;
        if (m_isMounted)
            qputenv("TMPDIR", m_place);
    }
    ~SmallDisk()
    {
        ::umount2(m_place.constData(), MNT_DETACH);
        ::rmdir(m_place.constData());
    }
    SmallDisk(const SmallDisk &) = delete;
    SmallDisk &operator=(const SmallDisk &) = delete;

    /// False where nobody may mount anything.
    [[nodiscard]] bool isMounted() const { return m_isMounted; }
    /// Shows what is in the directory at another place, where nothing can be written.
    [[nodiscard]] static bool showReadOnly(const QString &directory, const QString &place)
    {
        const QByteArray from = QFile::encodeName(directory);
        const QByteArray to = QFile::encodeName(place);
        return ::mount(from.constData(), to.constData(), nullptr, MS_BIND, nullptr) == 0
               && ::mount(nullptr, to.constData(), nullptr,
                          MS_BIND | MS_REMOUNT | MS_RDONLY | MS_NOSUID | MS_NODEV, nullptr)
                      == 0;
    }

private:
    static void writeLine(const char *path, const QByteArray &line)
    {
        QFile file(QString::fromLatin1(path));
        if (file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
            file.write(line);
    }
    static bool isolate()
    {
        const QByteArray user = QByteArray::number(::getuid());
        const QByteArray group = QByteArray::number(::getgid());
        if (::unshare(CLONE_NEWNS) != 0) {
            if (::unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0)
                return false;
            // The same person inside as outside.
            writeLine("/proc/self/setgroups", "deny");
            writeLine("/proc/self/uid_map", user + ' ' + user + " 1");
            writeLine("/proc/self/gid_map", group + ' ' + group + " 1");
        }
        return ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
    }

    QByteArray m_place;
    bool m_isMounted = false;
};

/// Takes all the space there is below the temporary directory but `left` bytes, until it goes.
class DiskFiller
{
public:
    explicit DiskFiller(qint64 left = 0)
        : m_file(QDir::tempPath() + QStringLiteral("/filler"))
    {
        QVERIFY(m_file.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
        for (const qsizetype size : {qsizetype(64 * 1024), qsizetype(512), qsizetype(1)}) {
            const QByteArray bytes(size, 'x');
            while (m_file.write(bytes) == size) {
            }
        }
        if (left > 0)
            QVERIFY(m_file.resize(qMax<qint64>(0, m_file.size() - left)));
    }
    ~DiskFiller() { m_file.remove(); }
    DiskFiller(const DiskFiller &) = delete;
    DiskFiller &operator=(const DiskFiller &) = delete;

private:
    QFile m_file;
};

} // namespace support
