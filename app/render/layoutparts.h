// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/blocklayout.h"
#include "render/jsontree.h"
#include "render/textplace.h"

#include <QSet>
#include <optional>

namespace render {

/// However narrow a message is and however deep its lists, its words have so many pixels a line.
inline constexpr int kLeastRoom = 40;

/// What a message needs to know while painting, in the painter's coordinates.
struct MessagePaint {
    const Colors &colors;
    QPoint origin;
    QRect clip;
    int viewTop = 0; ///< where heads of code blocks stick
    bool isQuiet = false;
    TextPlace selectionStart;
    TextPlace selectionEnd;            ///< not after selectionStart: nothing is selected
    TextMarks marks = {}, shades = {}; ///< no shade reaches into another leaf
};

/// The head of a code block, with its copy button; relative to the message.
struct CodeHead {
    int firstBlock = 0;
    QRect rect;
};

/// The line below a long code block that folds it or shows all of it; relative to the message.
struct CodeFold {
    int group = -1;
    int lines = 0; ///< of the whole block
    bool isFolded = false;
    QRect rect;
};

/// Which long blocks of code are folded: all but the open ones, or none.
struct CodeFolding {
    bool isActive = false;
    QSet<int> open;         ///< groups of blocks that are shown whole
    TreeFolding trees = {}; ///< of JSON; whether `isActive` or not
    bool operator==(const CodeFolding &) const = default;
};

/// What folds or opens a part of a tree of JSON; relative to the message.
struct TreeFold {
    int block = 0;
    int node = 0;
    bool isFolded = false;
    int members = 0; ///< in it, or not shown where `isMore`
    bool isMore = false;
    QRect rect;
};

/// The bar of a code block or table wider than its column; relative to the message.
struct SideBar {
    int group = -1;
    QRect track;    ///< where the handle can be
    QRect handle;   ///< what is drawn
    int hidden = 0; ///< pixels that can be scrolled away
    /// How far the group is scrolled when the handle begins at x.
    [[nodiscard]] int scrollAt(int x) const;
};

} // namespace render
