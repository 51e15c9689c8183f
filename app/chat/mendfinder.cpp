// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/mendfinder.h"

#include "api/nearmodels.h"
#include "chat/nearmodels.h"
#include "chat/origin.h"
#include "core/whendone.h"

#include <algorithm>

namespace chat {
namespace {

constexpr int kMostModels = 3;

bool isAboutAddress(const core::Error &error)
{
    using core::ErrorKind;
    return error.kind == ErrorKind::WrongPath || error.kind == ErrorKind::NotAnApi
           || error.kind == ErrorKind::Protocol;
}

bool isAboutModels(const core::Error &error)
{
    using core::ErrorKind;
    return error.kind == ErrorKind::ModelNotFound || error.kind == ErrorKind::NoChannel
           || error.kind == ErrorKind::ImagesNotSupported;
}

QStringList proposals(const core::Error &error, const QString &asked,
                      const QList<api::ModelInfo> &list)
{
    if (error.kind != core::ErrorKind::ImagesNotSupported)
        return api::nearModels(asked, list, kMostModels);
    QStringList seeing;
    for (const api::ModelInfo &model : list) {
        if (model.hasVision.value_or(false) && model.id != asked && seeing.size() < kMostModels)
            seeing.append(model.id);
    }
    return seeing;
}

} // namespace

MendFinder::MendFinder(Connections &connections, Probe probe, QObject *parent)
    : QObject(parent)
    , m_connections(connections)
    , m_probe(std::move(probe))
{
}

MendFinder::Probe MendFinder::over(api::Wire &wire)
{
    return {[&wire](const api::Gateway &gateway) { return wire.findBase(gateway); },
            [&wire](const api::Gateway &gateway) { return wire.models(gateway); }};
}

bool MendFinder::canHelp(const core::Error &error)
{
    return (isAboutAddress(error) && error.proposedBaseUrl.isEmpty())
           || (isAboutModels(error) && error.proposedModels.isEmpty());
}

QFuture<core::Error> MendFinder::find(const QUuid &profile, const QString &model,
                                      const core::Error &error)
{
    return core::followed(this, m_connections.gateway(profile),
                          [this, model, error](const core::Result<api::Gateway> &gateway) {
                              return gateway ? findIn(gateway.value(), model, error)
                                             : core::ready(error);
                          });
}

QFuture<core::Error> MendFinder::findBase(const api::Gateway &gateway, const core::Error &error)
{
    return core::followed(this, m_probe.findBase(gateway),
                          [error, asked = gateway.baseUrl](const QString &found) {
                              core::Error told = error;
                              if (found != asked && originOf(found) == originOf(asked))
                                  told.proposedBaseUrl = found;
                              return told;
                          });
}

QFuture<core::Error> MendFinder::findIn(const api::Gateway &gateway, const QString &model,
                                        const core::Error &error)
{
    if (error.kind == core::ErrorKind::Protocol) {
        // One garbled answer says little about the address while its model list answers.
        return core::followed(this, m_probe.models(gateway),
                              [this, gateway, error](const Models &list) {
                                  return list ? core::ready(error) : findBase(gateway, error);
                              });
    }
    if (isAboutAddress(error))
        return findBase(gateway, error);
    core::Profile asked;
    asked.baseUrl = gateway.baseUrl;
    const bool hasRule = hasDashedModelIds(asked);
    return core::followed(this, m_probe.models(gateway),
                          [error, model, hasRule](const Models &list) {
                              core::Error told = error;
                              if (list)
                                  told.proposedModels = proposals(error, model, list.value());
                              else if (error.kind == core::ErrorKind::ModelNotFound && hasRule)
                                  told.proposedModels = nearModels(model, {}, 1);
                              return told;
                          });
}

} // namespace chat
