// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/doctor.h"

#include "api/baseprobe.h"
#include "api/baseurl.h"
#include "api/chatrequest.h"
#include "api/doctorjudge.h"
#include "api/modellistreply.h"
#include "net/reach.h"
#include "net/route.h"

namespace api {
namespace {

bool isHttps(const QString &baseUrl)
{
    return baseUrl.startsWith(QLatin1StringView("https:"));
}

/// In words that fit a list: no model is thinking about it, and nobody wrote a message.
core::Error errorOfList(core::Error error)
{
    const bool isSlow =
        error.kind == core::ErrorKind::Timeout && error.code != QLatin1StringView("connect");
    if (isSlow || error.kind == core::ErrorKind::EmptyAnswer)
        error.code = QStringLiteral("list");
    return error;
}

/// The gateway has none, as far as this answer shows; others fail to give theirs.
bool isWithoutList(const core::Error &error, const QByteArray &body)
{
    return error.kind == core::ErrorKind::WrongPath || error.kind == core::ErrorKind::Redirect
           || (error.kind == core::ErrorKind::NotAnApi && body.startsWith('<'));
}

} // namespace

Doctor::Doctor(quint64 id, const Gateway &gateway, const DoctorOptions &options, QObject *parent)
    : QObject(parent)
    , m_id(id)
    , m_gateway(gateway)
    , m_options(options)
    , m_model(options.model)
{
    m_gateway.moreKeys.clear(); // it is the first one that is examined
    connect(&m_sheet, &CheckSheet::examined, this, &Doctor::examined);
}

void Doctor::start(net::NetworkGuard &guard)
{
    m_guard = &guard;
    m_sheet.begin(check("address"));
    if (!m_gateway.key.isEmpty()) {
        const core::Result<QByteArray> key = cleanKey(QString::fromUtf8(m_gateway.key));
        if (!key)
            m_keyError = key.error();
        m_gateway.key = key ? key.value() : QByteArray();
    }
    m_sheet.hide(m_gateway.key);
    const core::Result<QString> base = normaliseBaseUrl(m_gateway.baseUrl);
    if (base) {
        m_gateway.baseUrl = base.value();
        m_sheet.pass(check("address"), chatEndpoint(base.value()));
        reach();
        return;
    }
    m_gateway.baseUrl = base.error().target;
    if (!m_gateway.baseUrl.isEmpty()) {
        seek(check("address"), base.error());
        return;
    }
    m_sheet.fail(check("address"), base.error());
    end();
}

void Doctor::reach()
{
    const QUrl url(m_gateway.baseUrl);
    const QNetworkProxy proxy =
        net::proxyFor({m_gateway.proxy, m_gateway.proxyPassword, m_gateway.tls}, url);
    const bool isProxied = proxy.type() != QNetworkProxy::NoProxy;
    const QString host = isProxied ? proxy.hostName() : url.host();
    const int port = isProxied ? proxy.port() : url.port(isHttps(m_gateway.baseUrl) ? 443 : 80);
    const QString prefix = isProxied ? QStringLiteral("proxy ") : QString();
    m_sheet.begin(check("name"));
    auto *way = new net::Reach(this);
    connect(way, &net::Reach::resolved, this, [this, prefix](const QString &address) {
        m_sheet.pass(check("name"), prefix + address);
        m_sheet.begin(check("tcp"));
    });
    connect(way, &net::Reach::connected, this, [this, way, prefix, host, port] {
        way->deleteLater();
        m_sheet.pass(check("tcp"), prefix + host + u':' + QString::number(port));
        askModels();
    });
    connect(way, &net::Reach::failed, this, [this, way, isProxied](const core::Error &error) {
        way->deleteLater();
        takeUnreachable(error, isProxied);
    });
    way->start(host, quint16(port), m_gateway.patience.connectMs);
}

void Doctor::takeUnreachable(const core::Error &reason, bool isProxied)
{
    const QString name = m_sheet.last();
    core::Error error = reason;
    if (isProxied) {
        error.kind = core::ErrorKind::Proxy;
        error.code = name == QLatin1StringView("name") ? QStringLiteral("proxy-not-found")
                                                       : QStringLiteral("proxy-refused");
    }
    const QUrl url(m_gateway.baseUrl);
    const bool isUsualHttp = !isHttps(m_gateway.baseUrl) && url.port(80) == 80;
    if (!isProxied && isUsualHttp && name == QLatin1StringView("tcp")) {
        seek(name, error, QStringLiteral("https"));
        return;
    }
    m_sheet.fail(name, error);
    end();
}

void Doctor::askModels()
{
    if (isHttps(m_gateway.baseUrl))
        m_sheet.begin(check("tls"));
    else
        m_sheet.skip(check("tls"), QStringLiteral("http"));
    auto *lookup = new Lookup(m_gateway, this);
    connect(lookup, &Lookup::finished, this, &Doctor::takeModels);
    lookup->get(*m_guard, modelsEndpoint(m_gateway.baseUrl));
}

void Doctor::takeModels(const LookedUp &answer)
{
    const core::Result<QList<ModelInfo>> list = modelListOf(answer);
    if (answer.facts.status == 0) {
        takeSilence(list ? core::Error() : list.error());
        return;
    }
    if (isHttps(m_gateway.baseUrl))
        m_sheet.pass(check("tls"));
    m_sheet.begin(check("api"));
    if (list) {
        m_models = list.value();
        m_sheet.pass(check("api"));
        askWithoutKey();
        return;
    }
    core::Error error = list.error();
    if (wantsHttps(m_gateway.baseUrl, answer)) {
        noteHint(error);
        if (error.kind != core::ErrorKind::Redirect)
            error = errorOf(core::ErrorKind::Tls, "https-only");
        seek(check("api"), error, QStringLiteral("https"));
        return;
    }
    noteHint(error);
    const QByteArray body = answer.body.trimmed();
    if (isWrongPlace(error) || !isSaidByApi(error, body)) {
        m_isListMissing = isWithoutList(error, body);
        m_apiError = errorOfList(error);
    } else {
        m_sheet.pass(check("api"));
        m_sheet.fail(check("models"), error);
    }
    askChat();
}

/// Not one byte came, although the port is open.
void Doctor::takeSilence(const core::Error &error)
{
    const QString base = m_gateway.baseUrl;
    const bool isSecure = isHttps(base);
    // Where a proxy refuses the way, nothing was encrypted yet.
    const bool isOfTls =
        isSecure
        && (error.kind == core::ErrorKind::Tls || error.kind == core::ErrorKind::Proxy
            || error.code == QLatin1StringView("connect"));
    const bool isMixed = isTlsMix(error) || (isOfTls && error.kind == core::ErrorKind::Timeout);
    if (isSecure && isMixed && isPrivateHost(QUrl(base).host())) {
        seek(check("tls"), error, QStringLiteral("http"));
        return;
    }
    if (!isSecure && isMixed) {
        seek(check("api"), error, QStringLiteral("https"));
        return;
    }
    if (isOfTls || error.kind == core::ErrorKind::Proxy) {
        m_sheet.fail(isOfTls ? check("tls") : check("api"), error);
        end();
        return;
    }
    askChatAfterSilence(error);
}

/// The list alone may be what hangs; a gateway whose chat works is usable.
void Doctor::askChatAfterSilence(const core::Error &error)
{
    if (isHttps(m_gateway.baseUrl))
        m_sheet.pass(check("tls"));
    m_sheet.begin(check("api"));
    m_apiError = errorOfList(error);
    askChat();
}

/// A list that everyone may read proves nothing about the key.
void Doctor::askWithoutKey()
{
    m_sheet.begin(check("models"));
    const QString count = QString::number(m_models->size());
    if (m_gateway.key.isEmpty()) {
        m_sheet.pass(check("models"), count);
        askChat();
        return;
    }
    Gateway stranger = m_gateway;
    stranger.key.clear();
    stranger.headers.clear();
    auto *lookup = new Lookup(stranger, this);
    connect(lookup, &Lookup::finished, this, [this, count](const LookedUp &answer) {
        const bool isPublic = modelListOf(answer).isOk();
        m_sheet.pass(check("models"), isPublic ? count + QLatin1StringView(" public") : count);
        askChat();
    });
    lookup->get(*m_guard, modelsEndpoint(m_gateway.baseUrl));
}

} // namespace api
