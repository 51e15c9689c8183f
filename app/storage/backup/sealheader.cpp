// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/backup/sealheader.h"

#include "storage/storageerror.h"

#include <QtEndian>
#include <sodium.h>

namespace storage {
namespace {

constexpr char kSealMagic[] = "LQSEAL\r\n"; // a change of line ends shows
constexpr qsizetype kSealMagicSize = sizeof kSealMagic - 1;
constexpr quint32 kSealVersion = 1;
constexpr qsizetype kPrefixSize = kSealMagicSize + 8;
constexpr qsizetype kProofSize = 32;
constexpr qsizetype kChecksumSize = 32;
constexpr qsizetype kMostHeader = 64 * 1024;

// What a foreign file may make us do: a few seconds, and what a small machine has to spare.
constexpr quint64 kMostPasses = 16;
constexpr quint64 kMostMemory = 1024ULL * 1024 * 1024;

constexpr char kKeyContext[] =
    "LoqSeal1"; // of the keys that are made from the one of the passphrase
constexpr quint64 kContentKey = 1;
constexpr quint64 kProofKey = 2;

static_assert(sizeof kKeyContext - 1 == crypto_kdf_CONTEXTBYTES);
static_assert(sizeof(SealKeys::content) == crypto_secretstream_xchacha20poly1305_KEYBYTES);
static_assert(sizeof(SealKeys::proof) == kProofSize);

constexpr qsizetype kSaltAt = kPrefixSize + 4 + 8 + 8;
constexpr qsizetype kStreamAt = kSaltAt + crypto_pwhash_SALTBYTES;
constexpr qsizetype kProofAt = kStreamAt + crypto_secretstream_xchacha20poly1305_HEADERBYTES;
constexpr qsizetype kSealHeaderSize = kProofAt + kProofSize + kChecksumSize;

const unsigned char *bytesIn(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

unsigned char *bytesIn(QByteArray &bytes)
{
    return reinterpret_cast<unsigned char *>(bytes.data());
}

template <typename Number>
void append(QByteArray &bytes, Number number)
{
    const Number ordered = qToBigEndian(number);
    bytes.append(reinterpret_cast<const char *>(&ordered), sizeof ordered);
}

template <typename Number>
Number numberIn(const QByteArray &bytes, qsizetype offset)
{
    return qFromBigEndian<Number>(bytes.constData() + offset);
}

QByteArray hashOf(const QByteArray &bytes, qsizetype size, const SealKeys *keys = nullptr)
{
    QByteArray hash(size, '\0');
    crypto_generichash(bytesIn(hash), size_t(size), bytesIn(bytes), size_t(bytes.size()),
                       keys ? keys->proof.data() : nullptr, keys ? keys->proof.size() : 0);
    return hash;
}

/// All of the header that the file has, or why it cannot be one.
core::Result<QByteArray> headerIn(QIODevice &from)
{
    QByteArray bytes = from.read(kPrefixSize);
    if (bytes.isEmpty() || !SealHeader::magic().startsWith(bytes.left(kSealMagicSize)))
        return storageError("not-sealed");
    if (bytes.size() < kPrefixSize)
        return storageError("truncated");
    const qint64 size = numberIn<quint32>(bytes, kSealMagicSize + 4);
    if (size < kPrefixSize + kChecksumSize || size > kMostHeader)
        return storageError("damaged", QStringLiteral("size of the header"));
    bytes += from.read(size - kPrefixSize);
    if (bytes.size() < size)
        return storageError("truncated");
    if (hashOf(bytes.chopped(kChecksumSize), kChecksumSize) != bytes.last(kChecksumSize))
        return storageError("damaged", QStringLiteral("checksum of the header"));
    return bytes;
}

} // namespace

SealKeys::~SealKeys()
{
    sodium_memzero(content.data(), content.size());
    sodium_memzero(proof.data(), proof.size());
}

QByteArray SealHeader::magic()
{
    return QByteArray(kSealMagic, kSealMagicSize);
}

SealHeader::SealHeader(const SealCost &cost)
    : m_passes(cost.passes)
    , m_memory(cost.memory)
    , m_salt(crypto_pwhash_SALTBYTES, '\0')
{
    if (sodium_init() >= 0)
        randombytes_buf(m_salt.data(), size_t(m_salt.size()));
}

core::Result<core::Done> SealHeader::derive(const Passphrase &passphrase, SealKeys &keys) const
{
    if (sodium_init() < 0)
        return storageError("no-memory", QStringLiteral("libsodium"));
    std::array<unsigned char, crypto_kdf_KEYBYTES> master{};
    const int code = crypto_pwhash(
        master.data(), master.size(), passphrase.data() ? passphrase.data() : "", passphrase.size(),
        bytesIn(m_salt), m_passes, size_t(m_memory), crypto_pwhash_ALG_ARGON2ID13);
    if (code == 0) {
        crypto_kdf_derive_from_key(keys.content.data(), keys.content.size(), kContentKey,
                                   kKeyContext, master.data());
        crypto_kdf_derive_from_key(keys.proof.data(), keys.proof.size(), kProofKey, kKeyContext,
                                   master.data());
    }
    sodium_memzero(master.data(), master.size());
    if (code != 0)
        return storageError("no-memory");
    return core::Done{};
}

QByteArray SealHeader::beforeProof() const
{
    QByteArray bytes = magic();
    append<quint32>(bytes, kSealVersion);
    append<quint32>(bytes, kSealHeaderSize);
    append<quint32>(bytes, crypto_pwhash_ALG_ARGON2ID13);
    append<quint64>(bytes, m_passes);
    append<quint64>(bytes, m_memory);
    return bytes + m_salt + stream;
}

QByteArray SealHeader::toBytes(const SealKeys &keys) const
{
    QByteArray bytes = beforeProof();
    bytes += hashOf(bytes, kProofSize, &keys);
    return bytes + hashOf(bytes, kChecksumSize);
}

core::Result<core::Done> SealHeader::take(const QByteArray &bytes)
{
    if (numberIn<quint32>(bytes, kSealMagicSize) > kSealVersion)
        return storageError("newer-version");
    if (bytes.size() != kSealHeaderSize)
        return storageError("damaged", QStringLiteral("size of the header"));
    m_passes = numberIn<quint64>(bytes, kPrefixSize + 4);
    m_memory = numberIn<quint64>(bytes, kPrefixSize + 12);
    m_salt = bytes.mid(kSaltAt, crypto_pwhash_SALTBYTES);
    stream = bytes.mid(kStreamAt, kProofAt - kStreamAt);
    const bool isKnown =
        numberIn<quint32>(bytes, kPrefixSize) == quint32(crypto_pwhash_ALG_ARGON2ID13);
    const bool isBounded = m_passes >= crypto_pwhash_OPSLIMIT_MIN && m_passes <= kMostPasses
                           && m_memory >= crypto_pwhash_MEMLIMIT_MIN && m_memory <= kMostMemory;
    if (!isKnown || !isBounded)
        return storageError("damaged", QStringLiteral("what it asks for is out of bounds"));
    return core::Done{};
}

core::Result<SealHeader> SealHeader::read(QIODevice &from, const Passphrase &passphrase,
                                          SealKeys &keys)
{
    const core::Result<QByteArray> bytes = headerIn(from);
    if (!bytes)
        return bytes.error();
    SealHeader header;
    if (const auto taken = header.take(bytes.value()); !taken)
        return taken.error();
    if (const auto derived = header.derive(passphrase, keys); !derived)
        return derived.error();
    const QByteArray proof = hashOf(header.beforeProof(), kProofSize, &keys);
    if (sodium_memcmp(proof.constData(), bytes.value().constData() + kProofAt, kProofSize) != 0)
        return storageError("wrong-passphrase");
    return header;
}

} // namespace storage
