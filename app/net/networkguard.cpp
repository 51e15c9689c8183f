// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/networkguard.h"

#include "net/headers.h"
#include "net/origin.h"
#include "net/uploaddevice.h"

#include <QNetworkReply>
#include <algorithm>

namespace net {
namespace {

/// Connections whose settings changed leave lanes behind; beyond so many the idle ones go.
constexpr size_t kMaxLanes = 8;

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

NetworkGuard::NetworkGuard(QObject *parent)
    : QObject(parent)
{
}

NetworkGuard::~NetworkGuard() = default;

core::Result<QNetworkReply *> NetworkGuard::post(const QUrl &url,
                                                 const QList<core::Header> &headers,
                                                 const QByteArray &json, const Route &route)
{
    core::Result<QNetworkRequest> made = makeRequest(url, headers);
    if (!made.isOk())
        return made.error();
    const core::Result<Lane *> found = lane(Lane::Use::Chat, route);
    if (!found.isOk())
        return found.error();
    QNetworkRequest &request = made.value();
    found.value()->prepare(request);
    request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
    request.setHeader(QNetworkRequest::ContentLengthHeader, json.size());
    auto body = std::make_unique<UploadDevice>(json);
    QNetworkReply *reply = found.value()->manager().post(request, body.get());
    body.release()->setParent(reply);
    return reply;
}

core::Result<QNetworkReply *> NetworkGuard::get(const QUrl &url, const QList<core::Header> &headers,
                                                const Route &route)
{
    core::Result<QNetworkRequest> made = makeRequest(url, headers);
    if (!made.isOk())
        return made.error();
    const core::Result<Lane *> found = lane(Lane::Use::List, route);
    if (!found.isOk())
        return found.error();
    found.value()->prepare(made.value());
    return found.value()->manager().get(made.value());
}

core::Result<Lane *> NetworkGuard::lane(Lane::Use use, const Route &route)
{
    const core::Result<TlsFiles> files = readTlsFiles(route.tls);
    if (!files.isOk())
        return files.error();
    for (const auto &lane : m_lanes) {
        if (lane->serves(use, route, files.value()) && !lane->isFull())
            return lane.get();
    }
    core::Result<std::unique_ptr<Lane>> made = Lane::make(use, route, files.value());
    if (!made.isOk())
        return made.error();
    if (m_lanes.size() >= kMaxLanes)
        std::erase_if(m_lanes, [](const auto &lane) { return lane->isIdle(); });
    m_lanes.push_back(std::move(made.value()));
    return m_lanes.back().get();
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
    for (const core::Header &header : ownHeaders() + headers)
        request.setRawHeader(header.name, header.value);
    return request;
}

QList<core::Header> ownHeaders()
{
    // Setting the encoding ourselves also keeps Qt from inflating: gateways label plain bytes as
    // gzip.
    return {{"Accept-Encoding", "identity"},
            {"Accept", "application/json, text/event-stream"},
            {"Accept-Language", "*"},
            {"User-Agent", "Loquat/" LOQUAT_VERSION}};
}

} // namespace net
