// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/backup/sealedfile.h"

#include "storage/backup/sealheader.h"
#include "storage/backup/sealingdevice.h"
#include "storage/privatefile.h"
#include "storage/storageerror.h"

#include <QFile>
#include <QFileInfo>
#include <QtEndian>

namespace storage {
namespace {

core::Error deviceError(const QIODevice &device)
{
    return storageError("io-error", device.errorString());
}

bool writeAll(QIODevice &to, const QByteArray &bytes)
{
    return to.write(bytes) == bytes.size();
}

bool mayGoOn(const SealedFile::GoesOn &goesOn)
{
    return !goesOn || goesOn();
}

/// So many bytes, or all that are left; nothing after an error of the device.
std::optional<QByteArray> readUpTo(QIODevice &from, qsizetype size)
{
    QByteArray bytes;
    while (bytes.size() < size) {
        const QByteArray more = from.read(size - bytes.size());
        if (more.isEmpty())
            break;
        bytes += more;
    }
    const auto *file = qobject_cast<QFileDevice *>(&from);
    if (file && file->error() != QFileDevice::NoError)
        return std::nullopt;
    return bytes;
}

/// The next chunk as it lies in the file, without its frame.
core::Result<QByteArray> sealedChunk(QIODevice &from)
{
    const std::optional<QByteArray> frame = readUpTo(from, kSealFrame);
    if (!frame)
        return deviceError(from);
    if (frame->size() < kSealFrame)
        return storageError("truncated");
    const auto size = qFromBigEndian<quint32>(frame->constData());
    if (size != ~qFromBigEndian<quint32>(frame->constData() + 4) || size < kSealOverhead
        || size > kSealedChunk + kSealOverhead)
        return storageError("damaged", QStringLiteral("size of a chunk"));
    const std::optional<QByteArray> chunk = readUpTo(from, size);
    if (!chunk)
        return deviceError(from);
    if (chunk->size() < size)
        return storageError("truncated");
    return *chunk;
}

/// Makes the new file, lets `work(from, to)` fill it and makes that last.
template <typename Work>
core::Result<core::Done> fromFileToFile(const QString &from, const QString &to, const Work &work)
{
    QFile source(from);
    if (!source.open(QIODevice::ReadOnly))
        return deviceError(source);
    if (const QString words = PrivateFile::write(to, {}); !words.isEmpty())
        return storageError("io-error", words);
    QFile target(to);
    core::Result<core::Done> result = core::Done{};
    if (!target.open(QIODevice::WriteOnly))
        result = deviceError(target);
    else
        result = work(source, target);
    if (result && !target.flush())
        result = deviceError(target);
    target.close();
    if (const QString words = result ? PrivateFile::sync(to) : QString(); !words.isEmpty())
        result = storageError("io-error", words);
    if (!result)
        QFile::remove(to);
    return result;
}

} // namespace

bool SealedFile::isSealed(QIODevice &file)
{
    const QByteArray magic = SealHeader::magic();
    return file.peek(magic.size()) == magic;
}

bool SealedFile::isSealed(const QString &path)
{
    QFile file(path);
    // What is looked at of a pipe would be missing.
    return QFileInfo(path).isFile() && file.open(QIODevice::ReadOnly) && isSealed(file);
}

core::Result<core::Done> SealedFile::seal(QIODevice &from, QIODevice &to,
                                          const Passphrase &passphrase, const GoesOn &goesOn,
                                          const SealCost &cost)
{
    SealingDevice sealing(to);
    if (const auto begun = sealing.begin(passphrase, cost); !begun)
        return begun;
    for (;;) {
        if (!mayGoOn(goesOn))
            return storageError("cancelled");
        const std::optional<QByteArray> chunk = readUpTo(from, kSealedChunk);
        if (!chunk)
            return deviceError(from);
        if (chunk->isEmpty())
            return sealing.finish();
        if (!writeAll(sealing, *chunk))
            return deviceError(to);
    }
}

core::Result<core::Done> SealedFile::unseal(QIODevice &from, QIODevice &to,
                                            const Passphrase &passphrase, const GoesOn &goesOn)
{
    SealKeys keys;
    const core::Result<SealHeader> header = SealHeader::read(from, passphrase, keys);
    if (!header)
        return header.error();
    SealStream stream;
    QByteArray begin = header.value().stream;
    if (crypto_secretstream_xchacha20poly1305_init_pull(&stream.state, sealBytes(begin),
                                                        keys.content.data())
        != 0)
        return storageError("damaged", QStringLiteral("header of the stream"));
    for (;;) {
        if (!mayGoOn(goesOn))
            return storageError("cancelled");
        core::Result<QByteArray> sealed = sealedChunk(from);
        if (!sealed)
            return sealed.error();
        QByteArray chunk(sealed.value().size() - kSealOverhead, '\0');
        unsigned char tag = 0;
        if (crypto_secretstream_xchacha20poly1305_pull(&stream.state, sealBytes(chunk), nullptr,
                                                       &tag, sealBytes(sealed.value()),
                                                       quint64(sealed.value().size()), nullptr, 0)
            != 0)
            return storageError("damaged", QStringLiteral("a chunk is not what was sealed"));
        if (!writeAll(to, chunk))
            return deviceError(to);
        if (tag != crypto_secretstream_xchacha20poly1305_TAG_FINAL)
            continue;
        if (!from.read(1).isEmpty())
            return storageError("damaged", QStringLiteral("something follows the end"));
        return core::Done{};
    }
}

core::Result<core::Done> SealedFile::seal(const QString &from, const QString &to,
                                          const Passphrase &passphrase, const GoesOn &goesOn,
                                          const SealCost &cost)
{
    return fromFileToFile(from, to, [&](QIODevice &source, QIODevice &target) {
        return seal(source, target, passphrase, goesOn, cost);
    });
}

core::Result<core::Done> SealedFile::unseal(const QString &from, const QString &to,
                                            const Passphrase &passphrase, const GoesOn &goesOn)
{
    return fromFileToFile(from, to, [&](QIODevice &source, QIODevice &target) {
        return unseal(source, target, passphrase, goesOn);
    });
}

} // namespace storage
