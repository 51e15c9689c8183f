// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/storedpictures.h"

#include "chat/imagedecoder.h"
#include "chat/imageimport.h"
#include "chat/userfile.h"
#include "core/whendone.h"
#include "storage/pooltask.h"

#include <QBuffer>
#include <QImageWriter>
#include <algorithm>

namespace chat {
namespace {

/// 67 MB for a square; pictures taken in by the program itself are half as long.
constexpr int kViewedSide = 4096;
constexpr int kCopiedSide = 8192; ///< as large as pictures are kept
/// Below this a level is not worth keeping.
constexpr int kSmallestLevel = 512;
/// Several of the largest.
constexpr qsizetype kHeldBytes = 64 << 20;

core::Result<DecodedImage> decodedWithin(const QByteArray &bytes, int longSide)
{
    const ImageLimits limits;
    return decodeImage(bytes, {limits.maxEncodedInput, limits.maxPixels, longSide});
}

core::Result<ViewedPicture> viewedFrom(const QByteArray &bytes)
{
    const core::Result<DecodedImage> decoded = decodedWithin(bytes, kViewedSide);
    if (!decoded)
        return decoded.error();
    ViewedPicture picture;
    picture.size = decoded.value().size;
    picture.format = decoded.value().source;
    picture.bytes = bytes.size();
    QImage level = decoded.value().image;
    if (level.hasAlphaChannel())
        level.convertTo(QImage::Format_ARGB32_Premultiplied);
    picture.levels.append(level);
    while (std::max(level.width(), level.height()) > kSmallestLevel) {
        const QSize half(std::max(1, level.width() / 2), std::max(1, level.height() / 2));
        level = level.scaled(half, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        picture.levels.append(level);
    }
    return picture;
}

core::Result<CopiedPicture> copiedFrom(const QByteArray &bytes)
{
    const core::Result<DecodedImage> decoded = decodedWithin(bytes, kCopiedSide);
    if (!decoded)
        return decoded.error();
    CopiedPicture picture{decoded.value().image, bytes, bytes, decoded.value().source};
    if (picture.format == ImageFormat::Png)
        return picture;
    picture.png.clear();
    QBuffer buffer(&picture.png);
    buffer.open(QIODevice::WriteOnly);
    if (!QImageWriter(&buffer, "png").write(picture.image))
        return imageError(QStringLiteral("damaged"));
    return picture;
}

} // namespace

StoredPictures::StoredPictures(storage::Store &store, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_held(kHeldBytes)
{
}

void StoredPictures::hold(const QByteArray &hash, const QByteArray &bytes)
{
    m_held.insert(hash, new QByteArray(bytes), bytes.size());
}

QFuture<core::Result<storage::Attachment>> StoredPictures::stored(const QByteArray &hash)
{
    if (!m_other)
        return m_store.attachment(hash);
    using Found = core::Result<storage::Attachment>;
    return core::followed(this, m_other->attachment(hash), [this, hash](const Found &found) {
        return found ? core::ready(found) : m_store.attachment(hash);
    });
}

/// `work(bytes)` on the pool.
template <typename T, typename Work>
QFuture<core::Result<T>> StoredPictures::fromBytes(const QByteArray &hash, Work work)
{
    if (const QByteArray *held = m_held.object(hash)) {
        return storage::runOnPool(
            [work, bytes = *held]() -> core::Result<T> { return work(bytes); });
    }
    return core::followed(
        this, stored(hash), [work](const core::Result<storage::Attachment> &stored) {
            return storage::runOnPool([work, stored]() -> core::Result<T> {
                return stored ? work(stored.value().bytes) : core::Result<T>(stored.error());
            });
        });
}

QFuture<core::Result<ViewedPicture>> StoredPictures::view(const QByteArray &hash)
{
    return fromBytes<ViewedPicture>(hash, viewedFrom);
}

QFuture<core::Result<CopiedPicture>> StoredPictures::copy(const QByteArray &hash)
{
    return fromBytes<CopiedPicture>(hash, copiedFrom);
}

QFuture<core::Result<QByteArray>> StoredPictures::bytes(const QByteArray &hash)
{
    return fromBytes<QByteArray>(
        hash, [](const QByteArray &bytes) { return core::Result<QByteArray>(bytes); });
}

QFuture<PictureBytes> StoredPictures::allBytes(const QList<QByteArray> &hashes)
{
    return gather(hashes, {});
}

/// One after the other.
QFuture<PictureBytes> StoredPictures::gather(const QList<QByteArray> &hashes,
                                             const PictureBytes &found)
{
    if (hashes.isEmpty())
        return core::ready(found);
    const QByteArray hash = hashes.constFirst();
    return core::followed(
        this, bytes(hash),
        [this, hash, found, rest = hashes.mid(1)](const core::Result<QByteArray> &read) {
            PictureBytes more = found;
            if (read)
                more.insert(hash, read.value());
            return gather(rest, more);
        });
}

QFuture<core::Result<ImageFormat>> StoredPictures::format(const QByteArray &hash)
{
    return fromBytes<ImageFormat>(
        hash, [](const QByteArray &bytes) { return core::Result<ImageFormat>(sniffImage(bytes)); });
}

QFuture<core::Result<core::Done>> StoredPictures::save(const QByteArray &hash, const QString &path)
{
    return fromBytes<core::Done>(
        hash, [path](const QByteArray &bytes) { return writeUserFile(path, bytes); });
}

} // namespace chat
