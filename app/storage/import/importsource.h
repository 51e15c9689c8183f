// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "storage/import/ziparchive.h"

#include <QIODevice>
#include <QStringList>
#include <QTemporaryFile>
#include <memory>

namespace storage {

/// A file that a person chose, seen as JSON documents, or one database, and other files beside
/// them: those of a zip archive, or one document alone. Found by content; what the file is called
/// does not matter.
///
/// Errors are those of ZipArchive and "cherry-direct" (a backup of Cherry Studio that holds the
/// raw database of its browser engine), "no-document", "gzip" and "sqlite".
class ImportSource
{
public:
    [[nodiscard]] static core::Result<std::unique_ptr<ImportSource>> open(const QString &path);

    /// One document out of memory.
    [[nodiscard]] static std::unique_ptr<ImportSource> ofDocument(const QByteArray &bytes);

    /// The archive holds the database of a program, under this name, instead of documents.
    [[nodiscard]] const QString &databaseName() const { return m_databaseName; }
    /// An entry as a file of its own, which goes away with what is returned; at most 1 GiB.
    [[nodiscard]] core::Result<std::unique_ptr<QTemporaryFile>> unpack(const QString &name);

    [[nodiscard]] int documentCount() const { return qMax<int>(1, int(m_documents.size())); }
    /// Seekable, at its beginning. The one before is gone then.
    [[nodiscard]] core::Result<QIODevice *> document(int index);
    /// Names of the files beside the documents.
    [[nodiscard]] const QStringList &fileNames() const { return m_fileNames; }
    /// A file beside the documents, by its path there; at most 20 MiB.
    [[nodiscard]] core::Result<QByteArray> file(const QString &name);

private:
    ImportSource() = default;
    [[nodiscard]] core::Result<core::Done> openArchive(const QString &path);
    [[nodiscard]] core::Result<QIODevice *> spool(QIODevice &from);

    std::unique_ptr<ZipArchive> m_archive;
    std::unique_ptr<QIODevice> m_device; ///< the document that is open
    QStringList m_documents;             ///< names in the archive
    QString m_databaseName;
    QString m_folder; ///< that the archive has everything in, with its slash
    QStringList m_fileNames;
};

} // namespace storage
