// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/backup/passphrase.h"
#include "storage/secrets.h"

namespace chat {

/// The passphrase of backups, kept like the key of a connection. GUI thread.
class BackupPassphrase
{
public:
    /// `secrets` lives longer, and longer than `context`, which answers belong to.
    BackupPassphrase(storage::Secrets &secrets, QObject *context);

    /// An Error has the code "passphrase" where the keychain does not give it. `wasStored` as that
    /// of Secrets::read().
    [[nodiscard]] QFuture<core::Result<storage::Passphrase>> read(bool wasStored);
    [[nodiscard]] QFuture<storage::SecretWrite> write(const QString &passphrase);
    [[nodiscard]] QFuture<core::Result<core::Done>> remove();

    /// Its entry, beside those of connections.
    [[nodiscard]] static const QUuid &entry();

private:
    storage::Secrets &m_secrets;
    QObject *m_context;
};

} // namespace chat
