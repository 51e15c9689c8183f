// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/foundplaces.h"

#include <algorithm>

namespace ui {
namespace {

int countOf(const std::vector<FoundPart> &parts)
{
    std::size_t count = 0;
    for (const FoundPart &part : parts)
        count += part.starts.size();
    return int(count);
}

} // namespace

void FoundPart::append(render::TextPlace start, int length)
{
    const bool isWithin = !starts.empty() && starts.back().block == start.block
                          && start.offset < starts.back().offset + lengths.back();
    if (isWithin)
        return;
    starts.push_back(start);
    lengths.push_back(length);
    longest = std::max(longest, length);
}

void FoundPlaces::reset(int rows)
{
    m_rows.clear();
    m_counts.clear();
    for (int row = 0; row < rows; ++row)
        appendRow();
}

void FoundPlaces::appendRow()
{
    m_rows.emplace_back();
    m_counts.append(0);
}

void FoundPlaces::truncate(int rows)
{
    if (rows >= int(m_rows.size()))
        return;
    m_rows.resize(std::size_t(rows));
    m_counts.truncate(rows);
}

void FoundPlaces::setRow(int row, std::vector<FoundPart> parts)
{
    m_counts.set(row, countOf(parts));
    m_rows[std::size_t(row)] = std::move(parts);
}

bool FoundPlaces::setFrom(int row, int block, const FoundPart &found)
{
    std::vector<FoundPart> &parts = m_rows[std::size_t(row)];
    auto known = std::find_if(parts.begin(), parts.end(), [&found](const FoundPart &other) {
        return other.part >= found.part;
    });
    if (known == parts.end() || known->part != found.part)
        known = parts.insert(known, FoundPart{found.part, {}});
    const auto cut =
        std::lower_bound(known->starts.begin(), known->starts.end(), render::TextPlace{block, 0});
    const auto left = cut - known->starts.begin();
    if (std::equal(cut, known->starts.end(), found.starts.begin(), found.starts.end())
        && std::equal(known->lengths.begin() + left, known->lengths.end(), found.lengths.begin(),
                      found.lengths.end()))
        return false;
    const auto removed = int(known->starts.end() - cut);
    known->starts.erase(cut, known->starts.end());
    known->lengths.erase(known->lengths.begin() + left, known->lengths.end());
    known->starts.insert(known->starts.end(), found.starts.begin(), found.starts.end());
    known->lengths.insert(known->lengths.end(), found.lengths.begin(), found.lengths.end());
    known->longest = std::max(known->longest, found.longest);
    m_counts.set(row, m_counts.height(row) - removed + int(found.starts.size()));
    return true;
}

const FoundPart *FoundPlaces::in(int row, int part) const
{
    if (row < 0 || row >= int(m_rows.size()))
        return nullptr;
    for (const FoundPart &found : m_rows[std::size_t(row)]) {
        if (found.part == part)
            return &found;
    }
    return nullptr;
}

int FoundPlaces::before(const FoundPlace &place) const
{
    if (place.row < 0)
        return 0;
    if (place.row >= int(m_rows.size()))
        return count();
    auto number = int(m_counts.top(place.row));
    for (const FoundPart &found : m_rows[std::size_t(place.row)]) {
        if (found.part > place.part)
            break;
        const auto end =
            found.part < place.part
                ? found.starts.end()
                : std::lower_bound(found.starts.begin(), found.starts.end(), place.place);
        number += int(end - found.starts.begin());
    }
    return number;
}

bool FoundPlaces::has(const FoundPlace &place) const
{
    const FoundPart *found = in(place.row, place.part);
    return found && std::binary_search(found->starts.begin(), found->starts.end(), place.place);
}

std::optional<FoundPlace> FoundPlaces::at(int number) const
{
    if (number < 0 || number >= count())
        return std::nullopt;
    const int row = m_counts.rowAt(number);
    auto left = std::size_t(number - int(m_counts.top(row)));
    for (const FoundPart &found : m_rows[std::size_t(row)]) {
        if (left < found.starts.size())
            return FoundPlace{row, found.part, found.starts[left]};
        left -= found.starts.size();
    }
    return std::nullopt;
}

} // namespace ui
