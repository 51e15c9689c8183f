// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/launchqueue.h"

#include <utility>

namespace chat {

LaunchQueue::LaunchQueue(Workspace &workspace, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
{
}

Launcher *LaunchQueue::add(const LaunchRequest &request)
{
    auto *launcher = new Launcher(m_workspace, request, this);
    m_waiting.append(launcher);
    QMetaObject::invokeMethod(this, &LaunchQueue::goOn, Qt::QueuedConnection);
    return launcher;
}

void LaunchQueue::start()
{
    m_isStarted = true;
    goOn();
}

void LaunchQueue::goOn()
{
    if (!m_isStarted || m_waiting.isEmpty() || std::exchange(m_isBusy, true))
        return;
    Launcher *launcher = m_waiting.takeFirst();
    // Whichever comes first; a later one finds another launcher at work.
    auto *turn = new QObject(this);
    const auto end = [this, turn] {
        turn->disconnect();
        turn->deleteLater();
        m_isBusy = false;
        goOn();
    };
    connect(launcher, &Launcher::sent, turn, end, Qt::QueuedConnection);
    connect(launcher, &QObject::destroyed, turn, end, Qt::QueuedConnection);
    launcher->run();
}

} // namespace chat
