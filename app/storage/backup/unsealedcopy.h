// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/backup/sealedfile.h"
#include "storage/transientfile.h"

#include <memory>

namespace storage {

/// What a sealed file holds, in a file that only its owner may read and that is overwritten before
/// it goes with this object. Until fileName() asks for its name nothing is left of it when the
/// process is killed; after that the next start wipes it. Any thread, one at a time.
class UnsealedCopy final : public TransientFile
{
public:
    /// Open, at its beginning. Errors as those of SealedFile; no passphrase is a wrong one.
    [[nodiscard]] static core::Result<std::unique_ptr<UnsealedCopy>>
    of(const QString &path, const Passphrase &passphrase, const SealedFile::GoesOn &goesOn = {});
    ~UnsealedCopy() override;

private:
    UnsealedCopy() = default;
};

} // namespace storage
