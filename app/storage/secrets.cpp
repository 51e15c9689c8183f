// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/secrets.h"

#include "core/whendone.h"
#include "storage/keychain.h"
#include "storage/pooltask.h"
#include "storage/secretsfile.h"

namespace storage {

Secrets::Secrets(const QUuid &dataDirectory, const QString &secretsFile, QObject *parent)
    : QObject(parent)
    , m_keychain(new Keychain(dataDirectory, this))
    , m_file(std::make_shared<SecretsFile>(secretsFile))
{
}

Secrets::~Secrets()
{
    for (QByteArray &key : m_session)
        key.fill('\0');
}

QFuture<SecretRead> Secrets::read(const QUuid &profile, bool wasStored)
{
    const auto kept = m_session.constFind(profile);
    if (kept != m_session.cend())
        return QtFuture::makeReadyFuture(SecretRead{*kept, {}, {}});
    const auto inFile = runOnPool([file = m_file, profile] { return file->key(profile); });
    return core::followed(this, inFile, [this, profile, wasStored](const QByteArray &key) {
        return key.isEmpty() ? readKeychain(profile, wasStored)
                             : QtFuture::makeReadyFuture(SecretRead{key, {}, {}});
    });
}

QFuture<SecretRead> Secrets::readKeychain(const QUuid &profile, bool wasStored)
{
    return core::followed(this, m_keychain->read(profile),
                          [this, wasStored](const KeychainAnswer &answer) {
                              if (!answer.key.isEmpty())
                                  Q_EMIT keychainAnswered();
                              SecretRead read{answer.key, answer.problem, answer.detail};
                              // A locked keychain says "not found" as well. What was stored once is
                              // not gone because of that, and nobody may act as if it were.
                              if (answer.isAbsent && wasStored)
                                  read.problem = SecretProblem::Locked;
                              return read;
                          });
}

QFuture<SecretWrite> Secrets::write(const QUuid &profile, const QByteArray &key)
{
    // Usable at once, also while a person still types the keychain's password.
    keepForSession(profile, key);
    return core::followed(this, m_keychain->write(profile, key),
                          [this, profile, key](const KeychainAnswer &answer) {
                              if (!answer.problem && !answer.isAbsent)
                                  return keptInKeychain(profile, key);
                              return refusedByKeychain(profile, key, answer);
                          });
}

QFuture<SecretWrite> Secrets::keptInKeychain(const QUuid &profile, const QByteArray &key)
{
    if (m_session.value(profile) == key)
        forgetSession(profile);
    return runOnPool([file = m_file, profile] {
        file->remove(profile); // an older one in clear text has had its day
        return SecretWrite{SecretPlace::Keychain, {}, {}};
    });
}

QFuture<SecretWrite> Secrets::refusedByKeychain(const QUuid &profile, const QByteArray &key,
                                                const KeychainAnswer &answer)
{
    const SecretWrite refused{{}, answer.problem.value_or(SecretProblem::Other), answer.detail};
    return runOnPool([file = m_file, profile, key, refused] {
        // The file was this person's choice for this connection before; it stays so.
        if (!file->key(profile).isEmpty() && file->store(profile, key).isEmpty())
            return SecretWrite{SecretPlace::File, {}, {}};
        return refused;
    });
}

QFuture<SecretWrite> Secrets::writeToFile(const QUuid &profile, const QByteArray &key)
{
    keepForSession(profile, key);
    return runOnPool([file = m_file, profile, key] {
        const QString words = file->store(profile, key);
        if (words.isEmpty())
            return SecretWrite{SecretPlace::File, {}, {}};
        return SecretWrite{{}, SecretProblem::Other, words};
    });
}

void Secrets::keepForSession(const QUuid &profile, const QByteArray &key)
{
    forgetSession(profile);
    m_session.insert(profile, key);
}

void Secrets::forgetSession(const QUuid &profile)
{
    const auto kept = m_session.find(profile);
    if (kept == m_session.end())
        return;
    kept->fill('\0');
    m_session.erase(kept);
}

QFuture<core::Result<core::Done>> Secrets::remove(const QUuid &profile)
{
    const bool wasKept = m_session.contains(profile);
    forgetSession(profile);
    const auto inFile = runOnPool([file = m_file, profile] { return file->remove(profile); });
    return core::followed(this, inFile, [this, profile, wasKept](bool wasInFile) {
        return removeFromKeychain(profile, wasKept || wasInFile);
    });
}

QFuture<core::Result<core::Done>> Secrets::removeFromKeychain(const QUuid &profile,
                                                              bool wasElsewhere)
{
    return core::followed(this, m_keychain->remove(profile),
                          [wasElsewhere](const KeychainAnswer &answer) -> core::Result<core::Done> {
                              const bool isNoLoss =
                                  wasElsewhere && answer.problem == SecretProblem::NoService;
                              if (!answer.problem || isNoLoss)
                                  return core::Done{};
                              core::Error error;
                              error.kind = core::ErrorKind::Storage;
                              error.code = QStringLiteral("keychain");
                              error.message = answer.detail;
                              return error;
                          });
}

} // namespace storage
