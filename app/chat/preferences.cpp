// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/preferences.h"

#include "core/whendone.h"

#include <chrono>

namespace chat {
namespace {

using namespace std::chrono_literals;

/// Long enough to take a dragged splitter as one change, short enough to lose nothing people
/// remember having changed.
constexpr auto kSaveDelay = 400ms;

} // namespace

Preferences::Preferences(storage::SettingsFile file, core::Settings settings, QObject *parent)
    : QObject(parent)
    , m_file(std::move(file))
    , m_settings(std::move(settings))
{
    m_saveTimer.setSingleShot(true);
    m_saveTimer.setInterval(kSaveDelay);
    connect(&m_saveTimer, &QTimer::timeout, this, [this] {
        core::whenDone(this, m_file.save(m_settings),
                       [this](const core::Result<core::Done> &result) {
                           if (!result)
                               Q_EMIT saveFailed(result.error());
                       });
    });
}

Preferences::~Preferences()
{
    // Nobody listens any more; flush() is what tells of a failure.
    if (m_saveTimer.isActive())
        (void)m_file.saveNow(m_settings);
}

void Preferences::set(const core::Settings &settings)
{
    if (settings == m_settings)
        return;
    const core::Settings before = std::exchange(m_settings, settings);
    // Not restarted by later changes: a stream of them is written all the same.
    if (!m_saveTimer.isActive())
        m_saveTimer.start();
    Q_EMIT changed(before, m_settings);
}

void Preferences::flush()
{
    if (!m_saveTimer.isActive())
        return;
    m_saveTimer.stop();
    const core::Result<core::Done> result = m_file.saveNow(m_settings);
    if (!result)
        Q_EMIT saveFailed(result.error());
}

} // namespace chat
