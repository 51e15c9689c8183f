// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/lossdetector.h"

#include <QUrl>

namespace chat {
namespace {

/// How long an answer has to show that it outlived what happened.
constexpr int kGraceMs = 2000;
/// How long the network may be gone: Wi-Fi that only blinked is back by then, with the same
/// address and connections that know nothing of it.
constexpr int kOutageMs = 4000;
/// Connections outlive a shorter nap.
constexpr qint64 kNapMs = 10'000;
constexpr QLatin1StringView kSuspended("suspended");

} // namespace

bool isOnThisComputer(const QString &address)
{
    const QString host = QUrl(address).host().toLower();
    return host == QLatin1StringView("localhost") || host.endsWith(QLatin1StringView(".localhost"))
           || host.startsWith(QLatin1StringView("127.")) || host == QLatin1StringView("::1");
}

LossDetector::LossDetector(core::NetworkWatch *watch, QObject *parent)
    : QObject(parent)
    , m_watch(watch)
{
    m_grace.setSingleShot(true);
    connect(&m_grace, &QTimer::timeout, this, [this] {
        const QString code = m_code;
        end();
        Q_EMIT lost(code);
    });
    if (!watch)
        return;
    connect(watch, &core::NetworkWatch::resumed, this, [this](qint64 sleptMs) {
        if (sleptMs >= kNapMs)
            suspect(QString(kSuspended), kGraceMs);
    });
    connect(watch, &core::NetworkWatch::onlineChanged, this, [this](bool isOnline) {
        if (!isOnline)
            suspect(QStringLiteral("network-down"), kOutageMs);
    });
    connect(watch, &core::NetworkWatch::addressLost, this,
            [this] { suspect(QStringLiteral("network-changed"), kGraceMs); });
    connect(watch, &core::NetworkWatch::addressesReturned, this, [this] {
        // The other side does not wait for an hour, whatever became of the addresses.
        if (m_code != kSuspended)
            m_grace.stop();
    });
}

void LossDetector::begin(const QString &baseUrl)
{
    m_isOn = m_watch && !isOnThisComputer(baseUrl);
    if (m_isOn)
        m_watch->setWatched(this, true);
}

void LossDetector::end()
{
    m_grace.stop();
    if (m_isOn)
        m_watch->setWatched(this, false);
    m_isOn = false;
}

void LossDetector::suspect(const QString &code, int graceMs)
{
    if (!m_isOn)
        return;
    // Sleep takes the network along, often a moment before; it is what is said, whatever came
    // first. Of the rest it is what happened first.
    if (m_grace.isActive() && code != kSuspended)
        return;
    m_code = code;
    m_grace.start(graceMs);
}

} // namespace chat
