// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/ziparchive.h"

#include "storage/import/importerror.h"

#include <QBuffer>
#include <QFile>
#include <QtEndian>
#include <limits>
#include <zip.h>

namespace storage {
namespace {

constexpr quint64 kMaxEntries = 200'000;
constexpr qint64 kMaxRatio = 200;
/// A short file of one repeated letter is no bomb.
constexpr qint64 kFreeBytes = 1024 * 1024;
constexpr qint64 kMaxUnpacked = qint64(4) << 30;
/// What Unix keeps in the upper half of an entry's attributes.
constexpr quint32 kFileType = 0170000;
constexpr quint32 kLinkType = 0120000;
constexpr qsizetype kBlock = 64 * 1024;
/// The library keeps the whole directory in memory; this is 200,000 entries with long names.
constexpr qint64 kMaxDirectory = 32 * 1024 * 1024;
/// APPNOTE 4.3.16 and 4.3.15: the end record, the longest comment behind it, and the locator of
/// zip64 before it.
constexpr qint64 kMaxTail = 22 + 0xffff + 20;
constexpr qsizetype kLocatorSize = 20;

/// What an archive says of its own directory.
struct Declared {
    quint64 entries = 0;
    quint64 bytes = 0;

    [[nodiscard]] bool isSane() const
    {
        return entries <= kMaxEntries && bytes <= quint64(kMaxDirectory);
    }
};

/// APPNOTE 4.3.14 and 4.3.15: the record of zip64, if there is one before the end record. It is
/// asked for whatever the end record says, because the library may believe either.
Declared declaredBig(QFile &file, QByteArrayView tail, qsizetype end)
{
    const Declared tooMuch{kMaxEntries + 1, 0};
    if (end < kLocatorSize || tail.sliced(end - kLocatorSize, 4) != QByteArrayView("PK\x06\x07"))
        return {};
    const auto place = qFromLittleEndian<qint64>(tail.data() + end - 12);
    if (place < 0 || !file.seek(place))
        return tooMuch;
    const QByteArray record = file.read(56);
    if (record.size() < 56 || !record.startsWith("PK\x06\x06"))
        return tooMuch;
    return {qFromLittleEndian<quint64>(record.constData() + 32),
            qFromLittleEndian<quint64>(record.constData() + 40)};
}

/// Any of several end records may be the one that is believed: all have to be sane. More entries
/// than the record has room for are told by the directory's length only.
bool isDirectorySane(QFile &file)
{
    const qint64 length = qMin(file.size(), kMaxTail);
    if (!file.seek(file.size() - length))
        return true;
    const QByteArray tail = file.read(length);
    for (qsizetype at = tail.indexOf("PK\x05\x06"); at >= 0;
         at = tail.indexOf("PK\x05\x06", at + 1)) {
        if (at + 22 > tail.size())
            break;
        const quint64 entries = qFromLittleEndian<quint16>(tail.constData() + at + 10);
        const quint64 bytes = qFromLittleEndian<quint32>(tail.constData() + at + 12);
        const Declared big = declaredBig(file, tail, at);
        // All bits set: the number stands in the other record.
        const Declared small{entries, bytes == 0xffffffff && big.bytes > 0 ? 0 : bytes};
        if (!small.isSane() || !big.isSane())
            return false;
    }
    return true;
}

/// Names that stay inside the folder they would be unpacked to.
bool isTame(const QString &name)
{
    if (name.isEmpty() || name.contains(u'\\') || name.contains(QChar(0)) || name.startsWith(u'/'))
        return false;
    const QStringList steps = name.split(u'/');
    return !steps.contains(QLatin1StringView("..")) && !steps.first().contains(u':');
}

} // namespace

ZipArchive::ZipArchive(zip *archive, qint64 fileSize, GoOn goesOn)
    : m_archive(archive)
    , m_fileSize(fileSize)
    , m_goesOn(std::move(goesOn))
{
}

ZipArchive::~ZipArchive()
{
    zip_discard(m_archive);
}

bool ZipArchive::isZip(QByteArrayView start)
{
    // An empty archive begins with its end record.
    return start.startsWith("PK\x03\x04") || start.startsWith("PK\x05\x06");
}

core::Result<std::unique_ptr<ZipArchive>> ZipArchive::open(const QString &path, GoOn goesOn)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return importError("unreadable", {}, file.errorString());
    if (!isDirectorySane(file))
        return importError("too-many-entries");
    int code = 0;
    zip *handle = zip_open(QFile::encodeName(path).constData(), ZIP_RDONLY, &code);
    if (!handle)
        return importError("bad-zip");
    std::unique_ptr<ZipArchive> archive(new ZipArchive(handle, file.size(), std::move(goesOn)));
    if (zip_get_num_entries(handle, 0) > zip_int64_t(kMaxEntries))
        return importError("too-many-entries");
    archive->list();
    return archive;
}

