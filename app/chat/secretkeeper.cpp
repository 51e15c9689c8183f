// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/secretkeeper.h"

#include "chat/origin.h"
#include "core/whendone.h"
#include "storage/secretscodec.h"

namespace chat {

SecretKeeper::SecretKeeper(ConnectionBook &book, GatewayMaker &gateways, storage::Secrets &secrets,
                           QObject *parent)
    : QObject(parent)
    , m_book(book)
    , m_gateways(gateways)
    , m_secrets(secrets)
{
}

QFuture<storage::SecretWrite> SecretKeeper::save(core::Profile now, const SecretEdits &edits)
{
    const core::Profile before = m_book.find(now.id).value_or(core::Profile());
    const bool isSameOrigin =
        !before.id.isNull() && originOf(before.baseUrl) == originOf(now.baseUrl);
    now.hasStoredKey = isSameOrigin && before.hasStoredKey;
    now.keptKeyCount = isSameOrigin ? before.keptKeyCount : 0;
    now.hasKeptProxyPassword = before.hasKeptProxyPassword;
    const bool isSame =
        edits.isEmpty() && isSameOrigin && now.secretHeaders == before.secretHeaders;
    if (isSame) {
        m_book.put(now);
        return core::ready(storage::SecretWrite{});
    }
    const bool hasKept = before.hasStoredKey || m_gateways.isKeyExpected(now.id);
    if (hasKept && needsKept(edits, before, now, isSameOrigin))
        return writeAfterReading(before, now, edits, isSameOrigin);
    return write(now, applied(edits, {}, now, false));
}

QFuture<storage::SecretWrite> SecretKeeper::writeAfterReading(const core::Profile &before,
                                                              const core::Profile &now,
                                                              const SecretEdits &edits,
                                                              bool isSameOrigin)
{
    core::Profile meanwhile = now;
    if (!isSameOrigin) {
        // Until the old key is gone from the entry, no request to the new origin may find it.
        m_gateways.expectKey(now.id, false);
        meanwhile.hasStoredKey = false;
    }
    m_book.put(meanwhile);
    return core::followed(
        this, read(before), [this, before, now, edits, isSameOrigin](const KeptSecrets &kept) {
            const bool isUnread = kept.problem && kept.secrets == core::ConnectionSecrets();
            // What cannot be read is not gone: one entry holds all of it, also what stays.
            if (isUnread && isSameOrigin)
                return core::ready(leftAlone(before, kept));
            // The keychain may have asked the person for minutes, and the connection gone on
            // meanwhile. Secrets for an origin that it has left are nobody's any more.
            const std::optional<core::Profile> current = m_book.find(now.id);
            if (!current || originOf(current->baseUrl) != originOf(now.baseUrl))
                return core::ready(storage::SecretWrite{});
            return write(*current, applied(edits, kept.secrets, *current, isSameOrigin));
        });
}

storage::SecretWrite SecretKeeper::leftAlone(const core::Profile &before, const KeptSecrets &kept)
{
    if (std::optional<core::Profile> current = m_book.find(before.id)) {
        // A header whose value could not be put there is not a kept one.
        current->secretHeaders.removeIf(
            [&before](const QByteArray &name) { return !before.secretHeaders.contains(name); });
        m_book.put(*current);
    }
    return {{}, kept.problem, kept.detail, true};
}

QFuture<storage::SecretWrite> SecretKeeper::write(const core::Profile &profile,
                                                  const core::ConnectionSecrets &secrets)
{
    const QByteArray entry = storage::secretsToEntry(secrets);
    if (entry.isEmpty()) {
        const core::Profile before = m_book.find(profile.id).value_or(core::Profile());
        const bool hasKept = before.hasStoredKey || m_gateways.isKeyExpected(profile.id);
        describe(profile, secrets);
        if (hasKept)
            forget(profile.id);
        return core::ready(storage::SecretWrite{});
    }
    describe(profile, secrets);
    m_gateways.expectKey(profile.id, true);
    if (m_book.isOfThisRun(profile.id)) {
        m_secrets.keepForSession(profile.id, entry);
        return core::ready(storage::SecretWrite{});
    }
    return rememberPlace(profile.id, m_secrets.write(profile.id, entry));
}

void SecretKeeper::describe(const core::Profile &profile, const core::ConnectionSecrets &secrets)
{
    core::Profile known = profile;
    known.keptKeyCount = int(secrets.keys.size());
    known.hasKeptProxyPassword = !secrets.proxyPassword.isEmpty();
    known.hasStoredKey = profile.hasStoredKey && secrets != core::ConnectionSecrets();
    known.secretHeaders.clear();
    for (const core::Header &header : secrets.headers)
        known.secretHeaders.append(header.name);
    m_book.put(known);
}

QFuture<storage::SecretWrite>
SecretKeeper::rememberPlace(const QUuid &id, const QFuture<storage::SecretWrite> &write)
{
    return core::followed(this, write, [this, id](const storage::SecretWrite &written) {
        std::optional<core::Profile> profile = m_book.find(id);
        const bool isStored = written.place == storage::SecretPlace::Keychain
                              || written.place == storage::SecretPlace::File;
        // What could not be stored leaves an older entry where it is.
        if (profile && isStored && !profile->hasStoredKey) {
            profile->hasStoredKey = true;
            m_book.put(*profile);
        }
        return written;
    });
}

QFuture<storage::SecretWrite> SecretKeeper::moveToFile(const QUuid &id)
{
    const core::Profile profile = m_book.find(id).value_or(core::Profile());
    return core::followed(
        this, m_secrets.read(id, profile.hasStoredKey),
        [this, id](const storage::SecretRead &read) {
            if (read.key.isEmpty())
                return core::ready(storage::SecretWrite{{}, read.problem, read.detail});
            return rememberPlace(id, m_secrets.writeToFile(id, read.key));
        });
}

void SecretKeeper::putBack(const core::Profile &kept)
{
    core::Profile bare = kept;
    bare.hasStoredKey = bare.hasKeptProxyPassword = false;
    bare.keptKeyCount = 0;
    // A key that was typed while one of this id was here is not for the address that comes now.
    m_gateways.expectKey(kept.id, false);
    m_book.put(bare);
    // What was expected of one that was gone says nothing of this one.
    m_gateways.expectKey(kept.id, false);
    if (!kept.hasStoredKey)
        return;
    core::whenDone(this, m_secrets.read(kept.id, false),
                   [this, kept](const storage::SecretRead &read) { findKept(kept, read); });
}

void SecretKeeper::findKept(const core::Profile &kept, const storage::SecretRead &read)
{
    std::optional<core::Profile> now = m_book.find(kept.id);
    // The keychain may have asked for minutes, and somebody typed another key meanwhile.
    const bool isSame = now && !now->hasStoredKey && !m_gateways.isKeyExpected(kept.id)
                        && originOf(now->baseUrl) == originOf(kept.baseUrl);
    if (!isSame)
        return;
    now->hasStoredKey = true;
    if (!read.key.isEmpty()) {
        describe(*now, storage::secretsFromEntry(read.key));
    } else if (read.problem == storage::SecretProblem::Locked) {
        // It may be there: unlocking the keychain is said to help, and does.
        now->keptKeyCount = kept.keptKeyCount;
        now->hasKeptProxyPassword = kept.hasKeptProxyPassword;
        m_book.put(*now);
    }
}

QFuture<KeptSecrets> SecretKeeper::read(const core::Profile &profile)
{
    if (profile.isDemo)
        return core::ready(KeptSecrets());
    return core::followed(
        this, m_secrets.read(profile.id, profile.hasStoredKey),
        [](const storage::SecretRead &read) {
            return KeptSecrets{storage::secretsFromEntry(read.key), read.problem, read.detail};
        });
}

void SecretKeeper::forget(const QUuid &profile)
{
    m_gateways.expectKey(profile, false);
    (void)m_secrets.remove(profile);
}

} // namespace chat
