// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "exports/documentpictures.h"

#include "storage/imagedata.h"

namespace exports {
namespace {

/// Of one message; what is more stays a card.
constexpr qint64 kMostDecoded = 512 << 20;
constexpr qint64 kMostArea = 64 << 20;

QImage imageIn(const render::PictureSource &source)
{
    const QString address = source.data ? QString::fromLatin1(*source.data) : source.address;
    const auto stored =
        source.isOpen ? std::nullopt : storage::imageAttachment(storage::dataOfUrl(address));
    if (!stored || qint64(stored->width) * stored->height > kMostArea)
        return {};
    return QImage::fromData(stored->bytes);
}

} // namespace

const QImage &DocumentPictures::decoded(const render::PictureSource &source)
{
    auto known = m_decoded.find(source.address);
    if (known == m_decoded.end()) {
        const QImage image = m_bytes < kMostDecoded ? imageIn(source) : QImage();
        m_bytes += image.sizeInBytes();
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
