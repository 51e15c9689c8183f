// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "storage/backup/passphrase.h"

#include <QIODevice>
#include <functional>

namespace storage {

/// What deriving a key from a passphrase costs whoever tries one. Written into the file; what
/// foreign files ask for is bounded.
struct SealCost {
    quint64 passes = 3;
    quint64 memory = 256ULL * 1024 * 1024; ///< bytes
};

/// Files that only a passphrase opens: Argon2id makes the key, XChaCha20-Poly1305 seals the content
/// in chunks, and the last chunk says that it is the last. Nothing is kept of a passphrase.
/// Functions work on the caller's thread and take a second for the key; memory is bounded however
/// long the content is.
///
/// Errors are of kind Storage with the code "wrong-passphrase", "truncated", "newer-version",
/// "damaged", "not-sealed", "no-memory", "cancelled", or "io-error" with the device's own words.
class SealedFile
{
public:
    /// Asked between chunks; false ends the work as "cancelled".
    using GoesOn = std::function<bool()>;

    /// True when it begins as a sealed file does. The device is open and stays where it is.
    [[nodiscard]] static bool isSealed(QIODevice &file);
    [[nodiscard]] static bool isSealed(const QString &path);

    /// Reads `from` to its end. What was written to `to` before an error is of no use.
    [[nodiscard]] static core::Result<core::Done> seal(QIODevice &from, QIODevice &to,
                                                       const Passphrase &passphrase,
                                                       const GoesOn &goesOn = {},
                                                       const SealCost &cost = {});
    /// The reverse. What was written to `to` before an error is not to be trusted to be whole.
    [[nodiscard]] static core::Result<core::Done>
    unseal(QIODevice &from, QIODevice &to, const Passphrase &passphrase, const GoesOn &goesOn = {});

    /// From file to file, the new one for its owner only and on the disk at the end; after an error
    /// there is none.
    [[nodiscard]] static core::Result<core::Done> seal(const QString &from, const QString &to,
                                                       const Passphrase &passphrase,
                                                       const GoesOn &goesOn = {},
                                                       const SealCost &cost = {});
    [[nodiscard]] static core::Result<core::Done> unseal(const QString &from, const QString &to,
                                                         const Passphrase &passphrase,
                                                         const GoesOn &goesOn = {});
};

} // namespace storage
