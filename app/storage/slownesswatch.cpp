// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/slownesswatch.h"

namespace storage {
namespace {

using namespace std::chrono_literals;

constexpr auto kLook = 1s;
/// A disk that wakes up takes that long, and nobody needs to hear of it.
constexpr auto kSlowAfter = 3s;

} // namespace

SlownessWatch::SlownessWatch(WriteProgress &progress, QObject *parent)
    : QObject(parent)
    , m_progress(progress)
{
    m_timer.setInterval(kLook);
    connect(&m_timer, &QTimer::timeout, this, &SlownessWatch::look);
}

void SlownessWatch::begin()
{
    if (!m_timer.isActive())
        m_timer.start();
}

void SlownessWatch::look()
{
    const bool isSlow = m_progress.isStuckFor(kSlowAfter);
    if (std::exchange(m_isSlow, isSlow) != isSlow)
        Q_EMIT changed(isSlow);
    if (!isSlow && m_progress.isAtRest() && m_progress.endWatch())
        m_timer.stop();
}

} // namespace storage
