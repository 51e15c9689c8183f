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

QTextOption optionOf(const InlineText &text, const TextLook &look)
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
    return option;
}

} // namespace

TextBox::TextBox(const InlineText &text, const TextLook &look, const Formulas &formulas)
    : m_look(look)
    , m_runs(text.runs)
    , m_size(int(text.text.size()))
    , m_lines(withSigns(text, formulas), look.font, optionOf(text, look), look.isWrapped)
{
    m_hasLinks = std::any_of(m_runs.cbegin(), m_runs.cend(), [](const InlineRun &run) {
        return bool(run.styles & InlineStyle::Link);
    });
    m_lines.setFormats(formats(nullptr));
}

QList<QTextLayout::FormatRange> TextBox::formats(const Inks *inks) const
{
    QList<QTextLayout::FormatRange> formats;
    for (const InlineRun &run : m_runs) {
        QTextLayout::FormatRange range = formatOf(run);
        if (inks && run.styles & InlineStyle::Link)
            range.format.setForeground((*inks)[run.styles & InlineStyle::Image ? 1 : 0]);
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

QList<QTextLayout::FormatRange> TextBox::inkedFormats() const
{
    QList<QTextLayout::FormatRange> formats = this->formats(&m_inks);
    formats.reserve(formats.size() + m_spans.size());
    for (const CodeSpan &span : m_spans) {
        QTextLayout::FormatRange range;
        range.start = toShown(span.start);
        range.length = toShown(span.start + span.length, true) - range.start;
        range.format.setForeground(m_inks[size_t(span.role) + 2]);
        addInk(formats, range);
    }
    return formats;
}

void TextBox::takeBeginning(TextBox &other)
{
    const bool isInked = m_hasLinks && other.m_hasLinks && other.m_inks != Inks();
    if (isInked && m_spans.isEmpty() && other.m_spans.isEmpty()) {
        m_inks = other.m_inks;
        m_lines.setFormats(inkedFormats());
    }
    // It counts on: by its number a piece is known to have its inks. That a link came apart in
    // between must not give one number to two inks.
    m_inkings = other.m_inkings;
    m_firstShift = other.m_firstShift;
    m_lines.takeBeginning(other.m_lines);
}

void TextBox::ink(QPointF origin, const TextPaint &paint) const
{
    if (m_spans.isEmpty() && !m_hasLinks)
        return;
    Inks all{paint.colors.link(), paint.colors.text2};
    const auto inks = codeInks(paint.colors);
    std::copy(inks.begin(), inks.end(), all.begin() + 2);
    if (all != m_inks) {
        m_inks = all;
        ++m_inkings;
        m_lines.setFormats(inkedFormats());
    }
    const bool isClipped = !paint.clip.isEmpty();
    m_lines.inkAgain(
        m_inkings, isClipped ? paint.clip.top() - origin.y() : 0,
        isClipped ? paint.clip.bottom() - origin.y() : height(),
        [this, base = baseLine()](PlacedLine &line, int y) { return placeLine(line, y, base); });
}

int TextBox::layout(int width)
{
    return layoutUntil(width, QDeadlineTimer(QDeadlineTimer::Forever)).value_or(0);
}

std::optional<int> TextBox::layoutUntil(int width, QDeadlineTimer until)
{
    const bool isWhole = m_lines.set(
        width,
        [this, base = baseLine()](PlacedLine &line, int y) { return placeLine(line, y, base); },
        until);
    return isWhole ? std::optional(m_lines.height()) : std::nullopt;
}

int TextBox::baseLine() const
{
    const QFontMetricsF metrics(m_look.font);
    return qRound((m_look.lineHeight - metrics.ascent() - metrics.descent()) / 2
                  + metrics.ascent());
}

int TextBox::placeLine(PlacedLine &line, int y, int base) const
{
    // Only scripts and formulas far taller than the line itself may move what stands below.
    const int natural = int(std::ceil(line.ascent() + line.descent()));
    const auto [above, below] = reachOf(line);
    const int extra = std::max(
        {0, natural - m_look.lineHeight * 3 / 2, int(std::ceil(above)) + kAroundFormula - base});
    const int room = std::max(m_look.lineHeight - base, int(std::ceil(below)) + kAroundFormula);
    if (line.number() == 0)
        m_firstShift = extra;
    line.setY(y + base + extra - std::round(line.ascent()));
    return y + base + extra + (below > 0 ? room : m_look.lineHeight - base);
}

int TextBox::naturalWidth() const
{
    qreal width = 0;
    for (int i = 0; i < m_lines.count(); ++i)
        width = std::max(width, m_lines.at(i).naturalWidth());
    return int(std::ceil(width));
}

std::pair<int, int> TextBox::linesOf(int from, int to) const
{
    return {m_lines.ofPosition(toShown(from)).number(),
            m_lines.ofPosition(toShown(to, true)).number()};
}

QRectF TextBox::lineRect(int index, int from, int to) const
{
    const PlacedLine line = m_lines.at(index);
    const int first = std::max(toShown(from), line.textStart());
    const int last = std::min(toShown(to, true), line.textEnd());
    const qreal a = line.cursorToX(first);
    const qreal b = line.cursorToX(last);
    return {std::min(a, b), qreal(m_lines.top(index)), std::abs(b - a),
            qreal(m_lines.bottom(index) - m_lines.top(index))};
}

void TextBox::fillSpan(QPainter &painter, QPointF origin, int from, int to, const QColor &color,
                       qreal corner) const
{
    if (to <= from || m_lines.count() == 0)
        return;
    const auto [first, last] = linesOf(from, to);
    for (int i = first; i <= last; ++i) {
        QRectF rect = lineRect(i, from, to).translated(origin);
        if (corner > 0) {
            if (rect.width() < 1)
                continue;
            // Around the words, however high a formula makes their line.
            const PlacedLine line = m_lines.at(i);
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

void TextBox::paintCode(QPainter &painter, QPointF origin, const TextPaint &paint) const
{
    const auto [from, to] = inView(origin, paint);
    for (const InlineRun &run : m_runs) {
        if (!(run.styles & InlineStyle::Code) || run.start > to || run.start + run.length < from)
            continue;
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(paint.colors.code);
        fillSpan(painter, origin, run.start, run.start + run.length, paint.colors.code,
                 space::kInlineCorner);
        painter.restore();
    }
}

std::pair<int, int> TextBox::inView(QPointF origin, const TextPaint &paint) const
{
    if (m_lines.count() == 0)
        return {0, -1};
    if (paint.clip.isEmpty())
        return {0, m_size};
    const PlacedLine first = m_lines.at(m_lines.atY(paint.clip.top() - origin.y()));
    const PlacedLine last = m_lines.at(m_lines.atY(paint.clip.bottom() - origin.y()));
    return {toWritten(first.textStart()), toWritten(last.textEnd())};
}

void TextBox::paint(QPainter &painter, QPointF origin, const TextPaint &paint) const
{
    ink(origin, paint);
    paintCode(painter, origin, paint);
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
    if (m_lines.count() == 0)
        return 0;
    if (point.y() < 0)
        return 0;
    if (point.y() >= height())
        return m_size;
    return toWritten(m_lines.at(m_lines.atY(point.y())).xToCursor(point.x()));
}

QRect TextBox::cursorRect(int position) const
{
    if (m_lines.count() == 0)
        return {0, 0, 0, m_look.lineHeight};
    const int shown = toShown(std::clamp(position, 0, m_size));
    const PlacedLine line = m_lines.ofPosition(shown);
    const int top = m_lines.top(line.number());
    return {qRound(line.cursorToX(shown)), top, 0, m_lines.bottom(line.number()) - top};
}

int TextBox::linkRunAt(QPointF point) const
{
    if (point.y() < 0 || point.y() >= height() || m_lines.count() == 0)
        return -1;
    const PlacedLine line = m_lines.at(m_lines.atY(point.y()));
    const int lineStart = toWritten(line.textStart());
    for (int i = 0; i < m_runs.size(); ++i) {
        const InlineRun &run = m_runs[i];
        if (run.link < 0 || run.start + run.length <= lineStart)
            continue;
        if (lineRect(line.number(), run.start, run.start + run.length).contains(point)
            && toShown(run.start) < line.textEnd()) {
            return i;
        }
    }
    return -1;
}

} // namespace render
