// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSemaphore>
#include <QThread>
#include <QThreadPool>

namespace support {

/// Keeps the pool from doing anything between hold() and release().
class PoolHold
{
public:
    PoolHold() = default;
    ~PoolHold() { release(); }
    PoolHold(const PoolHold &) = delete;
    PoolHold &operator=(const PoolHold &) = delete;

    void hold()
    {
        QThreadPool *pool = QThreadPool::globalInstance();
        pool->waitForDone();
        pool->setMaxThreadCount(1);
        pool->start([this] { m_released.acquire(); });
        m_isHeld = true;
    }
    /// And waits until everything that was put off is done.
    void release()
    {
        if (!m_isHeld)
            return;
        m_isHeld = false;
        m_released.release();
        QThreadPool::globalInstance()->waitForDone();
        QThreadPool::globalInstance()->setMaxThreadCount(QThread::idealThreadCount());
    }

private:
    QSemaphore m_released;
    bool m_isHeld = false;
};

} // namespace support
