// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/textbox.h"

#include "render/typescale.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace render {
namespace {

constexpr qreal kUnwrapped = 1'000'000;
constexpr int kTabCharacters = 4;
/// Pixels between a formula and the lines above and below.
constexpr int kAroundFormula = 2;

Qt::Alignment alignmentOf(ColumnAlign align, bool isRightToLeft)
{
    // Qt::AlignLeft is absolute; "start" follows the paragraph's own direction.
    switch (align) {
    case ColumnAlign::Center:
        return Qt::AlignHCenter;
    case ColumnAlign::Right:
        return Qt::AlignRight | Qt::AlignAbsolute;
    case ColumnAlign::Left:
        return Qt::AlignLeft | Qt::AlignAbsolute;
    case ColumnAlign::Start:
        break;
    }
    return (isRightToLeft ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignAbsolute;
}

} // namespace

TextBox::TextBox(const InlineText &text, const TextLook &look, const Formulas &formulas)
    : m_look(look)
    , m_runs(text.runs)
    , m_size(int(text.text.size()))
    , m_layout(withSigns(text, formulas), look.font)
{
    QTextOption option;
    option.setTextDirection(look.isCode ? Qt::LeftToRight : Qt::LayoutDirectionAuto);
    option.setAlignment(alignmentOf(look.align, text.text.isRightToLeft()));
    option.setWrapMode(look.isWrapped ? QTextOption::WrapAtWordBoundaryOrAnywhere
                                      : QTextOption::NoWrap);
    if (look.isTabbed) {
        option.setTabStopDistance(kTabCharacters
                                  * QFontMetricsF(look.font).horizontalAdvance(QLatin1Char(' ')));
    }
    m_layout.setTextOption(option);
    m_hasLinks = std::any_of(m_runs.cbegin(), m_runs.cend(), [](const InlineRun &run) {
        return bool(run.styles & InlineStyle::Link);
    });
    const QList<QTextLayout::FormatRange> own = formats(nullptr);
    if (!own.isEmpty())
        m_layout.setFormats(own);
    m_layout.setCacheEnabled(true);
}

QList<QTextLayout::FormatRange> TextBox::formats(const Colors *colors) const
{
    QList<QTextLayout::FormatRange> formats;
    for (const InlineRun &run : m_runs) {
        QTextLayout::FormatRange range = formatOf(run);
        if (colors && run.styles & InlineStyle::Link)
            range.format.setForeground(run.styles & InlineStyle::Image ? colors->text2
                                                                       : colors->leaf);
        if (!range.format.isEmpty() && !isFormulaAt(run.start))
            formats.append(range);
    }
    for (const Sign &sign : m_signs)
        formats.append(formatOf(sign));
    return formats;
}

QTextLayout::FormatRange TextBox::formatOf(const InlineRun &run) const
{
    QTextLayout::FormatRange range;
    range.start = toShown(run.start);
    range.length = toShown(run.start + run.length, true) - range.start;
    if (run.styles & (InlineStyle::Code)) {
        range.format.setFontFamilies(m_look.codeFont.families());
        if (m_look.codeFont.pointSizeF() > 0)
            range.format.setFontPointSize(m_look.codeFont.pointSizeF());
        range.format.setFontFixedPitch(true);
    }
    if (run.styles & InlineStyle::Footnote)
        range.format.setVerticalAlignment(QTextCharFormat::AlignSuperScript);
    if (run.styles & InlineStyle::Strong)
        range.format.setFontWeight(QFont::DemiBold);
    if (run.styles & InlineStyle::Emphasis)
        range.format.setFontItalic(true);
    if (run.styles & InlineStyle::Strike)
        range.format.setFontStrikeOut(true);
    if (run.styles & InlineStyle::Link)
        range.format.setFontUnderline(true);
    return range;
}

void TextBox::setSpans(const CodeSpans &spans)
{
    m_spans = spans;
    m_inks = {};
}

void TextBox::ink(const Colors &colors) const
{
    if (m_spans.isEmpty() && !m_hasLinks)
        return;
    const auto inks = codeInks(colors);
    decltype(m_inks) all;
    std::copy(inks.begin(), inks.end(), all.begin());
    all[kCodeRoles] = colors.leaf;
    all[kCodeRoles + 1] = colors.text2;
    if (all == m_inks)
        return;
    m_inks = all;
    QList<QTextLayout::FormatRange> formats = this->formats(&colors);
    formats.reserve(formats.size() + m_spans.size());
    for (const CodeSpan &span : m_spans) {
        QTextLayout::FormatRange range;
        range.start = toShown(span.start);
        range.length = toShown(span.start + span.length, true) - range.start;
        range.format.setForeground(inks[size_t(span.role)]);
        addInk(formats, range);
    }
    m_layout.setFormats(formats);
    placeLines(m_width);
}

int TextBox::layout(int width)
{
    m_width = width;
    placeLines(width);
    m_height = m_tops.constLast();
    return m_height;
}

int TextBox::baseLine() const
{
    const QFontMetricsF metrics(m_look.font);
    return qRound((m_look.lineHeight - metrics.ascent() - metrics.descent()) / 2
                  + metrics.ascent());
}

void TextBox::placeLines(int width) const
{
    const int base = baseLine();
    m_tops.clear();
    int y = 0;
    m_layout.beginLayout();
    for (QTextLine line = m_layout.createLine(); line.isValid(); line = m_layout.createLine()) {
        line.setLineWidth(m_look.isWrapped ? width : kUnwrapped);
        // Only scripts and formulas far taller than the line itself may move what stands below.
        const int natural = int(std::ceil(line.ascent() + line.descent()));
        const auto [above, below] = reachOf(line);
        const int extra = std::max({0, natural - m_look.lineHeight * 3 / 2,
                                    int(std::ceil(above)) + kAroundFormula - base});
        const int room = std::max(m_look.lineHeight - base, int(std::ceil(below)) + kAroundFormula);
        if (m_tops.isEmpty())
            m_firstShift = extra;
        line.setPosition(QPointF(0, y + base + extra - std::round(line.ascent())));
        m_tops.append(y);
        y += base + extra + (below > 0 ? room : m_look.lineHeight - base);
    }
    m_layout.endLayout();
    m_tops.append(y);
}

int TextBox::naturalWidth() const
{
    qreal width = 0;
    for (int i = 0; i < m_layout.lineCount(); ++i)
        width = std::max(width, m_layout.lineAt(i).naturalTextWidth());
    return int(std::ceil(width));
}

int TextBox::lineAt(qreal y) const
{
    const auto it = std::upper_bound(m_tops.begin(), m_tops.end(), int(std::floor(y)));
    return std::clamp(int(it - m_tops.begin()) - 1, 0, std::max(0, m_layout.lineCount() - 1));
}

QRectF TextBox::lineRect(int index, int from, int to) const
{
    const QTextLine line = m_layout.lineAt(index);
    const int first = std::max(toShown(from), line.textStart());
    const int last = std::min(toShown(to, true), line.textStart() + line.textLength());
    const qreal a = line.cursorToX(first);
    const qreal b = line.cursorToX(last);
    return {std::min(a, b), qreal(m_tops[index]), std::abs(b - a),
            qreal(m_tops[index + 1] - m_tops[index])};
}

void TextBox::fillSpan(QPainter &painter, QPointF origin, int from, int to, const QColor &color,
                       qreal corner) const
{
    if (to <= from || m_layout.lineCount() == 0)
        return;
    const int first = m_layout.lineForTextPosition(toShown(from)).lineNumber();
    const int last = m_layout.lineForTextPosition(toShown(to, true)).lineNumber();
    for (int i = std::max(first, 0); i <= last; ++i) {
        QRectF rect = lineRect(i, from, to).translated(origin);
        if (corner > 0) {
            if (rect.width() < 1)
                continue;
            // Around the words, however high a formula makes their line.
            const QTextLine line = m_layout.lineAt(i);
            rect.moveTop(origin.y() + line.y() + std::round(line.ascent()) - baseLine());
            rect.setHeight(m_look.lineHeight);
            const qreal inset = std::round(rect.height() * 0.1);
            painter.drawRoundedRect(rect.adjusted(-3, inset, 3, -inset), corner, corner);
        } else if (!color.isValid()) {
            painter.drawRect(rect.adjusted(0, 0.5, -1, -0.5));
        } else {
            const bool goesOn = i < last;
            painter.fillRect(rect.adjusted(0, 0, goesOn ? rect.height() / 4 : 0, 0), color);
        }
    }
}

void TextBox::paint(QPainter &painter, QPointF origin, const TextPaint &paint) const
{
    ink(paint.colors);
    for (const InlineRun &run : m_runs) {
        if (run.styles & InlineStyle::Code) {
            painter.save();
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(Qt::NoPen);
            painter.setBrush(paint.colors.code);
            fillSpan(painter, origin, run.start, run.start + run.length, paint.colors.code,
                     space::kInlineCorner);
            painter.restore();
        }
    }
    if (!paint.shades.isEmpty())
        paintShades(painter, origin, paint);
    paintMarks(painter, origin, paint);
    if (paint.selectionEnd > paint.selectionStart) {
        fillSpan(painter, origin, paint.selectionStart, paint.selectionEnd, paint.colors.select, 0);
    }
    drawWords(painter, origin, paint);
    paintSigns(painter, origin, paint);
}

int TextBox::positionAt(QPointF point) const
{
    if (m_layout.lineCount() == 0)
        return 0;
    if (point.y() < 0)
        return 0;
    if (point.y() >= m_height)
        return m_size;
    const QTextLine line = m_layout.lineAt(lineAt(point.y()));
    return toWritten(line.xToCursor(point.x()));
}

QRect TextBox::cursorRect(int position) const
{
    if (m_layout.lineCount() == 0)
        return {0, 0, 0, m_look.lineHeight};
    const int shown = toShown(std::clamp(position, 0, m_size));
    QTextLine line = m_layout.lineForTextPosition(shown);
    if (!line.isValid())
        line = m_layout.lineAt(m_layout.lineCount() - 1);
    const int index = line.lineNumber();
    return {qRound(line.cursorToX(shown)), m_tops[index], 0, m_tops[index + 1] - m_tops[index]};
}

int TextBox::linkRunAt(QPointF point) const
{
    if (point.y() < 0 || point.y() >= m_height || m_layout.lineCount() == 0)
        return -1;
    const int line = lineAt(point.y());
    for (int i = 0; i < m_runs.size(); ++i) {
        const InlineRun &run = m_runs[i];
        const int lineStart = toWritten(m_layout.lineAt(line).textStart());
        if (run.link < 0 || run.start + run.length <= lineStart)
            continue;
        if (lineRect(line, run.start, run.start + run.length).contains(point)
            && toShown(run.start)
                   < m_layout.lineAt(line).textStart() + m_layout.lineAt(line).textLength()) {
            return i;
        }
    }
    return -1;
}

} // namespace render
