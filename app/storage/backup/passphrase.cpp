// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/backup/passphrase.h"

#include <cstring>
#include <sodium.h>

namespace storage {

Passphrase::Passphrase(const QString &text)
{
    take(text.normalized(QString::NormalizationForm_C).toUtf8());
}

Passphrase Passphrase::ofBytes(const QByteArray &bytes)
{
    return Passphrase(QString::fromUtf8(bytes));
}

void Passphrase::take(QByteArray bytes)
{
    if (bytes.isEmpty() || sodium_init() < 0)
        return;
    const size_t size = size_t(bytes.size());
    auto *memory = static_cast<char *>(sodium_malloc(size));
    if (memory) {
        std::memcpy(memory, bytes.constData(), size);
        // Freeing overwrites it first.
        m_bytes = std::shared_ptr<const char>(
            memory, [](const char *kept) { sodium_free(const_cast<char *>(kept)); });
        m_size = size;
    }
    sodium_memzero(bytes.data(), size);
}

bool Passphrase::operator==(const Passphrase &other) const
{
    return m_size == other.m_size
           && (m_size == 0 || sodium_memcmp(m_bytes.get(), other.m_bytes.get(), m_size) == 0);
}

} // namespace storage
