// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/backup/sealedfile.h"

#include <QTemporaryFile>
#include <memory>

namespace storage {

/// What a sealed file holds, in a file that only its owner may read and that is overwritten and
/// gone with this object. It has no name before fileName() asks for one: until then nothing is left
/// of it when the process is killed; after that the next start wipes it, as a Transient. Any
/// thread, one at a time.
class UnsealedCopy final : public QTemporaryFile
{
public:
    /// Open, at its beginning. Errors as those of SealedFile; no passphrase is a wrong one.
    [[nodiscard]] static core::Result<std::unique_ptr<UnsealedCopy>>
    of(const QString &path, const Passphrase &passphrase, const SealedFile::GoesOn &goesOn = {});
    ~UnsealedCopy() override;

private:
    UnsealedCopy();
};

} // namespace storage
