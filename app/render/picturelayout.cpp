// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/picturelayout.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>

namespace render {
namespace {

constexpr int kCardPadding = 12;
constexpr int kButtonGap = 8;
constexpr int kPictureCorner = 6;
constexpr int kMostEms = 32; ///< of a picture's height
constexpr float kSelectedShare = 0.5F;

TextLook cardLook(const TypeScale &type)
{
    TextLook look;
    look.font = type.reading;
    look.codeFont = type.code;
    look.lineHeight = type.lineHeight;
    return look;
}

/// Never larger than the picture is, nor than the room.
QSize shownSize(QSize size, int width, const TypeScale &type)
{
    const QSize room(width, kMostEms * type.em);
    if (size.width() > room.width() || size.height() > room.height())
        size.scale(room, Qt::KeepAspectRatio);
    return size.expandedTo({1, 1});
}

} // namespace

PictureLayout::PictureLayout(const Block &block, const TypeScale &type, Pictures *pictures)
    : m_type(type)
    , m_pictures(pictures)
    , m_source(block.picture)
    , m_size(int(block.text.text.size()))
    , m_words(block.text, cardLook(type))
{
}

int PictureLayout::layout(int width)
{
    m_look = m_pictures ? m_pictures->look(m_source, true) : PictureLook();
    m_notes.clear();
    if (isShown()) {
        m_area = QRect(QPoint(), shownSize(m_look.size, width, m_type));
        return m_area.height();
    }
    m_pixels = {};
    m_side = 0;
    const int room = std::max(1, width - 2 * kCardPadding);
    int height = kCardPadding + m_words.layout(room);
    for (const QString &note : std::as_const(m_look.notes)) {
        m_notes.push_back(std::make_unique<TextBox>(InlineText{note, {}, {}}, cardLook(m_type)));
        height += m_notes.back()->layout(room);
    }
    if (m_look.buttons > 0)
        height += kButtonGap + m_look.buttons;
    m_area = QRect(0, 0, width, height + kCardPadding);
    return m_area.height();
}

int PictureLayout::estimate(const Block &block, const TypeScale &type, Pictures *pictures,
                            int width)
{
    const PictureLook look = pictures ? pictures->look(block.picture, false) : PictureLook();
    if (!look.size.isEmpty())
        return shownSize(look.size, width, type).height();
    const int buttons = look.buttons > 0 ? kButtonGap + look.buttons : 0;
    return 2 * kCardPadding + (1 + int(look.notes.size())) * type.lineHeight + buttons;
}

bool PictureLayout::isStale() const
{
    return m_pictures && m_pictures->look(m_source, true) != m_look;
}

QRect PictureLayout::buttons() const
{
    if (isShown() || m_look.buttons == 0)
        return {};
    return {kCardPadding, m_area.height() - kCardPadding - m_look.buttons,
            m_area.width() - 2 * kCardPadding, m_look.buttons};
}

int PictureLayout::lineCount() const
{
    return std::max(1, m_area.height() / m_type.lineHeight);
}

void PictureLayout::paint(QPainter &painter, const BlockPaint &paint) const
{
    painter.save();
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    if (isShown())
        paintPicture(painter, paint);
    else
        paintCard(painter, paint);
    painter.restore();
}

void PictureLayout::paintPicture(QPainter &painter, const BlockPaint &paint) const
{
    const QRect area = m_area.translated(paint.origin);
    QPainterPath shape;
    shape.addRoundedRect(area, kPictureCorner, kPictureCorner);
    painter.setClipPath(shape, Qt::IntersectClip);
    const qreal ratio = painter.device()->devicePixelRatioF();
    m_side = qRound(std::max(area.width(), area.height()) * ratio);
    takePixels();
    if (m_pixels.isNull())
        painter.fillRect(area, paint.colors.hover);
    else
        painter.drawImage(area, m_pixels);
    if (paint.selectionEnd > paint.selectionStart) {
        QColor veil = paint.colors.select;
        veil.setAlphaF(kSelectedShare);
        painter.fillRect(area, veil);
    }
    for (const TextPlace &start : paint.marks.starts) {
        const bool isCurrent = &start == paint.marks.current;
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(isCurrent ? paint.colors.findNow : paint.colors.find, 8));
        painter.drawPath(shape);
    }
}

void PictureLayout::takePixels() const
{
    if (m_side == 0)
        return;
    if (const QImage pixels = m_pictures->pixels(m_source, m_side); !pixels.isNull())
        m_pixels = pixels;
}

void PictureLayout::paintCard(QPainter &painter, const BlockPaint &paint) const
{
    const QRect area = m_area.translated(paint.origin);
    painter.setPen(QPen(paint.colors.line, 1));
    painter.setBrush(paint.colors.code);
    painter.drawRoundedRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5), space::kBlockCorner,
                            space::kBlockCorner);
    QPoint place = area.topLeft() + QPoint(kCardPadding, kCardPadding);
    const QColor text = paint.isQuiet ? paint.colors.text2 : paint.colors.text;
    m_words.paint(
        painter, place,
        {paint.colors, text, paint.clip, paint.selectionStart, paint.selectionEnd, paint.marks});
    place.ry() += m_words.height();
    for (const std::unique_ptr<TextBox> &note : m_notes) {
        note->paint(painter, place, {paint.colors, paint.colors.text2, paint.clip});
        place.ry() += note->height();
    }
}

int PictureLayout::positionAt(QPoint point) const
{
    if (!isShown())
        return m_words.positionAt(point - QPoint(kCardPadding, kCardPadding));
    if (point.y() < 0 || point.y() >= m_area.height())
        return point.y() < 0 ? 0 : m_size;
    return point.x() < m_area.center().x() ? 0 : m_size;
}

QRect PictureLayout::cursorRect(int position) const
{
    if (!isShown())
        return m_words.cursorRect(position).translated(kCardPadding, kCardPadding);
    return {position < m_size ? 0 : m_area.width(), 0, 0, m_area.height()};
}

} // namespace render
