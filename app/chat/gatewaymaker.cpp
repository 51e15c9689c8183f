// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/gatewaymaker.h"

#include "chat/origin.h"
#include "core/whendone.h"
#include "storage/secretscodec.h"

namespace chat {
namespace {

using GatewayResult = core::Result<api::Gateway>;

core::Error refusal(const QString &code, const QString &message = {})
{
    core::Error error;
    error.kind = core::ErrorKind::BadInput;
    error.code = code;
    error.message = message;
    return error;
}

GatewayResult gatewayOf(const core::Profile &profile, const core::ConnectionSecrets &secrets)
{
    api::Gateway gateway;
    gateway.baseUrl = profile.baseUrl;
    if (!secrets.keys.isEmpty()) {
        gateway.key = secrets.keys.constFirst();
        gateway.moreKeys = secrets.keys.sliced(1);
    }
    gateway.headers = profile.headers;
    for (const core::Header &header : secrets.headers) {
        if (profile.secretHeaders.contains(header.name))
            gateway.headers.append(header);
    }
    gateway.secretHeaders = profile.secretHeaders;
    gateway.patience = profile.patience;
    gateway.proxy = profile.proxy;
    gateway.proxyPassword = secrets.proxyPassword;
    gateway.tls = profile.tls;
    return gateway;
}

core::ConnectionSecrets onlyKey(const QByteArray &key)
{
    return {{key}, {}, {}};
}

bool isRefusedPlainHttp(const core::Profile &profile)
{
    return isPlainHttpToPublicHost(profile.baseUrl)
           && profile.plainHttpOrigin != originOf(profile.baseUrl);
}

} // namespace

GatewayMaker::GatewayMaker(const ConnectionBook &book, storage::Secrets &secrets,
                           core::DemoHost &demo, QObject *parent)
    : QObject(parent)
    , m_book(book)
    , m_secrets(secrets)
    , m_demo(demo)
{
}

GatewayMaker::~GatewayMaker()
{
    if (m_isDemoAcquired)
        m_demo.release();
}

QFuture<GatewayResult> GatewayMaker::make(const QUuid &id)
{
    const std::optional<core::Profile> profile = m_book.find(id);
    if (!profile)
        return core::ready<GatewayResult>(refusal(QStringLiteral("no-profile")));
    if (profile->isDemo)
        return core::ready(demoGateway());
    if (isRefusedPlainHttp(*profile))
        return core::ready<GatewayResult>(refusal(QStringLiteral("plain-http")));
    if (const QByteArray key = m_book.overrideKey(id); !key.isEmpty()) {
        const bool hasOtherSecrets =
            !profile->secretHeaders.isEmpty() || profile->hasKeptProxyPassword;
        if (!hasOtherSecrets)
            return core::ready(gatewayOf(*profile, onlyKey(key)));
        return withStoredKey(*profile, *profile, key);
    }
    if (m_book.isOfThisRun(id)) {
        const std::optional<core::Profile> lender = m_book.keyLender(*profile);
        return withStoredKey(*profile, lender.value_or(*profile));
    }
    return withStoredKey(*profile, *profile);
}

QFuture<GatewayResult> GatewayMaker::makeDraft(const core::Profile &draft, const SecretEdits &edits)
{
    if (draft.isDemo)
        return core::ready(demoGateway());
    if (originOf(draft.baseUrl).isEmpty())
        return core::ready<GatewayResult>(refusal(QStringLiteral("host")));
    if (isRefusedPlainHttp(draft))
        return core::ready<GatewayResult>(refusal(QStringLiteral("plain-http")));
    const std::optional<core::Profile> stored = m_book.find(draft.id);
    const bool isSameOrigin = stored && originOf(stored->baseUrl) == originOf(draft.baseUrl);
    // A key that came with this run is as good as a stored one, for its own origin.
    const QByteArray given = isSameOrigin ? m_book.overrideKey(draft.id) : QByteArray();
    if (!given.isEmpty() && !edits.keys && draft.secretHeaders.isEmpty())
        return core::ready(gatewayOf(draft, applied(edits, onlyKey(given), draft, true)));
    const bool hasKept = stored && (stored->hasStoredKey || m_keyed.contains(stored->id));
    if (!hasKept || !needsKept(edits, *stored, draft, isSameOrigin))
        return core::ready(gatewayOf(draft, applied(edits, {}, draft, false)));
    return core::followed(this, m_secrets.read(stored->id, stored->hasStoredKey),
                          [draft, edits, isSameOrigin, wasStored = stored->hasStoredKey](
                              const storage::SecretRead &read) -> GatewayResult {
                              const core::ConnectionSecrets kept =
                                  storage::secretsFromEntry(read.key);
                              if (read.problem && wasStored && read.key.isEmpty() && !edits.keys)
                                  return refusal(QStringLiteral("keychain-locked"), read.detail);
                              return gatewayOf(draft, applied(edits, kept, draft, isSameOrigin));
                          });
}

QFuture<GatewayResult> GatewayMaker::withStoredKey(const core::Profile &profile,
                                                   const core::Profile &keyOwner,
                                                   const QByteArray &ownKey)
{
    // A server that never was given a key costs nobody a question from the keychain.
    if (!keyOwner.hasStoredKey && !m_keyed.contains(keyOwner.id))
        return core::ready(
            gatewayOf(profile, ownKey.isEmpty() ? core::ConnectionSecrets() : onlyKey(ownKey)));
    return core::followed(
        this, m_secrets.read(keyOwner.id, keyOwner.hasStoredKey),
        [profile, keyOwner, ownKey](const storage::SecretRead &read) -> GatewayResult {
            if (read.problem && keyOwner.hasStoredKey && read.key.isEmpty())
                return refusal(QStringLiteral("keychain-locked"), read.detail);
            core::ConnectionSecrets secrets = storage::secretsFromEntry(read.key);
            if (!ownKey.isEmpty())
                secrets.keys = {ownKey};
            return gatewayOf(profile, secrets);
        });
}

GatewayResult GatewayMaker::demoGateway()
{
    if (!m_isDemoAcquired) {
        m_demoEndpoint = m_demo.acquire();
        m_isDemoAcquired = true;
    }
    if (m_demoEndpoint.baseUrl.isEmpty()) {
        m_demo.release();
        m_isDemoAcquired = false;
        core::Error error = refusal(QStringLiteral("demo-port"));
        error.kind = core::ErrorKind::Network;
        return error;
    }
    api::Gateway gateway;
    gateway.baseUrl = m_demoEndpoint.baseUrl;
    gateway.key = m_demoEndpoint.key;
    return gateway;
}

void GatewayMaker::expectKey(const QUuid &profile, bool isExpected)
{
    if (isExpected)
        m_keyed.insert(profile);
    else
        m_keyed.remove(profile);
}

bool GatewayMaker::isKeyExpected(const QUuid &profile) const
{
    return m_keyed.contains(profile);
}

void GatewayMaker::holdDemo(const QUuid &conversation, bool isHeld)
{
    if (isHeld)
        m_demoHolders.insert(conversation);
    else
        m_demoHolders.remove(conversation);
    if (m_demoHolders.isEmpty() && m_isDemoAcquired) {
        m_demo.release();
        m_isDemoAcquired = false;
    }
}

} // namespace chat
