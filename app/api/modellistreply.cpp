// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/modellistreply.h"

#include "api/chatrequest.h"

namespace api {

core::Result<QList<ModelInfo>> modelListOf(const LookedUp &answer)
{
    if (answer.error)
        return *answer.error;
    const HttpFacts &facts = answer.facts;
    if (facts.status < 200 || facts.status >= 300)
        return normaliseError(facts);
    core::Result<QList<ModelInfo>> list = parseModelList(answer.body);
    if (list.isOk())
        return list;
    // The body is no list: a web page, an error in an envelope of its own, or nothing we know.
    core::Error error = normaliseError(facts);
    return error.kind == core::ErrorKind::Unknown ? list.error() : error;
}

ModelListReply::ModelListReply(const Gateway &gateway, QPromise<Outcome> promise)
    : m_gateway(gateway)
    , m_promise(std::move(promise))
{
    m_promise.start();
}

ModelListReply::~ModelListReply()
{
    if (!m_isOver)
        finish(stoppedError());
}

void ModelListReply::start(net::NetworkGuard &guard)
{
    auto *lookup = new Lookup(m_gateway, this);
    connect(lookup, &Lookup::finished, this, [this](const LookedUp &answer) {
        finish(modelListOf(answer));
        deleteLater();
    });
    lookup->get(guard, modelsEndpoint(m_gateway.baseUrl));
}

void ModelListReply::finish(const Outcome &outcome)
{
    m_isOver = true;
    m_promise.addResult(outcome);
    m_promise.finish();
}

} // namespace api
