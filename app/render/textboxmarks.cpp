// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The matches of a search in a leaf: of one that is full of them, what it costs to paint is still
// what can be seen.
#include "render/shades.h"
#include "render/textbox.h"

#include <QPainter>
#include <algorithm>

namespace render {
namespace {

constexpr int kBeyondView = 1 << 14; ///< pixels: further than any view reaches

} // namespace

/// Of thousands of matches only those in the lines that are painted.
QList<TextBox::Mark> TextBox::marksInView(QPointF origin, const TextPaint &paint,
                                          const TextMarks &all) const
{
    QList<Mark> marks;
    if (m_lines.count() == 0 || all.isEmpty())
        return marks;
    const auto add = [&](int from, int length, bool isCurrent, int level) {
        marks.append(
            {std::clamp(from, 0, m_size), std::clamp(from + length, 0, m_size), isCurrent, level});
    };
    if (all.carried > 0)
        add(0, all.carried, all.isCarriedCurrent, 0);
    const auto [first, to] = inView(origin, paint);
    const int from = first - all.length;
    const auto isBefore = [](const TextPlace &start, int offset) { return start.offset < offset; };
    const std::span<const TextPlace> starts = all.starts;
    for (auto start =
             std::lower_bound(starts.begin(), starts.end(), from + paint.marksFrom, isBefore);
         start != starts.end() && start->offset - paint.marksFrom <= to; ++start)
        add(start->offset - paint.marksFrom, all.lengthOf(*start), &*start == all.current,
            all.levelOf(*start));
    return marks;
}

void TextBox::paintShades(QPainter &painter, QPointF origin, const TextPaint &paint) const
{
    const QList<Mark> marks = marksInView(origin, paint, paint.shades);
    for (const Mark &mark : marks) {
        if (mark.level <= 0 || mark.to <= mark.from)
            continue;
        if (!paint.colors.isHighContrast) {
            fillSpan(painter, origin, mark.from, mark.to, shadeOf(paint.colors, mark.level), 0);
            continue;
        }
        // The platform's own colours alone: the thicker the line below, the less likely.
        const auto [first, last] = linesOf(mark.from, mark.to);
        for (int i = first; i <= last; ++i) {
            QRectF rect = lineRect(i, mark.from, mark.to).translated(origin);
            rect.setTop(rect.bottom() - mark.level);
            painter.fillRect(rect, paint.colors.text);
        }
    }
}

void TextBox::paintMarks(QPainter &painter, QPointF origin, const TextPaint &paint) const
{
    painter.setPen(paint.colors.text);
    painter.setBrush(Qt::NoBrush);
    const QList<Mark> marks = marksInView(origin, paint, paint.marks);
    for (const Mark &mark : marks) {
        const bool isOutlined = paint.colors.isHighContrast && !mark.isCurrent;
        fillSpan(painter, origin, mark.from, mark.to,
                 isOutlined       ? QColor()
                 : mark.isCurrent ? paint.colors.findNow
                                  : paint.colors.find,
                 0);
    }
}

/// Marked words are written in the full ink: quiet words and links would be too faint on it.
QRegion TextBox::inkedMarks(QPointF origin, const TextPaint &paint) const
{
    QRegion inked;
    const bool isHighContrast = paint.colors.isHighContrast;
    const bool isInked = paint.text == paint.colors.text && !m_hasLinks && m_spans.isEmpty();
    if ((paint.marks.isEmpty() && paint.shades.isEmpty()) || (isInked && !isHighContrast))
        return inked;
    QList<Mark> marks = marksInView(origin, paint, paint.marks);
    const QList<Mark> shades = marksInView(origin, paint, paint.shades);
    std::copy_if(shades.begin(), shades.end(), std::back_inserter(marks),
                 [](const Mark &mark) { return mark.level > 0; });
    for (const Mark &mark : std::as_const(marks)) {
        if (mark.to <= mark.from || (isHighContrast && !mark.isCurrent))
            continue;
        const auto [first, last] = linesOf(mark.from, mark.to);
        for (int i = first; i <= last; ++i)
            inked += lineRect(i, mark.from, mark.to).translated(origin).toRect();
    }
    return inked;
}

/// Those that are marked all at once: as selections of the layout, each would cost as much as the
/// whole text.
void TextBox::drawWords(QPainter &painter, QPointF origin, const TextPaint &paint) const
{
    painter.setPen(paint.text);
    const QRegion inked = inkedMarks(origin, paint);
    if (inked.isEmpty()) {
        m_lines.draw(painter, origin, {}, paint.clip);
        return;
    }
    const QRegion whole =
        paint.clip.isEmpty()
            ? inked.boundingRect().adjusted(-kBeyondView, -kBeyondView, kBeyondView, kBeyondView)
            : paint.clip.toAlignedRect();
    painter.save();
    painter.setClipRegion(whole - inked, Qt::IntersectClip);
    m_lines.draw(painter, origin, {}, paint.clip);
    painter.restore();
    QTextLayout::FormatRange all;
    all.start = 0;
    all.length = int(m_lines.text().size());
    all.format.setForeground(paint.colors.isHighContrast ? paint.colors.onLeaf : paint.colors.text);
    QList<QTextLayout::FormatRange> inks;
    addInk(inks, all);
    painter.save();
    painter.setClipRegion(inked, Qt::IntersectClip);
    m_lines.draw(painter, origin, inks, paint.clip);
    painter.restore();
}

} // namespace render
