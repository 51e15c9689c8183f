// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

// What libFuzzer calls; nothing else declares it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

namespace fuzz {

/// What must hold for every input. Ends the program, whatever the build type, so that libFuzzer
/// keeps the input.
inline void require(bool isTrue)
{
    if (!isTrue)
        std::abort();
}

[[nodiscard]] inline QByteArrayView bytesOf(const std::uint8_t *data, std::size_t size)
{
    return {reinterpret_cast<const char *>(data), qsizetype(size)};
}

/// Lengths of pieces to cut an input into, other ones for other inputs.
class Pieces
{
public:
    explicit Pieces(qsizetype size)
        : m_state(std::uint32_t(size) * 2654435761u + 1)
    {
    }
    [[nodiscard]] qsizetype next()
    {
        m_state = m_state * 1664525u + 1013904223u;
        return 1 + qsizetype((m_state >> 16) % 23);
    }

private:
    std::uint32_t m_state;
};

} // namespace fuzz
