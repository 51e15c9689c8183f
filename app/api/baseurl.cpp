// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/baseurl.h"

#include "api/apikey.h"
#include "api/errornormaliser.h"
#include "api/pastedaddress.h"
#include "api/patterns.h"

#include <QRegularExpression>
#include <QUrl>
#include <QUrlQuery>
#include <optional>

namespace api {
namespace {

core::Error badInput(const char *code, const QString &piece)
{
    core::Error error;
    error.kind = core::ErrorKind::BadInput;
    error.code = QString::fromLatin1(code);
    error.message = redact(piece, {});
    return error;
}

/// Repeated slashes, dot segments and slashes at the end taken out (RFC 3986, 5.2.4).
QString cleanPath(const QString &path)
{
    QStringList kept;
    const QStringList segments = path.split(u'/', Qt::SkipEmptyParts);
    for (const QString &segment : segments) {
        if (segment == QLatin1StringView("..")) {
            if (!kept.isEmpty())
                kept.removeLast();
        } else if (segment != QLatin1StringView(".")) {
            kept.append(segment);
        }
    }
    return kept.isEmpty() ? QString() : u'/' + kept.join(u'/');
}

QString withoutEndpoint(QString path)
{
    // "/models/ORGANISATION/NAME/v1" is a base of its own, as some hosts of models have it.
    static const QRegularExpression suffix(
        QStringLiteral("/(?:chat/completions|completions|responses|embeddings|"
                       "models(?:/(?!.*/v\\d+(?:/|$)).*)?)$"),
        kNoCase);
    for (qsizetype before = -1; before != path.size();) {
        before = path.size();
        path.remove(suffix);
        while (path.endsWith(QLatin1StringView("/v1/v1"), Qt::CaseInsensitive))
            path.chop(3);
    }
    return path;
}

bool isHostValid(const QString &host)
{
    static const QRegularExpression bad(
        QStringLiteral("[\\s%<>\"'`{}|\\\\^,;!$&()*+=]|\\.\\.|^\\.|^-"));
    return !host.isEmpty() && !bad.match(host).hasMatch();
}

std::optional<quint32> ipv4(const QString &host)
{
    const QStringList parts = host.split(u'.');
    if (parts.size() != 4)
        return std::nullopt;
    quint32 address = 0;
    for (const QString &part : parts) {
        bool isNumber = false;
        const uint byte = part.toUInt(&isNumber);
        if (!isNumber || byte > 255)
            return std::nullopt;
        address = address << 8 | byte;
    }
    return address;
}

/// RFC 1918, RFC 1122 (127/8) and RFC 3927 (169.254/16).
bool isPrivateIpv4(quint32 address)
{
    return address >> 24 == 127 || address >> 24 == 10 || address >> 20 == 0xAC1
           || address >> 16 == 0xC0A8 || address >> 16 == 0xA9FE;
}

/// What stands where the port belongs and is none. QUrl calls only the whole address invalid, and
/// 0 a port.
std::optional<QString> badPort(const QString &authority)
{
    static const QRegularExpression end(QStringLiteral("^(?:\\[[^\\]]*\\]|[^:\\[]*):([^:]+)$"));
    const QString port = end.match(authority).captured(1);
    bool isNumber = false;
    const uint number = port.toUInt(&isNumber);
    if (port.isEmpty() || (isNumber && number > 0 && number <= 65535))
        return std::nullopt;
    return port;
}

/// "Every address of this machine" is one to listen at; to connect, it is this machine's own.
QString reachable(const QString &host)
{
    if (host == QLatin1StringView("0.0.0.0"))
        return QStringLiteral("127.0.0.1");
    return host == QLatin1StringView("::") ? QStringLiteral("::1") : host;
}

/// A blank at the end comes along from a browser's address line as "%20".
QString withoutBlankEnd(QString path)
{
    static const QRegularExpression blanks(QStringLiteral("(?:%20|/)+$"));
    return path.remove(blanks);
}

core::Result<QString> normaliseAddress(const QString &address)
{
    const QUrl url(address, QUrl::TolerantMode);
    const QString scheme = url.scheme().toLower();
    if (scheme != QLatin1StringView("http") && scheme != QLatin1StringView("https"))
        return badInput("scheme", scheme.isEmpty() ? address : scheme);
    if (address.section(u'/', 2, 2).contains(u'@'))
        return badInput("user-info", url.host());
    static const QRegularExpression authority(QStringLiteral("^[^/?#]*//([^/?#]*)"));
    if (const auto port = badPort(authority.match(address).captured(1)))
        return badInput("port", *port);
    const QString host = reachable(url.host(QUrl::FullyEncoded).toLower());
    if (!url.isValid() || !isHostValid(host))
        return badInput("host", address);
    const QString path = withoutEndpoint(cleanPath(withoutBlankEnd(url.path(QUrl::FullyEncoded))));
    QString base = scheme + QLatin1StringView("://");
    base += host.contains(u':') ? u'[' + host + u']' : host;
    if (url.port() >= 0)
        base += u':' + QString::number(url.port());
    if (path.endsWith(QLatin1StringView("/v1/api/v1"), Qt::CaseInsensitive)) {
        core::Error error = badInput("ambiguous-path", path);
        error.target = base + path;
        return error;
    }
    return QString(base + path + keptQuery(url));
}

} // namespace

QString keptQuery(const QUrl &url)
{
    const QString version =
        QUrlQuery(url).queryItemValue(QStringLiteral("api-version"), QUrl::FullyEncoded);
    return version.isEmpty() ? QString() : QLatin1StringView("?api-version=") + version;
}

bool isPrivateHost(const QString &host)
{
    QString name = host.toLower();
    if (name.startsWith(u'[') && name.endsWith(u']'))
        name = name.sliced(1, name.size() - 2);
    if (name.endsWith(u'.'))
        name.chop(1);
    if (name == QLatin1StringView("localhost") || name.endsWith(QLatin1StringView(".localhost"))
        || name.endsWith(QLatin1StringView(".local"))) {
        return true;
    }
    if (name.startsWith(QLatin1StringView("::ffff:")))
        name.remove(0, 7);
    if (const auto address = ipv4(name))
        return *address == 0 || isPrivateIpv4(*address);
    // RFC 4193 and RFC 4291: unique local fc00::/7, link-local fe80::/10.
    static const QRegularExpression local(
        QStringLiteral("^(?:f[cd][0-9a-f]{2}|fe[89ab][0-9a-f]):[0-9a-f:.]*(?:%.*)?$"));
    return name == QLatin1StringView("::1") || name == QLatin1StringView("::")
           || local.match(name).hasMatch();
}

core::Result<QString> normaliseBaseUrl(const QString &typed)
{
    const QString text = tidiedAddress(typed);
    if (text.isEmpty())
        return badInput("empty", {});
    static const QRegularExpression bearer(QStringLiteral("^Bearer\\s+"), kNoCase);
    if (looksLikeKey(QString(text).remove(bearer)))
        return badInput("looks-like-key", {}); // a message may be shown, copied and reported
    const PastedAddress found = findAddress(text);
    if (found.hasSpaces)
        return badInput("spaces", text);
    static const QRegularExpression scheme(QStringLiteral("^([a-z][a-z0-9+.-]*):(/{1,2})(?!/)"),
                                           kNoCase);
    static const QRegularExpression otherScheme(
        QStringLiteral("^(?!localhost:)([a-z][a-z0-9+-]*):(?!\\d+(?:/|$|\\?|#))"), kNoCase);
    QString address = found.address;
    if (const auto match = scheme.match(address); match.hasMatch()) {
        address = match.captured(1).toLower() + QLatin1StringView("://")
                  + address.sliced(match.capturedLength());
        return normaliseAddress(address);
    }
    if (const auto match = otherScheme.match(address); match.hasMatch()) {
        if (address.section(u'/', 0, 0).contains(u'@'))
            return badInput("user-info", address.section(u'/', 0, 0).section(u'@', 1));
        const QString name = match.captured(1).toLower();
        const bool isWeb = name == QLatin1StringView("http") || name == QLatin1StringView("https");
        return isWeb ? badInput("host", address) : badInput("scheme", name);
    }
    if (address.startsWith(u'/') && !address.startsWith(QLatin1StringView("//")))
        return badInput("host", address); // a path alone
    while (address.startsWith(u'/'))
        address.remove(0, 1);
    const QString host = QUrl(QLatin1StringView("http://") + address).host();
    const QLatin1StringView prefix(isPrivateHost(host) ? "http://" : "https://");
    return normaliseAddress(prefix + address);
}

} // namespace api
