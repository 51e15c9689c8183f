// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/secrets.h"

#include <QFuture>
#include <QObject>

namespace storage {

/// What the system's keychain said.
struct KeychainAnswer {
    bool isAbsent = false; ///< "not found": never stored, locked, or lost; it does not say which
    std::optional<SecretProblem> problem;
    QString detail;
    QByteArray key;
};

/// The system's keychain, through QtKeychain and without its fallback, which would write keys
/// in clear text. Nothing is touched before the first call. GUI thread; calls never block.
class Keychain : public QObject
{
    Q_OBJECT

public:
    explicit Keychain(const QUuid &dataDirectory, QObject *parent = nullptr);

    QFuture<KeychainAnswer> read(const QUuid &profile);
    QFuture<KeychainAnswer> write(const QUuid &profile, const QByteArray &key);
    QFuture<KeychainAnswer> remove(const QUuid &profile);

private:
    [[nodiscard]] QFuture<KeychainAnswer> judged(const QUuid &profile,
                                                 const KeychainAnswer &refused);
    [[nodiscard]] QString entryOf(const QUuid &profile) const;

    QUuid m_dataDirectory;
};

} // namespace storage
