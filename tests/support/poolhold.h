// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSemaphore>
#include <QThread>
#include <QThreadPool>

namespace support {

/// Keeps the pool from doing anything between hold() and release(), but for what painting asks of
/// it: Qt fills large shapes there, at a higher priority, and waits for it.
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
        m_isHeld = true;
        standInTheWay();
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
    void standInTheWay()
    {
        constexpr int kPaintingPriority = 1;
        const auto wait = [this] {
            if (!m_released.tryAcquire(1, 1))
                standInTheWay();
        };
        QThreadPool::globalInstance()->start(wait, kPaintingPriority);
    }

    QSemaphore m_released;
    bool m_isHeld = false;
};

} // namespace support
