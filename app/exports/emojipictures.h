// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/block.h"
#include "render/messagelayout.h"

#include <QHash>
#include <QImage>

class QTextLayout;

namespace exports {

/// Emoji on pages. Their fonts consist of pictures, for which Qt's PDF has room but no ink: they
/// are drawn once more as the pictures they are. One thread.
class EmojiPictures
{
public:
    explicit EmojiPictures(const QFont &font);

    /// Draws those of the stretch that begin between the two, in the coordinates of the layout.
    void paint(QPainter &painter, const render::MessageLayout &layout,
               const QList<render::Block> &blocks, int from, int to);
    /// Those of lines that were drawn at the place; `lines` are all of them.
    void paint(QPainter &painter, const QTextLayout &lines, QPointF place);
    /// A null picture for a sign whose font has outlines.
    [[nodiscard]] QImage pictureOf(const QString &sign);

private:
    void paintBlock(QPainter &painter, const render::MessageLayout &layout, int block,
                    const QString &text, int from, int to);
    [[nodiscard]] QImage made(const QString &sign) const;

    QFont m_font;
    QHash<QString, QImage> m_pictures;
};

} // namespace exports
