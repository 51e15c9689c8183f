// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/textlines.h"

#include <QPainter>
#include <algorithm>
#include <cmath>
#include <utility>

namespace render {
namespace {

constexpr int kPiece = 2'000; ///< characters; some two milliseconds
constexpr int kReach = 500;   ///< how far the line that ends a piece may reach, at first
static_assert(TextLines::kLongText >= kPiece + 2 * kReach);
constexpr qreal kUnwrapped = 1'000'000;
constexpr int kOverhang = 64; ///< pixels that letters may stand out of their lines by

/// Letters that go to the left, and signs that change where others go (Unicode, UAX #9).
bool canGoLeft(QStringView text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) {
        const char16_t u = c.unicode();
        if (u < 0x0590)
            return false;
        return u <= 0x08FF || u == 0x200E || u == 0x200F || (u >= 0x202A && u <= 0x202E)
               || (u >= 0x2066 && u <= 0x2069) || (u >= 0xFB1D && u <= 0xFDFF)
               || (u >= 0xFE70 && u <= 0xFEFF)
               // the first halves of U+10800 to U+10FFF and U+1E800 to U+1EFFF
               || u == 0xD802 || u == 0xD803 || u == 0xD83A || u == 0xD83B;
    });
}

/// As they follow each other in the text: signs come behind all words.
TextLines::Formats inOrder(TextLines::Formats formats)
{
    std::stable_sort(formats.begin(), formats.end(),
                     [](const auto &one, const auto &other) { return one.start < other.start; });
    return formats;
}

} // namespace

/// Right of all words of a line that another one follows, Qt takes the place in front of the line's
/// last character, for the one behind that is in the line below. Of the last line of a layout it
/// does not know that there is one.
int PlacedLine::xToCursor(qreal x) const
{
    const int position = m_line.xToCursor(x);
    const int end = m_line.textStart() + m_line.textLength();
    const bool isBehind = m_goesOn && position == end && x >= m_line.naturalTextRect().right();
    return m_from + (isBehind ? m_goesOn->previousCursorPosition(end) : position);
}

TextLines::TextLines(const QString &text, const QFont &font, const QTextOption &option,
                     bool isWrapped)
    : m_text(text)
    , m_font(font)
    , m_option(option)
    , m_isWrapped(isWrapped)
    , m_isInPieces(isWrapped && text.size() > kLongText && !canGoLeft(text))
{
    if (m_isInPieces)
        m_option.setTextDirection(Qt::LeftToRight);
}

TextLines::Formats TextLines::formatsOf(const Formats &formats, int from, int size) const
{
    if (!m_isInPieces)
        return formats;
    Formats own;
    for (const QTextLayout::FormatRange &range : formats) {
        const int first = std::max(range.start, from);
        const int end = std::min(range.start + range.length, from + size);
        if (first < end)
            own.append({first - from, end - first, range.format});
    }
    return own;
}

std::unique_ptr<QTextLayout> TextLines::layoutOf(int from, int size) const
{
    auto layout =
        std::make_unique<QTextLayout>(m_isInPieces ? m_text.mid(from, size) : m_text, m_font);
    layout->setTextOption(m_option);
    if (const Formats formats = formatsOf(m_formats, from, size); !formats.isEmpty())
        layout->setFormats(formats);
    layout->setCacheEnabled(true);
    return layout;
}

void TextLines::addPiece(Setting &setting, const Place &place) const
{
    const int from = setting.end;
    const int left = int(m_text.size()) - from;
    const int firstLine = int(setting.starts.size());
    for (int reach = kReach;; reach *= 2) {
        const int size = m_isInPieces ? std::min(left, kPiece + reach) : left;
        const bool isLast = size == left;
        std::unique_ptr<QTextLayout> layout = layoutOf(from, size);
        int end = 0;
        int y = setting.bottom;
        layout->beginLayout();
        while (isLast || end < kPiece) {
            QTextLine line = layout->createLine();
            if (!line.isValid())
                break;
            line.setLineWidth(m_isWrapped ? setting.width : kUnwrapped);
            end = line.textStart() + line.textLength();
            if (!isLast && end >= size)
                break; // it may go on
            PlacedLine placed(line, from, int(setting.starts.size()));
            setting.starts.append(placed.textStart());
            setting.tops.append(y);
            y = place(placed, y);
        }
        layout->endLayout();
        if (isLast || end < size) {
            setting.pieces.push_back({std::move(layout), from, firstLine, m_inks});
            setting.bottom = y;
            setting.end = from + (isLast ? left : end);
            return;
        }
        setting.starts.resize(firstLine);
        setting.tops.resize(firstLine);
    }
}

bool TextLines::set(int width, const Place &place, QDeadlineTimer until)
{
    if (m_next.width != width) {
        m_next = {};
        m_next.width = width;
    }
    do {
        addPiece(m_next, place);
    } while (m_next.end < m_text.size() && !until.hasExpired());
    if (m_next.end < m_text.size())
        return false;
    m_shown = std::exchange(m_next, {});
    return true;
}

