// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <sodium.h>

namespace storage {

/// Bytes of the content in each chunk of a sealed file but the last.
constexpr qsizetype kSealedChunk = 64 * 1024;
/// What sealing adds to a chunk.
constexpr qsizetype kSealOverhead = crypto_secretstream_xchacha20poly1305_ABYTES;
/// The size of a chunk before it, and its complement: damage to it shows.
constexpr qsizetype kSealFrame = 8;

/// As libsodium wants to write them.
[[nodiscard]] inline unsigned char *sealBytes(QByteArray &bytes)
{
    return reinterpret_cast<unsigned char *>(bytes.data());
}

/// Where a stream of chunks is; wiped when it goes.
struct SealStream {
    SealStream() = default;
    ~SealStream() { sodium_memzero(&state, sizeof state); }
    Q_DISABLE_COPY(SealStream)
    crypto_secretstream_xchacha20poly1305_state state{};
};

} // namespace storage
