// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/blocklayout.h"
#include "render/pictures.h"

namespace render {

/// A picture on a line of its own, no larger than it is and no wider than the column; or the card
/// that stands in its place. A picture is one piece: places in it are the two ends of its words. In
/// a card the words can be selected as any others.
class PictureLayout final : public BlockLayout
{
public:
    /// Without `pictures` there are only cards.
    PictureLayout(const Block &block, const TypeScale &type, Pictures *pictures);
    int layout(int width) override;
    void paint(QPainter &painter, const BlockPaint &paint) const override;
    [[nodiscard]] int positionAt(QPoint point) const override;
    [[nodiscard]] QRect cursorRect(int position) const override;
    [[nodiscard]] int lineCount() const override;

    [[nodiscard]] bool isShown() const { return !m_look.size.isEmpty(); }
    /// Holds what is there by now of what was painted, so that it is in use before it is painted.
    void takePixels() const;
    /// It would look otherwise by now.
    [[nodiscard]] bool isStale() const;
    /// The picture or its card.
    [[nodiscard]] QRect area() const { return m_area; }
    /// Room for the buttons of the card; null without.
    [[nodiscard]] QRect buttons() const;

    /// What layout() will probably return.
    [[nodiscard]] static int estimate(const Block &block, const TypeScale &type, Pictures *pictures,
                                      int width);

private:
    void paintPicture(QPainter &painter, const BlockPaint &paint) const;
    void paintCard(QPainter &painter, const BlockPaint &paint) const;

    const TypeScale &m_type;
    Pictures *m_pictures;
    PictureSource m_source;
    int m_size; ///< of the words
    PictureLook m_look;
    mutable QImage m_pixels; ///< while this lives, they are in use
    mutable int m_side = 0;  ///< that they were painted with; 0: they were not
    TextBox m_words;
    std::vector<std::unique_ptr<TextBox>> m_notes;
    QRect m_area;
};

} // namespace render
