// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/textbox.h"
#include "render/typescale.h"

#include <memory>

namespace render {

/// A link under the pointer.
struct LinkHit {
    QString target; ///< as written; never trusted
    QString label;
    [[nodiscard]] bool isNull() const { return target.isEmpty(); }
};

/// What a block needs to know while painting. `origin` is its top left corner.
struct BlockPaint {
    const Colors &colors;
    QPoint origin;
    QRect clip;
    int selectionStart = -1;
    int selectionEnd = -1;
    bool isQuiet = false; ///< quotes and reasoning: text2
    int scrollX = 0;      ///< of a wide code block or table
    int hidden = 0;       ///< what it can be scrolled by at most
    TextMarks marks = {};
    TextMarks shades = {};
};

/// The geometry of one leaf at one width. Positions are UTF-16 units into plainText(block); points
/// are relative to the block's top left corner.
class BlockLayout
{
public:
    virtual ~BlockLayout() = default;
    /// What this leaf and the one of before, of the same kind, begin with need not be set again;
    /// for before the first layout(). The other one is done with.
    virtual void takeBeginning(BlockLayout &) {}
    /// Sets the block and returns its height.
    virtual int layout(int width) = 0;
    /// The same, in as many calls as the time takes: nothing until all of it is set, and what was
    /// set before stands until then. A kind that is quick to set does it in one.
    virtual std::optional<int> layoutUntil(int width, QDeadlineTimer) { return layout(width); }
    virtual void paint(QPainter &painter, const BlockPaint &paint) const = 0;
    [[nodiscard]] virtual int positionAt(QPoint point) const = 0;
    [[nodiscard]] virtual QRect cursorRect(int position) const = 0;
    [[nodiscard]] virtual LinkHit linkAt(QPoint) const { return {}; }
    /// How far the first line is moved down by something tall in it; marks of lists go along.
    [[nodiscard]] virtual int firstLineShift() const { return 0; }
    /// Lines of text, for folding.
    [[nodiscard]] virtual int lineCount() const { return 1; }
};

/// Where lines go on beyond the edges of `area`, they fade into the ground.
void paintFades(QPainter &painter, const QRect &area, const QColor &ground,
                const BlockPaint &paint);

/// Paragraphs, headings and plain text.
class TextBlockLayout final : public BlockLayout
{
public:
    TextBlockLayout(const Block &block, const TypeScale &type, const Formulas &formulas = {});
    void takeBeginning(BlockLayout &before) override;
    int layout(int width) override { return m_box.layout(width); }
    std::optional<int> layoutUntil(int width, QDeadlineTimer until) override
    {
        return m_box.layoutUntil(width, until);
    }
    void paint(QPainter &painter, const BlockPaint &paint) const override;
    [[nodiscard]] int positionAt(QPoint point) const override { return m_box.positionAt(point); }
    [[nodiscard]] QRect cursorRect(int position) const override
    {
        return m_box.cursorRect(position);
    }
    [[nodiscard]] LinkHit linkAt(QPoint point) const override;
    [[nodiscard]] int lineCount() const override { return m_box.lineCount(); }
    [[nodiscard]] int firstLineShift() const override { return m_box.firstLineShift(); }

private:
    InlineText m_text;
    TextBox m_box;
};

/// A thematic break.
class RuleLayout final : public BlockLayout
{
public:
    int layout(int width) override;
    void paint(QPainter &painter, const BlockPaint &paint) const override;
    [[nodiscard]] int positionAt(QPoint) const override { return 0; }
    [[nodiscard]] QRect cursorRect(int) const override { return {0, 0, 0, 1}; }

private:
    int m_width = 0;
};

} // namespace render
