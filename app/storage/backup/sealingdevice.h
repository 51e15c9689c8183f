// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/backup/sealedfile.h"
#include "storage/backup/sealstream.h"

namespace storage {

/// Seals what is written to it, as a SealedFile, into another device: nothing of it lies anywhere
/// unsealed. Between begin() and finish(); without finish() the file is of no use. Any thread, one
/// at a time.
class SealingDevice final : public QIODevice
{
public:
    /// `to` is open for writing and outlives it.
    explicit SealingDevice(QIODevice &to)
        : m_to(to)
    {
    }
    ~SealingDevice() override;

    /// Makes the key, which takes a second. Errors as those of SealedFile.
    [[nodiscard]] core::Result<core::Done> begin(const Passphrase &passphrase,
                                                 const SealCost &cost = {});
    /// Writes the last chunk.
    [[nodiscard]] core::Result<core::Done> finish();
    [[nodiscard]] bool isSequential() const override { return true; }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *data, qint64 size) override;

private:
    [[nodiscard]] bool push(QByteArray chunk, bool isLast);

    QIODevice &m_to;
    SealStream m_stream;
    QByteArray m_pending; ///< the last chunk has to be known as such: one is kept back
};

} // namespace storage
