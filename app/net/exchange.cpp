// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/exchange.h"

#include "net/route.h"

#include <QNetworkReply>

#include <algorithm>
#include <climits>

namespace net {
namespace {

/// What Qt may hold for us; every readyRead empties it. When it is full and the peer closes, Qt
/// 6.4 drops what still waits in the socket, so it is far more than ever gathers while we read. A
/// busy machine can fill it, and Qt's own thread holds as much again.
constexpr qint64 kReadBufferBytes = 16 * 1024 * 1024;
/// Handed on at once, so that no second copy of a full buffer is made.
constexpr qint64 kSliceBytes = 1024 * 1024;
constexpr int kDrainMs = 1000;
/// How long an answer is silent before Qt is asked whether the connection is still there.
constexpr int kProbeMs = 1000;
/// How often it is looked whether an answer that is not shown yet fills the memory. A fast network
/// brings a gigabyte a second.
constexpr int kWatchMs = 25;
/// Qt 6.4 reads a head without end, and the body of a 401, as fast as it comes and says nothing.
constexpr qint64 kMostUnseen = 96 * 1024 * 1024;
/// An error's body that has stopped coming says no more; the status is known.
constexpr int kErrorIdleMs = 10'000;
constexpr qint64 kDrainBytes = 64 * 1024;
constexpr qint64 kLargeUpload = 1024 * 1024;
constexpr int kUnauthorized = 401;

} // namespace

Exchange::Exchange(QNetworkReply *reply, const Deadlines &deadlines, QObject *parent)
    : QObject(parent)
    , m_reply(reply)
    , m_deadlines(deadlines)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Exchange::checkDeadline);
    m_sinceStart.start();
    m_sinceLife.start();
    startTimer();
    connectMilestones();
    connectReply();
    // Qt 6.4 ignores a size set before the request has started, which it does by an event that
    // is posted already; it must be there before the first byte.
    QMetaObject::invokeMethod(
        reply, [reply] { reply->setReadBufferSize(kReadBufferBytes); }, Qt::QueuedConnection);
}

Exchange::~Exchange()
{
    if (!m_reply)
        return;
    quieten();
    m_reply->abort();
    m_reply->deleteLater();
}

void Exchange::connectReply()
{
    connect(m_reply, &QNetworkReply::requestSent, this, &Exchange::enterWaiting);
    connect(m_reply, &QNetworkReply::uploadProgress, this, [this](qint64 sent) {
        if (sent <= 0)
            return; // Qt says 0 of 0 at the end
        m_sent = sent;
        enterWaiting();
    });
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &Exchange::takeHead);
    connect(m_reply, &QNetworkReply::readyRead, this, &Exchange::takeBytes);
    connect(m_reply, &QNetworkReply::finished, this, &Exchange::takeEnd);
    connect(m_reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &errors) {
        m_tlsErrors = errors;
        m_certificate = m_reply->sslConfiguration().peerCertificate();
    });
}

void Exchange::connectMilestones()
{
    connect(m_reply, &QNetworkReply::socketStartedConnecting, this,
            [this] { m_milestones.connecting = m_sinceStart.elapsed(); });
    connect(m_reply, &QNetworkReply::encrypted, this,
            [this] { m_milestones.encrypted = m_sinceStart.elapsed(); });
    connect(m_reply, &QNetworkReply::requestSent, this,
            [this] { m_milestones.sent = m_sinceStart.elapsed(); });
}

QByteArray Exchange::contentType() const
{
    return m_reply->rawHeader("Content-Type");
}

QHash<QByteArray, QByteArray> Exchange::headers() const
{
    QHash<QByteArray, QByteArray> headers;
    for (const auto &[name, value] : m_reply->rawHeaderPairs())
        headers.insert(name.toLower(), value);
    return headers;
}

QList<QPair<QByteArray, QByteArray>> Exchange::headerPairs() const
{
    return m_reply->rawHeaderPairs();
}

