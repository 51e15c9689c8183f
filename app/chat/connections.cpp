// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/connections.h"

#include "chat/connectionbook.h"
#include "chat/connectiontester.h"
#include "chat/gatewaymaker.h"
#include "chat/modellists.h"
#include "chat/origin.h"
#include "core/id.h"
#include "core/whendone.h"

#include <QUrl>

namespace chat {
namespace {

/// A server on this machine answers at once or is not there.
constexpr core::Patience kLoopbackPatience{1000, 2000, 2000};

} // namespace

class Connections::Private
{
public:
    Private(Connections *owner, Preferences &preferences, storage::Secrets &secrets_,
            api::Wire &wire_, core::DemoHost &demo, const RunOverrides &overrides)
        : book(preferences, overrides)
        , gateways(book, secrets_, demo)
        , lists(gateways, wire_)
        , tester(wire_)
        , q(owner)
        , secrets(secrets_)
        , wire(wire_)
    {
    }

    void announce(const core::Settings &before, const core::Settings &now);
    void rememberStored(const QUuid &id, bool isStored);
    QFuture<storage::SecretWrite> store(const QUuid &id, QFuture<storage::SecretWrite> write);
    void forgetKey(const QUuid &id);

    ConnectionBook book;
    GatewayMaker gateways;
    ModelLists lists;
    ConnectionTester tester;
    Connections *q;
    storage::Secrets &secrets;
    api::Wire &wire;
};

void Connections::Private::announce(const core::Settings &before, const core::Settings &now)
{
    const bool haveProfilesChanged =
        before.profiles != now.profiles || before.isDemoDismissed != now.isDemoDismissed;
    if (haveProfilesChanged)
        Q_EMIT q->profilesChanged();
    if (haveProfilesChanged || before.activeProfileId != now.activeProfileId)
        Q_EMIT q->activeChanged();
}

void Connections::Private::rememberStored(const QUuid &id, bool isStored)
{
    std::optional<core::Profile> profile = book.find(id);
    if (!profile || profile->hasStoredKey == isStored)
        return;
    profile->hasStoredKey = isStored;
    book.put(*profile);
}

QFuture<storage::SecretWrite> Connections::Private::store(const QUuid &id,
                                                          QFuture<storage::SecretWrite> write)
{
    const core::Later<storage::SecretWrite> later;
    core::whenDone(q, write, [this, id, later](const storage::SecretWrite &result) {
        const bool isKept = result.place == storage::SecretPlace::Keychain
                            || result.place == storage::SecretPlace::File;
        // A key that could not be stored leaves an older stored one where it is.
        if (isKept)
            rememberStored(id, true);
        lists.forget(id);
        later.finish(result);
    });
    return later.future();
}

void Connections::Private::forgetKey(const QUuid &id)
{
    gateways.expectKey(id, false);
    (void)secrets.remove(id);
    lists.forget(id);
}

Connections::Connections(Preferences &preferences, storage::Secrets &secrets, api::Wire &wire,
                         core::DemoHost &demo, const RunOverrides &overrides, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, preferences, secrets, wire, demo, overrides))
{
    connect(&preferences, &Preferences::changed, this,
            [this](const core::Settings &before, const core::Settings &now) {
                d->announce(before, now);
            });
    connect(&d->lists, &ModelLists::changed, this, &Connections::modelsChanged);
}

Connections::~Connections() = default;

QList<core::Profile> Connections::profiles() const
{
    return d->book.profiles();
}

std::optional<core::Profile> Connections::profile(const QUuid &id) const
{
    return d->book.find(id);
}

core::Profile Connections::active() const
{
    return d->book.active();
}

void Connections::setActive(const QUuid &id)
{
    if (id == active().id)
        return;
    d->book.setActive(id);
    Q_EMIT activeChanged();
}

bool Connections::isOnlyDemo() const
{
    return !d->book.hasReal();
}

QFuture<storage::SecretWrite> Connections::save(const core::Profile &profile,
                                                const std::optional<QByteArray> &key)
{
    core::Profile saved = profile;
    if (saved.id.isNull())
        saved.id = core::newId();
    const std::optional<core::Profile> before = d->book.find(saved.id);
    const bool isSameOrigin = before && originOf(before->baseUrl) == originOf(saved.baseUrl);
    saved.hasStoredKey = isSameOrigin && before->hasStoredKey;
    const bool isRemoval = key && key->isEmpty();
    if (isRemoval)
        saved.hasStoredKey = false;
    if (before && (isRemoval || (!isSameOrigin && !key)))
        d->forgetKey(saved.id);
    if (!isSameOrigin || key)
        d->lists.forget(saved.id);
    d->book.put(saved);
    if (key && !key->isEmpty())
        d->gateways.expectKey(saved.id, true);
    if (d->book.isOfThisRun(saved.id)) {
        Q_EMIT profilesChanged();
        if (key && !key->isEmpty())
            d->secrets.keepForSession(saved.id, *key);
        return core::ready(storage::SecretWrite{});
    }
    if (!key || key->isEmpty())
        return core::ready(storage::SecretWrite{});
    return d->store(saved.id, d->secrets.write(saved.id, *key));
}

