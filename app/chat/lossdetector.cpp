// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/lossdetector.h"

#include <QUrl>

namespace chat {
namespace {

/// How long an answer has to show that it outlived what happened.
constexpr int kGraceMs = 2000;
/// Connections outlive a shorter nap.
constexpr qint64 kNapMs = 10'000;

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
    m_grace.setInterval(kGraceMs);
    connect(&m_grace, &QTimer::timeout, this, [this] {
        const QString code = m_code;
        end();
        Q_EMIT lost(code);
    });
    if (!watch)
        return;
    connect(watch, &core::NetworkWatch::resumed, this, [this](qint64 sleptMs) {
        if (sleptMs >= kNapMs)
            suspect(QStringLiteral("suspended"));
    });
    connect(watch, &core::NetworkWatch::onlineChanged, this, [this](bool isOnline) {
        suspect(isOnline ? QStringLiteral("network-changed") : QStringLiteral("network-down"));
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

void LossDetector::suspect(const QString &code)
{
    if (!m_isOn)
        return;
    // Sleep takes the network along: what happened first is what is said.
    if (!m_grace.isActive())
        m_code = code;
    m_grace.start();
}

} // namespace chat
