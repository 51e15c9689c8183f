// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "storage/import/goon.h"

#include <QHash>
#include <QIODevice>
#include <QString>
#include <QStringList>
#include <memory>

struct zip;

namespace storage {

/// Reads a zip file (APPNOTE 6.3) that somebody else made. Nothing is ever unpacked to a path that
/// the file names: entries are looked up and read. Links and names that climb out of their folder
/// do not exist here. No entry may grow to more than 200 times what it takes in the file, and all
/// that is read from one archive is at most 4 GiB.
///
/// Errors are of kind BadInput with the code "unreadable", "bad-zip", "too-many-entries",
/// "missing", "encrypted", "entry-too-large" or "bomb"; `param` is the entry's name.
///
/// libzip does the reading, because it is maintained, checks sums and knows zip64; minizip, the
/// other one that Debian has, leaves the checking of sizes and names to its callers.
class ZipArchive
{
public:
    ~ZipArchive();
    Q_DISABLE_COPY(ZipArchive)

    /// Unpacking stops where `goesOn` says so, as if the entry could not be read any more.
    [[nodiscard]] static core::Result<std::unique_ptr<ZipArchive>> open(const QString &path,
                                                                        GoOn goesOn = {});
    /// The first bytes are those of a zip file.
    [[nodiscard]] static bool isZip(QByteArrayView start);

    /// Of files, in the order of the archive's directory.
    [[nodiscard]] const QStringList &names() const { return m_names; }
    [[nodiscard]] bool contains(const QString &name) const { return m_entries.contains(name); }
    /// The entry as the archive's directory describes it; 0 when there is none.
    [[nodiscard]] qint64 sizeOf(const QString &name) const { return m_entries.value(name).size; }
    [[nodiscard]] core::Result<QByteArray> read(const QString &name, qint64 maxBytes);
    /// The same, into a device.
    [[nodiscard]] core::Result<core::Done> copy(const QString &name, QIODevice &to,
                                                qint64 maxBytes);

private:
    struct Entry {
        quint64 index = 0;
        qint64 size = 0;
        qint64 packed = 0;
        bool isEncrypted = false;
    };

    ZipArchive(zip *archive, qint64 fileSize, GoOn goesOn);
    void list();
    [[nodiscard]] bool isLink(quint64 index) const;

    zip *m_archive;
    qint64 m_fileSize;
    GoOn m_goesOn;
    QStringList m_names;
    QHash<QString, Entry> m_entries;
    qint64 m_bytesRead = 0; ///< of all entries
};

} // namespace storage
