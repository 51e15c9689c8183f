// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/codespans.h"
#include "render/formula.h"
#include "render/textlines.h"
#include "render/textmarks.h"

#include <optional>

namespace render {

/// How a text box is set.
struct TextLook {
    QFont font;
    QFont codeFont; ///< for inline code
    int lineHeight = 0;
    bool isWrapped = true;
    bool isTabbed = false; ///< tab stops of four characters instead of Qt's 80 pixels
    bool isCode = false;   ///< all of it: lines run from left to right
    ColumnAlign align = ColumnAlign::Start;
};

/// What a text box needs to know while painting.
struct TextPaint {
    const Colors &colors;
    QColor text;
    QRectF clip; ///< in the painter's coordinates
    int selectionStart = -1;
    int selectionEnd = -1;
    TextMarks marks = {};
    int marksFrom = 0; ///< where this text begins in its leaf
    TextMarks shades = {};
};

/// One leaf's text set in lines of equal height. Qt knows no least line height, so the lines are
/// placed by hand, on whole pixels, each by its base line: a line with Chinese in it is as high
/// as one without. Colours are looked up while painting. A formula that is known stands as one
/// unbreakable sign for its source; lines make room for it. In code and links, characters that are
/// not seen stand as chips with their names. Positions count in the text as written.
class TextBox
{
public:
    TextBox(const InlineText &text, const TextLook &look, const Formulas &formulas = {});
    TextBox(const TextBox &) = delete;
    TextBox &operator=(const TextBox &) = delete;

    /// What both texts begin with need not be set again; for before the first layout(). The other
    /// one, of the same look, is done with.
    void takeBeginning(TextBox &other);
    /// The colours of code; nothing is moved by them.
    void setSpans(const CodeSpans &spans);
    /// Sets the lines and returns the height.
    int layout(int width);
    /// The same, in as many calls as the time takes: nothing until all lines are set. What was set
    /// before is what is shown until then.
    std::optional<int> layoutUntil(int width, QDeadlineTimer until);
    [[nodiscard]] int height() const { return m_lines.height(); }
    [[nodiscard]] int naturalWidth() const;
    [[nodiscard]] int lineCount() const { return m_lines.count(); }
    [[nodiscard]] int pieceCount() const { return m_lines.pieceCount(); }
    /// How far the first line stands below where a line of plain words would.
    [[nodiscard]] int firstLineShift() const { return m_firstShift; }
    void paint(QPainter &painter, QPointF origin, const TextPaint &paint) const;
    [[nodiscard]] int positionAt(QPointF point) const;
    /// The caret's place in front of the character.
    [[nodiscard]] QRect cursorRect(int position) const;
    /// Index into InlineText::runs of the link there, or -1.
    [[nodiscard]] int linkRunAt(QPointF point) const;

private:
    /// A formula in place of its source, or a chip in place of a character.
    struct Sign {
        int start = 0; ///< of the source in the text
        int length = 0;
        int shown = 0; ///< of the sign in the layout's text
        SharedFormula formula;
        QString name; ///< of a chip
    };

    /// A stretch of the text that a search found.
    struct Mark {
        int from = 0;
        int to = 0;
        bool isCurrent = false;
        int level = 0;
    };

    /// The text as it is laid out: a letter for each sign.
    [[nodiscard]] QString withSigns(const InlineText &text, const Formulas &formulas);
    void findFormulas(const QString &text, const Formulas &formulas);
    /// What is too much for chips is replaced in the text itself.
    void findChips(const InlineText &text, QString &shown);
    [[nodiscard]] qreal widthOf(const Sign &sign) const;
    [[nodiscard]] bool isFormulaAt(int position) const;
    [[nodiscard]] QTextLayout::FormatRange formatOf(const Sign &sign) const;
    [[nodiscard]] QTextLayout::FormatRange formatOf(const InlineRun &run) const;
    /// The layout's position for one of the text; inside a formula: its beginning, or its end.
    [[nodiscard]] int toShown(int position, bool isEnd = false) const;
    [[nodiscard]] int toWritten(int shown) const;
    /// How far formulas of the line reach above and below its base line.
    [[nodiscard]] std::pair<qreal, qreal> reachOf(const PlacedLine &line) const;
    /// A stretch of ink without the signs in it, which have an ink of their own.
    void addInk(QList<QTextLayout::FormatRange> &inks, QTextLayout::FormatRange range) const;
    void paintSigns(QPainter &painter, QPointF origin, const TextPaint &paint) const;
    [[nodiscard]] QRectF lineRect(int line, int from, int to) const;
    /// The lines of a stretch of the text, the last included.
    [[nodiscard]] std::pair<int, int> linesOf(int from, int to) const;
    int placeLine(PlacedLine &line, int y, int base) const;
    /// Of a line without anything tall in it, from its top.
    [[nodiscard]] int baseLine() const;
    /// Of links first.
    using Inks = std::array<QColor, kCodeRoles + 2>;
    [[nodiscard]] QList<QTextLayout::FormatRange> formats(const Inks *inks) const;
    /// Qt keeps inks in the lines: those that are painted are set again when the colours are
    /// others. (As selections while drawing, every ink would cost as much as all the others
    /// together.)
    void ink(QPointF origin, const TextPaint &paint) const;
    [[nodiscard]] QList<QTextLayout::FormatRange> inkedFormats() const;
    /// Without a valid colour it is outlined, in the painter's pen.
    void fillSpan(QPainter &painter, QPointF origin, int from, int to, const QColor &color,
                  qreal corner) const;
    void paintCode(QPainter &painter, QPointF origin, const TextPaint &paint) const;
    /// The stretch of the text whose lines meet the clip.
    [[nodiscard]] std::pair<int, int> inView(QPointF origin, const TextPaint &paint) const;
    void paintMarks(QPainter &painter, QPointF origin, const TextPaint &paint) const;
    void paintShades(QPainter &painter, QPointF origin, const TextPaint &paint) const;
    void drawWords(QPainter &painter, QPointF origin, const TextPaint &paint) const;
    [[nodiscard]] QRegion inkedMarks(QPointF origin, const TextPaint &paint) const;
    [[nodiscard]] QList<Mark> marksInView(QPointF origin, const TextPaint &paint,
                                          const TextMarks &marks) const;

    TextLook m_look;
    QList<InlineRun> m_runs;
    QList<Sign> m_signs;
    qreal m_em = 0; ///< of formulas, pixels
    int m_size = 0; ///< of the text as written
    CodeSpans m_spans;
    mutable TextLines m_lines;
    bool m_hasLinks = false;
    mutable Inks m_inks;
    mutable int m_inkings = 0; ///< so often they became others
    mutable int m_firstShift = 0;
};

} // namespace render
