// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/childguard.h"

#include <QDir>
#include <QFile>
#include <algorithm>
#include <csignal>
#include <ctime>
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace tools {
namespace {

constexpr int kMostRounds = 2000;
constexpr long kRoundNs = 2'000'000;
constexpr int kNotStarted = 127;
constexpr int kEnded = 128 + SIGKILL;
constexpr unsigned long kSpareProcesses = 256;
constexpr rlim_t kMostFiles = 256;

void limit(decltype(RLIMIT_CPU) resource, rlim_t most)
{
    rlimit known{};
    if (getrlimit(resource, &known) != 0)
        return;
    const rlim_t allowed = std::min(most, known.rlim_max);
    const rlimit wanted{allowed, allowed};
    (void)setrlimit(resource, &wanted);
}

/// Those that were orphaned below us, too, because we are their reaper.
void killChildren()
{
    const int file = open("/proc/thread-self/children", O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return;
    char text[4096];
    pid_t id = 0;
    for (ssize_t length = 0; (length = read(file, text, sizeof text)) > 0;) {
        for (ssize_t i = 0; i < length; ++i) {
            if (text[i] >= '0' && text[i] <= '9') {
                id = id * 10 + (text[i] - '0');
            } else if (id > 0) {
                (void)kill(id, SIGKILL);
                id = 0;
            }
        }
    }
    (void)close(file);
}

/// Until nobody is left; what dies leaves its children to us.
void endAll(pid_t program, int &status)
{
    for (int round = 0; round < kMostRounds; ++round) {
        (void)kill(-program, SIGKILL);
        killChildren();
        int one = 0;
        pid_t gone = 0;
        while ((gone = waitpid(-1, &one, WNOHANG)) > 0) {
            if (gone == program)
                status = one;
        }
        if (gone < 0)
            return;
        const timespec pause{0, kRoundNs};
        (void)nanosleep(&pause, nullptr);
    }
}

[[noreturn]] void leaveAs(int status)
{
    if (WIFEXITED(status))
        _exit(WEXITSTATUS(status));
    const int number = WIFSIGNALED(status) ? WTERMSIG(status) : SIGKILL;
    (void)std::signal(number, SIG_DFL);
    sigset_t none;
    (void)sigemptyset(&none);
    (void)sigprocmask(SIG_SETMASK, &none, nullptr);
    (void)kill(getpid(), number);
    _exit(kEnded);
}

[[noreturn]] void watch(pid_t program, const sigset_t &awaited)
{
    // Nothing of the window's stays open here, and nothing of the program's.
    (void)close_range(0, ~0U, 0);
    int status = 0;
    for (;;) {
        int one = 0;
        pid_t gone = 0;
        while ((gone = waitpid(-1, &one, WNOHANG)) > 0) {
            if (gone != program)
                continue;
            endAll(program, status);
            leaveAs(one);
        }
        if (sigwaitinfo(&awaited, nullptr) != SIGTERM)
            continue;
        endAll(program, status);
        _exit(kEnded);
    }
}

void confine(const ChildLimits &limits)
{
    (void)setpgid(0, 0);
    (void)prctl(PR_SET_PDEATHSIG, SIGKILL);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_CPU, limits.cpuSeconds);
    limit(RLIMIT_DATA, limits.memoryBytes);
    limit(RLIMIT_FSIZE, limits.fileBytes);
    limit(RLIMIT_NPROC, limits.processes);
    limit(RLIMIT_NOFILE, kMostFiles);
    sigset_t none;
    (void)sigemptyset(&none);
    (void)sigprocmask(SIG_SETMASK, &none, nullptr);
}

} // namespace

unsigned long processLimit()
{
    const uint user = getuid();
    unsigned long tasks = 0;
    const QStringList entries =
        QDir(QStringLiteral("/proc")).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &entry : entries) {
        const QString place = QStringLiteral("/proc/") + entry;
        if (!entry.at(0).isDigit() || QFileInfo(place).ownerId() != user)
            continue;
        QFile stat(place + QStringLiteral("/stat"));
        if (!stat.open(QIODevice::ReadOnly))
            continue;
        // The name in brackets may hold anything; the number of threads is the 18th word behind it.
        const QByteArray text = stat.readAll();
        tasks += text.sliced(text.lastIndexOf(')') + 1).simplified().split(' ').value(17).toULong();
    }
    return tasks + kSpareProcesses;
}

void guardChild(const ChildLimits &limits)
{
    (void)setsid();
    (void)prctl(PR_SET_CHILD_SUBREAPER, 1);
    (void)prctl(PR_SET_PDEATHSIG, SIGTERM);
    // It is a copy of the window with all that this knows; the program may not look into it.
    (void)prctl(PR_SET_DUMPABLE, 0);
    limit(RLIMIT_CORE, 0);
    sigset_t awaited;
    (void)sigemptyset(&awaited);
    (void)sigaddset(&awaited, SIGCHLD);
    (void)sigaddset(&awaited, SIGTERM);
    (void)sigprocmask(SIG_BLOCK, &awaited, nullptr);
    if (getppid() != limits.parent)
        _exit(kNotStarted);
    (void)std::signal(SIGCHLD, SIG_DFL);
    const pid_t program = fork();
    if (program < 0)
        _exit(kNotStarted);
    if (program == 0)
        confine(limits);
    else
        watch(program, awaited);
}

} // namespace tools
