// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/messagecodec.h"

#include "core/damagednotice.h"
#include "storage/members.h"
#include "storage/textsanitizer.h"

#include <QJsonArray>

namespace storage {
namespace {

constexpr auto kStatus = QLatin1StringView("status");
constexpr auto kCode = QLatin1StringView("code");
constexpr auto kParam = QLatin1StringView("param");
constexpr auto kRequestId = QLatin1StringView("request_id");
constexpr auto kRetryAfter = QLatin1StringView("retry_after");
constexpr auto kTarget = QLatin1StringView("target");
constexpr auto kFingerprint = QLatin1StringView("fingerprint");
constexpr auto kProposedBaseUrl = QLatin1StringView("proposed_base_url");
constexpr auto kProposedModels = QLatin1StringView("proposed_models");

constexpr auto kObject = QLatin1StringView("object");
constexpr auto kModelAsked = QLatin1StringView("model_asked");
constexpr auto kSystemFingerprint = QLatin1StringView("system_fingerprint");
constexpr auto kServiceTier = QLatin1StringView("service_tier");
constexpr auto kIndex = QLatin1StringView("index");
constexpr auto kAddress = QLatin1StringView("address");
constexpr auto kNotices = QLatin1StringView("notices");

} // namespace

QJsonObject errorToJson(const core::Error &error)
{
    QJsonObject object{{kKind, core::errorKindName(error.kind)}};
    if (error.status != 0)
        object.insert(kStatus, error.status);
    put(object, kCode, error.code);
    put(object, kParam, error.param);
    put(object, kMessage, error.message);
    put(object, kRequestId, error.requestId);
    if (error.retryAfter)
        object.insert(kRetryAfter, *error.retryAfter);
    put(object, kTarget, error.target);
    put(object, kFingerprint, error.fingerprint);
    put(object, kProposedBaseUrl, error.proposedBaseUrl);
    if (!error.proposedModels.isEmpty())
        object.insert(kProposedModels, QJsonArray::fromStringList(error.proposedModels));
    return object;
}

core::Error errorFromJson(const QJsonObject &object)
{
    core::Error error;
    error.kind = core::errorKindFromName(object.value(kKind).toString());
    error.status = object.value(kStatus).toInt();
    error.code = object.value(kCode).toString();
    error.param = object.value(kParam).toString();
    error.message = object.value(kMessage).toString();
    error.requestId = object.value(kRequestId).toString();
    if (object.value(kRetryAfter).isDouble())
        error.retryAfter = object.value(kRetryAfter).toDouble();
    error.target = object.value(kTarget).toString();
    error.fingerprint = object.value(kFingerprint).toString();
    error.proposedBaseUrl = object.value(kProposedBaseUrl).toString();
    error.proposedModels = object.value(kProposedModels).toVariant().toStringList();
    return error;
}

QJsonObject responseToJson(const core::ResponseInfo &response)
{
    QJsonObject object;
    if (response.notices.contains(core::notice::kDamaged)) {
        core::ResponseInfo own = response;
        own.notices.removeAll(core::notice::kDamaged);
        return responseToJson(own);
    }
    if (response == core::ResponseInfo())
        return object;
    put(object, kId, response.id);
    put(object, kObject, response.object);
    object.insert(kCreated, response.created);
    put(object, kModelAsked, response.modelAsked);
    put(object, kModel, response.modelAnswered);
    put(object, kSystemFingerprint, response.systemFingerprint);
    put(object, kServiceTier, response.serviceTier);
    object.insert(kIndex, response.index);
    put(object, kAddress, response.address);
    if (response.elapsedMs >= 0)
        object.insert(kElapsed, response.elapsedMs);
    if (!response.notices.isEmpty())
        object.insert(kNotices, QJsonArray::fromStringList(response.notices));
    return object;
}

core::ResponseInfo responseFromJson(const QJsonObject &object)
{
    core::ResponseInfo response;
    response.id = object.value(kId).toString();
    response.object = object.value(kObject).toString();
    response.created = object.value(kCreated).toDouble();
    response.modelAsked = object.value(kModelAsked).toString();
    response.modelAnswered = object.value(kModel).toString();
    response.systemFingerprint = object.value(kSystemFingerprint).toString();
    response.serviceTier = object.value(kServiceTier).toString();
    response.index = object.value(kIndex).toInt();
    response.address = object.value(kAddress).toString();
    response.elapsedMs = object.value(kElapsed).toInteger(-1);
    response.notices = object.value(kNotices).toVariant().toStringList();
    return response;
}

} // namespace storage