QUrl Exchange::url() const
{
    return m_reply->url();
}

QUrl Exchange::redirectTarget() const
{
    const QByteArray location = m_reply->rawHeader("Location");
    // A blank has no place there, and browsers mend it.
    QByteArray encoded = location.trimmed();
    encoded.replace(' ', "%20");
    const QUrl relative = QUrl::fromEncoded(encoded, QUrl::StrictMode);
    if (location.isEmpty() || !relative.isValid())
        return {};
    return m_reply->url().resolved(relative);
}

void Exchange::abort()
{
    quieten();
    m_reply->abort();
}

void Exchange::drainAndDelete()
{
    quieten();
    if (!m_reply->isRunning()) {
        deleteLater();
        return;
    }
    setParent(m_reply->parent());
    connect(m_reply, &QNetworkReply::finished, this, &QObject::deleteLater);
    connect(m_reply, &QNetworkReply::readyRead, this, [this, left = kDrainBytes]() mutable {
        left -= m_reply->readAll().size();
        if (left < 0)
            m_reply->abort();
    });
    connect(&m_timer, &QTimer::timeout, m_reply, &QNetworkReply::abort);
    m_timer.start(kDrainMs);
}

void Exchange::quieten()
{
    m_isOver = true;
    m_timer.stop();
    m_timer.disconnect(this);
    m_reply->disconnect(this);
}

void Exchange::enterWaiting()
{
    // Also for every piece of a long upload: the wait for the answer begins with its end.
    m_sinceLife.restart();
    if (m_phase != Phase::Connecting)
        return;
    m_phase = Phase::Waiting;
    const QUrl url = m_reply->url();
    m_intake = Intake(url.port(url.scheme() == QLatin1StringView("https") ? 443 : 80));
    m_reply->setReadBufferSize(kReadBufferBytes);
    startTimer();
    Q_EMIT phaseChanged(m_phase);
}

void Exchange::takeHead()
{
    if (m_hasHead)
        return;
    const QVariant status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute);
    if (!status.isValid())
        return;
    enterReceiving(status.toInt());
}

void Exchange::enterReceiving(int status)
{
    m_status = status;
    m_hasHead = true;
    m_milestones.head = m_sinceStart.elapsed();
    m_phase = Phase::Receiving;
    m_sinceLife.restart();
    startTimer();
    Q_EMIT phaseChanged(m_phase);
    if (!m_isOver)
        Q_EMIT headReceived();
}

void Exchange::takeBytes()
{
    takeHead();
    if (m_isOver || !m_hasHead)
        return;
    m_sinceLife.restart();
    // Whoever hears of them may end this.
    const QPointer<Exchange> self(this);
    while (self && !m_isOver) {
        // QIODevice::read() takes memory for as much as it is asked for, which the system would
        // clear for each token anew.
        const QByteArray bytes = m_reply->read(std::min(kSliceBytes, m_reply->bytesAvailable()));
        if (bytes.isEmpty())
            return;
        Q_EMIT bytesReceived(bytes);
    }
}

void Exchange::takeEnd()
{
    const bool isTailLost = isCloseDelimited() && m_reply->bytesAvailable() >= kReadBufferBytes;
    takeBytes();
    if (m_isOver)
        return;
    const QNetworkReply::NetworkError code = m_reply->error();
    if (isHeadWithheld(code))
        enterReceiving(kUnauthorized);
    if (m_isOver)
        return;
    const bool isProxy = code >= QNetworkReply::ProxyConnectionRefusedError
                         && code <= QNetworkReply::UnknownProxyError;
    core::Error error = pinError(
        transportError(code, m_reply->errorString(), m_reply->url(), m_tlsErrors, m_certificate),
        m_reply->request().attribute(kPinnedSha256).toString());
    if (m_phase == Phase::Connecting && m_reply->request().attribute(kIsProxied).toBool())
        error = proxyError(error);
    if (!m_hasHead && isLargeAndUnsent() && error.kind == core::ErrorKind::Network)
        error.code = QStringLiteral("closed-while-sending");
    quieten();
    if (!m_hasHead || isProxy) {
        Q_EMIT failed(error);
        return;
    }
    // Below 400 every error is one of the transport; above, Qt also reports the status as one.
    bool isCut = m_status < 400 ? code != QNetworkReply::NoError : isTransportError(code);
    // Where the close is the end of the body, Qt 6.4 reports an orderly close now as NoError, now
    // as ContentReSendError, whichever of its events comes first.
    if (code == QNetworkReply::ContentReSendError && isCloseDelimited())
        isCut = false;
    isCut = isCut || isTailLost;
    Q_EMIT ended(isCut ? End::Cut : End::Clean, isCut ? error : core::Error{});
}

