// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/launcher.h"

#include <QList>

namespace chat {

/// What starts of the program ask for, one after the other: nothing is begun before there is a
/// database, and each prompt is stored before the next one is looked at, so that none ends in the
/// conversation of another. GUI thread.
class LaunchQueue : public QObject
{
    Q_OBJECT

public:
    explicit LaunchQueue(Workspace &workspace, QObject *parent = nullptr);

    /// Runs when it is its turn, and never before this returns. Deletes itself.
    [[nodiscard]] Launcher *add(const LaunchRequest &request);
    /// There is a database, and a conversation is shown.
    void start();

private:
    void goOn();

    Workspace &m_workspace;
    QList<Launcher *> m_waiting;
    bool m_isStarted = false;
    bool m_isBusy = false;
};

} // namespace chat
