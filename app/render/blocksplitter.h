// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/block.h"
#include "render/linepatterns.h"

namespace render {

/// Cuts Markdown into leaves, line by line. What was closed never changes, whatever comes later,
/// so a growing reply costs only its open leaf. A value: a copy goes on by itself, which is how
/// an unfinished last line is tried out. Any thread.
class BlockSplitter
{
public:
    static constexpr int kGroupLines = 16;      ///< code lines or table rows a leaf
    static constexpr int kMaxDepth = 32;        ///< quotes and lists inside each other
    static constexpr int kMaxColumns = 100;     ///< of a table; more is no table
    static constexpr int kMaxParagraph = 8'000; ///< characters a leaf; longer ones are continued
    static constexpr int kMaxFormula = 4'000;   ///< characters; what is longer is none

    /// One line without its end.
    void addLine(QStringView line);
    /// Closes everything that is open.
    void finish();
    [[nodiscard]] bool isParagraphOpen() const { return m_leaf == Leaf::Paragraph; }
    /// True inside a code fence: lines are only appended.
    [[nodiscard]] bool isInFence() const { return m_leaf == Leaf::Fence; }
    /// The leaves closed since they were last forgotten; may be moved from.
    [[nodiscard]] QList<RawBlock> &closed() { return m_closed; }
    void forgetClosed() { m_closed.clear(); }

private:
    enum class Leaf { None, Paragraph, Fence, Indented, Table, Formula };
    /// The list that the next item may belong to.
    struct LastList {
        int id = -1;
        bool isOrdered = false;
        QChar delimiter;
        int nextNumber = 0;
    };
    struct Open {
        Container container;
        int indent = 0;             ///< of an item's content
        bool isFresh = true;        ///< no leaf of it was closed yet
        bool hasEmptyFirst = false; ///< nothing stood behind the marker
        LastList lastList;
    };

    [[nodiscard]] int matchContainers(QStringView line, int &pos) const;
    [[nodiscard]] bool isAllMatched() const { return m_matched == m_open.size(); }
    /// True when the line is used up.
    bool startBlocks(QStringView line, int &pos);
    bool startLeaf(QStringView rest, int indent);
    bool startFormula(QStringView rest);
    bool startItem(QStringView line, int &pos, int indent);
    void startQuote();
    void startTable(const QList<ColumnAlign> &columns, const QStringList &head);
    void addRest(QStringView rest);
    void addBlank();
    void addParagraphLine(QStringView line);
    void addCodeLine(QStringView line);
    void addFenceLine(QStringView line);
    void addTableRow(QStringList cells);
    void addFormulaLine(QStringView line);
    [[nodiscard]] bool isMathFence() const;
    void closeMathFence();
    void emitFormula(const QString &text);
    void closeUnmatched();
    void closeLeaf();
    void popContainer();
    void emitGroup(bool isEnd);
    /// One more closed leaf, with its path. The reference holds until the next one.
    RawBlock &newLeaf();
    LastList &lastListHere();

    QList<Open> m_open;
    LastList m_rootList;
    qsizetype m_matched = 0;
    Leaf m_leaf = Leaf::None;
    QString m_text;
    int m_lineCount = 0; ///< of m_text inside a code leaf
    bool m_isContinued = false;
    bool m_isGroupStart = true;
    int m_group = -1;
    lines::Fence m_fence;
    QString m_formulaEnd; ///< the mark that closes the open formula
    int m_fenceIndent = 0;
    int m_pendingBlanks = 0;
    QList<ColumnAlign> m_columns;
    QList<QStringList> m_rows;
    int m_nextId = 0;
    QList<RawBlock> m_closed;
};

} // namespace render
