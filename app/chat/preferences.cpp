// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/preferences.h"

#include <chrono>
#include <utility>

namespace chat {
namespace {

using namespace std::chrono_literals;

/// Long enough to take a dragged splitter as one change, short enough to lose nothing people
/// remember having changed.
constexpr auto kSaveDelay = 400ms;
/// A disk that was full may have room again; looking costs one small write.
constexpr auto kRetryDelay = 5s;

} // namespace

Preferences::Preferences(storage::SettingsFile file, core::Settings settings, QObject *parent)
    : QObject(parent)
    , m_file(std::move(file))
    , m_settings(std::move(settings))
{
    m_saveTimer.setSingleShot(true);
    connect(&m_saveTimer, &QTimer::timeout, this, &Preferences::save);
}

Preferences::~Preferences()
{
    // Nobody listens any more; flush() is what tells of a failure.
    if (isPending())
        (void)m_file.saveNow(m_settings);
}

void Preferences::set(const core::Settings &settings)
{
    if (settings == m_settings)
        return;
    const core::Settings before = std::exchange(m_settings, settings);
    // Not restarted by later changes: a stream of them is written all the same.
    if (!m_saveTimer.isActive() || m_saveTimer.remainingTimeAsDuration() > kSaveDelay)
        m_saveTimer.start(kSaveDelay);
    Q_EMIT changed(before, m_settings);
}

void Preferences::flush()
{
    if (!isPending())
        return;
    m_saveTimer.stop();
    hear(m_file.saveNow(m_settings));
}

QFuture<core::Done> Preferences::saved()
{
    return isPending() ? m_waiting.add() : core::ready(core::Done{});
}

void Preferences::save()
{
    ++m_running;
    core::whenDone(this, m_file.save(m_settings), [this](const core::Result<core::Done> &result) {
        --m_running;
        hear(result);
    });
}

void Preferences::hear(const core::Result<core::Done> &result)
{
    const bool wasFailing = std::exchange(m_isFailing, !result);
    if (result) {
        if (!isPending())
            m_waiting.done();
        return;
    }
    if (!m_saveTimer.isActive())
        m_saveTimer.start(kRetryDelay);
    if (!wasFailing)
        Q_EMIT saveFailed(result.error());
}

} // namespace chat
