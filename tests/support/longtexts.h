// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/messagelayout.h"
#include "render/textlines.h"

#include <QImage>
#include <QPainter>

/// Long texts, their lines, and how they are painted.
namespace support::longtexts {

using namespace render;

inline constexpr int kWidth = 400;
inline constexpr int kHeight = 20; ///< of a line
inline constexpr int kFar = 1'000'000;

inline int stack(PlacedLine &line, int y)
{
    line.setY(y);
    return y + kHeight;
}

inline QTextOption option()
{
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    return option;
}

inline TextLines linesOf(const QString &text, int width, const TextLines::Formats &formats = {})
{
    TextLines lines(text, QFont(), option(), true);
    lines.setFormats(formats);
    (void)lines.set(width, stack, QDeadlineTimer(QDeadlineTimer::Forever));
    return lines;
}

inline QList<int> startsOf(const TextLines &lines)
{
    QList<int> starts;
    for (int i = 0; i < lines.count(); ++i)
        starts.append(lines.at(i).textStart());
    return starts;
}

inline QString words(const char *piece, int characters)
{
    const QString text = QString::fromUtf8(piece);
    return text.repeated(characters / text.size() + 1).left(characters);
}

inline QImage painted(const MessageLayout &layout, const Colors &colors, const QRect &clip)
{
    QImage image(clip.size(), QImage::Format_RGB32);
    image.fill(colors.canvas);
    QPainter painter(&image);
    painter.translate(-clip.topLeft());
    painter.setClipRect(clip);
    layout.paint(painter, {colors, {}, clip, 0, false, {}, {}});
    return image;
}

struct SetText {
    SetText(const TypeScale &type, const QString &text, int width = kWidth)
        : layout(type)
    {
        document.append(text);
        document.finish();
        layout.setWidth(width);
        (void)layout.sync(document);
    }
    Document document;
    MessageLayout layout;
};

/// With links and code, and longer than a few pieces, but one leaf.
inline QString linked()
{
    return words("[a link](https://a.example/c) and `code` and *more* of it, 也有中文。 ", 7'900);
}

} // namespace support::longtexts
