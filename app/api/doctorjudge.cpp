// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/doctorjudge.h"

#include "api/apikey.h"

#include <algorithm>

namespace api {

using core::ErrorKind;

namespace {

/// The key is good, but not for this model (New API, One API).
bool isAboutUseOfModel(const core::Error &error)
{
    for (const char16_t *words :
         {u"无权访问模型", u"无权使用模型", u"access to model", u"access to the model"}) {
        if (error.message.contains(QStringView(words), Qt::CaseInsensitive))
            return true;
    }
    return false;
}

} // namespace

const QStringList &checkNames()
{
    static const QStringList names{QStringLiteral("address"),   QStringLiteral("name"),
                                   QStringLiteral("tcp"),       QStringLiteral("tls"),
                                   QStringLiteral("api"),       QStringLiteral("models"),
                                   QStringLiteral("key"),       QStringLiteral("model"),
                                   QStringLiteral("streaming"), QStringLiteral("images")};
    return names;
}

bool isWrongPlace(const core::Error &error)
{
    switch (error.kind) {
    case ErrorKind::Unknown:
    case ErrorKind::Protocol:
    case ErrorKind::EmptyAnswer:
        return error.status >= 200 && error.status < 300; // something, but nothing we know
    default:
        return isAnotherPlace(error);
    }
}

bool isAnotherPlace(const core::Error &error)
{
    return error.kind == ErrorKind::NotAnApi || error.kind == ErrorKind::WrongPath
           || error.kind == ErrorKind::Redirect;
}

QString checkOfChatError(const core::Error &error, bool isModelUnknown, Progress progress)
{
    if (progress == Progress::Text)
        return QStringLiteral("streaming");
    const QString otherwise =
        progress == Progress::Stream ? QStringLiteral("streaming") : QStringLiteral("key");
    switch (error.kind) {
    case ErrorKind::ModelNotFound:
    case ErrorKind::NoChannel:
    case ErrorKind::BackgroundTask:
        return QStringLiteral("model");
    case ErrorKind::EmptyAnswer:
    case ErrorKind::Protocol:
    case ErrorKind::ContentFiltered:
        return QStringLiteral("streaming");
    case ErrorKind::Forbidden:
        return isModelUnknown || isAboutUseOfModel(error) ? QStringLiteral("model")
                                                          : QStringLiteral("key");
    case ErrorKind::BadRequest:
    case ErrorKind::BadParameter:
    case ErrorKind::Unknown:
        return isModelUnknown ? QStringLiteral("model") : otherwise;
    case ErrorKind::Network:
    case ErrorKind::Timeout:
    case ErrorKind::GatewayDown:
    case ErrorKind::Overloaded:
    case ErrorKind::NotAnApi:
    case ErrorKind::WrongPath:
        return otherwise;
    default:
        return QStringLiteral("key");
    }
}

bool isSaidByApi(const core::Error &error, const QByteArray &body)
{
    const QByteArray start = body.trimmed().left(1);
    if (start == "{" || start == "[")
        return !isWrongPlace(error);
    const bool isSuccess = error.status >= 200 && error.status < 300;
    // Nothing, a page, or words for which the status alone was known may come from anyone.
    if (!isSuccess && (start.isEmpty() || start == "<"))
        return false;
    switch (error.kind) {
    case ErrorKind::KeyRefused:
    case ErrorKind::Forbidden:
    case ErrorKind::Quota:
    case ErrorKind::RateLimited:
    case ErrorKind::ModelNotFound:
    case ErrorKind::NoChannel:
    case ErrorKind::BadParameter:
    case ErrorKind::ContextTooLong:
    case ErrorKind::ContentFiltered:
    case ErrorKind::BackgroundTask:
        return true;
    case ErrorKind::BadRequest:
        return isSuccess;
    default:
        return false;
    }
}

QString firstForChat(const QList<ModelInfo> &models)
{
    const auto found = std::find_if(models.cbegin(), models.cend(),
                                    [](const ModelInfo &model) { return model.isForChat; });
    return found == models.cend() ? QString() : found->id;
}

QString acceptanceOf(const QByteArray &key)
{
    return key.isEmpty() ? QStringLiteral("none") : QStringLiteral("accepted");
}

void markPlaceholder(core::Error &error, const QString &model)
{
    const bool isOfModel =
        error.kind == ErrorKind::ModelNotFound || error.kind == ErrorKind::NoChannel;
    if (!isOfModel || !isModelPlaceholder(model))
        return;
    error.kind = ErrorKind::ModelNotFound;
    error.code = QStringLiteral("placeholder");
}

bool isTlsMix(const core::Error &error)
{
    if (error.kind == ErrorKind::Tls)
        return error.code == QLatin1StringView("handshake");
    return error.code == QLatin1StringView("connection-closed")
           || error.code == QLatin1StringView("not-http");
}

core::Error errorOf(core::ErrorKind kind, const char *code)
{
    core::Error error;
    error.kind = kind;
    error.code = QString::fromLatin1(code);
    return error;
}

} // namespace api
