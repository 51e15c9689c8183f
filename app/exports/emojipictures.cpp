// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "exports/emojipictures.h"

#include <QFontMetricsF>
#include <QGlyphRun>
#include <QPainter>
#include <QPainterPath>
#include <QRawFont>
#include <QTextBoundaryFinder>
#include <QTextLayout>

#include <algorithm>
#include <cmath>
#include <utility>

namespace exports {
namespace {

constexpr int kSignPixels = 64; ///< sharp on paper at the size of a heading
constexpr qsizetype kMostSigns = 512;
constexpr int kLongestSign = 64;
constexpr char32_t kFirstSymbol = 0x2190;

bool isSymbol(char32_t code)
{
    return code >= kFirstSymbol && QChar::category(code) == QChar::Symbol_Other;
}

bool hasSymbol(const QString &text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar unit = text[i];
        const bool isPair = unit.isHighSurrogate() && i + 1 < text.size();
        const char32_t code = isPair ? QChar::surrogateToUcs4(unit, text[i + 1]) : unit.unicode();
        if (isSymbol(code))
            return true;
    }
    return false;
}

bool hasNoOutline(const QString &sign, const QFont &font)
{
    QTextLayout layout(sign, font);
    layout.beginLayout();
    (void)layout.createLine();
    layout.endLayout();
    const QList<QGlyphRun> runs = layout.glyphRuns();
    return !runs.isEmpty() && std::all_of(runs.cbegin(), runs.cend(), [](const QGlyphRun &run) {
        const QRawFont raw = run.rawFont();
        const QList<quint32> glyphs = run.glyphIndexes();
        return std::all_of(glyphs.cbegin(), glyphs.cend(), [&raw](quint32 glyph) {
            return glyph != 0 && raw.pathForGlyph(glyph).isEmpty();
        });
    });
}

} // namespace

EmojiPictures::EmojiPictures(const QFont &font)
    : m_font(font)
{
    m_font.setPixelSize(kSignPixels);
}

QImage EmojiPictures::made(const QString &sign) const
{
    if (sign.size() > kLongestSign || !hasSymbol(sign) || !hasNoOutline(sign, m_font))
        return {};
    const QFontMetricsF metrics(m_font);
    const int width = int(std::ceil(metrics.horizontalAdvance(sign)));
    const int height = int(std::ceil(metrics.ascent() + metrics.descent()));
    if (width <= 0 || width > kSignPixels * 8)
        return {};
    QImage picture(width, height, QImage::Format_ARGB32_Premultiplied);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setFont(m_font);
    painter.drawText(QPointF(0, metrics.ascent()), sign);
    return picture;
}

QImage EmojiPictures::pictureOf(const QString &sign)
{
    const auto known = m_pictures.constFind(sign);
    if (known != m_pictures.cend())
        return *known;
    if (m_pictures.size() >= kMostSigns)
        m_pictures.clear();
    return *m_pictures.insert(sign, made(sign));
}

void EmojiPictures::paintBlock(QPainter &painter, const render::MessageLayout &layout, int block,
                               const QString &text, int from, int to)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    qsizetype start = 0;
    for (qsizetype end = finder.toNextBoundary(); end > 0; end = finder.toNextBoundary()) {
        const qsizetype begin = std::exchange(start, end);
        const QString sign = text.mid(begin, end - begin);
        if (!hasSymbol(sign)) // to find a place costs more, and a block may be many pages long
            continue;
        const QRect before = layout.cursorRect({block, int(begin)});
        const QRect behind = layout.cursorRect({block, int(end)});
        if (before.top() < from || before.top() >= to)
            continue;
        const QImage picture = pictureOf(sign);
        if (picture.isNull())
            continue;
        // Where the line ends behind it, its width is not told by the next place.
        const bool isInLine = before.top() == behind.top() && behind.left() != before.left();
        const double usual = QFontMetricsF(m_font).horizontalAdvance(sign) / kSignPixels;
        const double width = isInLine ? std::abs(behind.left() - before.left())
                                      : std::round(before.height() * usual * 2 / 3);
        const double height = width * picture.height() / picture.width();
        const double left = isInLine ? std::min(before.left(), behind.left()) : before.left();
        painter.drawImage(
            QRectF(left, before.top() + (before.height() - height) / 2, width, height), picture);
    }
}

void EmojiPictures::paint(QPainter &painter, const QTextLayout &lines, QPointF place)
{
    const QString text = lines.text();
    if (!hasSymbol(text))
        return;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    qsizetype start = 0;
    for (qsizetype end = finder.toNextBoundary(); end > 0; end = finder.toNextBoundary()) {
        const QString sign = text.mid(start, end - start);
        const QTextLine line = lines.lineForTextPosition(int(start));
        const QImage picture = hasSymbol(sign) ? pictureOf(sign) : QImage();
        const double one = line.isValid() ? line.cursorToX(int(start)) : 0;
        const double other = line.isValid() ? line.cursorToX(int(end)) : 0;
        start = end;
        if (picture.isNull() || one == other)
            continue;
        const double width = std::abs(other - one);
        const double height = width * picture.height() / picture.width();
        const double top = line.y() + (line.height() - height) / 2;
        painter.drawImage(QRectF(place + QPointF(std::min(one, other), top), QSizeF(width, height)),
                          picture);
    }
}

void EmojiPictures::paint(QPainter &painter, const render::MessageLayout &layout,
                          const QList<render::Block> &blocks, int from, int to)
{
    const int first = std::max(0, layout.blockAt(from));
    for (int i = first; i < int(blocks.size()) && layout.topOf(i) < to; ++i) {
        const QString text = render::plainText(blocks[i]);
        if (hasSymbol(text))
            paintBlock(painter, layout, i, text, from, to);
    }
}

} // namespace exports
