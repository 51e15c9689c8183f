// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/script.h"

#include <QObject>
#include <QTcpSocket>
#include <QTimer>

namespace demo {

/// Plays one script after the other onto a connection. Demo thread.
class ScriptPlayer : public QObject
{
    Q_OBJECT

public:
    /// The socket is somebody else's and outlives the player.
    explicit ScriptPlayer(QTcpSocket *socket, QObject *parent = nullptr);

    void play(const Script &script);
    [[nodiscard]] bool isPlaying() const { return m_isPlaying; }

Q_SIGNALS:
    /// The answer is whole and the connection may serve another request.
    void finished();

private:
    void goOn();
    void end();

    QTcpSocket *m_socket;
    QTimer m_timer;
    Script m_script;
    qsizetype m_next = 0;
    bool m_isPlaying = false;
};

} // namespace demo
