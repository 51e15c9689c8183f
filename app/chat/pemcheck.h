// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QString>

namespace chat {

/// What a file of the TLS settings has to hold.
enum class PemKind { Certificate, PrivateKey };
/// What is wrong with it.
enum class PemProblem { None, Unreadable, NoCertificate, NoPrivateKey, EncryptedKey };

/// Looks at the file on a pool thread. An empty path is no problem: the setting is not used.
[[nodiscard]] QFuture<PemProblem> checkPem(const QString &path, PemKind kind);

} // namespace chat
