// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/textmarks.h"

#include <algorithm>

namespace render {
namespace {

TextMarks within(const TextMarks &marks, TextPlace from, TextPlace to)
{
    const auto first = std::lower_bound(marks.starts.begin(), marks.starts.end(), from);
    const auto last = std::lower_bound(first, marks.starts.end(), to);
    const auto skipped = first - marks.starts.begin();
    return {{first, last},
            marks.length,
            marks.current,
            0,
            false,
            marks.lengths ? marks.lengths + skipped : nullptr,
            marks.levels ? marks.levels + skipped : nullptr};
}

} // namespace

TextMarks TextMarks::inBlock(int block) const
{
    return within(*this, {block, 0}, {block + 1, 0});
}

const TextPlace *TextMarks::lastAbove(int block) const
{
    const auto end = std::lower_bound(starts.begin(), starts.end(), TextPlace{block, 0});
    return end == starts.begin() ? nullptr : &*(end - 1);
}

TextMarks TextMarks::between(int from, int to) const
{
    if (starts.empty())
        return *this;
    const int block = starts.front().block;
    return within(*this, {block, from}, {block, to});
}

} // namespace render
