// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/blocklayout.h"
#include "render/chunkedlist.h"
#include "render/document.h"
#include "render/heightindex.h"
#include "render/layoutparts.h"
#include "render/pictures.h"
#include "render/tablelayout.h"
#include "render/typesetter.h"

#include <QDeadlineTimer>
#include <QHash>
#include <memory>
#include <vector>

namespace render {

/// The blocks of one text, one below the other, at one width. Blocks are set when they come near
/// the view and may be forgotten again; until then their heights are estimates. Appending costs
/// the open blocks only. GUI thread.
class MessageLayout
{
public:
    static constexpr int kFoldedCode = 40; ///< lines

    /// Code is coloured where there is a typesetter; pictures are shown where somebody knows them.
    explicit MessageLayout(const TypeScale &type, Typesetter *typesetter = nullptr,
                           Pictures *pictures = nullptr);
    ~MessageLayout();

    /// Takes over what changed in the document. Returns the y from which on things look
    /// different, or height() when nothing does.
    int sync(Document &document);
    /// Blocks of code longer than kFoldedCode lines show their beginning only.
    void setFolding(const CodeFolding &folding);
    /// Another width: every height is an estimate again.
    void setWidth(int width);
    [[nodiscard]] int height() const { return int(m_heights.total()); }
    /// Sets the blocks that meet the stretch, until the time is over. True when a height changed.
    bool ensure(int top, int bottom, QDeadlineTimer until = QDeadlineTimer::Forever);
    /// Takes over colours, formulas and pictures that became known. True when something looks
    /// different; blocks of a new size are set anew by ensure().
    bool takeArrived();
    /// Forgets geometry outside the stretch, heights stay. Returns about how many bytes are left.
    qint64 release(int top, int bottom);

    void paint(QPainter &painter, const MessagePaint &paint) const;
    [[nodiscard]] TextPlace placeAt(QPoint point) const;
    [[nodiscard]] QRect cursorRect(TextPlace place) const;
    [[nodiscard]] LinkHit linkAt(QPoint point) const;
    /// The block that covers y, and where it begins.
    [[nodiscard]] int blockAt(int y) const { return m_heights.rowAt(y); }
    [[nodiscard]] int topOf(int block) const;
    /// A place in the line of the block that covers y, or -1 where the block is not set.
    [[nodiscard]] int offsetAt(int block, int y) const;
    /// The top of the line with this place, or of the block where it or the place is not set.
    [[nodiscard]] int yOf(int block, int offset) const;
    /// Heads that can be seen between the two; a head sticks to the top while its block passes.
    [[nodiscard]] QList<CodeHead> codeHeads(int top, int bottom) const;
    [[nodiscard]] QList<CodeFold> codeFolds(int top, int bottom) const;
    /// True when the block is a part of folded code or of a tree that is not shown.
    [[nodiscard]] bool isFoldedAway(int block) const;
    /// Moves a wide code block or table sideways. False when nothing wide is there.
    bool scrollSideways(QPoint point, int dx);
    /// The bar under the point, with some room around it for the pointer.
    [[nodiscard]] std::optional<SideBar> sideBarAt(QPoint point) const;
    /// Moves what the bar belongs to so far to the side.
    void scrollSidewaysTo(const SideBar &bar, int x);
    /// The wide block or table nearest to the stretch's top; a point in it, for keys.
    [[nodiscard]] std::optional<QPoint> wideIn(int top, int bottom) const;
    /// The height of the first lines, or height() when there are no more of them.
    [[nodiscard]] int heightOfLines(int lines);
    friend bool syncUntil(MessageLayout &layout, Document &document, QDeadlineTimer until);
    /// What folds the trees of JSON between the two.
    friend QList<TreeFold> treeFoldsIn(const MessageLayout &layout, int top, int bottom);
    /// A place in a block of code or a tree, counted in the text that it was made of; -1 elsewhere.
    friend int sourceOf(const MessageLayout &layout, int block, int offset);
    friend QList<PlacedPicture> picturesIn(const MessageLayout &layout, int top, int bottom);

private:
    struct Item {
        Block block;
        std::unique_ptr<BlockLayout> layout;
        int gap = 0, height = 0;
        int bytes = 0;     ///< of the layout, about
        int codeStart = 0; ///< of a leaf of code: where its text begins in the whole block's
        int codeLine = 0;  ///< and how many lines are above it
        bool isFoldedAway = false;
        bool isLastShown = false;  ///< the rest of the code is folded away
        bool hasFold = false;      ///< the line that folds the code stands below
        bool isTreeClosed = false; ///< what begins in the line of a tree is folded
        int treeMore = 0;          ///< members above the line of a tree that are not shown
        QList<QByteArray> awaited; ///< formulas that are not known yet
        bool isExact = false;
        bool isMirrored = false; ///< lists and quotes around it begin at the right
    };
    struct Group {
        int scrollX = 0; ///< from where its lines begin: of a mirrored table its right end
        int contentWidth = 0;
        std::unique_ptr<TableColumns> columns;
        int first = 0;           ///< its first leaf
        int lines = 0;           ///< of code
        int askedLeaves = 0;     ///< of code: so many were sent to be coloured
        QByteArray askedColours; ///< that are not known yet
        SharedSpans colours;
    };

