// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/messagelayout.h"
#include "render/picturelayout.h"

#include <algorithm>

namespace render {

bool MessageLayout::takePictures()
{
    bool isNew = false;
    for (int i = m_setFrom; i < std::min(m_setTo, int(m_items.size())); ++i) {
        Item &item = m_items[std::size_t(i)];
        if (item.block.kind != BlockKind::Picture || !item.layout)
            continue;
        isNew = true; // its pixels may have come
        const auto &picture = static_cast<const PictureLayout &>(*item.layout);
        picture.takePixels();
        if (!picture.isStale())
            continue;
        // Set again when it is near the view; until then it keeps its height.
        item.layout.reset();
        item.isExact = false;
    }
    return isNew;
}

QList<PlacedPicture> picturesIn(const MessageLayout &layout, int top, int bottom)
{
    QList<PlacedPicture> found;
    const auto &items = layout.m_items;
    for (int i = layout.blockAt(std::max(top, 0)); i >= 0 && i < int(items.size()); ++i) {
        const auto &item = items[std::size_t(i)];
        if (layout.topOf(i) >= bottom)
            break;
        if (item.block.kind != BlockKind::Picture || !item.layout
            || layout.topOf(i) + item.height <= top)
            continue;
        const auto &picture = static_cast<const PictureLayout &>(*item.layout);
        const QPoint origin(layout.leftOf(i), layout.topOf(i));
        const QRect buttons = picture.buttons();
        found.append({i, picture.area().translated(origin),
                      buttons.isNull() ? QRect() : buttons.translated(origin), picture.isShown()});
    }
    return found;
}

} // namespace render