bool ZipArchive::isLink(quint64 index) const
{
    zip_uint8_t system = 0;
    zip_uint32_t attributes = 0;
    zip_file_get_external_attributes(m_archive, index, 0, &system, &attributes);
    return system == ZIP_OPSYS_UNIX && (attributes >> 16 & kFileType) == kLinkType;
}

void ZipArchive::list()
{
    const auto count = quint64(qMax<zip_int64_t>(0, zip_get_num_entries(m_archive, 0)));
    for (quint64 index = 0; index < count; ++index) {
        zip_stat_t entry;
        if (zip_stat_index(m_archive, index, 0, &entry) != 0 || !entry.name)
            continue;
        const QString name = QString::fromUtf8(entry.name);
        if (!isTame(name) || name.endsWith(u'/') || isLink(index) || contains(name))
            continue;
        const bool isEncrypted =
            (entry.valid & ZIP_STAT_ENCRYPTION_METHOD) && entry.encryption_method != ZIP_EM_NONE;
        m_names.append(name);
        // Sizes are what somebody has written there: nothing is packed larger than the file is.
        const auto size = qint64(qMin<quint64>(entry.size, std::numeric_limits<qint64>::max()));
        const auto packed = qint64(qMin<quint64>(entry.comp_size, quint64(m_fileSize)));
        m_entries.insert(name, {index, size, packed, isEncrypted});
    }
}

core::Result<QByteArray> ZipArchive::read(const QString &name, qint64 maxBytes)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const auto copied = copy(name, buffer, maxBytes);
    return copied ? core::Result<QByteArray>(buffer.data())
                  : core::Result<QByteArray>(copied.error());
}

core::Result<core::Done> ZipArchive::copy(const QString &name, QIODevice &to, qint64 maxBytes)
{
    const auto found = m_entries.constFind(name);
    if (found == m_entries.cend())
        return importError("missing", name);
    if (found->isEncrypted)
        return importError("encrypted", name);
    // What the directory says is not believed; it only saves the trouble of beginning.
    if (found->size > maxBytes)
        return importError("entry-too-large", name);
    const std::unique_ptr<zip_file_t, decltype(&zip_fclose)> entry(
        zip_fopen_index(m_archive, found->index, 0), &zip_fclose);
    if (!entry)
        return importError("bad-zip", name);
    QByteArray block(kBlock, Qt::Uninitialized);
    qint64 total = 0;
    while (true) {
        if (m_goesOn && !m_goesOn())
            return importError("cancelled");
        const zip_int64_t count = zip_fread(entry.get(), block.data(), zip_uint64_t(block.size()));
        if (count < 0) // damaged, cut off, or its sum is wrong
            return importError("bad-zip", name);
        if (count == 0)
            return core::Done{};
        total += count;
        m_bytesRead += count;
        if (total > maxBytes)
            return importError("entry-too-large", name);
        if (total > kFreeBytes + found->packed * kMaxRatio || m_bytesRead > kMaxUnpacked)
            return importError("bomb", name);
        if (to.write(block.constData(), count) != count)
            return importError("unreadable", name, to.errorString());
    }
}

} // namespace storage
