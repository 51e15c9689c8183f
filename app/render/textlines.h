// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDeadlineTimer>
#include <QTextLayout>
#include <functional>
#include <memory>
#include <vector>

namespace render {

/// A line of a text. Positions count in the whole text. Good until the text is set anew.
class PlacedLine
{
public:
    PlacedLine() = default;
    /// `from`: where the piece that the line is a part of begins in the text. `goesOn`: its
    /// piece, where it is the last line of that and another piece follows.
    PlacedLine(const QTextLine &line, int from, int number, const QTextLayout *goesOn = nullptr)
        : m_line(line)
        , m_from(from)
        , m_number(number)
        , m_goesOn(goesOn)
    {
    }

    [[nodiscard]] bool isValid() const { return m_line.isValid(); }
    [[nodiscard]] int number() const { return m_number; }
    [[nodiscard]] int textStart() const { return m_line.textStart() + m_from; }
    [[nodiscard]] int textEnd() const { return textStart() + m_line.textLength(); }
    [[nodiscard]] qreal cursorToX(int position) const
    {
        return m_line.cursorToX(position - m_from);
    }
    [[nodiscard]] int xToCursor(qreal x) const;
    [[nodiscard]] qreal y() const { return m_line.y(); }
    [[nodiscard]] qreal ascent() const { return m_line.ascent(); }
    [[nodiscard]] qreal descent() const { return m_line.descent(); }
    [[nodiscard]] qreal naturalWidth() const { return m_line.naturalTextWidth(); }
    void setY(qreal y) { m_line.setPosition(QPointF(0, y)); }

private:
    QTextLine m_line;
    int m_from = 0;
    int m_number = -1;
    const QTextLayout *m_goesOn = nullptr;
};

/// The lines of a text. A long one is set in pieces of some thousand characters, each a layout of
/// its own that begins where a line does, so that no turn of the event loop has to set all of a
/// paragraph of many pages, nor to colour what nobody sees of it. The lines are those that one
/// layout would make; where letters go to the left anywhere it is one, since how these are ordered
/// can depend on all that is before. GUI thread.
class TextLines
{
public:
    using Formats = QList<QTextLayout::FormatRange>;
    /// Puts a line in its place, whose top is `y`; returns its bottom.
    using Place = std::function<int(PlacedLine &line, int y)>;

    /// Where `isWrapped` is false, lines end with the text's own.
    TextLines(const QString &text, const QFont &font, const QTextOption &option, bool isWrapped);

    /// Fonts and inks; of another look for what is set from now on.
    void setFormats(const Formats &formats) { m_formats = formats; }
    /// Sets at least one piece more, and others until the time is over. True when all are set;
    /// until then, everything else knows the lines of before.
    bool set(int width, const Place &place, QDeadlineTimer until);
    /// Takes the pieces over that both texts begin with, and the inks of `other` with them: what
    /// grows is set from where it grows. For before the first set(); `other` is done with.
    void takeBeginning(TextLines &other);
    /// Sets the pieces that meet the stretch anew where their inks are older than this; no line
    /// may become another by that. `generation` counts up.
    void inkAgain(int generation, qreal top, qreal bottom, const Place &place);

    /// Longer texts may be set in pieces.
    static constexpr int kLongText = 3'000;
    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] int count() const { return int(m_shown.starts.size()); }
    [[nodiscard]] int pieceCount() const { return int(m_shown.pieces.size()); }
    [[nodiscard]] int height() const { return m_shown.bottom; }
    [[nodiscard]] int top(int line) const { return m_shown.tops[line]; }
    [[nodiscard]] int bottom(int line) const
    {
        return line + 1 < count() ? m_shown.tops[line + 1] : m_shown.bottom;
    }
    [[nodiscard]] PlacedLine at(int line) const;
    /// The line with the place in the text; where one ends and another begins, the other.
    [[nodiscard]] PlacedLine ofPosition(int position) const;
    /// The line that covers y, or the nearest. There has to be one.
    [[nodiscard]] int atY(qreal y) const;
    /// Lines outside of the clip, unless that is empty, are not drawn. Selections count in the
    /// text.
    void draw(QPainter &painter, QPointF origin, const Formats &selections,
              const QRectF &clip) const;

private:
    struct Piece {
        std::unique_ptr<QTextLayout> layout;
        int from = 0;      ///< in the text
        int firstLine = 0; ///< of all lines
        int inks = 0;      ///< their generation
    };
    struct Setting {
        std::vector<Piece> pieces;
        QList<int> starts; ///< of the lines, in the text
        QList<int> tops;
        int bottom = 0;
        int end = 0; ///< so much of the text is set
        int width = -1;
    };

    [[nodiscard]] std::unique_ptr<QTextLayout> layoutOf(int from, int size) const;
    [[nodiscard]] Formats formatsOf(const Formats &formats, int from, int size) const;
    void addPiece(Setting &setting, const Place &place) const;
    /// So many characters are the same in both, with all their formats.
    [[nodiscard]] int sharedWith(const TextLines &other) const;
    [[nodiscard]] const Piece &pieceOf(int line) const;
    [[nodiscard]] int bottomOf(std::size_t piece) const;

    QString m_text;
    QFont m_font;
    QTextOption m_option;
    Formats m_formats;
    bool m_isWrapped;
    bool m_isInPieces;
    int m_inks = 0; ///< the newest generation
    Setting m_shown, m_next;
};

} // namespace render
