// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/contentpart.h"
#include "ui/conversation/rowbuttons.h"

#include <QCoreApplication>

class QPainter;

namespace ui {

/// The pictures among a message's parts, in order.
[[nodiscard]] QList<core::ImagePart> imagesIn(const QList<core::ContentPart> &parts);

/// The pictures of a message in a row of thumbnails, place-holders until they are there. Pictures
/// named by an address show its host: they are never fetched.
class ImageStrip
{
    Q_DECLARE_TR_FUNCTIONS(ui::ImageStrip)

public:
    explicit ImageStrip(const QList<core::ContentPart> &parts);

    [[nodiscard]] bool isEmpty() const { return m_images.isEmpty(); }
    int layout(int width);
    void paint(QPainter &painter, QPoint origin, const RowContext &context,
               const render::Colors &colors) const;
    /// One for each picture that can be opened; their argument counts all pictures from 0.
    void addButtons(QList<RowButton> &buttons, int y) const;
    /// The others, for screen readers: there is nothing to press.
    void addAddresses(QList<RowButton> &pictures, int y) const;
    /// Counted from 0; -1 when none is there.
    [[nodiscard]] int at(QPoint point) const;

private:
    struct Image {
        core::ImagePart part;
        QRect rect;
        mutable QPixmap shown; ///< as painted: while this lives, it is in use
    };
    QList<Image> m_images;
};

} // namespace ui