int TextLines::sharedWith(const TextLines &other) const
{
    const auto [mine, theirs] =
        std::mismatch(m_text.cbegin(), m_text.cend(), other.m_text.cbegin(), other.m_text.cend());
    auto same = int(mine - m_text.cbegin());
    const Formats own = inOrder(m_formats);
    const Formats others = inOrder(other.m_formats);
    const auto [a, b] = std::mismatch(own.cbegin(), own.cend(), others.cbegin(), others.cend());
    if (a != own.cend())
        same = std::min(same, a->start);
    if (b != others.cend())
        same = std::min(same, b->start);
    return same;
}

void TextLines::takeBeginning(TextLines &other)
{
    m_inks = other.m_inks;
    if (!m_isInPieces || !other.m_isInPieces || m_font != other.m_font)
        return;
    const int same = sharedWith(other);
    // What is not all set yet is of the newer width.
    Setting &from = other.m_next.pieces.empty() ? other.m_shown : other.m_next;
    std::vector<Piece> &pieces = from.pieces;
    // All that was looked at to break the lines of a piece has to be the same, and something
    // follows.
    const bool hasLast = from.end == other.m_text.size();
    std::size_t kept = 0;
    while (kept + (hasLast ? 1 : 0) < pieces.size()
           && pieces[kept].from + pieces[kept].layout->text().size() <= same)
        ++kept;
    if (kept == 0)
        return;
    const bool isAll = kept == pieces.size();
    const int lines = isAll ? int(from.starts.size()) : pieces[kept].firstLine;
    m_next.width = from.width;
    m_next.end = isAll ? from.end : pieces[kept].from;
    m_next.bottom = isAll ? from.bottom : from.tops[lines];
    m_next.starts = from.starts.first(lines);
    m_next.tops = from.tops.first(lines);
    pieces.resize(kept);
    m_next.pieces = std::move(pieces);
    from = {};
}

int TextLines::bottomOf(std::size_t piece) const
{
    return piece + 1 < m_shown.pieces.size() ? m_shown.tops[m_shown.pieces[piece + 1].firstLine]
                                             : m_shown.bottom;
}

void TextLines::inkAgain(int generation, qreal top, qreal bottom, const Place &place)
{
    m_inks = generation;
    for (std::size_t i = 0; i < m_shown.pieces.size(); ++i) {
        Piece &piece = m_shown.pieces[i];
        if (piece.inks == generation || bottomOf(i) <= top || m_shown.tops.isEmpty()
            || m_shown.tops[piece.firstLine] >= bottom)
            continue;
        piece.inks = generation;
        const int lines = piece.layout->lineCount();
        piece.layout->setFormats(
            formatsOf(m_formats, piece.from, int(piece.layout->text().size())));
        piece.layout->beginLayout();
        for (int line = 0; line < lines; ++line) {
            QTextLine made = piece.layout->createLine();
            if (!made.isValid())
                break;
            made.setLineWidth(m_isWrapped ? m_shown.width : kUnwrapped);
            PlacedLine placed(made, piece.from, piece.firstLine + line);
            (void)place(placed, m_shown.tops[piece.firstLine + line]);
        }
        piece.layout->endLayout();
    }
}

const TextLines::Piece &TextLines::pieceOf(int line) const
{
    const auto after =
        std::upper_bound(m_shown.pieces.begin(), m_shown.pieces.end(), line,
                         [](int number, const Piece &piece) { return number < piece.firstLine; });
    return *std::prev(after);
}

PlacedLine TextLines::at(int line) const
{
    if (line < 0 || line >= count())
        return {};
    const Piece &piece = pieceOf(line);
    const int inPiece = line - piece.firstLine;
    const bool goesOn = inPiece + 1 == piece.layout->lineCount() && line + 1 < count();
    return {piece.layout->lineAt(inPiece), piece.from, line, goesOn ? piece.layout.get() : nullptr};
}

PlacedLine TextLines::ofPosition(int position) const
{
    const auto after = std::upper_bound(m_shown.starts.cbegin(), m_shown.starts.cend(), position);
    return at(std::max(0, int(after - m_shown.starts.cbegin()) - 1));
}

int TextLines::atY(qreal y) const
{
    const auto after =
        std::upper_bound(m_shown.tops.cbegin(), m_shown.tops.cend(), int(std::floor(y)));
    return std::clamp(int(after - m_shown.tops.cbegin()) - 1, 0, std::max(0, count() - 1));
}

void TextLines::draw(QPainter &painter, QPointF origin, const Formats &selections,
                     const QRectF &clip) const
{
    for (std::size_t i = 0; i < m_shown.pieces.size(); ++i) {
        const Piece &piece = m_shown.pieces[i];
        if (m_isInPieces && !clip.isEmpty()
            && (origin.y() + bottomOf(i) + kOverhang < clip.top()
                || origin.y() + m_shown.tops[piece.firstLine] - kOverhang > clip.bottom()))
            continue;
        piece.layout->draw(&painter, origin,
                           formatsOf(selections, piece.from, int(piece.layout->text().size())),
                           clip);
    }
}

} // namespace render
