// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/tablelayout.h"

#include "render/hiddencharacters.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>
#include <cmath>
#include <numeric>

namespace render {
namespace {

constexpr int kLeastColumnEms = 6;
constexpr int kTexEms = 6;
constexpr int kWordEms = 10; ///< a column is no wider for the sake of one word
constexpr char16_t kFirstCjk = 0x2E80;

TextLook lookOf(const TypeScale &type, bool isHead, ColumnAlign align)
{
    TextLook look;
    look.font = type.reading;
    if (isHead)
        look.font.setWeight(QFont::DemiBold);
    look.codeFont = type.code;
    look.lineHeight = type.lineHeight;
    look.align = align;
    return look;
}

QString withoutFormulas(const InlineText &text)
{
    QString words = text.text;
    for (qsizetype i = text.runs.size(); i-- > 0;) {
        if (text.runs[i].styles & InlineStyle::Formula)
            words.remove(text.runs[i].start, text.runs[i].length);
    }
    return withHiddenNames(words);
}

/// Room for formulas before they are known: TeX is mostly longer than its formula, and what that
/// needs is added then.
int roomForTex(const QFontMetricsF &metrics, const InlineText &text, qreal most)
{
    qreal room = 0;
    for (const InlineRun &run : text.runs) {
        if (run.styles & InlineStyle::Formula)
            room += std::min(most, metrics.horizontalAdvance(text.text.mid(run.start, run.length)));
    }
    return int(std::ceil(room));
}

int widestLine(const QFontMetricsF &metrics, const InlineText &text)
{
    qreal widest = 0;
    const QString words = withoutFormulas(text);
    const auto lines = QStringView(words).split(QChar(QChar::LineSeparator));
    for (const QStringView line : lines)
        widest = std::max(widest, metrics.horizontalAdvance(line.toString()));
    // Code is a little wider than prose, and stands on a ground that reaches beyond it.
    const bool hasCode = std::any_of(text.runs.begin(), text.runs.end(), [](const InlineRun &run) {
        return bool(run.styles & (InlineStyle::Code | InlineStyle::Strong));
    });
    return int(std::ceil(hasCode ? widest * 1.15 : widest)) + 2;
}

/// Lines may end anywhere in Chinese, and behind a hyphen.
int longestWord(const QFontMetricsF &metrics, const QString &text)
{
    const auto isInWord = [](QChar c) {
        return !c.isSpace() && c != QChar::LineSeparator && c != u'-' && c.unicode() < kFirstCjk;
    };
    qreal longest = 0;
    for (qsizetype at = 0, start = 0; at <= text.size(); ++at) {
        if (at < text.size() && isInWord(text[at]))
            continue;
        if (at > start)
            longest = std::max(longest, metrics.horizontalAdvance(text.mid(start, at - start)));
        start = at + 1;
    }
    return int(std::ceil(longest)) + 2;
}

} // namespace

bool TableColumns::measure(const Block &block, const TypeScale &type)
{
    m_natural.resize(block.columns.size());
    m_words.resize(block.columns.size());
    if (block.isGroupStart && !block.rows.isEmpty() && !block.rows.constFirst().isEmpty())
        m_isMirrored = block.rows.constFirst().constFirst().text.isRightToLeft();
    QFont headFont = type.reading;
    headFont.setWeight(QFont::DemiBold);
    const QFontMetricsF head(headFont);
    const QFontMetricsF body(type.reading);
    bool hasGrown = false;
    for (qsizetype row = 0; row < block.rows.size() && m_measured < kMeasuredRows; ++row) {
        const bool isHead = row == 0 && block.isGroupStart;
        for (qsizetype i = 0; i < block.rows[row].size() && i < m_natural.size(); ++i) {
            const InlineText &cell = block.rows[row][i];
            const QFontMetricsF &metrics = isHead ? head : body;
            const int needed =
                widestLine(metrics, cell) + roomForTex(metrics, cell, kTexEms * type.em);
            const int word =
                std::min(longestWord(metrics, withoutFormulas(cell)), kWordEms * type.em);
            if (needed > m_natural[i] || word > m_words[i]) {
                m_natural[i] = std::max(needed, m_natural[i]);
                m_words[i] = std::max(word, m_words[i]);
                hasGrown = true;
            }
        }
    }
    if (!block.isGroupEnd)
        m_measured += int(block.rows.size());
    return hasGrown;
}

bool TableColumns::measure(const Block &block, const TypeScale &type, const Formulas &formulas)
{
    if (formulas.isEmpty())
        return false;
    const QFontMetricsF metrics(type.reading);
    const qreal em = formulaEm(type.reading) / 1000;
    bool hasGrown = false;
    for (const QList<InlineText> &row : block.rows) {
        for (qsizetype i = 0; i < row.size() && i < m_natural.size(); ++i) {
            qreal width = 0;
            for (const InlineRun &run : row[i].runs) {
                const SharedFormula known =
                    run.styles & InlineStyle::Formula
                        ? formulas.value(row[i].text.mid(run.start, run.length))
                        : nullptr;
                width += known ? known->width * em : 0;
            }
            const int needed = width > 0 ? widestLine(metrics, row[i]) + int(std::ceil(width)) : 0;
            if (needed > m_natural[i]) {
                m_natural[i] = needed;
                hasGrown = true;
            }
        }
    }
    return hasGrown;
}

bool TableColumns::assign(int width, const TypeScale &type)
{
    const QList<int> before = m_widths;
    const int room = width - int(m_natural.size()) * 2 * space::kCellX;
    QList<int> sorted = m_natural;
    std::sort(sorted.begin(), sorted.end());
    // The cap under which the columns fill the room exactly.
    int left = room;
    int cap = sorted.isEmpty() ? 0 : sorted.last();
    for (qsizetype i = 0; i < sorted.size(); ++i) {
        const int share = left / int(sorted.size() - i);
        if (sorted[i] > share) {
            cap = share;
            break;
        }
        left -= sorted[i];
    }
    cap = std::max(cap, kLeastColumnEms * type.em);
    m_widths.clear();
    for (qsizetype i = 0; i < m_natural.size(); ++i)
        m_widths.append(std::min(m_natural[i], std::max(cap, m_words.value(i))));
    return m_widths != before;
}

int TableColumns::totalWidth() const
{
    return std::accumulate(m_widths.begin(), m_widths.end(), 0)
           + int(m_widths.size()) * 2 * space::kCellX;
}

TableLayout::TableLayout(const Block &block, const TypeScale &type, const TableColumns &columns,
                         const Formulas &formulas)
    : m_columns(columns)
    , m_hasHead(block.isGroupStart)
    , m_isEnd(block.isGroupEnd)
    , m_columnCount(int(block.columns.size()))
{
    int start = 0;
    for (qsizetype row = 0; row < block.rows.size(); ++row) {
        for (int i = 0; i < m_columnCount; ++i) {
            Cell cell;
            cell.text = block.rows[row].value(i);
            const bool isFromRight =
                m_columns.isMirrored() && block.columns[i] == ColumnAlign::Start;
            cell.box = std::make_unique<TextBox>(
                cell.text,
                lookOf(type, m_hasHead && row == 0,
                       isFromRight ? ColumnAlign::Right : block.columns[i]),
                formulas);
            cell.start = start;
            start += int(cell.text.text.size()) + 1; // the tab, or the line's end
            m_cells.push_back(std::move(cell));
        }
    }
}

TableLayout::~TableLayout() = default;

bool TableLayout::isMirrored() const
{
    return m_columns.isMirrored();
}

int TableLayout::layout(int width)
{
    m_width = width;
    m_tableWidth = m_columns.totalWidth();
    m_left = isMirrored() ? std::max(0, width - m_tableWidth) : 0;
    m_rowTops.clear();
    int y = 0;
    for (std::size_t first = 0; first < m_cells.size(); first += std::size_t(m_columnCount)) {
        m_rowTops.append(y);
        int x = 0;
        int rowHeight = 0;
        for (int i = 0; i < m_columnCount; ++i) {
            Cell &cell = m_cells[first + std::size_t(i)];
            const int columnWidth = m_columns.widths().value(i);
            rowHeight = std::max(rowHeight, cell.box->layout(columnWidth));
            const int left = isMirrored() ? m_tableWidth - x - columnWidth - 2 * space::kCellX : x;
            cell.place = QPoint(m_left + left + space::kCellX, y + space::kCellY);
            x += columnWidth + 2 * space::kCellX;
        }
        y += rowHeight + 2 * space::kCellY + 1; // and the line below
    }
    m_rowTops.append(y);
    return m_isEnd && m_tableWidth > width ? y + space::kSideBar : y;
}

void TableLayout::paint(QPainter &painter, const BlockPaint &paint) const
{
    const int shown = std::min(m_width, m_tableWidth);
    const QRect area(paint.origin + QPoint(m_left, 0), QSize(shown, m_rowTops.last()));
    painter.save();
    painter.setClipRect(area, Qt::IntersectClip);
    if (m_hasHead && m_rowTops.size() > 1) {
        painter.save();
        painter.setClipRect(QRect(area.topLeft(), QSize(shown, m_rowTops[1] - 1)),
                            Qt::IntersectClip);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(paint.colors.code);
        painter.drawRoundedRect(QRect(area.topLeft(), QSize(shown, m_rowTops[1] + 20)),
                                space::kInlineCorner, space::kInlineCorner);
        painter.restore();
    }
    const qsizetype lines = m_rowTops.size() - (m_isEnd ? 1 : 0);
    for (qsizetype row = 1; row < lines; ++row) {
        painter.fillRect(QRect(area.x(), area.y() + m_rowTops[row] - 1, shown, 1),
                         paint.colors.line);
    }
    const QColor text = paint.isQuiet ? paint.colors.text2 : paint.colors.text;
    const QPoint origin = paint.origin - QPoint(paint.scrollX, 0);
    for (const Cell &cell : m_cells) {
        const int top = origin.y() + cell.place.y();
        if (top > paint.clip.bottom() || top + cell.box->height() < paint.clip.top())
            continue;
        const int size = int(cell.text.text.size());
        cell.box->paint(painter, origin + cell.place,
                        {paint.colors, text, paint.clip & area,
                         std::clamp(paint.selectionStart - cell.start, 0, size),
                         std::clamp(paint.selectionEnd - cell.start, 0, size),
                         paint.marks.between(cell.start, cell.start + size), cell.start,
                         paint.shades.between(cell.start, cell.start + size)});
    }
    const int headHeight = m_hasHead && m_rowTops.size() > 1 ? m_rowTops[1] - 1 : 0;
    paintFades(painter, QRect(area.topLeft(), QSize(shown, headHeight)), paint.colors.code, paint);
    paintFades(painter, area.adjusted(0, headHeight, 0, 0), paint.colors.canvas, paint);
    painter.restore();
}

const TableLayout::Cell *TableLayout::cellAt(QPoint point) const
{
    if (m_cells.empty() || m_rowTops.size() < 2)
        return nullptr;
    const auto it = std::upper_bound(m_rowTops.begin(), m_rowTops.end(), point.y());
    const int row = std::clamp(int(it - m_rowTops.begin()) - 1, 0, int(m_rowTops.size()) - 2);
    int column = 0;
    int edge = 0;
    const int x = isMirrored() ? m_left + m_tableWidth - point.x() : point.x();
    for (int i = 0; i < m_columnCount; ++i) {
        if (x >= edge)
            column = i;
        edge += m_columns.widths().value(i) + 2 * space::kCellX;
    }
    return &m_cells[std::size_t(row * m_columnCount + column)];
}

const TableLayout::Cell *TableLayout::cellOf(int position) const
{
    const auto it = std::upper_bound(m_cells.begin(), m_cells.end(), position,
                                     [](int p, const Cell &cell) { return p < cell.start; });
    return it == m_cells.begin() ? nullptr : &*(it - 1);
}

int TableLayout::positionAt(QPoint point) const
{
    const Cell *cell = cellAt(point);
    if (!cell)
        return 0;
    if (point.y() >= m_rowTops.last())
        return m_cells.back().start + int(m_cells.back().text.text.size());
    return cell->start + cell->box->positionAt(point - cell->place);
}

QRect TableLayout::cursorRect(int position) const
{
    const Cell *cell = cellOf(position);
    return cell ? cell->box->cursorRect(position - cell->start).translated(cell->place) : QRect();
}

LinkHit TableLayout::linkAt(QPoint point) const
{
    const Cell *cell = cellAt(point);
    const int index = cell ? cell->box->linkRunAt(point - cell->place) : -1;
    if (index < 0)
        return {};
    const InlineRun &run = cell->text.runs[index];
    return {cell->text.links.value(run.link), cell->text.text.mid(run.start, run.length)};
}

} // namespace render
