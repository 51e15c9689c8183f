// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/networkguard.h"

#include "net/headers.h"
#include "net/origin.h"
#include "net/uploaddevice.h"

#include <QNetworkAccessManager>
#include <QNetworkCookie>
#include <QNetworkCookieJar>
#include <QNetworkReply>

namespace net {
namespace {

/// Qt opens at most six connections a host and lets the seventh request wait without a word.
constexpr int kRequestsPerManager = 6;

/// Takes nothing and gives nothing.
class EmptyCookieJar final : public QNetworkCookieJar
{
public:
    using QNetworkCookieJar::QNetworkCookieJar;
    [[nodiscard]] QList<QNetworkCookie> cookiesForUrl(const QUrl &) const override { return {}; }
    bool setCookiesFromUrl(const QList<QNetworkCookie> &, const QUrl &) override { return false; }
    bool insertCookie(const QNetworkCookie &) override { return false; }
};

core::Error badInput(const QString &code, const QString &message)
{
    core::Error error;
    error.kind = core::ErrorKind::BadInput;
    error.code = code;
    error.message = message;
    return error;
}

void setAttributes(QNetworkRequest &request)
{
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::HttpPipeliningAllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute,
                         QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
}

} // namespace

/// A manager with the number of its running requests.
class NetworkGuard::Lane
{
public:
    Lane()
    {
        m_manager.setCookieJar(new EmptyCookieJar(&m_manager));
        m_manager.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    }

    [[nodiscard]] QNetworkAccessManager &manager() { return m_manager; }
    [[nodiscard]] bool isFull() const
    {
        const auto running = m_manager.findChildren<QNetworkReply *>(Qt::FindDirectChildrenOnly);
        return std::count_if(running.cbegin(), running.cend(),
                             [](const QNetworkReply *reply) { return reply->isRunning(); })
               >= kRequestsPerManager;
    }

private:
    QNetworkAccessManager m_manager;
};

NetworkGuard::NetworkGuard(QObject *parent)
    : QObject(parent)
{
}

NetworkGuard::~NetworkGuard() = default;

core::Result<QNetworkReply *>
NetworkGuard::post(const QUrl &url, const QList<core::Header> &headers, const QByteArray &json)
{
    core::Result<QNetworkRequest> made = makeRequest(url, headers);
    if (!made.isOk())
        return made.error();
    QNetworkRequest &request = made.value();
    request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
    request.setHeader(QNetworkRequest::ContentLengthHeader, json.size());
    auto body = std::make_unique<UploadDevice>(json);
    QNetworkReply *reply = chatManager().post(request, body.get());
    body.release()->setParent(reply);
    return reply;
}

core::Result<QNetworkReply *> NetworkGuard::get(const QUrl &url, const QList<core::Header> &headers)
{
    const core::Result<QNetworkRequest> made = makeRequest(url, headers);
    if (!made.isOk())
        return made.error();
    if (!m_listLane)
        m_listLane = std::make_unique<Lane>();
    return m_listLane->manager().get(made.value());
}

QNetworkAccessManager &NetworkGuard::chatManager()
{
    for (const auto &lane : m_chatLanes) {
        if (!lane->isFull())
            return lane->manager();
    }
    m_chatLanes.push_back(std::make_unique<Lane>());
    return m_chatLanes.back()->manager();
}

core::Result<QNetworkRequest> NetworkGuard::makeRequest(const QUrl &url,
                                                        const QList<core::Header> &headers)
{
    if (!Origin::of(url))
        return badInput(QStringLiteral("host"), url.host());
    const core::Result<core::Done> checked = checkHeaders(headers);
    if (!checked.isOk())
        return checked.error();
    QNetworkRequest request(url);
    setAttributes(request);
    // Setting this ourselves also keeps Qt from inflating: gateways label plain bytes as gzip.
    request.setRawHeader("Accept-Encoding", "identity");
    request.setRawHeader("Accept", "application/json, text/event-stream");
    request.setRawHeader("Accept-Language", "*");
    request.setRawHeader("User-Agent", "Loquat/" LOQUAT_VERSION);
    for (const core::Header &header : headers)
        request.setRawHeader(header.name, header.value);
    return request;
}

} // namespace net
