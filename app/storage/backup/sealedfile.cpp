// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/backup/sealedfile.h"

#include "storage/backup/sealheader.h"
#include "storage/privatefile.h"

#include <QFile>
#include <QtEndian>
#include <sodium.h>

namespace storage {
namespace {

constexpr qsizetype kSealedChunk = 64 * 1024;
constexpr qsizetype kOverhead = crypto_secretstream_xchacha20poly1305_ABYTES;
constexpr qsizetype kFrame = 8; ///< the size of a chunk, and its complement: damage to it shows

using StreamState = crypto_secretstream_xchacha20poly1305_state;

/// Wiped when it goes.
struct Stream {
    Stream() = default;
    ~Stream() { sodium_memzero(&state, sizeof state); }
    Q_DISABLE_COPY(Stream)
    StreamState state{};
};

unsigned char *raw(QByteArray &bytes)
{
    return reinterpret_cast<unsigned char *>(bytes.data());
}

core::Error deviceError(const QIODevice &device)
{
    return sealError("io-error", device.errorString());
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

QByteArray frameOf(qsizetype size)
{
    QByteArray frame(kFrame, '\0');
    qToBigEndian(quint32(size), frame.data());
    qToBigEndian(~quint32(size), frame.data() + 4);
    return frame;
}

QByteArray pushed(Stream &stream, QByteArray &chunk, bool isLast)
{
    QByteArray sealed(chunk.size() + kOverhead, '\0');
    const unsigned char tag = isLast ? crypto_secretstream_xchacha20poly1305_TAG_FINAL
                                     : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE;
    crypto_secretstream_xchacha20poly1305_push(&stream.state, raw(sealed), nullptr, raw(chunk),
                                               quint64(chunk.size()), nullptr, 0, tag);
    return frameOf(sealed.size()) + sealed;
}

/// The next chunk as it lies in the file, without its frame.
core::Result<QByteArray> sealedChunk(QIODevice &from)
{
    const std::optional<QByteArray> frame = readUpTo(from, kFrame);
    if (!frame)
        return deviceError(from);
    if (frame->size() < kFrame)
        return sealError("truncated");
    const auto size = qFromBigEndian<quint32>(frame->constData());
    if (size != ~qFromBigEndian<quint32>(frame->constData() + 4) || size < kOverhead
        || size > kSealedChunk + kOverhead)
        return sealError("damaged", QStringLiteral("size of a chunk"));
    const std::optional<QByteArray> chunk = readUpTo(from, size);
    if (!chunk)
        return deviceError(from);
    if (chunk->size() < size)
        return sealError("truncated");
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
        return sealError("io-error", words);
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
        result = sealError("io-error", words);
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
    return file.open(QIODevice::ReadOnly) && isSealed(file);
}

core::Result<core::Done> SealedFile::seal(QIODevice &from, QIODevice &to,
                                          const Passphrase &passphrase, const GoesOn &goesOn,
                                          const SealCost &cost)
{
    SealHeader header(cost);
    SealKeys keys;
    if (const auto derived = header.derive(passphrase, keys); !derived)
        return derived;
    Stream stream;
    header.stream = QByteArray(crypto_secretstream_xchacha20poly1305_HEADERBYTES, '\0');
    crypto_secretstream_xchacha20poly1305_init_push(&stream.state, raw(header.stream),
                                                    keys.content.data());
    if (!writeAll(to, header.toBytes(keys)))
        return deviceError(to);
    // One ahead: the last chunk has to be known as such.
    std::optional<QByteArray> chunk = readUpTo(from, kSealedChunk);
    while (chunk) {
        if (!mayGoOn(goesOn))
            return sealError("cancelled");
        std::optional<QByteArray> next = QByteArray();
        if (chunk->size() == kSealedChunk)
            next = readUpTo(from, kSealedChunk);
        const bool isLast = next && next->isEmpty();
        if (next && !writeAll(to, pushed(stream, *chunk, isLast)))
            return deviceError(to);
        if (isLast)
            return core::Done{};
        chunk = std::move(next);
    }
    return deviceError(from);
}

core::Result<core::Done> SealedFile::unseal(QIODevice &from, QIODevice &to,
                                            const Passphrase &passphrase, const GoesOn &goesOn)
{
    SealKeys keys;
    const core::Result<SealHeader> header = SealHeader::read(from, passphrase, keys);
    if (!header)
        return header.error();
    Stream stream;
    QByteArray begin = header.value().stream;
    if (crypto_secretstream_xchacha20poly1305_init_pull(&stream.state, raw(begin),
                                                        keys.content.data())
        != 0)
        return sealError("damaged", QStringLiteral("header of the stream"));
    for (;;) {
        if (!mayGoOn(goesOn))
            return sealError("cancelled");
        core::Result<QByteArray> sealed = sealedChunk(from);
        if (!sealed)
            return sealed.error();
        QByteArray chunk(sealed.value().size() - kOverhead, '\0');
        unsigned char tag = 0;
        if (crypto_secretstream_xchacha20poly1305_pull(&stream.state, raw(chunk), nullptr, &tag,
                                                       raw(sealed.value()),
                                                       quint64(sealed.value().size()), nullptr, 0)
            != 0)
            return sealError("damaged", QStringLiteral("a chunk is not what was sealed"));
        if (!writeAll(to, chunk))
            return deviceError(to);
        if (tag != crypto_secretstream_xchacha20poly1305_TAG_FINAL)
            continue;
        if (!from.read(1).isEmpty())
            return sealError("damaged", QStringLiteral("something follows the end"));
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
