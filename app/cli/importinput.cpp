// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/importinput.h"

#include "cli/usageerror.h"
#include "cli/words.h"
#include "storage/backup/unsealedcopy.h"
#include "storage/import/ziparchive.h"
#include "storage/transientfile.h"
#include "texts/backupsentences.h"

#include <QDir>
#include <QFileInfo>

namespace cli {
namespace {

constexpr qint64 kPiece = 256 * 1024;

/// Of pipes the end and a failure look alike, but for the error.
bool hasBroken(const QIODevice &device)
{
    const auto *file = qobject_cast<const QFileDevice *>(&device);
    return file && file->error() != QFileDevice::NoError;
}

core::Error unreadable(const QString &name, const QString &words)
{
    return usageError(Words::tr("%1 cannot be read: %2").arg(name, words));
}

} // namespace

core::Result<ImportInput> ImportInput::open(const QString &name, int standardInput,
                                            const Limits &limits)
{
    QFile file(name);
    if (name == QLatin1StringView("-")) {
        if (!file.open(standardInput, QIODevice::ReadOnly, QFileDevice::DontCloseHandle))
            return usageError(Words::tr("Standard input cannot be read."));
        return copyOf(file, limits);
    }
    const QFileInfo info(name);
    // /dev/stdin and /dev/fd/3 are other files to another process: what they lead to is named.
    const QString real = info.canonicalFilePath();
    if (info.isFile() && !real.isEmpty()) {
        ImportInput input;
        input.m_path = real;
        return input;
    }
    if (!info.exists())
        return usageError(Words::tr("There is no file %1.").arg(info.absoluteFilePath()));
    if (!file.open(QIODevice::ReadOnly))
        return unreadable(name, file.errorString());
    return copyOf(file, limits);
}

core::Result<ImportInput> ImportInput::copyOf(QIODevice &from, const Limits &limits)
{
    ImportInput input;
    input.m_copy = std::make_unique<storage::TransientFile>();
    QTemporaryFile &copy = *input.m_copy;
    if (!copy.open())
        return unreadable(QDir::tempPath(), copy.errorString());
    QByteArray start;
    qint64 size = 0;
    for (QByteArray piece = from.read(kPiece); !piece.isEmpty(); piece = from.read(kPiece)) {
        if (start.size() < 64)
            start += piece.first(qMin<qsizetype>(64, piece.size()));
        size += piece.size();
        if (size > (storage::ZipArchive::isZip(start) ? limits.archive : limits.other))
            return usageError(Words::tr("There is more to read than an export can hold."));
        if (copy.write(piece) != piece.size())
            return unreadable(QDir::tempPath(), copy.errorString());
    }
    if (hasBroken(from))
        return unreadable(QStringLiteral("-"), from.errorString());
    if (!copy.flush())
        return unreadable(QDir::tempPath(), copy.errorString());
    return input;
}

core::Result<core::Done> ImportInput::unseal(const storage::Passphrase &passphrase)
{
    auto plain = storage::UnsealedCopy::of(path(), passphrase);
    if (!plain)
        return usageError(path() + QStringLiteral(": ") + texts::backupFailure(plain.error()));
    m_copy = std::move(plain.value());
    return core::Done{};
}

} // namespace cli
