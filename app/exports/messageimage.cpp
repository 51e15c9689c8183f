// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "exports/messageimage.h"

#include "exports/documentpictures.h"

#include <QPainter>
#include <algorithm>
#include <memory>
#include <vector>

namespace exports {
namespace {

constexpr int kTimes = 2;
constexpr int kImageMargin = 24;
constexpr int kBetweenFlows = 12;
constexpr int kMostPixels = 32'000; ///< a side; what programs that open it can mostly take

core::Error tooTall()
{
    core::Error error;
    error.kind = core::ErrorKind::BadInput;
    error.code = QStringLiteral("too-tall");
    return error;
}

/// One stretch, set, and where it goes.
struct Piece {
    MessageFlow flow;
    std::unique_ptr<render::MessageLayout> layout;
    QSize size;
    int top = 0;
};

class ImagePainter
{
public:
    ImagePainter(const ImageLook &look, Typesetting *typesetting)
        : m_look(look)
        , m_type(documentType(look.fonts))
        , m_typesetting(typesetting)
    {
    }

    /// False when it is too tall.
    bool add(MessageFlow flow)
    {
        if (!m_pieces.empty())
            m_height += kBetweenFlows;
        Piece piece;
        piece.flow = std::move(flow);
        piece.top = m_height;
        if (!piece.flow.head.isEmpty())
            m_height += m_type.lineHeight;
        if (!piece.flow.picture.isNull()) {
            piece.size = piece.flow.picture.size();
            if (piece.size.width() > m_look.width)
                piece.size.scale(m_look.width, kMostPixels, Qt::KeepAspectRatio);
            m_height += piece.size.height();
        } else {
            // Held until the layout has taken what it needs: else the budget may let it go.
            const render::SetParts parts = m_typesetting
                                               ? m_typesetting->setOf(piece.flow.document.blocks())
                                               : render::SetParts();
            piece.layout = std::make_unique<render::MessageLayout>(
                m_type, m_typesetting ? m_typesetting->typesetter() : nullptr, &m_pictures);
            piece.layout->setWidth(m_look.width);
            piece.layout->sync(piece.flow.document);
            if (!isLow(piece.layout->height() / 4))
                return false;
            piece.layout->ensure(0, kMostPixels);
            m_height += piece.layout->height();
        }
        m_pieces.push_back(std::move(piece));
        return isLow(0);
    }

    [[nodiscard]] QImage paint()
    {
        const QSize size(m_look.width + 2 * kImageMargin, m_height + 2 * kImageMargin);
        QImage image(size * kTimes, QImage::Format_RGB32);
        if (image.isNull())
            return image;
        image.fill(m_look.colors.canvas);
        QPainter painter(&image);
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.scale(kTimes, kTimes);
        painter.translate(kImageMargin, kImageMargin);
        for (const Piece &piece : m_pieces)
            paintPiece(painter, piece);
        return image;
    }

private:
    [[nodiscard]] bool isLow(int more) const
    {
        return (m_height + more + 2 * kImageMargin) * kTimes <= kMostPixels;
    }

    void paintPiece(QPainter &painter, const Piece &piece) const
    {
        int y = piece.top;
        if (!piece.flow.head.isEmpty()) {
            painter.setFont(m_type.caption);
            painter.setPen(m_look.colors.text2);
            painter.drawText(QRect(0, y, m_look.width, m_type.lineHeight),
                             Qt::AlignLeading | Qt::AlignVCenter | Qt::TextSingleLine,
                             withoutControls(piece.flow.head));
            y += m_type.lineHeight;
        }
        if (piece.layout) {
            const QRect clip(0, y, m_look.width, piece.layout->height());
            piece.layout->paint(painter,
                                {m_look.colors, QPoint(0, y), clip, y, piece.flow.isQuiet, {}, {}});
        } else {
            painter.drawImage(QRect(QPoint(0, y), piece.size), piece.flow.picture);
        }
    }

    const ImageLook &m_look;
    render::TypeScale m_type;
    Typesetting *m_typesetting;
    DocumentPictures m_pictures; // which the layouts look at until they are painted
    std::vector<Piece> m_pieces;
    int m_height = 0;
};

} // namespace

core::Result<QImage> messageImage(const core::Message &message, const ImageLook &look,
                                  const LoadBytes &load, Typesetting *typesetting)
{
    ImagePainter painter(look, typesetting);
    QList<MessageFlow> flows = flowsOf(message, {}, load);
    for (MessageFlow &flow : flows) {
        if (!painter.add(std::move(flow)))
            return tooTall();
    }
    const QImage image = painter.paint();
    return image.isNull() ? core::Result<QImage>(tooTall()) : core::Result<QImage>(image);
}

} // namespace exports
