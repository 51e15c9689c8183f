// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Formulas in lines. QTextLayout has no objects in its lines without a document around them: a
// letter of the formula's width holds the place, without ink, and the formula is drawn there.
#include "render/textbox.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace render {
namespace {

/// A letter, so that lines break around a formula as around a word.
constexpr QLatin1Char kPlaceHolder('x');

} // namespace

QString TextBox::replaceFormulas(const QString &text, const Formulas &formulas)
{
    if (formulas.isEmpty())
        return text;
    m_em = formulaEm(m_look.font);
    QString shown;
    int at = 0;
    for (const InlineRun &run : std::as_const(m_runs)) {
        if (!(run.styles & InlineStyle::Formula))
            continue;
        const SharedFormula formula = formulas.value(text.mid(run.start, run.length));
        if (!formula || formula->isNull())
            continue;
        shown += QStringView(text).mid(at, run.start - at);
        m_signs.append({run.start, run.length, int(shown.size()), formula});
        shown += kPlaceHolder;
        at = run.start + run.length;
    }
    shown += QStringView(text).mid(at);
    return shown;
}

QTextLayout::FormatRange TextBox::formatOf(const Sign &sign) const
{
    QTextLayout::FormatRange range;
    range.start = sign.shown;
    range.length = 1;
    range.format.setForeground(Qt::transparent);
    range.format.setFontLetterSpacingType(QFont::AbsoluteSpacing);
    range.format.setFontLetterSpacing(sign.formula->width * m_em / 1000
                                      - QFontMetricsF(m_look.font).horizontalAdvance(kPlaceHolder));
    return range;
}

int TextBox::toShown(int position, bool isEnd) const
{
    int saved = 0;
    for (const Sign &sign : m_signs) {
        if (position <= sign.start)
            break;
        if (position < sign.start + sign.length)
            return sign.shown + (isEnd ? 1 : 0);
        saved += sign.length - 1;
    }
    return position - saved;
}

int TextBox::toWritten(int shown) const
{
    int saved = 0;
    for (const Sign &sign : m_signs) {
        if (shown <= sign.shown)
            break;
        saved += sign.length - 1;
    }
    return shown + saved;
}

const TextBox::Sign *TextBox::signAt(int position) const
{
    const auto it = std::find_if(m_signs.begin(), m_signs.end(),
                                 [&](const Sign &sign) { return sign.start == position; });
    return it == m_signs.end() ? nullptr : &*it;
}

std::pair<qreal, qreal> TextBox::reachOf(const QTextLine &line) const
{
    std::pair<qreal, qreal> reach{0, 0};
    for (const Sign &sign : m_signs) {
        if (sign.shown < line.textStart() || sign.shown >= line.textStart() + line.textLength())
            continue;
        reach.first = std::max(reach.first, sign.formula->ascent * m_em / 1000);
        reach.second = std::max(reach.second, sign.formula->depth * m_em / 1000);
    }
    return reach;
}

void TextBox::addInk(QList<QTextLayout::FormatRange> &inks, QTextLayout::FormatRange range) const
{
    const int end = range.start + range.length;
    for (const Sign &sign : m_signs) {
        if (sign.shown < range.start || sign.shown >= end)
            continue;
        range.length = sign.shown - range.start;
        if (range.length > 0)
            inks.append(range);
        range.start = sign.shown + 1;
    }
    range.length = end - range.start;
    if (range.length > 0)
        inks.append(range);
}

void TextBox::paintSigns(QPainter &painter, QPointF origin, const TextPaint &paint) const
{
    for (const Sign &sign : m_signs) {
        const QTextLine line = m_layout.lineForTextPosition(sign.shown);
        if (!line.isValid())
            continue;
        const qreal x = std::min(line.cursorToX(sign.shown), line.cursorToX(sign.shown + 1));
        const QPointF base = origin + QPointF(x, line.y() + std::round(line.ascent()));
        const QRectF area(base.x(), base.y() - sign.formula->ascent * m_em / 1000,
                          sign.formula->width * m_em / 1000,
                          (sign.formula->ascent + sign.formula->depth) * m_em / 1000);
        if (paint.clip.isEmpty() || area.adjusted(-2, -2, 2, 2).intersects(paint.clip))
            paintFormula(painter, *sign.formula, base, m_look.font, paint.text);
    }
}

} // namespace render
