// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tools/toolsource.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <QTimer>
#include <optional>

namespace tools {

/// A program that answers a call: without a shell, with an environment of its own (PATH, HOME,
/// TMPDIR, LANG; no keys), in a fresh folder that goes with it, guarded by loquat-toolguard. What
/// it writes becomes text; whatever it does, it ends. GUI thread.
class CommandRun : public ToolCall
{
    Q_OBJECT

public:
    /// `input` is written to its standard input, which is closed then.
    CommandRun(const Command &command, const QByteArray &input, QObject *parent = nullptr);
    ~CommandRun() override;

    void cancel() override;

    /// What a program finds in its environment; `folder` is the one it runs in.
    [[nodiscard]] static QProcessEnvironment environment(const QString &folder);

private:
    void start();
    void hear();
    void take(QByteArray &kept, const QByteArray &fresh);
    void stop(ToolOutcome::End why);
    void processEnded(int code, QProcess::ExitStatus status);
    void end(ToolOutcome::End how, int code, const QString &reason);

    Command m_command;
    QByteArray m_input;
    QTemporaryDir m_folder;
    std::unique_ptr<QProcess> m_process;
    QTimer m_limit;
    QTimer m_force; ///< when the guard itself does not end
    std::optional<ToolOutcome::End> m_stopped;
    QByteArray m_output;
    QByteArray m_errors;
    bool m_hasEnded = false;
};

} // namespace tools
