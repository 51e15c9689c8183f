// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/block.h"

#include <QImage>
#include <QRect>

namespace render {

class MessageLayout;

/// How a picture is shown.
struct PictureLook {
    QSize size;        ///< pixels of the file, upright; empty: a card stands in its place
    QStringList notes; ///< in the card, below the words written for the picture
    int buttons = 0;   ///< the height of the card's row of buttons; 0: it has none
    bool operator==(const PictureLook &) const = default;
};

/// Whoever reads and loads the pictures of replies, and knows what to say of those that are not
/// shown. Nothing here waits. GUI thread.
class Pictures
{
public:
    virtual ~Pictures() = default;
    /// What is known. `isWanted`: it is near the view, so that it is read unless it is known.
    /// Nothing is ever loaded from elsewhere by asking.
    [[nodiscard]] virtual PictureLook look(const PictureSource &source, bool isWanted) = 0;
    /// The picture, its long side about so many pixels; null until it is there.
    [[nodiscard]] virtual QImage pixels(const PictureSource &source, int longSide) = 0;
};

/// A picture or its card; rectangles are relative to the message.
struct PlacedPicture {
    int block = 0;
    QRect rect;
    QRect buttons; ///< room for them in a card; null without
    bool isShown = false;
};
/// Those that meet the stretch and are set.
[[nodiscard]] QList<PlacedPicture> picturesIn(const MessageLayout &layout, int top, int bottom);

} // namespace render
