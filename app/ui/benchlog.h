// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QFile>
#include <QObject>
#include <QTimer>
#include <QUuid>

namespace chat {
class ChatSession;
class Workspace;
} // namespace chat

namespace ui {

class MainWindow;

/// Writes what a measuring rig cannot see from outside, one JSON line an event, to the file named
/// by the environment variable CHAT_BENCH_LOG. Times are Unix milliseconds with decimals. When
/// the variable is not set the object does not exist: no timer, no file, no formatting.
class BenchLog : public QObject
{
    Q_OBJECT

public:
    /// Null when nothing is to be logged.
    [[nodiscard]] static BenchLog *fromEnvironment(QObject *parent);

    /// Writes what happens in this window from now on. Both outlive the log.
    void follow(MainWindow &window, chat::Workspace &workspace);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    explicit BenchLog(const QString &path, QObject *parent);
    void write(const QByteArray &members);
    void beat();
    void followSession(chat::ChatSession *session);
    void sent();
    void replyPainted(const chat::Workspace &workspace, const QUuid &reply);

    QFile m_file;
    QByteArray m_early;     ///< lines from before the first paint, which come after its own
    bool m_isReady = false; ///< the window has been painted
    QTimer m_heartbeat;     ///< runs only while RIG_STALL is set
    QElapsedTimer m_sinceBeat;
    double m_stallMaxMs = 0;
    int m_stalls16 = 0;
    int m_stalls50 = 0;
    int m_stalls250 = 0;
    bool m_isShowingStored = false;
    QUuid m_lastFinal; ///< later paints of the same reply are not final again
};

} // namespace ui
