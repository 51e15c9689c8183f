// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/backup/sealingdevice.h"

#include "storage/backup/sealheader.h"
#include "storage/storageerror.h"

#include <QtEndian>

namespace storage {
namespace {

QByteArray frameOf(qsizetype size)
{
    QByteArray frame(kSealFrame, '\0');
    qToBigEndian(quint32(size), frame.data());
    qToBigEndian(~quint32(size), frame.data() + 4);
    return frame;
}

void wipeBytes(QByteArray &bytes)
{
    sodium_memzero(bytes.data(), size_t(bytes.size()));
    bytes.clear();
}

} // namespace

SealingDevice::~SealingDevice()
{
    wipeBytes(m_pending);
}

core::Result<core::Done> SealingDevice::begin(const Passphrase &passphrase, const SealCost &cost)
{
    SealHeader header(cost);
    SealKeys keys;
    if (const auto derived = header.derive(passphrase, keys); !derived)
        return derived;
    header.stream = QByteArray(crypto_secretstream_xchacha20poly1305_HEADERBYTES, '\0');
    crypto_secretstream_xchacha20poly1305_init_push(&m_stream.state, sealBytes(header.stream),
                                                    keys.content.data());
    const QByteArray bytes = header.toBytes(keys);
    if (m_to.write(bytes) != bytes.size())
        return storageError("io-error", m_to.errorString());
    open(QIODevice::WriteOnly | QIODevice::Unbuffered);
    return core::Done{};
}

bool SealingDevice::push(QByteArray chunk, bool isLast)
{
    QByteArray sealed(chunk.size() + kSealOverhead, '\0');
    const unsigned char tag = isLast ? crypto_secretstream_xchacha20poly1305_TAG_FINAL
                                     : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE;
    crypto_secretstream_xchacha20poly1305_push(&m_stream.state, sealBytes(sealed), nullptr,
                                               sealBytes(chunk), quint64(chunk.size()), nullptr, 0,
                                               tag);
    wipeBytes(chunk);
    sealed.prepend(frameOf(sealed.size()));
    if (m_to.write(sealed) == sealed.size())
        return true;
    setErrorString(m_to.errorString());
    return false;
}

qint64 SealingDevice::writeData(const char *data, qint64 size)
{
    m_pending.append(data, size);
    qsizetype done = 0;
    for (; m_pending.size() - done > kSealedChunk; done += kSealedChunk) {
        if (!push(m_pending.mid(done, kSealedChunk), false))
            return -1;
    }
    m_pending.remove(0, done);
    return size;
}

core::Result<core::Done> SealingDevice::finish()
{
    const bool isWritten = push(m_pending, true);
    wipeBytes(m_pending);
    close();
    return isWritten ? core::Result<core::Done>(core::Done{})
                     : storageError("io-error", m_to.errorString());
}

} // namespace storage
