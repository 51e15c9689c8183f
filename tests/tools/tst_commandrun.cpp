// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/commandrun.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

using tools::Command;
using tools::CommandRun;
using tools::ToolOutcome;
using End = ToolOutcome::End;

/// Programs that answer calls, the friendly and the hostile ones, all real.
class CommandRunTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;

    [[nodiscard]] static Command shell(const QString &script)
    {
        Command command;
        command.program = QStringLiteral("/bin/sh");
        command.arguments = {QStringLiteral("-c"), script};
        return command;
    }
    [[nodiscard]] static ToolOutcome ran(const Command &command, const QByteArray &input = "{}\n")
    {
        CommandRun run(command, input);
        QSignalSpy finished(&run, &CommandRun::finished);
        (void)QTest::qWaitFor([&finished] { return finished.count() > 0; }, 60'000);
        QCoreApplication::processEvents();
        return finished.count() == 1 ? finished.value(0).value(0).value<ToolOutcome>()
                                     : ToolOutcome{End::Cancelled, QStringLiteral("no end"), 0, {}};
    }
    /// Processes whose command line holds this text.
    [[nodiscard]] static int countOf(const QByteArray &mark)
    {
        int count = 0;
        const QStringList entries = QDir(QStringLiteral("/proc")).entryList(QDir::Dirs);
        for (const QString &entry : entries) {
            QFile line(QStringLiteral("/proc/") + entry + QStringLiteral("/cmdline"));
            if (line.open(QIODevice::ReadOnly) && line.readAll().contains(mark))
                ++count;
        }
        return count;
    }
    /// A number of seconds to sleep that no other process sleeps.
    [[nodiscard]] static QByteArray mark()
    {
        static int count = 0;
        return QByteArray::number(100'000 + getpid()) + "." + QByteArray::number(++count);
    }

private Q_SLOTS:
    void init() { QVERIFY(m_dir.isValid()); }

    void nobodyReadsTheKeysOfThisProcess()
    {
        Command command;
        command.program = QStringLiteral("/bin/true");
        QVERIFY(ran(command).end == End::Answered);
        // The kernel then hides its memory and its environment from others of the same user.
        QCOMPARE(prctl(PR_GET_DUMPABLE), 0);
    }

    void theArgumentsComeOnStandardInput()
    {
        Command command;
        command.program = QStringLiteral("/bin/cat");
        const ToolOutcome outcome = ran(command, "{\"城\":\"波士顿\"}\n");
        QVERIFY(outcome.end == End::Answered);
        QCOMPARE(outcome.text, QStringLiteral("{\"城\":\"波士顿\"}\n"));
        QCOMPARE(outcome.exitCode, 0);
    }

    /// What a shell would take for something else comes as it was written.
    void noShellReadsItsArguments()
    {
        Command command;
        command.program = QStringLiteral("/usr/bin/printf");
        command.arguments = {QStringLiteral("%s|"), QStringLiteral("$(id); `id` && * ~ 'x\""),
                             QString()};
        QCOMPARE(ran(command).text, QStringLiteral("$(id); `id` && * ~ 'x\"||"));
        command.program = QStringLiteral("printf");
        QVERIFY(ran(command).end == End::NotStarted);
        command.program = m_dir.path() + QStringLiteral("/nothing");
        QVERIFY(ran(command).end == End::NotStarted);
    }

    void itSeesNothingOfTheProgramsEnvironment()
    {
        qputenv("LOQUAT_API_KEY", "sk-secret");
        Command command;
        command.program = QStringLiteral("/usr/bin/env");
        const ToolOutcome outcome = ran(command);
        qunsetenv("LOQUAT_API_KEY");
        QStringList names;
        for (const QString &line : outcome.text.split(u'\n', Qt::SkipEmptyParts))
            names.append(line.section(u'=', 0, 0));
        names.sort();
        QCOMPARE(names, (QStringList{QStringLiteral("HOME"), QStringLiteral("LANG"),
                                     QStringLiteral("PATH"), QStringLiteral("TMPDIR")}));
        // Nor does it get at the copy of the program that watches over it.
        const ToolOutcome peek = ran(shell(QStringLiteral("cat /proc/$PPID/environ | wc -c")));
        if (getuid() != 0)
            QCOMPARE(peek.text.trimmed(), QStringLiteral("0"));
    }

    void itInheritsNoFileThatIsOpen()
    {
        constexpr int kLeast = 100;
        const int own = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
        const int leaking = ::fcntl(own, F_DUPFD, kLeast);
        QVERIFY(leaking >= kLeast);
        const ToolOutcome outcome = ran(shell(
            QStringLiteral("for i in 0 1 2 %1; do [ -e /proc/$$/fd/$i ] && echo $i; done; true")
                .arg(leaking)));
        (void)::close(leaking);
        (void)::close(own);
        QVERIFY(outcome.text.startsWith(QStringLiteral("0\n1\n2\n")));
        QVERIFY(!outcome.text.contains(QString::number(leaking)));
    }

    void itRunsInAFreshFolderThatGoes()
    {
        const ToolOutcome outcome =
            ran(shell(QStringLiteral("ls -A; touch here; mkdir -p a/b; pwd; echo $HOME")));
        const QStringList lines = outcome.text.split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 2);
        QCOMPARE(lines.at(0), lines.at(1));
        QTRY_VERIFY(!QDir(lines.at(0)).exists());
    }

    void howItEndedIsSaid_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<int>("end");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("detail");
        QTest::newRow("errors beside an answer")
            << QStringLiteral("echo yes; echo hm >&2") << int(End::Answered)
            << QStringLiteral("yes\n") << QStringLiteral("hm\n");
        QTest::newRow("nothing") << QStringLiteral("true") << int(End::Answered)
                                 << QStringLiteral("[no output]") << QString();
        QTest::newRow("exit code")
            << QStringLiteral("echo half; echo no such city >&2; exit 3") << int(End::Failed)
            << QStringLiteral("Error: ended with exit code 3\nhalf\n\nErrors:\nno such city\n")
            << QStringLiteral("no such city\n");
        QTest::newRow("signal") << QStringLiteral("kill -SEGV $$") << int(End::Failed)
                                << QStringLiteral("Error: ended by signal 11") << QString();
        QTest::newRow("no text") << QStringLiteral("head -c 1000 /dev/zero") << int(End::Answered)
                                 << QStringLiteral("[1000 bytes that are no text]") << QString();
    }
    void howItEndedIsSaid()
    {
        QFETCH(QString, script);
        QFETCH(int, end);
        QFETCH(QString, text);
        QFETCH(QString, detail);
        const ToolOutcome outcome = ran(shell(script));
        QCOMPARE(int(outcome.end), end);
        QCOMPARE(outcome.text, text);
        QCOMPARE(outcome.detail, detail);
    }

    void aFloodIsCut()
    {
        Command command = shell(QStringLiteral("yes"));
        command.outputLimit = 10'000;
        const ToolOutcome outcome = ran(command);
        QVERIFY(outcome.end == End::TooMuchOutput);
        QVERIFY(outcome.text.startsWith(QStringLiteral("Error: stopped after 10000 bytes")));
        QVERIFY(outcome.text.size() < 11'000);
        command = shell(QStringLiteral("yes >&2"));
        command.outputLimit = 10'000;
        QVERIFY(ran(command).end == End::TooMuchOutput);
    }

    /// Whatever it does about signals, and wherever its children flee to.
    void everythingEndsWithItsTime()
    {
        const QByteArray seconds = mark();
        Command command = shell(
            QStringLiteral("trap '' TERM INT HUP; setsid sleep %1 & (setsid sh -c 'sleep %1 & "
                           "sleep %1' &) ; sleep %1; sleep %1")
                .arg(QString::fromLatin1(seconds)));
        command.timeLimitMs = 1000;
        const ToolOutcome outcome = ran(command);
        QVERIFY(outcome.end == End::TimedOut);
        QTRY_COMPARE(countOf(seconds), 0);
    }

    void whatItLeavesBehindEndsWithIt()
    {
        const QByteArray seconds = mark();
        const ToolOutcome outcome = ran(
            shell(QStringLiteral("setsid sleep %1 & echo done").arg(QString::fromLatin1(seconds))));
        QVERIFY(outcome.end == End::Answered);
        QCOMPARE(outcome.text, QStringLiteral("done\n"));
        QTRY_COMPARE(countOf(seconds), 0);
    }

    void aBombOfProcessesGoesOff()
    {
        const QByteArray seconds = mark();
        // Each of them starts two more, in sessions of their own, nine times over.
        const QString bomb =
            QStringLiteral("f() { [ $1 -eq 0 ] && exec sleep %1; setsid sh \"$0\" $(($1-1)) & "
                           "setsid sh \"$0\" $(($1-1)) & wait; }\nf $1\n")
                .arg(QString::fromLatin1(seconds));
        const QString path = m_dir.path() + QStringLiteral("/bomb");
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bomb.toUtf8()) > 0);
        file.close();
        Command command;
        command.program = QStringLiteral("/bin/sh");
        command.arguments = {path, QStringLiteral("6")};
        command.timeLimitMs = 2000;
        QVERIFY(ran(command).end == End::TimedOut);
        QTRY_COMPARE(countOf(seconds), 0);
        QTRY_COMPARE(countOf(path.toUtf8()), 0);
    }

    void memoryIsLimited()
    {
        Command command =
            shell(QStringLiteral("head -c 400000000 /dev/zero | tail -c 399999999 | wc -c"));
        command.memoryLimit = 64 * 1024 * 1024;
        QVERIFY(!ran(command).text.contains(QStringLiteral("399999999")));
    }

    void itNeedNotReadItsInput()
    {
        const QByteArray huge(8 * 1024 * 1024, 'x');
        const ToolOutcome outcome = ran(shell(QStringLiteral("echo early")), huge);
        QVERIFY(outcome.end == End::Answered);
        QCOMPARE(outcome.text, QStringLiteral("early\n"));
        QCOMPARE(ran(shell(QStringLiteral("wc -c")), huge).text.trimmed(),
                 QString::number(huge.size()));
    }

    void cancellingEndsItOnce()
    {
        const QByteArray seconds = mark();
        CommandRun run(shell(QStringLiteral("trap '' TERM; echo begun; sleep %1")
                                 .arg(QString::fromLatin1(seconds))),
                       {});
        QSignalSpy finished(&run, &CommandRun::finished);
        QTRY_VERIFY(countOf(seconds) > 0);
        run.cancel();
        run.cancel();
        QTRY_COMPARE(finished.count(), 1);
        const auto outcome = finished.value(0).value(0).value<ToolOutcome>();
        QVERIFY(outcome.end == End::Cancelled);
        QVERIFY(outcome.text.isEmpty());
        QTRY_COMPARE(countOf(seconds), 0);
        CommandRun unstarted(shell(QStringLiteral("true")), {});
        QSignalSpy never(&unstarted, &CommandRun::finished);
        unstarted.cancel();
        QTRY_COMPARE(never.count(), 1);
        QVERIFY(never.value(0).value(0).value<ToolOutcome>().end == End::Cancelled);
    }

    void deletingItEndsIt()
    {
        const QByteArray seconds = mark();
        auto run = std::make_unique<CommandRun>(
            shell(QStringLiteral("sleep %1 | sleep %1").arg(QString::fromLatin1(seconds))),
            QByteArray());
        QTRY_VERIFY(countOf(seconds) > 1);
        run.reset();
        QTRY_COMPARE(countOf(seconds), 0);
    }

    /// A copy of this process starts one and is killed as nobody can prevent.
    void nothingOutlivesAKilledProgram()
    {
        const QByteArray seconds = mark();
        QProcess parent;
        parent.setProgram(QCoreApplication::applicationFilePath());
        parent.setArguments({QStringLiteral("itselfAsAParent")});
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("TEST_SLEEP"), QString::fromLatin1(seconds));
        parent.setProcessEnvironment(environment);
        parent.start();
        QTRY_VERIFY_WITH_TIMEOUT(countOf(QByteArray("sleep\0", 6) + seconds) > 1, 30'000);
        QCOMPARE(::kill(pid_t(parent.processId()), SIGKILL), 0);
        QVERIFY(parent.waitForFinished());
        QTRY_COMPARE(countOf(seconds), 0);
    }

    void itselfAsAParent()
    {
        const QString seconds = qEnvironmentVariable("TEST_SLEEP");
        if (seconds.isEmpty())
            return; // only for the test above
        Command command = shell(QStringLiteral("setsid sleep %1 & sleep %1").arg(seconds));
        command.timeLimitMs = 120'000;
        (void)ran(command);
    }

    void noneIsLeftUnburied()
    {
        siginfo_t one{};
        QTRY_COMPARE(::waitid(P_ALL, 0, &one, WEXITED | WNOHANG | WNOWAIT), -1);
    }
};

QTEST_GUILESS_MAIN(CommandRunTest)
#include "tst_commandrun.moc"
