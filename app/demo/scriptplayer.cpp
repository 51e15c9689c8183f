// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/scriptplayer.h"

#include <sys/socket.h>

namespace demo {

ScriptPlayer::ScriptPlayer(QTcpSocket *socket, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_timer(this)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        m_socket->write(m_script.steps.at(m_next++).bytes);
        goOn();
    });
}

void ScriptPlayer::play(const Script &script)
{
    m_script = script;
    m_next = 0;
    m_isPlaying = true;
    goOn();
}

void ScriptPlayer::goOn()
{
    while (m_next < m_script.steps.size()) {
        const Script::Step &step = m_script.steps.at(m_next);
        if (step.afterMs > 0) {
            m_timer.start(step.afterMs);
            return;
        }
        m_socket->write(step.bytes);
        ++m_next;
    }
    end();
}

void ScriptPlayer::end()
{
    if (m_script.end == Script::End::Silence)
        return;
    m_isPlaying = false;
    if (m_script.end == Script::End::KeepAlive) {
        Q_EMIT finished();
        return;
    }
    // What was written so far is to arrive before the connection breaks.
    while (m_socket->bytesToWrite() > 0 && m_socket->flush()) {
    }
    if (m_script.end == Script::End::Reset) {
        const linger hard{1, 0};
        ::setsockopt(int(m_socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
        m_socket->abort();
        return;
    }
    m_socket->disconnectFromHost();
}

} // namespace demo
