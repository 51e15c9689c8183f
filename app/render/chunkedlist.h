// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <vector>

namespace render {

/// A list whose values never move: growing by thousands costs each the same. (std::vector moves
/// all of them each time it has doubled; std::deque allocates for every value of over 256 bytes.)
/// `T` is default-constructible; an index outside is undefined, as with std::vector.
template <typename T>
class ChunkedList
{
public:
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool empty() const { return m_size == 0; }
    [[nodiscard]] T &operator[](std::size_t i) { return (*m_chunks[i / kChunk])[i % kChunk]; }
    [[nodiscard]] const T &operator[](std::size_t i) const
    {
        return (*m_chunks[i / kChunk])[i % kChunk];
    }
    [[nodiscard]] T &back() { return (*this)[m_size - 1]; }
    [[nodiscard]] const T &back() const { return (*this)[m_size - 1]; }

    void append(T value)
    {
        if (m_size == m_chunks.size() * kChunk)
            m_chunks.push_back(std::make_unique<std::array<T, kChunk>>());
        (*this)[m_size++] = std::move(value);
    }
    /// Forgets what follows the first `size`.
    void truncate(std::size_t size)
    {
        for (; m_size > size; --m_size)
            back() = T();
        m_chunks.resize((m_size + kChunk - 1) / kChunk);
    }

private:
    static constexpr std::size_t kChunk = 8;

    std::vector<std::unique_ptr<std::array<T, kChunk>>> m_chunks;
    std::size_t m_size = 0;
};

} // namespace render
