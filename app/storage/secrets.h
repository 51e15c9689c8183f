// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QFuture>
#include <QHash>
#include <QObject>
#include <QString>
#include <QUuid>
#include <memory>
#include <optional>

namespace storage {

class Keychain;
class SecretsFile;
struct KeychainAnswer;

/// Where a key was found or put.
enum class SecretPlace { Keychain, Session, File };

/// Why a key could not be read or stored.
enum class SecretProblem {
    NoService, ///< there is no keychain
    Locked,    ///< there is one, but it is locked or the entry is lost
    Denied,    ///< there is one, but a person or the system did not let it be used
    Other
};

struct SecretRead {
    QByteArray key; ///< empty with a problem, or when none was ever stored
    std::optional<SecretProblem> problem;
    QString detail;
};

struct SecretWrite {
    std::optional<SecretPlace> place;     ///< unset: it was not kept beyond this run…
    std::optional<SecretProblem> problem; ///< …for this reason; the key then stays for this run
    QString detail;
    bool isUnread = false; ///< what is kept could not be read first: nothing at all was changed
};

/// API keys: in the system keychain (service "loquat", entry "<data-directory>/<profile>"), for
/// this run only, or in a 0600 file after an explicit choice. Touched when a key is first needed,
/// never at start. Nothing is deleted or overwritten because of "not found". GUI thread.
class Secrets : public QObject
{
    Q_OBJECT

public:
    Secrets(const QUuid &dataDirectory, const QString &secretsFile, QObject *parent = nullptr);
    ~Secrets() override;

    /// `wasStored`: the settings remember a stored key, so "not found" means locked or lost.
    QFuture<SecretRead> read(const QUuid &profile, bool wasStored);
    /// Tries the keychain; without one the key is kept for this run and the problem said.
    QFuture<SecretWrite> write(const QUuid &profile, const QByteArray &key);
    /// The person's explicit choice to write it to the 0600 file.
    QFuture<SecretWrite> writeToFile(const QUuid &profile, const QByteArray &key);
    /// Keeps it for this run only.
    void keepForSession(const QUuid &profile, const QByteArray &key);
    QFuture<core::Result<core::Done>> remove(const QUuid &profile);

Q_SIGNALS:
    /// The keychain has given a key: it is there, and not locked.
    void keychainAnswered();

private:
    QFuture<SecretRead> readKeychain(const QUuid &profile, bool wasStored);
    QFuture<SecretWrite> keptInKeychain(const QUuid &profile, const QByteArray &key);
    QFuture<SecretWrite> refusedByKeychain(const QUuid &profile, const QByteArray &key,
                                           const KeychainAnswer &answer);
    QFuture<core::Result<core::Done>> removeFromKeychain(const QUuid &profile, bool wasElsewhere);
    void forgetSession(const QUuid &profile);

    Keychain *m_keychain;
    std::shared_ptr<SecretsFile> m_file; ///< also held by work on pool threads
    QHash<QUuid, QByteArray> m_session;
};

} // namespace storage
