// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/typesetter.h"

#include <QJsonObject>
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

    /// coloured() follows in any case.
    void colour(quint64 job, const QString &language, const QString &code);
    /// typesetted() follows in any case.
    void typeset(quint64 job, const render::FormulaSource &source);
    /// The last thing it does in its thread.
    void shutDown();

Q_SIGNALS:
    /// Empty: the code stays plain.
    void coloured(quint64 job, const render::CodeSpans &spans);
    /// Null: the source stays.
    void typesetted(quint64 job, const render::SharedFormula &formula);

private:
    struct Job {
        quint64 id = 0;
        QJsonObject question;
        qsizetype codeSize = -1; ///< -1: a formula
    };

    void next();
    [[nodiscard]] bool isStarted();
    void hearOutput();
    void takeAnswer(const QByteArray &line);
    void ask(Job job);
    /// An answer without anything in it: nothing came of the job.
    void finish(const QJsonObject &answer);
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
