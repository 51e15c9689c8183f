// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/balancereply.h"

#include "api/answerlimits.h"
#include "api/errorbody.h"
#include "api/inflater.h"
#include "api/jsonscan.h"
#include "net/origin.h"

#include <QDate>
#include <QJsonDocument>

namespace api {
namespace {

/// One API and New API write this for a key without a limit.
constexpr double kUnlimited = 1e8;
/// OpenAI answered for at most a hundred days; the gateways look at no date at all.
constexpr int kDays = 99;

std::optional<double> number(const QJsonObject &object, const char *name)
{
    const QJsonValue value = object.value(QLatin1StringView(name));
    if (value.isDouble())
        return value.toDouble();
    bool isNumber = false;
    const double parsed = value.toString().trimmed().toDouble(&isNumber);
    return isNumber ? std::optional(parsed) : std::nullopt;
}

core::Error notAsExpected(const LookedUp &answer)
{
    core::Error error = normaliseError(answer.facts);
    if (error.kind == core::ErrorKind::Unknown)
        error.kind = core::ErrorKind::Protocol;
    return error;
}

core::Result<QJsonObject> objectIn(const LookedUp &answer)
{
    if (answer.error)
        return *answer.error;
    // Some gateways compress unasked.
    const QByteArray body = Inflater::inflated(answer.body, kErrorBodyBytes);
    const auto document = parseJson(trimmedBody(body));
    const bool isSuccess = answer.facts.status >= 200 && answer.facts.status < 300;
    if (!isSuccess || !document || !document->isObject())
        return notAsExpected(answer);
    return document->object();
}

} // namespace

core::Result<std::optional<double>> limitIn(const LookedUp &answer)
{
    const core::Result<QJsonObject> object = objectIn(answer);
    if (!object)
        return object.error();
    for (const char *name : {"hard_limit_usd", "system_hard_limit_usd", "soft_limit_usd"}) {
        const std::optional<double> limit = number(object.value(), name);
        if (limit)
            return *limit >= kUnlimited ? std::nullopt : limit;
    }
    return notAsExpected(answer);
}

core::Result<double> usageIn(const LookedUp &answer)
{
    const core::Result<QJsonObject> object = objectIn(answer);
    if (!object)
        return object.error();
    if (const auto cents = number(object.value(), "total_usage"))
        return *cents / 100;
    return notAsExpected(answer);
}

BalanceReply::BalanceReply(const Gateway &gateway, QPromise<Outcome> promise)
    : m_gateway(gateway)
    , m_promise(std::move(promise))
{
    m_promise.start();
}

BalanceReply::~BalanceReply()
{
    if (!m_isOver)
        finish(stoppedError());
}

void BalanceReply::start(net::NetworkGuard &guard)
{
    m_guard = &guard;
    const std::optional<net::Origin> origin = net::Origin::of(m_gateway.baseUrl);
    m_billing =
        (origin ? origin->toString() : QString()) + QLatin1StringView("/v1/dashboard/billing");
    auto *lookup = new Lookup(m_gateway, this);
    connect(lookup, &Lookup::finished, this, &BalanceReply::takeLimit);
    lookup->get(guard, m_billing + QLatin1StringView("/subscription"));
}

void BalanceReply::takeLimit(const LookedUp &answer)
{
    const core::Result<std::optional<double>> limit = limitIn(answer);
    if (!limit) {
        finish(limit.error());
        deleteLater();
        return;
    }
    m_balance.limit = limit.value();
    const QDate today = QDate::currentDate();
    auto *lookup = new Lookup(m_gateway, this);
    connect(lookup, &Lookup::finished, this, &BalanceReply::takeUsage);
    lookup->get(*m_guard, m_billing
                              + QStringLiteral("/usage?start_date=%1&end_date=%2")
                                    .arg(today.addDays(-kDays).toString(Qt::ISODate),
                                         today.addDays(1).toString(Qt::ISODate)));
}

void BalanceReply::takeUsage(const LookedUp &answer)
{
    const core::Result<double> used = usageIn(answer);
    if (used)
        m_balance.used = used.value();
    finish(used ? Outcome(m_balance) : Outcome(used.error()));
    deleteLater();
}

void BalanceReply::finish(const Outcome &outcome)
{
    m_isOver = true;
    m_promise.addResult(outcome);
    m_promise.finish();
}

} // namespace api
