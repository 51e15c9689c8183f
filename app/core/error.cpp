// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/error.h"

#include <array>

namespace core {
namespace {

struct KindName {
    ErrorKind kind;
    const char *name;
};

constexpr std::array kNames{
    KindName{ErrorKind::KeyRefused, "key-refused"},
    KindName{ErrorKind::Forbidden, "forbidden"},
    KindName{ErrorKind::Quota, "quota"},
    KindName{ErrorKind::RateLimited, "rate-limited"},
    KindName{ErrorKind::ModelNotFound, "model-not-found"},
    KindName{ErrorKind::NoChannel, "no-channel"},
    KindName{ErrorKind::BadParameter, "bad-parameter"},
    KindName{ErrorKind::BadRequest, "bad-request"},
    KindName{ErrorKind::ContextTooLong, "context-too-long"},
    KindName{ErrorKind::TooLarge, "too-large"},
    KindName{ErrorKind::ImagesNotSupported, "images-not-supported"},
    KindName{ErrorKind::NotAnApi, "not-an-api"},
    KindName{ErrorKind::WrongPath, "wrong-path"},
    KindName{ErrorKind::EmptyAnswer, "empty-answer"},
    KindName{ErrorKind::BackgroundTask, "background-task"},
    KindName{ErrorKind::ContentFiltered, "content-filtered"},
    KindName{ErrorKind::Timeout, "timeout"},
    KindName{ErrorKind::Network, "network"},
    KindName{ErrorKind::Tls, "tls"},
    KindName{ErrorKind::Proxy, "proxy"},
    KindName{ErrorKind::Redirect, "redirect"},
    KindName{ErrorKind::GatewayDown, "gateway-down"},
    KindName{ErrorKind::Overloaded, "overloaded"},
    KindName{ErrorKind::Blocked, "blocked"},
    KindName{ErrorKind::Protocol, "protocol"},
    KindName{ErrorKind::Unknown, "unknown"},
    KindName{ErrorKind::Storage, "storage"},
    KindName{ErrorKind::BadInput, "bad-input"},
};

} // namespace

QString errorKindName(ErrorKind kind)
{
    for (const KindName &entry : kNames) {
        if (entry.kind == kind)
            return QString::fromLatin1(entry.name);
    }
    return QStringLiteral("unknown");
}

ErrorKind errorKindFromName(const QString &name)
{
    for (const KindName &entry : kNames) {
        if (name == QLatin1StringView(entry.name))
            return entry.kind;
    }
    return ErrorKind::Unknown;
}

QList<ErrorKind> allErrorKinds()
{
    QList<ErrorKind> kinds;
    kinds.reserve(qsizetype(kNames.size()));
    for (const KindName &entry : kNames)
        kinds.append(entry.kind);
    return kinds;
}

} // namespace core
