// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/typesetter.h"

#include <QProcess>
#include <QQueue>
#include <QTimer>
#include <memory>
#include <optional>

namespace render {

/// Speaks with loquat-typesetter, one job at a time, so that a program that hangs or dies is known
/// to do so because of that job. Lives in the typesetter's thread.
class TypesetterWorker : public QObject
{
    Q_OBJECT

public:
    TypesetterWorker(const QStringList &places, Typesetter::Patience patience);
    ~TypesetterWorker() override;

    /// answered() follows in any case.
    void colour(quint64 job, const QString &language, const QString &code);
    /// The last thing it does in its thread.
    void shutDown();

Q_SIGNALS:
    /// Empty: the code stays plain.
    void answered(quint64 job, const render::CodeSpans &spans);

private:
    struct Job {
        quint64 id = 0;
        QString language;
        QString code;
    };

    void next();
    [[nodiscard]] bool isStarted();
    void hearOutput();
    void takeAnswer(const QByteArray &line);
    void finish(const CodeSpans &spans);
    /// The program is gone, or has to go.
    void fail();
    void stop();

    QStringList m_places;
    Typesetter::Patience m_patience;
    std::unique_ptr<QProcess> m_process;
    QQueue<Job> m_jobs;
    std::optional<Job> m_running;
    QByteArray m_line;
    QTimer m_deadline;
    QTimer m_idle;
    int m_failures = 0; ///< one after the other
};

} // namespace render
