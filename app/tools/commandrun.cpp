// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/commandrun.h"

#include "tools/outputtext.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QThreadPool>
#include <sys/prctl.h>
#include <unistd.h>

namespace tools {
namespace {

constexpr int kForceMs = 6000;
constexpr int kSecondMs = 1000;

QString describedErrors(const QString &errors)
{
    return errors.isEmpty() ? QString() : QStringLiteral("\nErrors:\n") + errors;
}

/// Empty where it was not installed.
QString guardPlace()
{
    const QString here = QCoreApplication::applicationDirPath();
    for (const QLatin1StringView place :
         {QLatin1StringView("/loquat-toolguard"),
          QLatin1StringView("/../libexec/loquat/loquat-toolguard")}) {
        if (QFileInfo(here + place).isExecutable())
            return here + place;
    }
    return {};
}

} // namespace

CommandRun::CommandRun(const Command &command, const QByteArray &input, QObject *parent)
    : ToolCall(parent)
    , m_command(command)
    , m_input(input)
    , m_folder(QDir::tempPath() + QStringLiteral("/loquat-tool-XXXXXX"))
    , m_process(std::make_unique<QProcess>())
{
    m_folder.setAutoRemove(false);
    m_limit.setSingleShot(true);
    m_force.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, [this] { stop(ToolOutcome::End::TimedOut); });
    connect(&m_force, &QTimer::timeout, this, [this] { m_process->kill(); });
    QMetaObject::invokeMethod(this, &CommandRun::start, Qt::QueuedConnection);
}

CommandRun::~CommandRun()
{
    QProcess *process = m_process.release();
    process->disconnect(this);
    if (process->state() == QProcess::NotRunning) {
        process->deleteLater();
    } else {
        // Its guard ends all of it; nobody waits.
        connect(process, &QProcess::finished, process, &QObject::deleteLater);
        process->terminate();
    }
    // What it left may be much. The guard is quicker than the removal, or leaves an empty folder.
    QThreadPool::globalInstance()->start(
        [path = m_folder.path()] { (void)QDir(path).removeRecursively(); });
}

QProcessEnvironment CommandRun::environment(const QString &folder)
{
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("PATH"), QStringLiteral("/usr/local/bin:/usr/bin:/bin"));
    environment.insert(QStringLiteral("HOME"), folder);
    environment.insert(QStringLiteral("TMPDIR"), folder);
    environment.insert(QStringLiteral("LANG"), QStringLiteral("C.UTF-8"));
    return environment;
}

void CommandRun::start()
{
    if (m_hasEnded)
        return;
    if (m_stopped) {
        end(*m_stopped, 0, {});
        return;
    }
    // A name without a slash would be looked for somewhere.
    const QFileInfo program(m_command.program);
    const QString guard = guardPlace();
    if (guard.isEmpty() || !m_folder.isValid() || !program.isAbsolute()
        || !program.isExecutable()) {
        end(ToolOutcome::End::NotStarted, 0, QStringLiteral("the program could not be started"));
        return;
    }
    connect(m_process.get(), &QProcess::readyReadStandardOutput, this, &CommandRun::hear);
    connect(m_process.get(), &QProcess::readyReadStandardError, this, &CommandRun::hear);
    connect(m_process.get(), &QProcess::finished, this, &CommandRun::processEnded);
    connect(m_process.get(), &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            end(ToolOutcome::End::NotStarted, 0,
                QStringLiteral("the program could not be started: ") + m_process->errorString());
    });
    m_process->setProgram(guard);
    m_process->setArguments(QStringList{QString::number(getpid()),
                                        QString::number(m_command.timeLimitMs / kSecondMs + 1),
                                        QString::number(m_command.memoryLimit), m_command.program}
                            + m_command.arguments);
    m_process->setProcessEnvironment(environment(m_folder.path()));
    m_process->setWorkingDirectory(m_folder.path());
    // From here on a program runs that nobody here has written, as the same user. It gets no key,
    // and it must not find one in the memory or the environment of this process either.
    (void)prctl(PR_SET_DUMPABLE, 0);
    m_process->start();
    m_limit.start(m_command.timeLimitMs);
    m_process->write(m_input);
    m_process->closeWriteChannel();
}

void CommandRun::hear()
{
    take(m_output, m_process->readAllStandardOutput());
    take(m_errors, m_process->readAllStandardError());
}

void CommandRun::take(QByteArray &kept, const QByteArray &fresh)
{
    const qint64 room = m_command.outputLimit - m_output.size() - m_errors.size();
    kept += fresh.first(std::clamp<qint64>(room, 0, fresh.size()));
    if (fresh.size() > room)
        stop(ToolOutcome::End::TooMuchOutput);
}

void CommandRun::cancel()
{
    stop(ToolOutcome::End::Cancelled);
}

void CommandRun::stop(ToolOutcome::End why)
{
    if (m_hasEnded || m_stopped)
        return;
    m_stopped = why;
    m_limit.stop();
    if (m_process->state() == QProcess::NotRunning)
        return; // start() is still to come
    m_process->terminate();
    m_force.start(kForceMs);
}

void CommandRun::processEnded(int code, QProcess::ExitStatus status)
{
    hear();
    using End = ToolOutcome::End;
    if (m_stopped == End::TimedOut) {
        end(End::TimedOut, code,
            QStringLiteral("stopped after %1 seconds").arg(m_command.timeLimitMs / kSecondMs));
    } else if (m_stopped == End::TooMuchOutput) {
        end(End::TooMuchOutput, code,
            QStringLiteral("stopped after %1 bytes of output").arg(m_command.outputLimit));
    } else if (m_stopped) {
        end(*m_stopped, code, {});
    } else if (status == QProcess::CrashExit) {
        end(End::Failed, code, QStringLiteral("ended by signal %1").arg(code));
    } else if (code != 0) {
        end(End::Failed, code, QStringLiteral("ended with exit code %1").arg(code));
    } else {
        end(End::Answered, code, {});
    }
}

void CommandRun::end(ToolOutcome::End how, int code, const QString &reason)
{
    if (std::exchange(m_hasEnded, true))
        return;
    m_limit.stop();
    m_force.stop();
    ToolOutcome outcome{how, outputText(m_output), code, outputText(m_errors)};
    if (how == ToolOutcome::End::Answered && outcome.text.isEmpty())
        outcome.text = QStringLiteral("[no output]");
    if (!reason.isEmpty()) {
        outcome.text = QStringLiteral("Error: ") + reason
                       + (outcome.text.isEmpty() ? QString() : u'\n' + outcome.text)
                       + describedErrors(outcome.detail);
    }
    if (how == ToolOutcome::End::Cancelled)
        outcome.text.clear();
    Q_EMIT finished(outcome);
}

} // namespace tools
