// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsontext.h"
#include "render/codespans.h"
#include "render/document.h"

#include <QHash>
#include <QSet>
#include <functional>
#include <memory>

namespace render {

enum class TreeMark : quint8 {
    None,
    Inside, ///< something below it is marked
    Here
};

/// What a line of a tree of JSON is. Lines of a tree are leaves of one block of code, so that they
/// are chosen, found and copied as code is; what is folded is only not shown.
struct TreeLine {
    std::shared_ptr<const core::JsonText> json;
    int node = 0;   ///< the value that the line belongs to
    int depth = 0;  ///< steps to the right
    int indent = 0; ///< spaces at the beginning of its text, in place of which it is moved in
    int line = 0;   ///< counted from the tree's first
    int parent = 0; ///< the line that begins what it is in; the root's is its own
    int end = 0;    ///< where a list or object ends that begins here, else `line`
    int cut = 0;    ///< its first line that is only shown on demand; 0: all are
    int more = 0;   ///< members behind `cut`
    int members = 0;
    bool isObject = false;
    bool isOpenAtFirst = true;
    bool isContinued = false; ///< the rest of a long text
    bool isClosing = false;   ///< only the bracket that ends what begins in `parent`
    TreeMark mark = TreeMark::None;
    CodeSpans spans; ///< behind the indent
    [[nodiscard]] bool isFoldable() const { return end > line; }
};

/// What somebody opened and folded of a tree, by nodes; these stay the same while a text grows.
struct TreeFolding {
    QHash<int, bool> open; ///< against what it was at first
    QSet<int> whole;       ///< all members are shown
    bool operator==(const TreeFolding &) const = default;
    [[nodiscard]] bool isOpen(const TreeLine &line) const
    {
        return open.value(line.node, line.isOpenAtFirst);
    }
};

inline constexpr int kFirstMembers = 200;     ///< that are shown without asking
inline constexpr int kMostTreeNodes = 20'000; ///< beyond, JSON is shown as text

/// True for whole JSON that is not too large for a tree.
[[nodiscard]] bool canBeTree(const core::JsonText &json);
/// A finished document of one block of code with a line for each value, written anew with the
/// usual indents, but every value as it was. `marked` are JSON pointers; `size` is that of the text
/// that it stands for, where that is not the JSON's. Only where canBeTree(); any thread.
[[nodiscard]] Document jsonDocument(const std::shared_ptr<const core::JsonText> &json,
                                    const QStringList &marked = {}, qsizetype size = -1);
/// Where in its text what the line shows begins.
[[nodiscard]] int sourceOf(const TreeLine &line);
/// The line that shows this place of its text, or the one before it; -1 when there is no tree.
[[nodiscard]] int lineAtSource(const QList<Block> &blocks, int at);
/// Opens what the line is in.
void unfold(TreeFolding &folding, const QList<Block> &blocks, int block);
/// The first line that belongs to the node; -1 when there is none.
[[nodiscard]] int lineOf(const QList<Block> &blocks, int node);

/// How a line of a tree is shown.
struct TreeLineState {
    bool isHidden = false;
    bool isClosed = false;
    int more = 0; ///< members above it that are not shown
};
/// Of all lines from the first on; `lineAt` gives them by their numbers.
[[nodiscard]] std::vector<TreeLineState>
treeStates(int count, const std::function<const TreeLine &(int)> &lineAt,
           const TreeFolding &folding);

} // namespace render
