// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/doctorjudge.h"

#include "api/apikey.h"

#include <algorithm>

namespace api {

using core::ErrorKind;

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
    case ErrorKind::NotAnApi:
    case ErrorKind::WrongPath:
    case ErrorKind::Redirect:
        return true;
    case ErrorKind::Unknown:
    case ErrorKind::Protocol:
    case ErrorKind::EmptyAnswer:
        return error.status >= 200 && error.status < 300; // something, but nothing we know
    default:
        return false;
    }
}

QString checkOfChatError(const core::Error &error, bool isModelUnknown, bool hasBegun)
{
    switch (error.kind) {
    case ErrorKind::ModelNotFound:
    case ErrorKind::NoChannel:
    case ErrorKind::BackgroundTask:
        return QStringLiteral("model");
    case ErrorKind::EmptyAnswer:
    case ErrorKind::Protocol:
    case ErrorKind::ContentFiltered:
        return QStringLiteral("streaming");
    case ErrorKind::BadRequest:
    case ErrorKind::BadParameter:
    case ErrorKind::Forbidden:
    case ErrorKind::Unknown:
        return isModelUnknown ? QStringLiteral("model") : QStringLiteral("key");
    case ErrorKind::Network:
    case ErrorKind::Timeout:
        return hasBegun ? QStringLiteral("streaming") : QStringLiteral("key");
    default:
        return QStringLiteral("key");
    }
}

bool isFromApi(const core::Error &error)
{
    switch (error.kind) {
    case ErrorKind::KeyRefused:
    case ErrorKind::Forbidden:
    case ErrorKind::Quota:
    case ErrorKind::RateLimited:
    case ErrorKind::ModelNotFound:
    case ErrorKind::NoChannel:
    case ErrorKind::BadParameter:
    case ErrorKind::BadRequest:
    case ErrorKind::ContextTooLong:
    case ErrorKind::ContentFiltered:
    case ErrorKind::BackgroundTask:
        return true;
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
