// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

namespace render {

/// Heights of rows one below the other; row ↔ y in O(log rows) by a Fenwick tree. Logical pixels.
class HeightIndex
{
public:
    [[nodiscard]] int count() const { return int(m_heights.size()); }
    [[nodiscard]] qint64 total() const { return top(count()); }
    [[nodiscard]] int height(int row) const { return m_heights[row]; }
    /// Where the row begins; the total for row == count().
    [[nodiscard]] qint64 top(int row) const;
    /// The row that covers y; the first or last one for a y outside, -1 when empty.
    [[nodiscard]] int rowAt(qint64 y) const;

    void append(int height);
    void set(int row, int height);
    /// Keeps the first rows.
    void truncate(int count);
    void clear() { truncate(0); }

private:
    QList<int> m_heights;
    QList<qint64> m_tree; ///< m_tree[i]: sum of the (i+1 & -(i+1)) heights that end with row i
};

} // namespace render
