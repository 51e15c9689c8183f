// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "exports/documentpictures.h"

#include "storage/imagedata.h"

namespace exports {
namespace {

/// Of one message, in bytes; what is more stays a card.
constexpr qint64 kMostDecoded = 128 << 20;
constexpr qint64 kPixelBytes = 4;

/// Null where it would take more than `room`, which its head tells before it is decoded.
QImage imageIn(const render::PictureSource &source, qint64 room)
{
    const QString address = source.data ? QString::fromLatin1(*source.data) : source.address;
    const auto stored =
        source.isOpen ? std::nullopt : storage::imageAttachment(storage::dataOfUrl(address));
    if (!stored || qint64(stored->width) * stored->height * kPixelBytes > room)
        return {};
    return QImage::fromData(stored->bytes);
}

} // namespace

const QImage &DocumentPictures::decoded(const render::PictureSource &source)
{
    auto known = m_decoded.find(source.address);
    if (known == m_decoded.end()) {
        const QImage image = imageIn(source, kMostDecoded - m_bytes);
        m_bytes +=
            qMax(qint64(image.width()) * image.height() * kPixelBytes, qint64(image.sizeInBytes()));
        known = m_decoded.insert(source.address, image);
    }
    return *known;
}

render::PictureLook DocumentPictures::look(const render::PictureSource &source, bool /*isWanted*/)
{
    return {decoded(source).size(), {}, 0};
}

QImage DocumentPictures::pixels(const render::PictureSource &source, int /*longSide*/)
{
    return decoded(source);
}

} // namespace exports
