// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/heightindex.h"

#include <algorithm>

namespace render {

qint64 HeightIndex::top(int row) const
{
    qint64 sum = 0;
    for (int i = row; i > 0; i -= i & -i)
        sum += m_tree[i - 1];
    return sum;
}

int HeightIndex::rowAt(qint64 y) const
{
    if (m_heights.isEmpty())
        return -1;
    int step = 1;
    while (step * 2 <= count())
        step *= 2;
    int row = 0;
    for (; step > 0; step /= 2) {
        if (row + step <= count() && m_tree[row + step - 1] <= y) {
            row += step;
            y -= m_tree[row - 1];
        }
    }
    return std::min(row, count() - 1);
}

void HeightIndex::append(int height)
{
    const int place = count() + 1;
    qint64 sum = height;
    for (int child = 1; child < (place & -place); child *= 2)
        sum += m_tree[place - child - 1];
    m_heights.append(height);
    m_tree.append(sum);
}

void HeightIndex::set(int row, int height)
{
    const int delta = height - m_heights[row];
    if (delta == 0)
        return;
    m_heights[row] = height;
    for (int i = row + 1; i <= count(); i += i & -i)
        m_tree[i - 1] += delta;
}

void HeightIndex::truncate(int count)
{
    m_heights.resize(count);
    m_tree.resize(count);
}

} // namespace render
