// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/picturefetch.h"

#include "api/baseurl.h"
#include "api/growing.h"
#include "net/hostaddresses.h"
#include "net/networkguard.h"
#include "net/origin.h"

#include <QHostAddress>
#include <QTimer>
#include <algorithm>

namespace api {
namespace {

constexpr int kMostPictureHops = 3;
constexpr net::Deadlines kPictureDeadlines{10'000, 20'000, 20'000};

core::Error pictureError(core::ErrorKind kind, const QString &code, int status = 0)
{
    core::Error error;
    error.kind = kind;
    error.code = code;
    error.status = status;
    return error;
}

/// RFC 6598: shared address space, which carriers and overlay networks use inside.
bool isSharedHost(const QString &host)
{
    return QHostAddress(host).isInSubnet(QHostAddress(QStringLiteral("100.64.0.0")), 10);
}

bool isInnerHost(const QString &host)
{
    return isPrivateHost(host) || isSharedHost(host);
}

} // namespace

PictureFetch::PictureFetch(const QUrl &url, bool isPrivateAllowed, QObject *parent)
    : QObject(parent)
    , m_url(url.adjusted(QUrl::RemoveFragment))
    , m_isPrivateAllowed(isPrivateAllowed)
{
}

void PictureFetch::start(net::NetworkGuard &guard)
{
    m_guard = &guard;
    QTimer::singleShot(kWholeMs, this, [this] {
        finish(pictureError(core::ErrorKind::Timeout, QStringLiteral("whole")));
    });
    m_isProxied = net::proxyFor({}, m_url).type() != QNetworkProxy::NoProxy;
    approach(m_url);
}

/// A public name can lead to a private address.
void PictureFetch::approach(const QUrl &url)
{
    if (m_isPrivateAllowed) {
        request(url);
        return;
    }
    // By the name as Qt asks for it when it connects: what it found now is what it uses then.
    net::lookUpHost(url.host(), this, [this, url](const QStringList &addresses) {
        if (m_isOver)
            return;
        if (std::any_of(addresses.cbegin(), addresses.cend(), isInnerHost))
            finish(pictureError(core::ErrorKind::BadInput, QStringLiteral("private-address")));
        else if (addresses.isEmpty() && !m_isProxied) // a proxy finds the host by itself
            finish(pictureError(core::ErrorKind::Network, QStringLiteral("host-not-found")));
        else
            request(url);
    });
}

void PictureFetch::request(const QUrl &url)
{
    const core::Result<QNetworkReply *> sent =
        m_guard->get(url, {{"Accept", "image/png,image/jpeg,image/webp,image/gif,image/bmp"}});
    if (!sent) {
        finish(sent.error());
        return;
    }
    m_exchange = new net::Exchange(sent.value(), kPictureDeadlines, this);
    connect(m_exchange, &net::Exchange::headReceived, this, &PictureFetch::takeHead);
    connect(m_exchange, &net::Exchange::bytesReceived, this, &PictureFetch::takeBytes);
    connect(m_exchange, &net::Exchange::ended, this, &PictureFetch::takeEnd);
    connect(m_exchange, &net::Exchange::failed, this,
            [this](const core::Error &error) { finish(error); });
}

void PictureFetch::takeHead()
{
    const int status = m_exchange->status();
    if (status >= 200 && status < 300)
        return;
    const QUrl target = m_exchange->redirectTarget().adjusted(QUrl::RemoveFragment);
    const auto there = net::Origin::of(target);
    if (status < 300 || status >= 400 || !there) {
        finish(pictureError(core::ErrorKind::BadRequest, QStringLiteral("status"), status));
        return;
    }
    if (there != net::Origin::of(m_exchange->url())) {
        core::Error error =
            pictureError(core::ErrorKind::Redirect, QStringLiteral("other-origin"), status);
        error.target = QString::fromLatin1(target.toEncoded());
        finish(error);
        return;
    }
    if (m_hops++ >= kMostPictureHops) {
        finish(pictureError(core::ErrorKind::BadRequest, QStringLiteral("status"), status));
        return;
    }
    m_exchange->drainAndDelete();
    m_exchange = nullptr;
    approach(target);
}

void PictureFetch::takeBytes(const QByteArray &bytes)
{
    grow(m_bytes, bytes);
    if (m_bytes.size() > kMostBytes)
        finish(pictureError(core::ErrorKind::BadInput, QStringLiteral("too-many-bytes")));
}

void PictureFetch::takeEnd(net::Exchange::End end, const core::Error &error)
{
    if (end == net::Exchange::End::Clean)
        finish(m_bytes);
    else
        finish(error);
}

void PictureFetch::finish(const Outcome &outcome)
{
    if (m_isOver)
        return;
    m_isOver = true;
    if (m_exchange)
        m_exchange->drainAndDelete();
    deleteLater();
    Q_EMIT finished(outcome);
}

} // namespace api
