// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/parameterrepair.h"

#include <QJsonDocument>
#include <QRegularExpression>

namespace api {
namespace {

const auto kStreamOptions = QLatin1StringView("stream_options");
const auto kMaxTokens = QLatin1StringView("max_tokens");
const auto kMaxCompletionTokens = QLatin1StringView("max_completion_tokens");

bool isComplaintAboutRequest(const core::Error &error)
{
    const bool isStatus = error.status == 400 || error.status == 422;
    switch (error.kind) {
    case core::ErrorKind::BadParameter:
    case core::ErrorKind::BadRequest:
    case core::ErrorKind::ModelNotFound: // "… is not supported with this model"
    case core::ErrorKind::Unknown:
        return isStatus;
    default:
        return false;
    }
}

bool names(const core::Error &error, QLatin1StringView member)
{
    const QStringList path = error.param.split(u'.');
    if (path.contains(member, Qt::CaseInsensitive))
        return true;
    const QRegularExpression word(QStringLiteral("(?<![A-Za-z0-9_])%1(?![A-Za-z0-9_])").arg(member),
                                  QRegularExpression::CaseInsensitiveOption);
    return word.match(error.message).hasMatch();
}

/// The member is known and its value is not liked: its twin would be no better.
bool isAboutTheValue(const core::Error &error)
{
    static const QRegularExpression refusal(
        QStringLiteral(
            "unsupported|not support|unknown|unrecogni[sz]ed|unexpected|forbidden|"
            "not permitted|not allowed|deprecated|instead|cannot find field|不支持|未知"),
        QRegularExpression::CaseInsensitiveOption);
    if (refusal.match(error.code).hasMatch() || refusal.match(error.message).hasMatch())
        return false;
    static const QRegularExpression range(
        QStringLiteral("too (?:large|high|big|small|low|many)|at (?:most|least)|"
                       "(?:greater|less|more|larger|smaller|lower|higher) than|exceed|maximum|"
                       "minimum|\\brange\\b|\\bbetween\\b|positive|integer|must be|[<>]=?|"
                       "过大|太大|超过|超出|范围|大于|小于"),
        QRegularExpression::CaseInsensitiveOption);
    return range.match(error.message).hasMatch();
}

} // namespace

MendableMembers mendableMembersOf(const ChatRequest &request)
{
    const core::ChatParameters &parameters = request.parameters;
    MendableMembers members;
    const bool hasOptions = !parameters.streamOptions || !parameters.streamOptions->isEmpty();
    members.hasStreamOptions = isStreamAsked(parameters) && hasOptions;
    // What a person typed on the command line goes out as it was written, among the extra members.
    members.hasMaxTokens = parameters.maxTokens || parameters.extra.contains(kMaxTokens);
    members.hasMaxCompletionTokens =
        parameters.maxCompletionTokens || parameters.extra.contains(kMaxCompletionTokens);
    return members;
}

std::optional<ParameterRepaired> repairFor(const core::Error &error, const MendableMembers &members)
{
    if (!isComplaintAboutRequest(error))
        return std::nullopt;
    const bool isAboutOptions =
        names(error, kStreamOptions) || names(error, QLatin1StringView("include_usage"));
    if (members.hasStreamOptions && isAboutOptions)
        return ParameterRepaired{kStreamOptions, {}};
    const bool isAboutLimit = names(error, kMaxTokens) || names(error, kMaxCompletionTokens);
    if (!isAboutLimit || isAboutTheValue(error))
        return std::nullopt;
    if (members.hasMaxTokens && members.hasMaxCompletionTokens) {
        // Both were asked for: the one that is refused goes, the other stays.
        const bool isNew = error.param == kMaxCompletionTokens || !names(error, kMaxTokens);
        return ParameterRepaired{isNew ? kMaxCompletionTokens : kMaxTokens, {}};
    }
    if (members.hasMaxTokens)
        return ParameterRepaired{kMaxTokens, kMaxCompletionTokens};
    if (members.hasMaxCompletionTokens)
        return ParameterRepaired{kMaxCompletionTokens, kMaxTokens};
    return std::nullopt;
}

QByteArray repairedBody(const QByteArray &body, const ParameterRepaired &repair)
{
    QJsonObject object = QJsonDocument::fromJson(body).object();
    const QJsonValue value = object.take(repair.parameter);
    if (!repair.replacement.isEmpty())
        object.insert(repair.replacement, value);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace api
