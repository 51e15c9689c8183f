// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/blocklayout.h"

#include <QLinearGradient>
#include <QPainter>

namespace render {
namespace {

constexpr int kRuleMargin = 4;
constexpr int kFade = 16;

TextLook lookOf(const Block &block, const TypeScale &type)
{
    TextLook look;
    const bool isHeading = block.kind == BlockKind::Heading;
    look.font = isHeading ? type.headingFont(block.level) : type.reading;
    look.codeFont = type.code;
    if (isHeading && look.font.pointSizeF() > 0 && type.reading.pointSizeF() > 0) {
        look.codeFont.setPointSizeF(type.code.pointSizeF() * look.font.pointSizeF()
                                    / type.reading.pointSizeF());
    }
    look.lineHeight = isHeading ? type.headingLineHeight(block.level) : type.lineHeight;
    look.isTabbed = block.kind == BlockKind::Plain || block.text.text.contains(QLatin1Char('\t'));
    return look;
}

} // namespace

void paintFades(QPainter &painter, const QRect &area, const QColor &ground, const BlockPaint &paint)
{
    QColor clear = ground;
    clear.setAlpha(0);
    const auto fade = [&](int x, const QColor &left, const QColor &right) {
        const QRect edge(x, area.y(), kFade, area.height());
        QLinearGradient colors(edge.topLeft(), edge.topRight());
        colors.setColorAt(0, left);
        colors.setColorAt(1, right);
        painter.fillRect(edge, colors);
    };
    if (paint.scrollX > 0)
        fade(area.x(), ground, clear);
    if (paint.scrollX < paint.hidden)
        fade(area.right() + 1 - kFade, clear, ground);
}

TextBlockLayout::TextBlockLayout(const Block &block, const TypeScale &type,
                                 const Formulas &formulas)
    : m_text(block.text)
    , m_box(block.text, lookOf(block, type), formulas)
{
}

void TextBlockLayout::takeBeginning(BlockLayout &before)
{
    if (auto *text = dynamic_cast<TextBlockLayout *>(&before))
        m_box.takeBeginning(text->m_box);
}

void TextBlockLayout::paint(QPainter &painter, const BlockPaint &paint) const
{
    const QColor text = paint.isQuiet ? paint.colors.text2 : paint.colors.text;
    m_box.paint(painter, paint.origin,
                {paint.colors, text, paint.clip, paint.selectionStart, paint.selectionEnd,
                 paint.marks, 0, paint.shades});
}

LinkHit TextBlockLayout::linkAt(QPoint point) const
{
    const int index = m_box.linkRunAt(point);
    if (index < 0)
        return {};
    const InlineRun &run = m_text.runs[index];
    QString label;
    for (const InlineRun &other : m_text.runs) {
        if (other.link == run.link)
            label += m_text.text.mid(other.start, other.length);
    }
    return {m_text.links.value(run.link), label};
}

int RuleLayout::layout(int width)
{
    m_width = width;
    return 2 * kRuleMargin + 1;
}

void RuleLayout::paint(QPainter &painter, const BlockPaint &paint) const
{
    painter.fillRect(QRect(paint.origin.x(), paint.origin.y() + kRuleMargin, m_width, 1),
                     paint.colors.line);
}

} // namespace render
