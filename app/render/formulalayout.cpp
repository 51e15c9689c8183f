// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/formulalayout.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

namespace render {
namespace {

constexpr int kAbove = 4;

TextLook sourceLook(const TypeScale &type)
{
    TextLook look;
    look.font = type.code;
    look.codeFont = type.code;
    look.lineHeight = type.codeLineHeight;
    look.align = ColumnAlign::Left; // TeX is written from the left
    return look;
}

} // namespace

FormulaLayout::FormulaLayout(const Block &block, const TypeScale &type, const Formulas &formulas)
    : m_type(type)
    , m_size(int(block.text.text.size()))
    , m_formula(formulas.value(block.text.text))
    , m_source({block.text.text, {}, {}}, sourceLook(type))
    , m_em(formulaEm(type.reading))
{
    if (m_formula && m_formula->isNull())
        m_formula.reset();
}

int FormulaLayout::layout(int width)
{
    m_width = width;
    m_height = isKnown()
                   ? area().height() + 2 * kAbove + (contentWidth() > width ? space::kSideBar : 0)
                   : m_source.layout(width);
    return m_height;
}

int FormulaLayout::lineCount() const
{
    return isKnown() ? std::max(1, m_height / m_type.lineHeight) : m_source.lineCount();
}

int FormulaLayout::contentWidth() const
{
    return isKnown() ? int(std::ceil(m_formula->width * m_em / 1000)) : 0;
}

QRect FormulaLayout::area() const
{
    const int height = int(std::ceil((m_formula->ascent + m_formula->depth) * m_em / 1000));
    return {std::max(0, (m_width - contentWidth()) / 2), kAbove, contentWidth(),
            std::max(height, m_type.lineHeight)};
}

void FormulaLayout::paintGround(QPainter &painter, const BlockPaint &paint, const QRect &area) const
{
    for (const TextPlace &start : paint.marks.starts) {
        painter.fillRect(area,
                         &start == paint.marks.current ? paint.colors.findNow : paint.colors.find);
    }
    if (paint.selectionEnd > paint.selectionStart)
        painter.fillRect(area, paint.colors.select);
}

void FormulaLayout::paint(QPainter &painter, const BlockPaint &paint) const
{
    const QColor text = paint.isQuiet ? paint.colors.text2 : paint.colors.text;
    if (!isKnown()) {
        m_source.paint(painter, paint.origin,
                       {paint.colors, paint.colors.text2, paint.clip, paint.selectionStart,
                        paint.selectionEnd, paint.marks, 0, paint.shades});
        return;
    }
    painter.save();
    const QRect shown(paint.origin, QSize(m_width, m_height));
    painter.setClipRect(shown, Qt::IntersectClip);
    const QRect place = area().translated(paint.origin - QPoint(paint.scrollX, 0));
    paintGround(painter, paint, place);
    const qreal free = place.height() - (m_formula->ascent + m_formula->depth) * m_em / 1000;
    paintFormula(
        painter, *m_formula,
        QPointF(place.x(), place.y() + std::round(free / 2 + m_formula->ascent * m_em / 1000)),
        m_type.reading, text);
    paintFades(painter, shown, paint.colors.canvas, paint);
    painter.restore();
}

int FormulaLayout::positionAt(QPoint point) const
{
    if (!isKnown())
        return m_source.positionAt(point);
    if (point.y() < 0 || point.y() >= m_height)
        return point.y() < 0 ? 0 : m_size;
    return point.x() < area().center().x() ? 0 : m_size;
}

QRect FormulaLayout::cursorRect(int position) const
{
    if (!isKnown())
        return m_source.cursorRect(position);
    const QRect place = area();
    return {position < m_size ? place.left() : place.right(), place.y(), 0, place.height()};
}

} // namespace render
