// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QByteArray>
#include <QString>
#include <QUrl>

namespace api {

/// What an answer with a 3xx status to a request at `from` asks for.
struct RedirectFacts {
    int status = 0;
    QUrl from;
    QUrl target;         ///< resolved; invalid without a usable Location
    QByteArray location; ///< as it came
    QByteArray key;      ///< for redaction only
};

/// What may be done about it. Nothing is ever sent to another origin.
enum class Redirect {
    Repeat,      ///< 307, 308 at the same origin: the request may be repeated there
    SameOrigin,  ///< 301, 302, 303 at the same origin: a POST would become a GET
    ToHttps,     ///< the same host, encrypted
    ToHttp,      ///< encrypted to clear text: refused
    OtherOrigin, ///< another host or port
    Login,       ///< a sign-in page
    Unusable,    ///< no Location, an invalid one, or neither http nor https
};
[[nodiscard]] Redirect redirectOf(const RedirectFacts &facts);
/// From http to https at the same host, with the usual ports or the same one.
[[nodiscard]] bool leadsToHttps(const QUrl &from, const QUrl &target);

/// Kind redirect. `target` is the address without query and user info, `code` one of
/// "same-origin", "to-page" (the same origin, but no endpoint of an API), "to-https", "to-http",
/// "other-origin", "login", "no-location", "loop" (to itself; or, like "too-many", set by who
/// follows). For the same origin and for https on the same host `proposedBaseUrl` is the Base URL
/// that the redirect amounts to, which nobody has tried; never the one that was asked.
[[nodiscard]] core::Error errorOfRedirect(const RedirectFacts &facts);

} // namespace api
