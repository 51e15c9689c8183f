// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "exports/pageflow.h"

#include "exports/documentpictures.h"
#include "render/containerpainter.h"
#include "render/formulalayout.h"
#include "render/tablelayout.h"

#include <QLocale>
#include <QTextLayout>
#include <algorithm>
#include <cmath>
#include <map>

namespace exports {
namespace {

constexpr int kDotsPerInch = 96;
constexpr double kMarginMillimetres = 20;
constexpr int kBetween = 8;
constexpr int kWithNext = 60; ///< room that a head needs below it
constexpr int kQuietIndent = 14;
/// Not to be read on paper any more, but nothing is lost: what is on a screen can be made larger.
constexpr double kLeastScale = 0.05;
constexpr int kFarAbove = -(1 << 24); ///< heads of code stay with their code

/// Wraps them anywhere; how high they are.
int setLines(QTextLayout &lines, int width)
{
    QTextOption option(Qt::AlignLeft);
    option.setWrapMode(QTextOption::WrapAnywhere);
    lines.setTextOption(option);
    double y = 0;
    lines.beginLayout();
    for (QTextLine line = lines.createLine(); line.isValid(); line = lines.createLine()) {
        line.setLineWidth(width);
        line.setPosition(QPointF(0, y));
        y += line.height();
    }
    lines.endLayout();
    return int(std::ceil(y));
}

bool isLetterCountry()
{
    return QLocale().measurementSystem() == QLocale::ImperialUSSystem;
}

} // namespace

int cutAbove(const render::MessageLayout &layout, int from, int to)
{
    if (to >= layout.height())
        return layout.height();
    const int block = layout.blockAt(to);
    const int top = layout.topOf(block);
    if (top >= to)
        return to; // between two blocks
    const int offset = layout.offsetAt(block, to);
    if (offset < 0)
        return std::max(from, top);
    const int line = layout.yOf(block, offset);
    // A head of code, or the edge of a table, is nothing without the first line.
    if (line <= layout.yOf(block, 0) && top > from)
        return top;
    return std::clamp(line, from, to);
}

int inkEnd(const render::MessageLayout &layout, int from, int to)
{
    int end = to;
    while (end > from && layout.topOf(layout.blockAt(end - 1)) >= to)
        --end;
    return end;
}

int cutBeforeHeadings(const render::MessageLayout &layout, const QList<render::Block> &blocks,
                      int from, int to)
{
    int cut = to;
    while (cut > from) {
        const int last = layout.blockAt(inkEnd(layout, from, cut) - 1);
        if (last < 0 || last >= blocks.size() || blocks[last].kind != render::BlockKind::Heading)
            return cut;
        cut = std::max(from, layout.topOf(last));
    }
    return from;
}

QList<PageStretch> stretchesOf(const QList<render::Block> &blocks, const render::TypeScale &type,
                               int width, const render::Formulas &formulas)
{
    std::map<int, render::TableColumns> tables;
    for (const render::Block &block : blocks) {
        if (block.kind != render::BlockKind::Table)
            continue;
        (void)tables[block.group].measure(block, type);
        (void)tables[block.group].measure(block, type, formulas);
    }
    QList<PageStretch> stretches;
    int group = -1;
    for (int i = 0; i < int(blocks.size()); ++i) {
        const render::Block &block = blocks[i];
        const int room = std::max(1, width - render::containerIndent(block, type));
        int needed = 0;
        if (block.kind == render::BlockKind::Table) {
            render::TableColumns &columns = tables[block.group];
            (void)columns.assign(room, type);
            needed = columns.totalWidth();
        } else if (block.kind == render::BlockKind::Formula) {
            needed = render::FormulaLayout(block, type, formulas).contentWidth();
        }
        const double scale = std::clamp(double(room) / std::max(1, needed), kLeastScale, 1.0);
        const bool goesOn = !stretches.isEmpty() && stretches.last().scale == scale
                            && (scale == 1 || block.group == group);
        if (!goesOn)
            stretches.append({i, i, scale});
        stretches.last().end = i + 1;
        group = block.group;
    }
    return stretches;
}

PageFlow::PageFlow(QIODevice &device, const QString &title, const render::TypeScale &type,
                   Typesetting *typesetting)
    : m_title(title)
    , m_type(type)
    , m_typesetting(typesetting)
    , m_colors(render::Colors::light())
    , m_emoji(type.reading)
    , m_pdf(&device)
{
    m_pdf.setTitle(title);
    m_pdf.setCreator(QStringLiteral("Loquat"));
    m_pdf.setResolution(kDotsPerInch);
    m_pdf.setPageSize(QPageSize(isLetterCountry() ? QPageSize::Letter : QPageSize::A4));
    m_pdf.setPageMargins(
        QMarginsF(kMarginMillimetres, kMarginMillimetres, kMarginMillimetres, kMarginMillimetres),
        QPageLayout::Millimeter);
    m_painter.begin(&m_pdf);
    // The painter's origin is the corner of the area within the margins.
    m_area = QRect(QPoint(0, 0), m_pdf.pageLayout().paintRectPixels(kDotsPerInch).size());
    beginPage();
}

PageFlow::~PageFlow() = default;

void PageFlow::beginPage()
{
    if (m_page > 0)
        m_pdf.newPage();
    ++m_page;
    m_y = m_area.top();
    m_painter.setFont(m_type.caption);
    m_painter.setPen(m_colors.text3);
    const int line = m_type.lineHeight;
    m_painter.drawText(QRect(m_area.left(), m_area.bottom() + line, m_area.width(), line),
                       Qt::AlignHCenter | Qt::AlignVCenter, QString::number(m_page));
    if (m_page > 1) {
        const QString title =
            QFontMetrics(m_type.caption).elidedText(m_title, Qt::ElideRight, m_area.width());
        m_painter.drawText(QRect(m_area.left(), m_area.top() - 2 * line, m_area.width(), line),
                           Qt::AlignLeading | Qt::AlignVCenter | Qt::TextSingleLine, title);
    }
}

void PageFlow::addLine(const QString &words, const QFont &font, int above, bool isQuiet)
{
    if (words.isEmpty())
        return;
    QTextLayout lines(QString(words).replace(u'\n', QChar(QChar::LineSeparator)), font, &m_pdf);
    const int height = setLines(lines, m_area.width());
    if (!isAtTop() && room() < above + height + kWithNext)
        beginPage();
    if (!isAtTop())
        m_y += above;
    m_painter.setPen(isQuiet ? m_colors.text2 : m_colors.text);
    lines.draw(&m_painter, QPointF(m_area.left(), m_y));
    m_emoji.paint(m_painter, lines, QPointF(m_area.left(), m_y));
    m_y = std::min(m_y + height + 2, m_area.bottom());
}

void PageFlow::addStretch(render::MessageLayout &layout, const PageStretch &stretch,
                          const QList<render::Block> &blocks, bool isQuiet)
{
    int from = layout.topOf(stretch.first);
    while (true) {
        const int most = int(room() / stretch.scale);
        layout.ensure(from, from + most + 1);
        const int end = stretch.end < blocks.size() ? layout.topOf(stretch.end) : layout.height();
        if (from >= end)
            return;
        int to = std::min(cutAbove(layout, from, from + most), end);
        const int kept = to < end ? cutBeforeHeadings(layout, blocks, from, to) : to;
        if (kept > from || !isAtTop())
            to = kept;
        if (to <= from && !isAtTop()) {
            beginPage();
            continue;
        }
        if (to <= from)
            to = std::min(from + most, end); // taller than a page
        paintStretch(layout, blocks, {from, to, stretch.scale}, isQuiet);
        from = to;
        if (from < end)
            beginPage();
    }
}

void PageFlow::paintStretch(render::MessageLayout &layout, const QList<render::Block> &blocks,
                            const Cut &cut, bool isQuiet)
{
    m_painter.save();
    m_painter.translate(m_area.left() + (isQuiet ? kQuietIndent : 0), m_y);
    m_painter.scale(cut.scale, cut.scale);
    m_painter.translate(0, -cut.from);
    const QRect part(-render::space::kHang, cut.from,
                     int(m_area.width() / cut.scale) + 2 * render::space::kHang,
                     inkEnd(layout, cut.from, cut.to) - cut.from);
    m_painter.setClipRect(part);
    layout.paint(m_painter, {m_colors, QPoint(0, 0), part, kFarAbove, isQuiet, {}, {}});
    m_emoji.paint(m_painter, layout, blocks, cut.from, cut.to);
    m_painter.restore();
    m_y += int((cut.to - cut.from) * cut.scale);
}

void PageFlow::addWords(MessageFlow &flow)
{
    const int width = m_area.width() - (flow.isQuiet ? kQuietIndent : 0);
    const QList<render::Block> &blocks = flow.document.blocks();
    const render::SetParts parts =
        m_typesetting ? m_typesetting->setOf(blocks) : render::SetParts();
    render::Typesetter *typesetter = m_typesetting ? m_typesetting->typesetter() : nullptr;
    DocumentPictures pictures;
    render::MessageLayout layout(m_type, typesetter, &pictures);
    layout.setWidth(width);
    layout.sync(flow.document);
    // Once it was given up, the layouts have no formulas either, not even those that came.
    const QList<PageStretch> stretches =
        stretchesOf(blocks, m_type, width, typesetter ? parts.formulas : render::Formulas());
    for (const PageStretch &stretch : stretches) {
        if (stretch.scale == 1) {
            addStretch(layout, stretch, blocks, flow.isQuiet);
            continue;
        }
        render::MessageLayout wide(m_type, typesetter, &pictures);
        wide.setWidth(int(width / stretch.scale) + 8); // whole pixels of columns add up
        wide.sync(flow.document);
        addStretch(wide, stretch, blocks, flow.isQuiet);
    }
}

void PageFlow::addPicture(const QImage &picture)
{
    const QSize most(m_area.width(), m_area.height() * 3 / 4);
    QSize size = picture.size();
    if (size.width() > most.width() || size.height() > most.height())
        size.scale(most, Qt::KeepAspectRatio);
    size = size.expandedTo({1, 1});
    if (room() < size.height())
        beginPage();
    m_painter.drawImage(QRect(QPoint(m_area.left(), m_y), size), picture);
    m_y += size.height();
}

void PageFlow::add(MessageFlow &flow)
{
    if (!isAtTop())
        m_y = std::min(m_y + kBetween, m_area.bottom());
    if (!flow.head.isEmpty())
        addLine(withoutControls(flow.head), m_type.caption, 0, true);
    if (!flow.picture.isNull())
        addPicture(flow.picture);
    else if (!flow.document.blocks().isEmpty())
        addWords(flow);
}

} // namespace exports
