// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/backuppassphrase.h"

#include "core/whendone.h"
#include "storage/storageerror.h"

namespace chat {

BackupPassphrase::BackupPassphrase(storage::Secrets &secrets, QObject *context)
    : m_secrets(secrets)
    , m_context(context)
{
}

const QUuid &BackupPassphrase::entry()
{
    static const QUuid id(QStringLiteral("{4a1b7c1e-5d0a-4f2e-9a63-0b8f6f1d2c77}"));
    return id;
}

QFuture<core::Result<storage::Passphrase>> BackupPassphrase::read(bool wasStored)
{
    using Kept = core::Result<storage::Passphrase>;
    return core::followed(m_context, m_secrets.read(entry(), wasStored),
                          [](const storage::SecretRead &read) {
                              if (read.key.isEmpty())
                                  return Kept(storage::storageError("passphrase", read.detail));
                              return Kept(storage::Passphrase::ofBytes(read.key));
                          });
}

QFuture<storage::SecretWrite> BackupPassphrase::write(const QString &passphrase)
{
    return m_secrets.write(entry(), passphrase.toUtf8());
}

QFuture<core::Result<core::Done>> BackupPassphrase::remove()
{
    return m_secrets.remove(entry());
}

} // namespace chat