/// Qt 6.4 keeps the head and body of 401 to itself until the body is complete, because it might ask
/// for a login, and hands out neither when the body is cut. A POST whose connection is closed
/// before any head ends in ContentReSendError, because its body cannot be sent again; this error
/// comes only when the head was read.
bool Exchange::isHeadWithheld(QNetworkReply::NetworkError error) const
{
    return !m_hasHead && error == QNetworkReply::RemoteHostClosedError && m_phase == Phase::Waiting
           && m_reply->operation() == QNetworkAccessManager::PostOperation
           && !m_reply->request().attribute(kIsProxied).toBool();
}

/// Qt does not know the size of a sequential device; the head does.
bool Exchange::isLargeAndUnsent() const
{
    const qint64 size =
        m_reply->request().header(QNetworkRequest::ContentLengthHeader).toLongLong();
    return size > kLargeUpload && m_sent > 0 && m_sent < size;
}

bool Exchange::isCloseDelimited() const
{
    return !m_reply->hasRawHeader("Content-Length")
           && !m_reply->rawHeader("Transfer-Encoding").toLower().contains("chunked");
}

int Exchange::limitMs() const
{
    switch (m_phase) {
    case Phase::Connecting:
        return m_deadlines.connectMs;
    case Phase::Waiting:
        return m_deadlines.firstByteMs;
    case Phase::Receiving:
        break;
    }
    return m_status < 400 ? m_deadlines.idleMs : std::min(m_deadlines.idleMs, kErrorIdleMs);
}

void Exchange::startTimer()
{
    const qint64 left = std::max<qint64>(1, limitMs() - m_sinceLife.elapsed());
    static constexpr int kLooks[] = {INT_MAX, kWatchMs, kProbeMs};
    m_timer.start(int(std::min<qint64>(left, kLooks[int(m_phase)])));
}

/// The timer is not restarted with every byte: it looks, when it fires, how long ago the last
/// one came, and sleeps for the rest.
void Exchange::checkDeadline()
{
    const qint64 silentMs = m_sinceLife.elapsed();
    if (silentMs < limitMs()) {
        if (m_phase == Phase::Waiting && m_intake.hasGrownBy(kMostUnseen)) {
            core::Error error;
            error.kind = core::ErrorKind::Protocol;
            error.code = QStringLiteral("endless");
            error.target = m_reply->url().host();
            endEarly(error);
            return;
        }
        // Qt 6.4 does not notice a connection that ends inside the size line of a chunk until it
        // is made to look at the socket again, and setting the size, even the same, does that.
        if (m_phase == Phase::Receiving && silentMs >= kProbeMs)
            m_reply->setReadBufferSize(kReadBufferBytes);
        startTimer();
        return;
    }
    static constexpr TimeoutStage kStages[] = {TimeoutStage::Connect, TimeoutStage::FirstByte,
                                               TimeoutStage::Idle};
    endEarly(timeoutError(kStages[int(m_phase)], limitMs(), m_reply->url()));
}

void Exchange::endEarly(const core::Error &error)
{
    abort();
    if (m_hasHead)
        Q_EMIT ended(End::IdleTimeout, error);
    else
        Q_EMIT failed(error);
}

} // namespace net
