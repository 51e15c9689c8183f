// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "storage/backup/sealedfile.h"

#include <QByteArray>
#include <array>

namespace storage {

/// The keys of one sealed file; wiped when they go.
struct SealKeys {
    SealKeys() = default;
    ~SealKeys();
    Q_DISABLE_COPY(SealKeys)

    std::array<unsigned char, 32> content{};
    std::array<unsigned char, 32> proof{};
};

/// What a sealed file begins with, all numbers big-endian: magic (8), version (4), size of all of
/// it (4), algorithm of the key (4), passes (8), memory (8), salt (16), header of the stream (24),
/// proof of the key (32), checksum of what stands before (32).
///
/// The proof tells a wrong passphrase from damage; its key says nothing about the content's. The
/// checksum has no key and tells damage to all of this from a wrong passphrase. Every version has
/// magic, version, size and, at the end, the checksum.
class SealHeader
{
public:
    [[nodiscard]] static QByteArray magic();

    /// For a new file.
    explicit SealHeader(const SealCost &cost = {});
    [[nodiscard]] core::Result<core::Done> derive(const Passphrase &passphrase,
                                                  SealKeys &keys) const;
    [[nodiscard]] QByteArray toBytes(const SealKeys &keys) const;

    /// Reads it from the beginning of a file and makes its keys.
    [[nodiscard]] static core::Result<SealHeader>
    read(QIODevice &from, const Passphrase &passphrase, SealKeys &keys);

    QByteArray stream; ///< the header of the stream of chunks

private:
    [[nodiscard]] QByteArray beforeProof() const;
    [[nodiscard]] core::Result<core::Done> take(const QByteArray &bytes);

    quint64 m_passes;
    quint64 m_memory;
    QByteArray m_salt;
};

} // namespace storage
