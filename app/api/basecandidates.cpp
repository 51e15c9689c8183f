// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/basecandidates.h"

#include "api/patterns.h"

#include <QRegularExpression>
#include <algorithm>

namespace api {
namespace {

/// Pages of the gateways' web sites, which people copy from the browser.
bool isPage(const QString &path)
{
    static const QRegularExpression page(
        QStringLiteral("^/(?:c|auth|login|signin|sign-in|register|home|index\\.html?|chat|console|"
                       "panel|dashboard|workspace|settings?|admin|token|user|profile|playground|"
                       "docs?|about|pricing|topup)(?:/.*)?$"),
        kNoCase);
    return page.match(path).hasMatch();
}

} // namespace

QStringList baseCandidates(const QString &baseUrl)
{
    const QString address = baseUrl.section(u'?', 0, 0);
    const QString query = baseUrl.mid(address.size());
    static const QRegularExpression parts(QStringLiteral("^([a-z]+://[^/]+)(.*)$"), kNoCase);
    const auto match = parts.match(address);
    if (!match.hasMatch())
        return {};
    static const QRegularExpression api(QStringLiteral("(?:/(?:api/v1|v1|api))+$"), kNoCase);
    QString path = match.captured(2);
    path.remove(api);
    if (isPage(path))
        path.clear();
    const QString stem = match.captured(1) + path;
    QStringList endings{QStringLiteral("/v1"), QStringLiteral("/api/v1"), QStringLiteral("/api"),
                        QString()};
    if (address.endsWith(QLatin1StringView("/api"), Qt::CaseInsensitive))
        endings.move(1, 0);
    QStringList candidates;
    for (const QString &ending : std::as_const(endings))
        candidates.append(stem + ending + query);
    candidates.removeAll(baseUrl);
    return candidates;
}

QString withScheme(const QString &baseUrl, const QString &scheme)
{
    static const QRegularExpression usualPort(
        QStringLiteral("^(?:http(://[^/?]*[^:/?]):80|https(://[^/?]*[^:/?]):443)(?=[/?]|$)"),
        kNoCase);
    QString address = baseUrl;
    if (const auto match = usualPort.match(address); match.hasMatch())
        address = u':' + (match.captured(1) + match.captured(2)).mid(1)
                  + address.mid(match.capturedEnd());
    return scheme + address.mid(std::max<qsizetype>(0, address.indexOf(u':')));
}

} // namespace api
