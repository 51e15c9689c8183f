// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Formulas and chips in lines. QTextLayout has no objects in its lines without a document around
// them: a letter of the sign's width holds the place, without ink, and the sign is drawn there.
#include "render/textbox.h"

#include "render/chip.h"
#include "render/hiddencharacters.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace render {
namespace {

/// A letter, so that lines break around a formula as around a word.
constexpr QLatin1Char kPlaceHolder('x');

} // namespace

QString TextBox::withSigns(const InlineText &text, const Formulas &formulas)
{
    QString source = text.text;
    findFormulas(text.text, formulas);
    findChips(text, source);
    if (m_signs.isEmpty())
        return source;
    std::sort(m_signs.begin(), m_signs.end(),
              [](const Sign &a, const Sign &b) { return a.start < b.start; });
    QString shown;
    int at = 0;
    for (Sign &sign : m_signs) {
        shown += QStringView(source).mid(at, sign.start - at);
        sign.shown = int(shown.size());
        shown += kPlaceHolder;
        at = sign.start + sign.length;
    }
    return shown += QStringView(source).mid(at);
}

void TextBox::findFormulas(const QString &text, const Formulas &formulas)
{
    if (formulas.isEmpty())
        return;
    m_em = formulaEm(m_look.font);
    for (const InlineRun &run : std::as_const(m_runs)) {
        if (!(run.styles & InlineStyle::Formula))
            continue;
        const SharedFormula formula = formulas.value(text.mid(run.start, run.length));
        if (formula && !formula->isNull())
            m_signs.append({run.start, run.length, 0, formula, {}});
    }
}

void TextBox::findChips(const InlineText &text, QString &shown)
{
    const QList<HiddenCharacter> named = namedCharacters(text, m_look.isCode);
    for (qsizetype i = 0; i < named.size(); ++i) {
        const HiddenCharacter &one = named[i];
        if (i < kMostChips)
            m_signs.append({one.start, one.length, 0, nullptr, hiddenName(one.code)});
        else
            shown.replace(one.start, one.length, QString(one.length, QChar::ReplacementCharacter));
    }
}

qreal TextBox::widthOf(const Sign &sign) const
{
    return sign.formula ? sign.formula->width * m_em / 1000
                        : chipWidth(sign.name, chipFont(m_look.font, m_look.codeFont));
}

QTextLayout::FormatRange TextBox::formatOf(const Sign &sign) const
{
    QTextLayout::FormatRange range;
    range.start = sign.shown;
    range.length = 1;
    // Inside of code or a link it would have the font of those.
    if (!sign.formula)
        range.format.setFont(m_look.font);
    range.format.setForeground(Qt::transparent);
    range.format.setFontLetterSpacingType(QFont::AbsoluteSpacing);
    range.format.setFontLetterSpacing(widthOf(sign)
                                      - QFontMetricsF(m_look.font).horizontalAdvance(kPlaceHolder));
    return range;
}

int TextBox::toShown(int position, bool isEnd) const
{
    const auto after =
        std::lower_bound(m_signs.cbegin(), m_signs.cend(), position,
                         [](const Sign &sign, int place) { return sign.start < place; });
    if (after == m_signs.cbegin())
        return position;
    const Sign &sign = *(after - 1); // the last that begins before it
    if (position < sign.start + sign.length)
        return sign.shown + (isEnd ? 1 : 0);
    return sign.shown + 1 + position - (sign.start + sign.length);
}

int TextBox::toWritten(int shown) const
{
    const auto after =
        std::lower_bound(m_signs.cbegin(), m_signs.cend(), shown,
                         [](const Sign &sign, int place) { return sign.shown < place; });
    if (after == m_signs.cbegin())
        return shown;
    const Sign &sign = *(after - 1);
    return sign.start + sign.length + shown - (sign.shown + 1);
}

bool TextBox::isFormulaAt(int position) const
{
    const auto it =
        std::lower_bound(m_signs.cbegin(), m_signs.cend(), position,
                         [](const Sign &sign, int place) { return sign.start < place; });
    return it != m_signs.cend() && it->start == position && it->formula;
}

std::pair<qreal, qreal> TextBox::reachOf(const PlacedLine &line) const
{
    std::pair<qreal, qreal> reach{0, 0};
    for (const Sign &sign : m_signs) {
        if (!sign.formula || sign.shown < line.textStart() || sign.shown >= line.textEnd())
            continue;
        reach.first = std::max(reach.first, sign.formula->ascent * m_em / 1000);
        reach.second = std::max(reach.second, sign.formula->depth * m_em / 1000);
    }
    return reach;
}

void TextBox::addInk(QList<QTextLayout::FormatRange> &inks, QTextLayout::FormatRange range) const
{
    const int end = range.start + range.length;
    auto sign = std::lower_bound(m_signs.cbegin(), m_signs.cend(), range.start,
                                 [](const Sign &one, int place) { return one.shown < place; });
    for (; sign != m_signs.cend() && sign->shown < end; ++sign) {
        range.length = sign->shown - range.start;
        if (range.length > 0)
            inks.append(range);
        range.start = sign->shown + 1;
    }
    range.length = end - range.start;
    if (range.length > 0)
        inks.append(range);
}

void TextBox::paintSigns(QPainter &painter, QPointF origin, const TextPaint &paint) const
{
    if (m_signs.isEmpty())
        return;
    const auto [from, to] = inView(origin, paint);
    for (const Sign &sign : m_signs) {
        // A formula may reach out of its line, by no more than the lines beside it make room for.
        if (sign.start + sign.length < from || sign.start > to)
            continue;
        const PlacedLine line = m_lines.ofPosition(sign.shown);
        if (!line.isValid())
            continue;
        const qreal x = std::min(line.cursorToX(sign.shown), line.cursorToX(sign.shown + 1));
        const QPointF base = origin + QPointF(x, line.y() + std::round(line.ascent()));
        const qreal em = m_em / 1000;
        const qreal ascent = sign.formula ? sign.formula->ascent * em : m_look.lineHeight;
        const qreal depth = sign.formula ? sign.formula->depth * em : m_look.lineHeight;
        const QRectF area(base.x(), base.y() - ascent, widthOf(sign), ascent + depth);
        if (!paint.clip.isEmpty() && !area.adjusted(-2, -2, 2, 2).intersects(paint.clip))
            continue;
        if (sign.formula)
            paintFormula(painter, *sign.formula, base, m_look.font, paint.text);
        else
            drawChip(painter, sign.name, base, chipFont(m_look.font, m_look.codeFont),
                     paint.colors);
    }
}

} // namespace render
