// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/backup/unsealedcopy.h"

#include "storage/storageerror.h"

#include <QDir>

namespace storage {
namespace {

constexpr qint64 kWipedAtOnce = 256 * 1024;

} // namespace

UnsealedCopy::UnsealedCopy()
    : QTemporaryFile(QDir::tempPath() + QStringLiteral("/loquat-XXXXXX"))
{
}

UnsealedCopy::~UnsealedCopy()
{
    if (!isOpen() || !seek(0))
        return;
    const QByteArray zeros(kWipedAtOnce, '\0');
    for (qint64 left = size(); left > 0; left -= kWipedAtOnce) {
        if (write(zeros.constData(), qMin(left, kWipedAtOnce)) < 0)
            return;
    }
    (void)flush();
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
