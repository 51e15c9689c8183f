// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/gatewaymaker.h"

#include "chat/origin.h"
#include "core/whendone.h"

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

GatewayResult gatewayOf(const core::Profile &profile, const QByteArray &key)
{
    api::Gateway gateway;
    gateway.baseUrl = profile.baseUrl;
    gateway.key = key;
    gateway.headers = profile.headers;
    return gateway;
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
    if (const QByteArray key = m_book.overrideKey(id); !key.isEmpty())
        return core::ready(gatewayOf(*profile, key));
    if (m_book.isOfThisRun(id)) {
        const std::optional<core::Profile> lender = m_book.keyLender(*profile);
        return withStoredKey(*profile, lender.value_or(*profile));
    }
    return withStoredKey(*profile, *profile);
}

QFuture<GatewayResult> GatewayMaker::makeDraft(const core::Profile &draft,
                                               const QByteArray &typedKey)
{
    if (draft.isDemo)
        return core::ready(demoGateway());
    if (originOf(draft.baseUrl).isEmpty())
        return core::ready<GatewayResult>(refusal(QStringLiteral("host")));
    if (isRefusedPlainHttp(draft))
        return core::ready<GatewayResult>(refusal(QStringLiteral("plain-http")));
    const std::optional<core::Profile> stored = m_book.find(draft.id);
    const bool isSameOrigin = stored && originOf(stored->baseUrl) == originOf(draft.baseUrl);
    if (!typedKey.isEmpty() || !isSameOrigin)
        return core::ready(gatewayOf(draft, typedKey));
    return withStoredKey(draft, *stored);
}

QFuture<GatewayResult> GatewayMaker::withStoredKey(const core::Profile &profile,
                                                   const core::Profile &keyOwner)
{
    // A server that never was given a key costs nobody a question from the keychain.
    if (!keyOwner.hasStoredKey && !m_keyed.contains(keyOwner.id))
        return core::ready(gatewayOf(profile, {}));
    const core::Later<GatewayResult> later;
    core::whenDone(this, m_secrets.read(keyOwner.id, keyOwner.hasStoredKey),
                   [later, profile, keyOwner](const storage::SecretRead &read) {
                       if (read.problem && keyOwner.hasStoredKey && read.key.isEmpty())
                           later.finish(refusal(QStringLiteral("keychain-locked"), read.detail));
                       else
                           later.finish(gatewayOf(profile, read.key));
                   });
    return later.future();
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
