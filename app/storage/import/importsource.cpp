// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/importsource.h"

#include "storage/import/importerror.h"
#include "storage/import/watcheddevice.h"
#include "storage/transientfile.h"

#include <QBuffer>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryFile>

namespace storage {
namespace {

constexpr qint64 kMaxDocument = qint64(1) << 30; ///< that has to be unpacked or copied
/// Of a file that is there already, out of which nothing grows: our own exports are as large as all
/// that was ever said.
constexpr qint64 kMaxFile = qint64(16) << 30;
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

/// A session a file is what Chatbox has had since it made zip archives.
bool hasSessions(const QStringList &names)
{
    return !names.filter(QRegularExpression(QStringLiteral("^sessions/"))).isEmpty();
}

std::optional<core::Error> refusal(QByteArrayView start)
{
    if (start.isEmpty())
        return importError("empty-file");
    // What a shell of Windows makes of a file that is sent through it.
    if (start.startsWith("\xff\xfe") || start.startsWith("\xfe\xff"))
        return importError("utf-16");
    if (start.startsWith("\x1f\x8b"))
        return importError("gzip");
    if (start.startsWith("SQLite format 3"))
        return importError("sqlite");
    return std::nullopt;
}

} // namespace

core::Result<std::unique_ptr<ImportSource>> ImportSource::open(const QString &path, GoOn goesOn)
{
    std::unique_ptr<ImportSource> source(new ImportSource);
    source->m_goesOn = std::move(goesOn);
    auto file = std::make_unique<QFile>(path);
    if (!file->open(QIODevice::ReadOnly))
        return importError("unreadable", {}, file->errorString());
    if (file->isSequential()) { // a pipe; archives and documents are walked more than once
        auto copy = std::make_unique<TransientFile>();
        if (const auto spooled = source->spool(*file, *copy); !spooled)
            return spooled.error();
        file = std::move(copy);
    }
    return ofFile(std::move(file), source->m_goesOn);
}

core::Result<std::unique_ptr<ImportSource>> ImportSource::ofFile(std::unique_ptr<QFile> file,
                                                                 GoOn goesOn)
{
    std::unique_ptr<ImportSource> source(new ImportSource);
    source->m_goesOn = std::move(goesOn);
    if (const auto opened = source->openFile(std::move(file)); !opened)
        return opened.error();
    return source;
}

core::Result<core::Done> ImportSource::openFile(std::unique_ptr<QFile> file)
{
    const QByteArray start = file->peek(64);
    if (ZipArchive::isZip(start)) {
        m_archiveFile = std::move(file);
        return openArchive(m_archiveFile->fileName());
    }
    if (const auto error = refusal(start))
        return *error;
    if (file->size() > kMaxFile)
        return importError("too-large");
    watch(std::move(file));
    return core::Done{};
}

void ImportSource::watch(std::unique_ptr<QIODevice> device)
{
    m_device = std::make_unique<WatchedDevice>(std::move(device), m_goesOn);
}

std::unique_ptr<ImportSource> ImportSource::ofDocument(const QByteArray &bytes)
{
    std::unique_ptr<ImportSource> source(new ImportSource);
    auto buffer = std::make_unique<QBuffer>();
    buffer->setData(bytes);
    buffer->open(QIODevice::ReadOnly);
    source->watch(std::move(buffer));
    return source;
}

core::Result<core::Done> ImportSource::openArchive(const QString &path)
{
    auto archive = ZipArchive::open(path, m_goesOn);
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
    const QString manifest = QStringLiteral("manifest.json");
    if (m_archive->contains(manifest) && hasSessions(names)) {
        m_manifestName = manifest;
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

qint64 ImportSource::documentSize(int index) const
{
    return m_archive ? m_archive->sizeOf(m_documents.value(index)) : m_device->size();
}

core::Result<QIODevice *> ImportSource::document(int index)
{
    if (m_archive) {
        auto file = unpack(m_documents.value(index));
        if (!file)
            return file.error();
        watch(std::move(file.value()));
    }
    m_device->seek(0);
    return m_device.get();
}

core::Result<std::unique_ptr<QTemporaryFile>> ImportSource::unpack(const QString &name)
{
    std::unique_ptr<QTemporaryFile> file = std::make_unique<TransientFile>();
    if (!m_archive || !file->open())
        return importError("unreadable", name, file->errorString());
    if (const auto copied = m_archive->copy(name, *file, kMaxDocument); !copied)
        return copied.error();
    if (!file->flush())
        return importError("unreadable", name, file->errorString());
    return file;
}

core::Result<core::Done> ImportSource::spool(QIODevice &from, QFile &to) const
{
    if (!to.open(QIODevice::ReadWrite))
        return importError("unreadable", {}, to.errorString());
    QByteArray block(kCopyBlock, Qt::Uninitialized);
    while (true) {
        if (m_goesOn && !m_goesOn())
            return importError("cancelled");
        const qint64 count = from.read(block.data(), block.size());
        if (count < 0)
            return importError("unreadable", {}, from.errorString());
        if (count == 0)
            break;
        if (to.size() + count > kMaxDocument)
            return importError("too-large");
        if (to.write(block.constData(), count) != count || !to.flush())
            return importError("unreadable", {}, to.errorString());
    }
    to.seek(0);
    return core::Done{};
}

core::Result<QByteArray> ImportSource::file(const QString &name, qint64 most)
{
    if (!m_archive)
        return importError("missing", name);
    return m_archive->read(m_folder + name, most);
}

} // namespace storage
