// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QFile>
#include <QObject>
#include <QTimer>

namespace ui {

/// Writes what a measuring rig cannot see from outside, one JSON line an event, to the file named
/// by the environment variable CHAT_BENCH_LOG. Times are Unix milliseconds with decimals. When
/// the variable is not set the object does not exist: no timer, no file, no formatting.
class BenchLog : public QObject
{
    Q_OBJECT

public:
    /// Null when nothing is to be logged.
    [[nodiscard]] static BenchLog *fromEnvironment(QObject *parent);

    void ready();
    void sent();
    void first();
    /// The final paint of a reply; `chars` is its length in UTF-16 units.
    void final(qint64 chars);
    /// A stored conversation's visible rows are painted.
    void opened(int rows);

private:
    explicit BenchLog(const QString &path, QObject *parent);
    void write(const QByteArray &members);
    void beat();

    QFile m_file;
    QTimer m_heartbeat; ///< runs only while RIG_STALL is set
    QElapsedTimer m_sinceBeat;
    double m_stallMaxMs = 0;
    int m_stalls16 = 0;
    int m_stalls50 = 0;
    int m_stalls250 = 0;
    bool m_isReady = false;
};

} // namespace ui
