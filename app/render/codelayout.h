// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/blocklayout.h"

namespace render {

/// What a group of lines is within its code block.
struct CodePart {
    int firstLine = 0;    ///< lines of the block above it
    bool isEnd = true;    ///< nothing of the block is shown below
    bool hasFold = false; ///< the line that folds the block stands below; only at the end
};

/// A group of lines of a code block. The first group of a block carries the head, the last one
/// the lower edge; lines are moved sideways, or wrapped where the scale says so.
class CodeLayout final : public BlockLayout
{
public:
    CodeLayout(const Block &block, const TypeScale &type, const CodePart &part);
    int layout(int width) override;
    /// The colours of these lines; nothing is moved by them.
    void setSpans(const CodeSpans &spans) { m_box.setSpans(spans); }
    void paint(QPainter &painter, const BlockPaint &paint) const override;
    [[nodiscard]] int positionAt(QPoint point) const override;
    [[nodiscard]] QRect cursorRect(int position) const override;
    [[nodiscard]] int lineCount() const override { return m_box.lineCount(); }

    /// How wide the lines are with the space at both sides; an estimate by characters.
    [[nodiscard]] static int contentWidth(const Block &block, const TypeScale &type);
    /// The frame behind a group of lines at this place.
    static void paintFrame(QPainter &painter, const QRect &part, bool isStart, bool isEnd,
                           const Colors &colors);
    /// What the head is drawn with, also when it sticks to the top of the view.
    static void paintHead(QPainter &painter, const Colors &colors, const TypeScale &type,
                          const QRect &rect, const QString &language);

private:
    [[nodiscard]] int top() const { return m_isStart ? space::kCodeHead : 0; }
    /// Where lines begin, from the frame's left edge.
    [[nodiscard]] int left() const;
    void paintNumbers(QPainter &painter, const BlockPaint &paint) const;

    const TypeScale &m_type;
    QString m_language;
    bool m_isStart;
    CodePart m_part;
    QList<int> m_lineStarts; ///< with numbers only
    TextBox m_box;
    int m_width = 0;
    int m_height = 0;
};

} // namespace render
