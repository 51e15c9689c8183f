// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/markedline.h"

#include "ui/measures.h"

#include <QFontMetrics>
#include <QPainter>
#include <QTextLayout>
#include <algorithm>

namespace ui {
namespace {

MarkedLine without(const MarkedLine &line, qsizetype before, const QString &instead)
{
    MarkedLine rest{instead + line.text.mid(before), {}};
    for (const chat::TextSpan &mark : line.marks) {
        const qsizetype end = mark.offset + mark.length - before;
        const qsizetype begin = std::max<qsizetype>(0, mark.offset - before);
        if (end > begin)
            rest.marks.append({begin + instead.size(), end - begin});
    }
    return rest;
}

bool isMiddle(const QString &text, qsizetype at)
{
    return at > 0 && at < text.size() && text[at].isLowSurrogate();
}

} // namespace

MarkedLine shortened(const MarkedLine &line, const QFont &font, int width)
{
    MarkedLine shown = line;
    // A line has no lines in it, and its places must stay what they are.
    for (QChar &letter : shown.text) {
        if (letter.isSpace() || letter.category() == QChar::Other_Control)
            letter = QLatin1Char(' ');
    }
    shown.text.truncate(kMostShown);
    const QFontMetrics metrics(font);
    if (metrics.horizontalAdvance(shown.text) <= width)
        return shown;
    const QString dots(QChar(0x2026));
    if (!shown.marks.isEmpty()) {
        const chat::TextSpan first = shown.marks.constFirst();
        const qsizetype end = std::min(first.offset + first.length, shown.text.size());
        // Some words before it say what it is about.
        qsizetype from = 0;
        while (from < first.offset
               && metrics.horizontalAdvance(shown.text.mid(from, end - from)) > width * 2 / 3)
            from += std::max<qsizetype>(1, (first.offset - from) / 8);
        from = std::min(from, first.offset);
        // Rather at the beginning of a word.
        const qsizetype space = from > 0 ? shown.text.indexOf(QLatin1Char(' '), from - 1) : -1;
        if (space >= 0 && space < first.offset)
            from = space + 1;
        if (isMiddle(shown.text, from))
            ++from;
        if (from > 0)
            shown = without(shown, from, dots);
    }
    qsizetype length = shown.text.size();
    while (length > 1 && metrics.horizontalAdvance(shown.text.left(length) + dots) > width)
        length -= std::max<qsizetype>(1, length / 32);
    if (length < shown.text.size()) {
        if (isMiddle(shown.text, length))
            --length;
        shown.text = shown.text.left(length) + dots;
    }
    return shown;
}

void paintMarkedLine(QPainter &painter, const QRect &rect, const MarkedLine &line,
                     const QFont &font, const render::Colors &colors)
{
    const MarkedLine shown = shortened(line, font, rect.width());
    QTextLayout layout(shown.text, font);
    const bool isRightToLeft = shown.text.isRightToLeft();
    QTextOption option(isRightToLeft ? Qt::AlignRight : Qt::AlignLeft);
    option.setTextDirection(isRightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
    option.setWrapMode(QTextOption::NoWrap);
    layout.setTextOption(option);
    layout.beginLayout();
    QTextLine text = layout.createLine();
    if (text.isValid())
        text.setLineWidth(rect.width());
    layout.endLayout();
    QList<QTextLayout::FormatRange> formats;
    for (const chat::TextSpan &mark : shown.marks) {
        QTextLayout::FormatRange format;
        format.start = int(std::min(mark.offset, shown.text.size()));
        format.length = int(std::min(mark.length, shown.text.size() - format.start));
        if (colors.isHighContrast) {
            format.format.setFontUnderline(true);
        } else {
            format.format.setBackground(colors.find);
            format.format.setForeground(colors.text);
        }
        formats.append(format);
    }
    painter.save();
    painter.setPen(colors.text);
    layout.draw(&painter, rect.topLeft() + QPointF(0, (rect.height() - text.height()) / 2), formats,
                rect);
    painter.restore();
}

} // namespace ui