    /// The first leaf that is not the same any more; all before keep their geometry.
    [[nodiscard]] int sameUntil(const QList<Block> &blocks) const;
    /// Of a long leaf whose text goes on: what was set of it. Mostly nothing.
    [[nodiscard]] std::unique_ptr<BlockLayout> takeGrowing(int index, const QList<Block> &blocks);
    void growFrom(int index, BlockLayout &before);
    void appendItem(const Block &block);
    void truncate(int count);
    void measureGroup(const Block &block, int index);
    void fold();
    void foldItem(int index, const Group &group, bool isFolded);
    void foldTrees(int from);
    /// Returns the first leaf behind it.
    int foldTree(int first);
    [[nodiscard]] static bool isLastShown(const Item &item);
    [[nodiscard]] int estimateOf(const Item &item) const;
    void markStale(int group, int index);
    [[nodiscard]] int indentOf(const Block &block) const;
    [[nodiscard]] int leftOf(int index) const;
    [[nodiscard]] bool isMirroredAt(int index, const Block &block) const;
    [[nodiscard]] std::optional<SideBar> sideBarOf(int index) const;
    [[nodiscard]] int estimate(const Block &block) const;
    [[nodiscard]] std::unique_ptr<BlockLayout> makeLayout(int index);
    /// False when the time was over before all of the leaf was set: it goes on where it was.
    bool set(int index, QDeadlineTimer until = QDeadlineTimer::Forever);
    /// There is a layout there.
    void markSet(int index)
    {
        m_setFrom = m_setFrom < m_setTo ? std::min(m_setFrom, index) : index;
        m_setTo = std::max(m_setTo, index + 1);
    }
    /// Of leaves that look as before, but are complete only now.
    void colourClosed(int from, int same);
    /// Whether they are asked for now, and known already.
    [[nodiscard]] bool askForColours(int index);
    void colour(int index);
    bool takeColours();
    /// Those of the block's formulas that are known; the others are asked for.
    [[nodiscard]] Formulas formulasOf(Item &item) const;
    void addFormulas(Item &item, const InlineText &text, Formulas &known) const;
    bool takeFormulas();
    bool takePictures();
    /// The columns of a leaf's table, with room for the leaf's formulas.
    void measureTable(int index, const Formulas &formulas);
    /// One wider than the column can be moved sideways.
    [[nodiscard]] std::unique_ptr<BlockLayout> makeFormula(const Block &block,
                                                           const Formulas &formulas);
    [[nodiscard]] int maxScroll(const Block &block) const;
    /// How far the block is moved, from its left end.
    [[nodiscard]] int scrolled(const Block &block) const;
    [[nodiscard]] TextMarks marksIn(const TextMarks &marks, int index) const;
    void paintContainers(QPainter &painter, const MessagePaint &paint, int index) const;
    void paintStickyHeads(QPainter &painter, const MessagePaint &paint) const;
    void paintSideBar(QPainter &painter, const MessagePaint &paint, int index) const;
    [[nodiscard]] QPoint toBlock(int index, QPoint point) const;

    const TypeScale &m_type;
    Typesetter *m_typesetter;
    Pictures *m_pictures;
    int m_width = 0, m_closed = 0;
    ChunkedList<Item> m_items;
    int m_setFrom = 0, m_setTo = 0; ///< no leaf outside has a layout
    HeightIndex m_heights;          ///< gap and height of each block
    QHash<int, Group *> m_groupIndex;
    CodeFolding m_folding;
    std::vector<std::unique_ptr<Group>> m_groups;
};

/// MessageLayout::sync() of a finished document, in as many calls as the time takes. False: there
/// is more to take over.
[[nodiscard]] bool syncUntil(MessageLayout &layout, Document &document, QDeadlineTimer until);
[[nodiscard]] QList<TreeFold> treeFoldsIn(const MessageLayout &layout, int top, int bottom);
[[nodiscard]] int sourceOf(const MessageLayout &layout, int block, int offset);

} // namespace render
