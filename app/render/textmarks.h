// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/textplace.h"

#include <span>

namespace render {

/// Stretches that are marked below the words: the matches of a search, or shades (shades.h). Only
/// looks at places that somebody else keeps, in order and without overlap; they must outlive the
/// painting.
struct TextMarks {
    std::span<const TextPlace> starts;
    int length = 0;                     ///< of each, or of the longest
    const TextPlace *current = nullptr; ///< the one of them that is marked more strongly
    /// Characters at the beginning of a leaf that belong to a match from the leaf above.
    int carried = 0;
    bool isCarriedCurrent = false;
    const int *lengths = nullptr;   ///< as many as `starts`, where they differ
    const quint8 *levels = nullptr; ///< as many as `starts`: how strongly each is shaded

    [[nodiscard]] bool isEmpty() const { return starts.empty() && carried <= 0; }
    /// Of one of `starts`.
    [[nodiscard]] int lengthOf(const TextPlace &start) const
    {
        return lengths ? lengths[&start - starts.data()] : length;
    }
    [[nodiscard]] int levelOf(const TextPlace &start) const
    {
        return levels ? levels[&start - starts.data()] : 0;
    }
    /// Those in one leaf.
    [[nodiscard]] TextMarks inBlock(int block) const;
    /// The last one above the leaf; null when there is none.
    [[nodiscard]] const TextPlace *lastAbove(int block) const;
    /// Those, all in one leaf, that begin at `from` or behind it, but before `to`.
    [[nodiscard]] TextMarks between(int from, int to) const;
};

} // namespace render
