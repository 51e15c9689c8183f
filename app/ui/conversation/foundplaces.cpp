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

bool FoundPlaces::setFrom(int row, int part, int block,
                          const std::vector<render::TextPlace> &starts)
{
    std::vector<FoundPart> &parts = m_rows[std::size_t(row)];
    auto found = std::find_if(parts.begin(), parts.end(),
                              [part](const FoundPart &known) { return known.part >= part; });
    if (found == parts.end() || found->part != part)
        found = parts.insert(found, FoundPart{part, {}});
    std::vector<render::TextPlace> &known = found->starts;
    const auto cut = std::lower_bound(known.begin(), known.end(), render::TextPlace{block, 0});
    if (std::equal(cut, known.end(), starts.begin(), starts.end()))
        return false;
    const auto removed = int(known.end() - cut);
    known.erase(cut, known.end());
    known.insert(known.end(), starts.begin(), starts.end());
    m_counts.set(row, m_counts.height(row) - removed + int(starts.size()));
    return true;
}

std::span<const render::TextPlace> FoundPlaces::in(int row, int part) const
{
    if (row < 0 || row >= int(m_rows.size()))
        return {};
    for (const FoundPart &found : m_rows[std::size_t(row)]) {
        if (found.part == part)
            return found.starts;
    }
    return {};
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
    const std::span<const render::TextPlace> starts = in(place.row, place.part);
    return std::binary_search(starts.begin(), starts.end(), place.place);
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
