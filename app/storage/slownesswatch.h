// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/writeprogress.h"

#include <QObject>
#include <QTimer>

namespace storage {

/// Notices that saving takes unusually long: a disk that sleeps, a card that is worn out, a network
/// that does not answer. It looks once a second, and only while something is to be written. The
/// thread that hears of it; nobody waits.
class SlownessWatch : public QObject
{
    Q_OBJECT

public:
    explicit SlownessWatch(WriteProgress &progress, QObject *parent = nullptr);

    /// Something is to be written from now on.
    void begin();
    [[nodiscard]] bool isSlow() const { return m_isSlow; }

Q_SIGNALS:
    void changed(bool isSlow);

private:
    void look();

    WriteProgress &m_progress;
    QTimer m_timer;
    bool m_isSlow = false;
};

} // namespace storage
