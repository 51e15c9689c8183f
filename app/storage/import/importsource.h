// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "storage/import/ziparchive.h"

#include <QFile>
#include <QStringList>
#include <QTemporaryFile>
#include <memory>

namespace storage {

/// A file that a person chose, seen as JSON documents, or one database, and other files beside
/// them: those of a zip archive, or one document alone. Found by content; what the file is called
/// does not matter.
///
/// Errors are those of ZipArchive and "too-large", "cherry-direct" (a backup of Cherry Studio that
/// holds the raw database of its browser engine), "no-document", "empty-file", "utf-16", "gzip" and
/// "sqlite".
class ImportSource
{
public:
    /// Whatever takes long here, or in reading from it, ends where `goesOn` says so.
    [[nodiscard]] static core::Result<std::unique_ptr<ImportSource>> open(const QString &path,
                                                                          GoOn goesOn = {});

    /// The same of a file that is open, which goes with this.
    [[nodiscard]] static core::Result<std::unique_ptr<ImportSource>>
    ofFile(std::unique_ptr<QFile> file, GoOn goesOn);
    /// One document out of memory.
    [[nodiscard]] static std::unique_ptr<ImportSource> ofDocument(const QByteArray &bytes);

    /// The archive holds the database of a program, under this name, instead of documents.
    [[nodiscard]] const QString &databaseName() const { return m_databaseName; }
    /// The archive lists its conversations in this file, each of which has a file of its own.
    [[nodiscard]] const QString &manifestName() const { return m_manifestName; }
    /// An entry as a file of its own, which goes away with what is returned; at most 1 GiB.
    [[nodiscard]] core::Result<std::unique_ptr<QTemporaryFile>> unpack(const QString &name);

    [[nodiscard]] int documentCount() const { return qMax<int>(1, int(m_documents.size())); }
    /// Bytes, as far as the archive tells the truth.
    [[nodiscard]] qint64 documentSize(int index) const;
    /// Seekable, at its beginning. The one before is gone then.
    [[nodiscard]] core::Result<QIODevice *> document(int index);
    /// Names of the files beside the documents.
    [[nodiscard]] const QStringList &fileNames() const { return m_fileNames; }
    /// A file beside the documents, by its path there, of at most that many bytes.
    [[nodiscard]] core::Result<QByteArray> file(const QString &name,
                                                qint64 most = 20 * 1024 * 1024);
    [[nodiscard]] const GoOn &goesOn() const { return m_goesOn; }

private:
    ImportSource() = default;
    [[nodiscard]] core::Result<core::Done> openArchive(const QString &path);
    [[nodiscard]] core::Result<core::Done> openFile(std::unique_ptr<QFile> file);
    [[nodiscard]] core::Result<core::Done> spool(QIODevice &from, QFile &to) const;
    void watch(std::unique_ptr<QIODevice> device);

    GoOn m_goesOn;
    std::unique_ptr<QFile> m_archiveFile; ///< gone with this, where it came through a pipe
    std::unique_ptr<ZipArchive> m_archive;
    std::unique_ptr<QIODevice> m_device; ///< the document that is open
    QStringList m_documents;             ///< names in the archive
    QString m_databaseName;
    QString m_manifestName;
    QString m_folder; ///< that the archive has everything in, with its slash
    QStringList m_fileNames;
};

} // namespace storage
