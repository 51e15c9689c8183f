// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/importsource.h"

#include "storage/import/importerror.h"

#include <QBuffer>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryFile>

namespace storage {
namespace {

constexpr qint64 kMaxDocument = qint64(1) << 30;
constexpr qint64 kMaxFileBeside = 20 * 1024 * 1024;
constexpr qint64 kCopyBlock = 256 * 1024;

QString baseName(const QString &path)
{
    return path.section(u'/', -1);
}

/// The documents of an archive: what Cherry Studio, ChatGPT (also in numbered pieces) and Claude
/// call theirs, or else the only JSON there is.
QStringList documentsAmong(const QStringList &names)
{
    static const QRegularExpression known(
        QStringLiteral("^([^/]+/)?(data|conversations(-[0-9]+)?)\\.json$"));
    QStringList documents = names.filter(known);
    if (documents.isEmpty())
        documents = names.filter(QRegularExpression(QStringLiteral("\\.json$")));
    else
        return documents;
    return documents.size() == 1 ? documents : QStringList();
}

std::optional<core::Error> refusal(QByteArrayView start)
{
    if (start.startsWith("\x1f\x8b"))
        return importError("gzip");
    if (start.startsWith("SQLite format 3"))
        return importError("sqlite");
    return std::nullopt;
}

} // namespace

core::Result<std::unique_ptr<ImportSource>> ImportSource::open(const QString &path)
{
    std::unique_ptr<ImportSource> source(new ImportSource);
    auto file = std::make_unique<QFile>(path);
    if (!file->open(QIODevice::ReadOnly))
        return importError("unreadable", {}, file->errorString());
    const QByteArray start = file->peek(64);
    if (ZipArchive::isZip(start)) {
        if (const auto opened = source->openArchive(path); !opened)
            return opened.error();
        return source;
    }
    if (const auto error = refusal(start))
        return *error;
    if (file->isSequential()) { // a pipe; documents are walked more than once
        if (const auto spooled = source->spool(*file); !spooled)
            return spooled.error();
        return source;
    }
    if (file->size() > kMaxDocument)
        return importError("too-large");
    source->m_device = std::move(file);
    return source;
}

std::unique_ptr<ImportSource> ImportSource::ofDocument(const QByteArray &bytes)
{
    std::unique_ptr<ImportSource> source(new ImportSource);
    auto buffer = std::make_unique<QBuffer>();
    buffer->setData(bytes);
    buffer->open(QIODevice::ReadOnly);
    source->m_device = std::move(buffer);
    return source;
}

core::Result<core::Done> ImportSource::openArchive(const QString &path)
{
    auto archive = ZipArchive::open(path);
    if (!archive)
        return archive.error();
    m_archive = std::move(archive.value());
    const QStringList &names = m_archive->names();
    const QString database = QStringLiteral("Data/cherrystudio.sqlite");
    if (m_archive->contains(database)) {
        m_databaseName = database;
        m_fileNames = names;
        return core::Done{};
    }
    m_documents = documentsAmong(names);
    if (m_documents.isEmpty()) {
        const bool isRaw =
            !names.filter(QRegularExpression(QStringLiteral("^IndexedDB/"))).isEmpty();
        return importError(isRaw ? "cherry-direct" : "no-document");
    }
    m_documents.sort();
    const QString &first = m_documents.first();
    m_folder = first.left(first.size() - baseName(first).size());
    for (const QString &name : names) {
        if (name.startsWith(m_folder) && !m_documents.contains(name))
            m_fileNames.append(name.sliced(m_folder.size()));
    }
    return core::Done{};
}

core::Result<QIODevice *> ImportSource::document(int index)
{
    if (!m_archive) {
        m_device->seek(0);
        return m_device.get();
    }
    auto file = unpack(m_documents.value(index));
    if (!file)
        return file.error();
    file.value()->seek(0);
    m_device = std::move(file.value());
    return m_device.get();
}

core::Result<std::unique_ptr<QTemporaryFile>> ImportSource::unpack(const QString &name)
{
    auto file = std::make_unique<QTemporaryFile>();
    if (!m_archive || !file->open())
        return importError("unreadable", name, file->errorString());
    if (const auto copied = m_archive->copy(name, *file, kMaxDocument); !copied)
        return copied.error();
    if (!file->flush())
        return importError("unreadable", name, file->errorString());
    return file;
}

core::Result<QIODevice *> ImportSource::spool(QIODevice &from)
{
    auto file = std::make_unique<QTemporaryFile>();
    if (!file->open())
        return importError("unreadable", {}, file->errorString());
    while (true) {
        const QByteArray block = from.read(kCopyBlock);
        if (block.isEmpty())
            break;
        if (file->size() + block.size() > kMaxDocument)
            return importError("too-large");
        if (file->write(block) != block.size())
            return importError("unreadable", {}, file->errorString());
    }
    file->seek(0);
    m_device = std::move(file);
    return m_device.get();
}

core::Result<QByteArray> ImportSource::file(const QString &name)
{
    if (!m_archive)
        return importError("missing", name);
    return m_archive->read(m_folder + name, kMaxFileBeside);
}

} // namespace storage
