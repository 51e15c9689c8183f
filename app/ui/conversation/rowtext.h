// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversation/messagerow.h"

namespace ui {

/// The words of a row as one text, the way a screen reader takes them and copying gives them, and
/// the way between its offsets and the places in the row. Taking in a row that grew costs what is
/// new in it.
class RowText
{
public:
    /// A stretch of the text that one leaf of a document wrote.
    struct Leaf {
        int flow = 0;
        int block = 0;
        int begin = 0; ///< of its words; a marker of its list stands before it
        int end = 0;
        [[nodiscard]] RowPlace place(int offset = 0) const { return {flow, {block, offset}}; }
    };

    void take(const MessageRow &row);
    [[nodiscard]] const QString &text() const { return m_text; }
    /// Those with words, in reading order.
    [[nodiscard]] const QList<Leaf> &leaves() const { return m_leaves; }
    [[nodiscard]] int offsetOf(const RowPlace &place) const;
    [[nodiscard]] RowPlace placeAt(int offset) const;

private:
    /// What was taken in of a flow.
    struct Known {
        int part = 0;
        RowFlow::Kind kind = RowFlow::Kind::Text;
        bool isShown = false;
        bool isTree = false; ///< in the place of the same text
        bool isFinished = false;
        int closed = 0; ///< leaves that only reopening changes
        int reopenings = 0;
        qsizetype size = 0;
        bool operator==(const Known &) const = default;
    };

    [[nodiscard]] static QList<Known> knownOf(const MessageRow &row);
    /// From this place on it has to be read again.
    [[nodiscard]] RowPlace firstChange(const QList<Known> &now) const;
    void append(int flow, const QList<render::Block> &blocks, int first);

    QString m_text;
    QList<Leaf> m_leaves;
    QList<Known> m_known;
};

} // namespace ui
