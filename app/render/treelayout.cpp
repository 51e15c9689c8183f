// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/treelayout.h"

#include "render/codelayout.h"

#include <QFontMetrics>
#include <QLocale>
#include <QPainter>
#include <algorithm>

namespace render {
namespace {

constexpr int kStep = 20;      ///< to the right for each level
constexpr int kFoldRoom = 20;  ///< in front of the words
constexpr int kLeastLine = 24; ///< so that what folds it can be hit
constexpr int kMarkWidth = 3;
constexpr int kMarkRoom = 6; ///< of the sign behind it, before what folds the line
constexpr int kAfterWords = 6;

TextLook lookOfTree(const TypeScale &type)
{
    TextLook look;
    look.font = type.code;
    look.codeFont = type.code;
    look.lineHeight = type.codeLineHeight;
    look.isWrapped = true;
    look.isTabbed = true;
    look.isCode = true;
    look.align = ColumnAlign::Left;
    return look;
}

InlineText wordsOf(const Block &block)
{
    InlineText text;
    text.text = block.text.text.mid(block.tree->indent);
    return text;
}

int padding(const TypeScale &type)
{
    return std::max(1, (kLeastLine - type.codeLineHeight + 1) / 2);
}

} // namespace

TreeLayout::TreeLayout(const Block &block, const TypeScale &type, const Part &part)
    : m_type(type)
    , m_line(block.tree)
    , m_isStart(block.isGroupStart)
    , m_part(part)
    , m_size(int(block.text.text.size()) - block.tree->indent)
    , m_above(above(block, type, part))
    , m_box(wordsOf(block), lookOfTree(type))
{
    m_box.setSpans(m_line->spans);
}

int TreeLayout::left(const TreeLine &line, int width)
{
    // However deep it is, there is room for words.
    return space::kCodePadding + kFoldRoom + std::min(line.depth * kStep, width / 2);
}

int TreeLayout::above(const Block &block, const TypeScale &type, const Part &part)
{
    const int more = part.state.more > 0 ? std::max(kLeastLine, type.lineHeight) : 0;
    return (block.isGroupStart ? space::kCodeHead : 0) + more + padding(type);
}

int TreeLayout::extraHeight(const Block &block, const TypeScale &type, const Part &part)
{
    return above(block, type, part) + padding(type) + (part.isEnd ? space::kCodePadding : 0);
}

int TreeLayout::layout(int width)
{
    m_width = width;
    m_left = left(*m_line, width);
    m_height = m_above + m_box.layout(std::max(1, width - m_left - space::kCodePadding))
               + padding(m_type) + (m_part.isEnd ? space::kCodePadding : 0);
    return m_height;
}

void TreeLayout::paintMark(QPainter &painter, const BlockPaint &paint) const
{
    const bool isShown = m_line->mark == TreeMark::Here
                         || (m_line->mark == TreeMark::Inside && m_part.state.isClosed);
    if (!isShown)
        return;
    const QRect words(paint.origin.x() + 1, paint.origin.y() + m_above, m_width - 2,
                      m_box.height());
    if (m_line->mark == TreeMark::Here)
        painter.fillRect(words, paint.colors.dangerTint);
    painter.fillRect(QRect(words.topLeft(), QSize(kMarkWidth, words.height())),
                     paint.colors.danger);
    painter.setFont(m_type.code);
    painter.setPen(paint.colors.danger);
    painter.drawText(QRect(words.x() + kMarkWidth, words.y(), kMarkRoom, m_type.codeLineHeight),
                     Qt::AlignCenter | Qt::TextDontClip, QStringLiteral("!"));
}

/// What a closed list or object would say, and how much is in it.
void TreeLayout::paintClosed(QPainter &painter, const BlockPaint &paint) const
{
    const QRect end = m_box.cursorRect(m_size);
    const QString words = QStringLiteral(" \u2026 ") + (m_line->isObject ? u'}' : u']');
    QRect place(paint.origin.x() + m_left + end.x(), paint.origin.y() + m_above + end.y(),
                std::max(0, m_width - m_left - end.x() - space::kCodePadding),
                m_type.codeLineHeight);
    painter.setFont(m_type.code);
    painter.setPen(paint.colors.text3);
    painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, words);
    place.setLeft(place.left() + QFontMetrics(m_type.code).horizontalAdvance(words) + kAfterWords);
    painter.setFont(m_type.caption);
    painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     QLocale().toString(m_line->members));
}

void TreeLayout::paint(QPainter &painter, const BlockPaint &paint) const
{
    CodeLayout::paintFrame(painter, QRect(paint.origin, QSize(m_width, m_height)), m_isStart,
                           m_part.isEnd, paint.colors);
    if (m_isStart) {
        CodeLayout::paintHead(painter, paint.colors, m_type,
                              QRect(paint.origin, QSize(m_width, space::kCodeHead)),
                              QStringLiteral("json"));
    }
    paintMark(painter, paint);
    const int from =
        paint.selectionStart < 0 ? -1 : std::max(0, paint.selectionStart - m_line->indent);
    const int to = paint.selectionEnd < 0 ? -1 : std::max(0, paint.selectionEnd - m_line->indent);
    m_box.paint(
        painter, paint.origin + QPoint(m_left, m_above),
        {paint.colors, paint.colors.text, paint.clip, from, to, paint.marks, m_line->indent});
    if (m_part.state.isClosed)
        paintClosed(painter, paint);
}

int TreeLayout::positionAt(QPoint point) const
{
    return m_box.positionAt(point - QPoint(m_left, m_above)) + m_line->indent;
}

QRect TreeLayout::cursorRect(int position) const
{
    return m_box.cursorRect(std::clamp(position - m_line->indent, 0, m_size))
        .translated(m_left, m_above);
}

} // namespace render
