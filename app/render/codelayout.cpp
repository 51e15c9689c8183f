// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/codelayout.h"

#include "render/chip.h"
#include "render/hiddencharacters.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace render {
namespace {

constexpr char16_t kFirstWideInCode = 0x1100;

TextLook lookOf(const TypeScale &type)
{
    TextLook look;
    look.font = type.code;
    look.codeFont = type.code;
    look.lineHeight = type.codeLineHeight;
    look.isWrapped = type.isCodeWrapped;
    look.isTabbed = true;
    look.isCode = true;
    look.align = ColumnAlign::Left; // code is written from the left, whatever its first letter
    return look;
}

/// Room for numbers up to 9999: it must not change while a block grows.
int gutterWidth(const TypeScale &type)
{
    constexpr int kDigits = 4;
    return type.isCodeNumbered
               ? int(std::ceil(QFontMetricsF(type.code).horizontalAdvance(QLatin1Char('0'))
                               * kDigits))
                     + space::kCodePadding
               : 0;
}

/// Draws a frame of which this group may be only a middle part: the corners beyond it are clipped.
void drawFrame(QPainter &painter, const QRect &part, const QRectF &frame, const Colors &colors)
{
    painter.save();
    painter.setClipRect(part, Qt::IntersectClip);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colors.line, 1));
    painter.setBrush(colors.code);
    painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), space::kBlockCorner,
                            space::kBlockCorner);
    painter.restore();
}

} // namespace

CodeLayout::CodeLayout(const Block &block, const TypeScale &type, const CodePart &part)
    : m_type(type)
    , m_language(block.language)
    , m_isStart(block.isGroupStart)
    , m_part(part)
    , m_box(block.text, lookOf(type))
{
    if (!type.isCodeNumbered)
        return;
    m_lineStarts.append(0);
    const QString &text = block.text.text;
    for (int i = 0; i < text.size(); ++i) {
        if (text[i] == QChar::LineSeparator)
            m_lineStarts.append(i + 1);
    }
}

int CodeLayout::left() const
{
    return space::kCodePadding + gutterWidth(m_type);
}

int CodeLayout::layout(int width)
{
    m_width = width;
    m_height = top() + m_box.layout(std::max(1, width - left() - space::kCodePadding))
               + (m_part.isEnd ? space::kCodePadding : 0) + (m_part.hasFold ? space::kCodeFold : 0);
    return m_height;
}

int CodeLayout::contentWidth(const Block &block, const TypeScale &type)
{
    if (type.isCodeWrapped)
        return 0;
    const QString &text = block.text.text;
    const QList<HiddenCharacter> named = namedCharacters(block.text, true);
    const qreal advance = QFontMetricsF(type.code).horizontalAdvance(QLatin1Char('0'));
    const QFont small = chipFont(type.code, type.code);
    qreal widest = 0;
    qreal chips = 0; // pixels of them in the line
    int columns = 0;
    const qsizetype shown = std::min(named.size(), kMostChips);
    qsizetype next = 0;
    for (int i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (next < shown && named[next].start == i) {
            chips += chipWidth(hiddenName(named[next].code), small);
            i += named[next++].length - 1;
        } else if (c == QChar::LineSeparator) {
            columns = 0;
            chips = 0;
        } else if (c == QLatin1Char('\t')) {
            columns += 4 - columns % 4;
        } else {
            columns += c.unicode() >= kFirstWideInCode ? 2 : 1;
        }
        widest = std::max(widest, columns * advance + chips);
    }
    return int(std::ceil(widest)) + 2 * space::kCodePadding + gutterWidth(type);
}

void CodeLayout::paintFrame(QPainter &painter, const QRect &part, bool isStart, bool isEnd,
                            const Colors &colors)
{
    constexpr int kBeyond = 2 * space::kBlockCorner;
    drawFrame(painter, part,
              QRectF(part).adjusted(0, isStart ? 0 : -kBeyond, 0, isEnd ? 0 : kBeyond), colors);
}

void CodeLayout::paintHead(QPainter &painter, const Colors &colors, const TypeScale &type,
                           const QRect &rect, const QString &language)
{
    painter.setFont(type.caption);
    painter.setPen(colors.text3);
    painter.drawText(
        rect.adjusted(space::kCodePadding, 0, -76, 0),
        Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
        QFontMetricsF(type.caption)
            .elidedText(withHiddenNames(language), Qt::ElideRight, std::max(0, rect.width() - 90)));
}

/// They stay where they are while the lines are moved sideways.
void CodeLayout::paintNumbers(QPainter &painter, const BlockPaint &paint) const
{
    const int width = left() - space::kCodePadding;
    painter.setFont(m_type.code);
    painter.setPen(paint.colors.text3);
    for (int i = 0; i < m_lineStarts.size(); ++i) {
        const int y = paint.origin.y() + top() + m_box.cursorRect(m_lineStarts[i]).y();
        const QRect line(paint.origin.x(), y, width, m_type.codeLineHeight);
        if (line.intersects(paint.clip)) {
            painter.drawText(line, Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine,
                             QString::number(m_part.firstLine + i + 1));
        }
    }
}

void CodeLayout::paint(QPainter &painter, const BlockPaint &paint) const
{
    paintFrame(painter, QRect(paint.origin, QSize(m_width, m_height)), m_isStart, m_part.isEnd,
               paint.colors);
    if (m_isStart) {
        paintHead(painter, paint.colors, m_type,
                  QRect(paint.origin, QSize(m_width, space::kCodeHead)), m_language);
    }
    painter.save();
    if (!m_lineStarts.isEmpty())
        paintNumbers(painter, paint);
    const int gutter = left() - space::kCodePadding;
    const QRect inner(paint.origin.x() + 1 + gutter, paint.origin.y() + top(), m_width - 2 - gutter,
                      m_box.height());
    painter.setClipRect(inner, Qt::IntersectClip);
    const QPoint origin(paint.origin.x() + left() - paint.scrollX, paint.origin.y() + top());
    m_box.paint(painter, origin,
                {paint.colors, paint.colors.text, paint.clip & inner, paint.selectionStart,
                 paint.selectionEnd, paint.marks, 0, paint.shades});
    paintFades(painter, inner, paint.colors.code, paint);
    painter.restore();
}

int CodeLayout::positionAt(QPoint point) const
{
    return m_box.positionAt(point - QPoint(left(), top()));
}

QRect CodeLayout::cursorRect(int position) const
{
    return m_box.cursorRect(position).translated(left(), top());
}

} // namespace render
