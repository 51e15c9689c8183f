// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings.h"
#include "core/whendone.h"
#include "storage/settingsfile.h"

#include <QFuture>
#include <QObject>
#include <QTimer>

namespace chat {

/// The settings as they stand, and the only way to change them: every change is announced at
/// once and written a moment later, off the GUI thread. What could not be written is tried again
/// until it is, and at the end once more.
class Preferences : public QObject
{
    Q_OBJECT

public:
    Preferences(storage::SettingsFile file, core::Settings settings, QObject *parent = nullptr);
    ~Preferences() override;

    [[nodiscard]] const core::Settings &settings() const { return m_settings; }
    void set(const core::Settings &settings);
    /// Writes now; for leaving.
    void flush();
    /// Finished once the disk has all that was set by then; waits while it refuses.
    [[nodiscard]] QFuture<core::Done> saved();

Q_SIGNALS:
    void changed(const core::Settings &before, const core::Settings &now);
    /// Settings could not be written; `error.message` has the system's words. Said once until a
    /// write succeeds again.
    void saveFailed(const core::Error &error);

private:
    void save();
    void hear(const core::Result<core::Done> &result);
    [[nodiscard]] bool isPending() const { return m_saveTimer.isActive() || m_running > 0; }

    storage::SettingsFile m_file;
    core::Settings m_settings;
    QTimer m_saveTimer;
    int m_running = 0;        ///< writes whose end is not known yet
    bool m_isFailing = false; ///< the last write failed, and people know
    core::Waiters m_waiting;  ///< for all of it to be on disk
};

} // namespace chat
