// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/heightindex.h"
#include "render/textplace.h"

#include <optional>
#include <vector>

namespace ui {

/// Where a match begins: a row, a part of its message, a place in that part's visible text.
struct FoundPlace {
    int row = -1;
    int part = 0;
    render::TextPlace place;
    auto operator<=>(const FoundPlace &) const = default;
};

/// The matches of one part, in order.
struct FoundPart {
    int part = 0;
    std::vector<render::TextPlace> starts;
    /// Of each, in characters; of what goes on in the leaf below, with the end of the line.
    std::vector<int> lengths = {};
    int longest = 0; ///< of them, or more
    /// Behind the others. One that begins within the last one, a letter of the same character, is
    /// none of its own.
    void append(render::TextPlace start, int length);
};

/// All matches of a search by row and part. Counting, numbering and stepping cost O(log rows).
/// A value.
class FoundPlaces
{
public:
    /// Rows without any match.
    void reset(int rows);
    void appendRow();
    void truncate(int rows);
    /// Replaces what was found in the row; parts ascend.
    void setRow(int row, std::vector<FoundPart> parts);
    /// Replaces what was found in a part from the leaf on. False when that is the same.
    bool setFrom(int row, int block, const FoundPart &found);

    [[nodiscard]] int rows() const { return int(m_rows.size()); }
    [[nodiscard]] int count() const { return int(m_counts.total()); }
    [[nodiscard]] int countIn(int row) const { return m_counts.height(row); }
    /// What was found in the part, null for nothing; valid until something is replaced.
    [[nodiscard]] const FoundPart *in(int row, int part) const;
    /// How many lie before the place.
    [[nodiscard]] int before(const FoundPlace &place) const;
    [[nodiscard]] bool has(const FoundPlace &place) const;
    /// The match with this number, from 0; nullopt when there are fewer.
    [[nodiscard]] std::optional<FoundPlace> at(int number) const;

private:
    std::vector<std::vector<FoundPart>> m_rows;
    render::HeightIndex m_counts; ///< "heights" are numbers of matches
};

} // namespace ui
