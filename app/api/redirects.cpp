// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/redirects.h"

#include "api/baseurl.h"
#include "api/errornormaliser.h"
#include "net/origin.h"

#include <QStringList>
#include <algorithm>

namespace api {
namespace {

constexpr QLatin1StringView kEndpoints[] = {QLatin1StringView("/chat/completions"),
                                            QLatin1StringView("/models")};
constexpr QUrl::FormattingOptions kShown = QUrl::FormattingOptions(
    QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::FullyEncoded);

bool isApiPath(const QString &path)
{
    return std::any_of(std::begin(kEndpoints), std::end(kEndpoints),
                       [&path](QLatin1StringView end) { return path.endsWith(end); });
}

/// A page where a person would sign in: by the last steps of its path, or by its host.
bool isLogin(const QUrl &target, bool isSameOrigin)
{
    const QString path = target.path().toLower();
    if (isApiPath(path))
        return false;
    static const QStringList words{
        QStringLiteral("login"),   QStringLiteral("signin"),        QStringLiteral("sign-in"),
        QStringLiteral("sign_in"), QStringLiteral("log-in"),        QStringLiteral("auth"),
        QStringLiteral("sso"),     QStringLiteral("authorize"),     QStringLiteral("oauth"),
        QStringLiteral("oauth2"),  QStringLiteral("saml"),          QStringLiteral("saml2"),
        QStringLiteral("cas"),     QStringLiteral("openid-connect")};
    const auto isWord = [](const QString &step) { return words.contains(step); };
    QStringList steps = path.split(u'/', Qt::SkipEmptyParts);
    if (!steps.isEmpty())
        steps.last() = steps.last().section(u'.', 0, 0); // login.html, login.php
    if (std::any_of(steps.cbegin(), steps.cend(), isWord))
        return true;
    static const QStringList hosts{QStringLiteral("login"),    QStringLiteral("auth"),
                                   QStringLiteral("sso"),      QStringLiteral("idp"),
                                   QStringLiteral("accounts"), QStringLiteral("signin")};
    return !isSameOrigin && hosts.contains(target.host().section(u'.', 0, 0).toLower());
}

/// The Base URL whose endpoint the target is; when the target is no endpoint, ours at its place.
QString baseBehind(const RedirectFacts &facts)
{
    QUrl url = facts.target;
    if (!isApiPath(url.path())) {
        if (facts.target.scheme() == facts.from.scheme())
            return {};
        url.setPath(facts.from.path());
    }
    QString text = url.toString(kShown);
    for (const QLatin1StringView end : kEndpoints) {
        if (text.endsWith(end))
            text.chop(end.size());
    }
    const QString query = keptQuery(facts.target);
    return text + (query.isEmpty() ? keptQuery(facts.from) : query);
}

const char *codeOf(Redirect redirect, const RedirectFacts &facts)
{
    switch (redirect) {
    case Redirect::Repeat:
    case Redirect::SameOrigin:
        if (facts.target.adjusted(QUrl::RemoveFragment) == facts.from)
            return "loop";
        return isApiPath(facts.target.path()) ? "same-origin" : "to-page";
    case Redirect::ToHttps:
        return "to-https";
    case Redirect::ToHttp:
        return "to-http";
    case Redirect::OtherOrigin:
        return "other-origin";
    case Redirect::Login:
        return "login";
    case Redirect::Unusable:
        break;
    }
    return "no-location";
}

} // namespace

bool leadsToHttps(const QUrl &from, const QUrl &target)
{
    const bool isDefault = from.port(80) == 80 && target.port(443) == 443;
    const bool isSame = from.port() != -1 && from.port() == target.port();
    return from.scheme() == QLatin1StringView("http")
           && target.scheme() == QLatin1StringView("https") && from.host() == target.host()
           && (isDefault || isSame);
}

Redirect redirectOf(const RedirectFacts &facts)
{
    const bool isWeb = facts.target.scheme() == QLatin1StringView("http")
                       || facts.target.scheme() == QLatin1StringView("https");
    if (!facts.target.isValid() || !isWeb || facts.target.host().isEmpty())
        return Redirect::Unusable;
    const auto here = net::Origin::of(facts.from);
    // User info hides another host from a hasty reader; such a target is never this origin.
    const auto there = net::Origin::of(facts.target);
    const bool isSameOrigin = here && there == here;
    if (isLogin(facts.target, isSameOrigin))
        return Redirect::Login;
    if (isSameOrigin) {
        const bool keepsMethod = facts.status == 307 || facts.status == 308;
        return keepsMethod ? Redirect::Repeat : Redirect::SameOrigin;
    }
    if (!here || !there)
        return Redirect::OtherOrigin;
    if (here->scheme() == QLatin1StringView("https") && there->scheme() != here->scheme())
        return Redirect::ToHttp;
    return leadsToHttps(facts.from, facts.target) ? Redirect::ToHttps : Redirect::OtherOrigin;
}

core::Error errorOfRedirect(const RedirectFacts &facts)
{
    const Redirect redirect = redirectOf(facts);
    core::Error error;
    error.kind = core::ErrorKind::Redirect;
    error.status = facts.status;
    error.code = QString::fromLatin1(codeOf(redirect, facts));
    if (!facts.target.isValid()) {
        error.message =
            redact(QString::fromLatin1(facts.location).simplified(), facts.key).left(200);
        return error;
    }
    error.target = redact(facts.target.toString(kShown), facts.key).left(2000);
    error.message = error.target;
    if (redirect == Redirect::SameOrigin || redirect == Redirect::Repeat
        || redirect == Redirect::ToHttps)
        error.proposedBaseUrl = redact(baseBehind(facts), facts.key);
    // Who was asked just now need not be asked again.
    if (error.proposedBaseUrl == baseBehind({facts.status, facts.from, facts.from, {}, {}}))
        error.proposedBaseUrl.clear();
    return error;
}

} // namespace api
