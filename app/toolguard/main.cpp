// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <dirent.h>
#include <fcntl.h>
#include <string>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

// loquat-toolguard PARENT SECONDS BYTES PROGRAM [ARGUMENT…]: runs a program that answers a model's
// call, with so many seconds of CPU time and bytes of memory for each of its processes. It ends
// everything that came of the program, whatever group or session that fled to, when the program
// ends, when it is told to by SIGTERM, and when PARENT, who started it, is gone; its own status is
// the program's. A process of its own, because the window's cannot fork into one that stays:
// QProcess waits until its child has become another program. Of what that had open, only the three
// standard streams reach the program; it cannot look into this process either.

namespace {

constexpr int kMostRounds = 2000;
constexpr long kRoundNs = 2'000'000;
constexpr int kNotStarted = 127;
constexpr int kEnded = 128 + SIGKILL;
constexpr rlim_t kSpareProcesses = 256;
constexpr rlim_t kMostFiles = 256;
constexpr rlim_t kFileBytes = 256UL * 1024 * 1024;

struct Wish {
    pid_t parent;
    rlim_t cpuSeconds;
    rlim_t memoryBytes;
    char **program;
};

void limit(decltype(RLIMIT_CPU) resource, rlim_t most)
{
    rlimit known{};
    if (getrlimit(resource, &known) != 0)
        return;
    const rlim_t allowed = std::min(most, known.rlim_max);
    const rlimit wanted{allowed, allowed};
    (void)setrlimit(resource, &wanted);
}

std::string contentOf(const std::string &path)
{
    std::string text;
    const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return text;
    char piece[4096];
    for (ssize_t length = 0; (length = read(file, piece, sizeof piece)) > 0;)
        text.append(piece, size_t(length));
    (void)close(file);
    return text;
}

/// The number of threads is the 18th word behind the name, which stands in brackets.
rlim_t threadsOf(const std::string &stat)
{
    size_t at = stat.rfind(')');
    for (int word = 0; word < 18 && at != std::string::npos; ++word)
        at = stat.find(' ', at + 1);
    return at == std::string::npos ? 0 : std::strtoul(stat.c_str() + at, nullptr, 10);
}

/// The system counts processes by user, so what runs already has to be counted in.
rlim_t processLimit()
{
    rlim_t tasks = kSpareProcesses;
    DIR *folder = opendir("/proc");
    while (const dirent *entry = folder ? readdir(folder) : nullptr) {
        const std::string place = std::string("/proc/") + entry->d_name;
        struct stat facts {
        };
        if (entry->d_name[0] >= '0' && entry->d_name[0] <= '9' && stat(place.c_str(), &facts) == 0
            && facts.st_uid == getuid())
            tasks += threadsOf(contentOf(place + "/stat"));
    }
    if (folder)
        (void)closedir(folder);
    return tasks;
}

/// Those that were orphaned below us, too, because we are their reaper.
void killChildren()
{
    const std::string ids = contentOf("/proc/thread-self/children");
    for (const char *at = ids.c_str(); *at != '\0';) {
        char *end = nullptr;
        const long id = std::strtol(at, &end, 10);
        if (end == at)
            return;
        if (id > 1)
            (void)kill(pid_t(id), SIGKILL);
        at = end;
        while (*at == ' ')
            ++at;
    }
}

/// Until nobody is left; what dies leaves its children to us.
void endAll(pid_t program)
{
    for (int round = 0; round < kMostRounds; ++round) {
        (void)kill(-program, SIGKILL);
        killChildren();
        pid_t gone = 0;
        while ((gone = waitpid(-1, nullptr, WNOHANG)) > 0) {
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
    for (int file = STDIN_FILENO; file <= STDERR_FILENO; ++file)
        (void)close(file);
    for (;;) {
        int status = 0;
        pid_t gone = 0;
        while ((gone = waitpid(-1, &status, WNOHANG)) > 0) {
            if (gone != program)
                continue;
            endAll(program);
            leaveAs(status);
        }
        if (sigwaitinfo(&awaited, nullptr) != SIGTERM)
            continue;
        endAll(program);
        _exit(kEnded);
    }
}

[[noreturn]] void become(const Wish &wish, rlim_t processes)
{
    (void)setpgid(0, 0);
    (void)prctl(PR_SET_PDEATHSIG, SIGKILL);
    limit(RLIMIT_CPU, wish.cpuSeconds);
    limit(RLIMIT_DATA, wish.memoryBytes);
    limit(RLIMIT_FSIZE, kFileBytes);
    limit(RLIMIT_NOFILE, kMostFiles);
    limit(RLIMIT_NPROC, processes);
    (void)std::signal(SIGPIPE, SIG_DFL);
    sigset_t none;
    (void)sigemptyset(&none);
    (void)sigprocmask(SIG_SETMASK, &none, nullptr);
    (void)execv(wish.program[0], wish.program);
    const char *why = std::strerror(errno);
    (void)!write(STDERR_FILENO, why, std::strlen(why));
    _exit(kNotStarted);
}

} // namespace

int main(int argc, char **argv)
{
    (void)close_range(STDERR_FILENO + 1, ~0U, 0);
    (void)prctl(PR_SET_DUMPABLE, 0);
    if (argc < 5)
        return kNotStarted;
    const Wish wish{pid_t(std::strtol(argv[1], nullptr, 10)), std::strtoul(argv[2], nullptr, 10),
                    std::strtoul(argv[3], nullptr, 10), argv + 4};
    (void)setsid();
    (void)prctl(PR_SET_CHILD_SUBREAPER, 1);
    (void)prctl(PR_SET_PDEATHSIG, SIGTERM);
    limit(RLIMIT_CORE, 0);
    sigset_t awaited;
    (void)sigemptyset(&awaited);
    (void)sigaddset(&awaited, SIGCHLD);
    (void)sigaddset(&awaited, SIGTERM);
    (void)sigprocmask(SIG_BLOCK, &awaited, nullptr);
    // It may have died before it could be watched.
    if (getppid() != wish.parent)
        return kNotStarted;
    const rlim_t processes = processLimit();
    const pid_t program = fork();
    if (program < 0)
        return kNotStarted;
    if (program == 0)
        become(wish, processes);
    watch(program, awaited);
}
