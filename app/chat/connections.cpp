// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/connections.h"

#include "chat/connectionbook.h"
#include "chat/gatewaymaker.h"
#include "chat/modellists.h"
#include "chat/nearmodels.h"
#include "chat/origin.h"
#include "core/id.h"
#include "core/whendone.h"

#include <QUrl>

namespace chat {
namespace {

/// A server on this machine answers at once or is not there.
constexpr core::Patience kLoopbackPatience{1000, 2000, 2000};
constexpr int kMostProposals = 3;

} // namespace

class Connections::Private
{
public:
    Private(Connections *owner, Preferences &preferences, storage::Secrets &secrets_,
            api::Wire &wire_, core::DemoHost &demo, const RunOverrides &overrides)
        : book(preferences, overrides)
        , gateways(book, secrets_, demo)
        , lists(book, gateways, wire_)
        , keeper(book, gateways, secrets_)
        , balances(gateways, wire_)
        , q(owner)
        , wire(wire_)
    {
    }

    void announce(const core::Settings &before, const core::Settings &now);
    void forgetAccount(const QUuid &id);

    ConnectionBook book;
    GatewayMaker gateways;
    ModelLists lists;
    SecretKeeper keeper;
    Balances balances;
    Connections *q;
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

/// Lists and amounts are what the gateway tells the one who has the key.
void Connections::Private::forgetAccount(const QUuid &id)
{
    lists.forget(id);
    balances.forget(id);
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
                                                const SecretEdits &edits)
{
    core::Profile saved = profile;
    if (saved.id.isNull())
        saved.id = core::newId();
    const std::optional<core::Profile> before = d->book.find(saved.id);
    if (edits.keys || !before || originOf(before->baseUrl) != originOf(saved.baseUrl))
        d->forgetAccount(saved.id);
    const QFuture<storage::SecretWrite> written = d->keeper.save(saved, edits);
    if (d->book.isOfThisRun(saved.id))
        Q_EMIT profilesChanged();
    return written;
}

QFuture<storage::SecretWrite> Connections::save(const core::Profile &profile,
                                                const std::optional<QByteArray> &key)
{
    return save(profile, SecretEdits::ofKey(key));
}

QFuture<storage::SecretWrite> Connections::saveSecretsToFile(const QUuid &profile)
{
    return d->keeper.moveToFile(profile);
}

void Connections::remove(const QUuid &id)
{
    const bool wasOfThisRun = d->book.isOfThisRun(id);
    d->keeper.forget(id);
    d->forgetAccount(id);
    d->book.remove(id);
    if (wasOfThisRun) {
        Q_EMIT profilesChanged();
        Q_EMIT activeChanged();
    }
}

void Connections::putBack(const core::Profile &profile)
{
    d->keeper.putBack(profile);
}

QFuture<KeptSecrets> Connections::secrets(const QUuid &id)
{
    const std::optional<core::Profile> profile = d->book.find(id);
    return profile ? d->keeper.read(*profile) : core::ready(KeptSecrets());
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

void Connections::rememberModels(const storage::ModelListFile &file, const core::Clock &clock)
{
    d->lists.setClock(clock);
    d->balances.setClock(clock);
    d->lists.remember(file);
}

QFuture<core::Result<QList<ModelChoice>>> Connections::fetchModels(const core::Profile &draft,
                                                                   const SecretEdits &edits)
{
    using Listed = core::Result<QList<ModelChoice>>;
    const auto asked =
        core::followedIfOk(this, d->gateways.makeDraft(draft, edits),
                           [this](const api::Gateway &gateway) { return d->wire.models(gateway); });
    return core::followed(
        this, asked, [id = draft.id](const core::Result<QList<api::ModelInfo>> &list) -> Listed {
            if (!list)
                return list.error();
            QList<ModelChoice> choices;
            choices.reserve(list.value().size());
            for (const api::ModelInfo &model : list.value())
                choices.append(choiceOf(id, model));
            return choices;
        });
}

QStringList Connections::nearModels(const QUuid &profile, const QString &typed) const
{
    const QList<ModelChoice> list = d->lists.state(profile).models;
    const std::optional<core::Profile> known = d->book.find(profile);
    if (list.isEmpty() && !(known && hasDashedModelIds(*known)))
        return {};
    return chat::nearModels(typed, list, kMostProposals);
}

Examination *Connections::examine(const core::Profile &draft, const SecretEdits &edits,
                                  const ExaminationOptions &options, QObject *owner)
{
    auto *examination = new Examination(d->wire, owner);
    core::whenDone(examination, d->gateways.makeDraft(draft, edits),
                   [examination, options](const core::Result<api::Gateway> &gateway) {
                       if (gateway)
                           examination->begin(gateway.value(), options);
                       else
                           examination->refuse(gateway.error());
                   });
    return examination;
}

Balances &Connections::balances() const
{
    return d->balances;
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
    advice.modelsUrl = api::modelsEndpoint(advice.baseUrl);
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
