// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/backup/unsealedcopy.h"

#include "storage/storageerror.h"
#include "storage/transient.h"

namespace storage {

UnsealedCopy::~UnsealedCopy()
{
    if (isOpen())
        Transient::wipe(*this);
}

core::Result<std::unique_ptr<UnsealedCopy>> UnsealedCopy::of(const QString &path,
                                                             const Passphrase &passphrase,
                                                             const SealedFile::GoesOn &goesOn)
{
    if (passphrase.isEmpty())
        return storageError("wrong-passphrase");
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return storageError("io-error", file.errorString());
    Transient::dropLeftovers();
    std::unique_ptr<UnsealedCopy> copy(new UnsealedCopy);
    if (!copy->open())
        return storageError("io-error", copy->errorString());
    if (const auto done = SealedFile::unseal(file, *copy, passphrase, goesOn); !done)
        return done.error();
    if (!copy->flush() || !copy->seek(0))
        return storageError("io-error", copy->errorString());
    return copy;
}

} // namespace storage