QFuture<storage::SecretWrite> Connections::saveKeyToFile(const QUuid &profile,
                                                         const QByteArray &key)
{
    d->gateways.expectKey(profile, true);
    return d->store(profile, d->secrets.writeToFile(profile, key));
}

void Connections::remove(const QUuid &id)
{
    const bool wasOfThisRun = d->book.isOfThisRun(id);
    d->forgetKey(id);
    d->book.remove(id);
    if (wasOfThisRun) {
        Q_EMIT profilesChanged();
        Q_EMIT activeChanged();
    }
}

QFuture<storage::SecretRead> Connections::key(const QUuid &id)
{
    const std::optional<core::Profile> profile = d->book.find(id);
    if (!profile || profile->isDemo)
        return core::ready(storage::SecretRead{});
    return d->secrets.read(id, profile->hasStoredKey);
}

QFuture<core::Result<api::Gateway>> Connections::gateway(const QUuid &profile)
{
    return d->gateways.make(profile);
}

void Connections::holdDemo(const QUuid &conversation, bool isHeld)
{
    d->gateways.holdDemo(conversation, isHeld);
}

ModelListState Connections::models(const QUuid &profile) const
{
    return d->lists.state(profile);
}

void Connections::fetchModels(const QUuid &profile)
{
    d->lists.fetch(profile);
}

QFuture<core::Result<QList<api::ModelInfo>>> Connections::fetchModels(const core::Profile &draft,
                                                                      const QByteArray &key)
{
    const core::Later<core::Result<QList<api::ModelInfo>>> later;
    core::whenDone(this, d->gateways.makeDraft(draft, key),
                   [this, later](const core::Result<api::Gateway> &gateway) {
                       if (!gateway) {
                           later.finish(gateway.error());
                           return;
                       }
                       core::whenDone(this, d->wire.models(gateway.value()),
                                      [later](const core::Result<QList<api::ModelInfo>> &list) {
                                          later.finish(list);
                                      });
                   });
    return later.future();
}

QFuture<ConnectionTest> Connections::test(const core::Profile &draft, const QByteArray &key)
{
    const core::Later<ConnectionTest> later;
    core::whenDone(this, d->gateways.makeDraft(draft, key),
                   [this, later, model = draft.model](const core::Result<api::Gateway> &gateway) {
                       if (!gateway) {
                           ConnectionTest failed;
                           failed.error = gateway.error();
                           later.finish(failed);
                           return;
                       }
                       core::whenDone(this, d->tester.test(gateway.value(), model),
                                      [later](const ConnectionTest &test) { later.finish(test); });
                   });
    return later.future();
}

BaseUrlAdvice Connections::advise(const QString &typed)
{
    BaseUrlAdvice advice;
    const core::Result<QString> baseUrl = api::normaliseBaseUrl(typed);
    if (!baseUrl) {
        advice.hasError = true;
        advice.error = baseUrl.error();
        return advice;
    }
    advice.baseUrl = baseUrl.value();
    advice.finalUrl = api::chatEndpoint(advice.baseUrl);
    advice.isPlainHttpToPublicHost = isPlainHttpToPublicHost(advice.baseUrl);
    const core::Preset *preset = core::presetByHost(QUrl(advice.baseUrl).host());
    if (preset && preset->baseUrl != advice.baseUrl)
        advice.betterBaseUrl = preset->baseUrl;
    return advice;
}

PastedExample Connections::readExample(const QString &text)
{
    const api::PastedExample found = api::readPastedExample(text);
    return {found.baseUrl, found.key, found.model};
}

core::Result<QByteArray> Connections::cleanKey(const QString &typed)
{
    return api::cleanKey(typed);
}

void Connections::scanLoopback()
{
    for (const core::Preset &preset : core::presets()) {
        if (!preset.isLocal)
            continue;
        api::Gateway gateway;
        gateway.baseUrl = preset.baseUrl;
        gateway.patience = kLoopbackPatience;
        core::whenDone(this, d->wire.models(gateway),
                       [this, preset](const core::Result<QList<api::ModelInfo>> &list) {
                           if (list)
                               Q_EMIT found(preset, int(list.value().size()));
                       });
    }
}

} // namespace chat
