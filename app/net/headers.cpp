// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/headers.h"

#include <algorithm>
#include <array>

namespace net {
namespace {

/// Written by the transport itself, or would change what a request means.
constexpr std::array kReserved{"host",       "content-length",  "transfer-encoding",
                               "connection", "cookie",          "origin",
                               "referer",    "accept-encoding", "te",
                               "upgrade",    "expect",          "proxy-authorization"};

bool isTokenCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
           || QByteArrayView("!#$%&'*+-.^_`|~").contains(c);
}

} // namespace

bool isHeaderName(const QByteArray &name)
{
    return !name.isEmpty() && std::all_of(name.cbegin(), name.cend(), isTokenCharacter);
}

bool isHeaderValue(const QByteArray &value)
{
    return std::all_of(value.cbegin(), value.cend(), [](char c) { return c >= 0x20 && c < 0x7f; })
           && value == value.trimmed();
}

core::Result<core::Done> checkHeaders(const QList<core::Header> &headers)
{
    for (const core::Header &header : headers) {
        const QByteArray lower = header.name.toLower();
        const bool isReserved = std::any_of(kReserved.cbegin(), kReserved.cend(),
                                            [&lower](const char *name) { return lower == name; });
        if (isHeaderName(header.name) && isHeaderValue(header.value) && !isReserved)
            continue;
        core::Error error;
        error.kind = core::ErrorKind::BadInput;
        error.code = QStringLiteral("header");
        // The value may be a secret; only the name is told, without what cannot be shown.
        for (const char c : header.name.left(64))
            error.message += c > 0x20 && c < 0x7f ? QLatin1Char(c) : QChar(u'?');
        return error;
    }
    return core::Done{};
}

} // namespace net
