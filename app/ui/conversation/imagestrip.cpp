// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/imagestrip.h"

#include "ui/icons.h"
#include "ui/measures.h"

#include <QFontMetrics>
#include <QPainter>
#include <QPainterPath>
#include <QUrl>
#include <algorithm>

namespace ui {
namespace {

constexpr int kGap = 8;
constexpr int kWidestImage = 160;
constexpr int kAddressWidth = 160;

QString hostOf(const core::ImagePart &image)
{
    return QString::fromLatin1(QUrl::toAce(QUrl(image.url).host()));
}

/// The width of a thumbnail 64 high; unknown sizes are square.
int widthOf(const core::ImagePart &image)
{
    if (image.hash.isEmpty())
        return kAddressWidth;
    if (image.width <= 0 || image.height <= 0)
        return row::kThumbnail;
    return std::clamp(image.width * row::kThumbnail / image.height, row::kThumbnail / 2,
                      kWidestImage);
}

} // namespace

QList<core::ImagePart> imagesIn(const QList<core::ContentPart> &parts)
{
    QList<core::ImagePart> images;
    for (const core::ContentPart &part : parts) {
        if (const auto *image = std::get_if<core::ImagePart>(&part))
            images.append(*image);
    }
    return images;
}

ImageStrip::ImageStrip(const QList<core::ContentPart> &parts)
{
    for (const core::ImagePart &image : imagesIn(parts))
        m_images.append({image, {}, {}});
}

int ImageStrip::layout(int width)
{
    int x = 0;
    int y = 0;
    for (Image &image : m_images) {
        const int needed = std::min(widthOf(image.part), std::max(row::kThumbnail, width));
        if (x > 0 && x + needed > width) {
            x = 0;
            y += row::kThumbnail + kGap;
        }
        image.rect = QRect(x, y, needed, row::kThumbnail);
        x += needed + kGap;
    }
    return m_images.isEmpty() ? 0 : y + row::kThumbnail;
}

void ImageStrip::paint(QPainter &painter, QPoint origin, const RowContext &context,
                       const render::Colors &colors) const
{
    for (const Image &image : m_images) {
        const QRect rect = image.rect.translated(origin);
        QPainterPath shape;
        shape.addRoundedRect(rect, kCorner, kCorner);
        if (!image.part.hash.isEmpty())
            image.shown = context.thumbnail(image.part.hash);
        painter.save();
        painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
        painter.fillPath(shape, colors.hover);
        painter.setClipPath(shape, Qt::IntersectClip);
        if (const QPixmap &pixmap = image.shown; !pixmap.isNull()) {
            QSizeF size = pixmap.size();
            size.scale(rect.size(), Qt::KeepAspectRatioByExpanding);
            QRectF target(QPointF(), size);
            target.moveCenter(QRectF(rect).center());
            painter.drawPixmap(target, pixmap, QRectF(pixmap.rect()));
        } else {
            const qreal ratio = painter.device()->devicePixelRatioF();
            const bool isAddress = image.part.hash.isEmpty();
            const QPoint place = isAddress
                                     ? rect.topLeft() + QPoint(12, (rect.height() - row::kIcon) / 2)
                                     : rect.center() - QPoint(row::kIcon / 2, row::kIcon / 2);
            painter.drawPixmap(
                place, iconPixmap(QStringLiteral("image"), colors.text2, row::kIcon, ratio));
            if (isAddress) {
                painter.setFont(context.captionFont);
                painter.setPen(colors.text2);
                const QRect room = rect.adjusted(36, 0, -8, 0);
                painter.drawText(
                    room, Qt::AlignVCenter | Qt::TextSingleLine,
                    QFontMetrics(context.captionFont)
                        .elidedText(hostOf(image.part), Qt::ElideMiddle, room.width()));
            }
        }
        painter.restore();
    }
}

void ImageStrip::addButtons(QList<RowButton> &buttons, int y) const
{
    for (int i = 0; i < int(m_images.size()); ++i) {
        const Image &image = m_images.at(i);
        if (image.part.hash.isEmpty())
            continue;
        // The number tells apart what has no name, or the same.
        QString name = m_images.size() == 1 ? tr("Open image") : tr("Open image %1").arg(i + 1);
        if (!image.part.name.isEmpty())
            name += QStringLiteral(": ") + image.part.name;
        buttons.append(
            {RowAction::OpenImage, ButtonLook::Picture, image.rect.translated(0, y), {}, name, i});
    }
}

void ImageStrip::addAddresses(QList<RowButton> &pictures, int y) const
{
    for (int i = 0; i < int(m_images.size()); ++i) {
        const Image &image = m_images.at(i);
        if (image.part.hash.isEmpty())
            pictures.append({RowAction::OpenImage,
                             ButtonLook::Picture,
                             image.rect.translated(0, y),
                             {},
                             tr("Image %1").arg(hostOf(image.part)).trimmed(),
                             i});
    }
}

int ImageStrip::at(QPoint point) const
{
    for (int i = 0; i < int(m_images.size()); ++i) {
        if (m_images.at(i).rect.contains(point))
            return i;
    }
    return -1;
}

} // namespace ui
