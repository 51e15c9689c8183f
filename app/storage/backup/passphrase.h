// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <memory>

namespace storage {

/// A passphrase in memory that is kept out of the swap file and overwritten when the last copy of
/// this object goes. Copies share it; safe in every thread.
class Passphrase
{
public:
    Passphrase() = default;
    /// The same characters give the same passphrase however they were composed. The caller's own
    /// text is the caller's to wipe.
    explicit Passphrase(const QString &text);
    /// UTF-8.
    [[nodiscard]] static Passphrase ofBytes(const QByteArray &bytes);

    [[nodiscard]] bool isEmpty() const { return m_size == 0; }
    [[nodiscard]] const char *data() const { return m_bytes.get(); }
    [[nodiscard]] size_t size() const { return m_size; }
    [[nodiscard]] bool operator==(const Passphrase &other) const;

private:
    void take(QByteArray bytes);

    std::shared_ptr<const char> m_bytes;
    size_t m_size = 0;
};

} // namespace storage
