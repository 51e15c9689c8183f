// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/containerpainter.h"

#include <QFontMetrics>
#include <QPainter>
#include <QPainterPath>

namespace render {
namespace {

constexpr int kMarkerGap = 8;
constexpr char16_t kRightToLeftMark = 0x200F;

} // namespace

int containerIndent(const Block &block, const TypeScale &type)
{
    int indent = 0;
    for (const Container &container : block.path)
        indent += container.kind == ContainerKind::Quote ? space::kQuoteIndent : type.itemIndent();
    return indent;
}

void ContainerPainter::paint(const Block &block, const QRect &area, int gap, int shared, int shift)
{
    const auto placed = [&](const QRect &rect) {
        if (!m_isMirrored)
            return rect;
        return QRect(area.left() + area.right() - rect.right(), rect.y(), rect.width(),
                     rect.height());
    };
    int x = area.x();
    int depth = 0;
    for (int i = 0; i < block.path.size(); ++i) {
        const Container &container = block.path[i];
        if (container.kind == ContainerKind::Quote) {
            const int above = i < shared ? gap : 0;
            m_painter.fillRect(
                placed(QRect(x, area.y() - above, space::kQuoteLine, area.height() + above)),
                m_colors.lineStrong);
            x += space::kQuoteIndent;
            continue;
        }
        const int lineHeight = block.kind == BlockKind::Heading
                                   ? m_type.headingLineHeight(block.level)
                                   : m_type.lineHeight;
        if (i >= block.freshFrom) {
            paintMarker(
                container,
                placed(QRect(x, area.y() + shift, m_type.itemIndent() - kMarkerGap, lineHeight)),
                depth);
        }
        x += m_type.itemIndent();
        ++depth;
    }
}

qreal ContainerPainter::besideText(const QRect &rect, qreal width) const
{
    return m_isMirrored ? rect.x() : rect.right() + 1 - width;
}

void ContainerPainter::paintMarker(const Container &item, const QRect &rect, int depth)
{
    if (item.task != TaskState::None) {
        paintBox(rect, item.task == TaskState::Done);
        return;
    }
    if (!item.number.isEmpty()) {
        m_painter.setFont(m_type.reading);
        m_painter.setPen(m_colors.text2);
        const QFontMetrics metrics(m_type.reading);
        const int base = rect.y()
                         + qRound((rect.height() - metrics.ascent() - metrics.descent()) / 2.0
                                  + metrics.ascent());
        // The full stop of "3." stands at the side of the text, which a mark of direction tells.
        const QString number = m_isMirrored ? QChar(kRightToLeftMark) + item.number : item.number;
        m_painter.drawText(QPointF(besideText(rect, metrics.horizontalAdvance(item.number)), base),
                           number);
        return;
    }
    m_painter.save();
    m_painter.setRenderHint(QPainter::Antialiasing);
    const qreal size = std::max(4.0, m_type.em * 0.32);
    const QRectF dot(besideText(rect.adjusted(2, 0, -2, 0), size), rect.center().y() + 1 - size / 2,
                     size, size);
    if (depth % 2 == 0) {
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(m_colors.text2);
        m_painter.drawEllipse(dot);
    } else {
        m_painter.setPen(QPen(m_colors.text2, 1.2));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawEllipse(dot.adjusted(0.3, 0.3, -0.3, -0.3));
    }
    m_painter.restore();
}

void ContainerPainter::paintBox(const QRect &rect, bool isDone)
{
    m_painter.save();
    m_painter.setRenderHint(QPainter::Antialiasing);
    const int size = std::max(10, m_type.em * 7 / 8);
    const QRectF box(besideText(rect, size) + 0.5, rect.center().y() - size / 2 + 0.5, size, size);
    m_painter.setPen(QPen(isDone ? m_colors.leaf : m_colors.lineStrong, 1));
    m_painter.setBrush(isDone ? QBrush(m_colors.leaf) : QBrush(Qt::NoBrush));
    m_painter.drawRoundedRect(box, 3, 3);
    if (isDone) {
        QPainterPath check;
        check.moveTo(box.left() + size * 0.25, box.top() + size * 0.52);
        check.lineTo(box.left() + size * 0.43, box.top() + size * 0.70);
        check.lineTo(box.left() + size * 0.76, box.top() + size * 0.32);
        m_painter.setBrush(Qt::NoBrush);
        m_painter.setPen(QPen(m_colors.onLeaf, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        m_painter.drawPath(check);
    }
    m_painter.restore();
}

} // namespace render
