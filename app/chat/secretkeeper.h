// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/gatewaymaker.h"

namespace chat {

/// The secrets of a connection, as they are kept.
struct KeptSecrets {
    core::ConnectionSecrets secrets; ///< empty with a problem, or when none were ever stored
    std::optional<storage::SecretProblem> problem;
    QString detail;
};

/// Stores what a form changed of a connection's secrets, all of them in one entry, and keeps the
/// connection's own knowledge of them true. GUI thread.
class SecretKeeper : public QObject
{
    Q_OBJECT

public:
    SecretKeeper(ConnectionBook &book, GatewayMaker &gateways, storage::Secrets &secrets,
                 QObject *parent = nullptr);

    /// Puts `now` into the book, and its secrets where secrets are kept. How the latter went is
    /// the result; one without place and problem means that there was nothing to store. While
    /// what is kept cannot be read, and some of it is to stay, no secret is changed.
    QFuture<storage::SecretWrite> save(core::Profile now, const SecretEdits &edits);
    /// What this run keeps goes into the file of mode 0600: the person's explicit choice.
    QFuture<storage::SecretWrite> moveToFile(const QUuid &profile);
    /// Puts one that was in a backup into the book, and what is kept for it here beside it.
    void putBack(const core::Profile &kept);
    QFuture<KeptSecrets> read(const core::Profile &profile);
    void forget(const QUuid &profile);

private:
    QFuture<storage::SecretWrite> write(const core::Profile &profile,
                                        const core::ConnectionSecrets &secrets);
    QFuture<storage::SecretWrite> writeAfterReading(const core::Profile &before,
                                                    const core::Profile &now,
                                                    const SecretEdits &edits, bool isSameOrigin);
    /// Nothing of the secrets is changed, because they cannot be read.
    storage::SecretWrite leftAlone(const core::Profile &before, const KeptSecrets &kept);
    QFuture<storage::SecretWrite> rememberPlace(const QUuid &profile,
                                                const QFuture<storage::SecretWrite> &write);
    void findKept(const core::Profile &kept, const storage::SecretRead &read);
    void describe(const core::Profile &profile, const core::ConnectionSecrets &secrets);

    ConnectionBook &m_book;
    GatewayMaker &m_gateways;
    storage::Secrets &m_secrets;
};

} // namespace chat
