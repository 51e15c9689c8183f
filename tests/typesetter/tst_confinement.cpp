// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "typesetter/confinement.h"

#include <QTest>
#include <cerrno>
#include <csignal>
#include <ctime>
#include <fcntl.h>
#include <functional>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

constexpr int kNotConfined = 250;

/// The errno of an act in a process that was confined before, or 0 where it succeeded.
int errorOf(const std::function<bool()> &act)
{
    const pid_t child = fork();
    if (child == 0) {
        (void)prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
        if (!typesetter::confine())
            _exit(kNotConfined);
        errno = 0;
        _exit(act() ? 0 : errno);
    }
    int status = 0;
    if (child < 0 || waitpid(child, &status, 0) != child || !WIFEXITED(status))
        return -1;
    return WEXITSTATUS(status);
}

} // namespace

/// What the kernel lets the typesetter do once it reads what others wrote.
class ConfinementTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void whatReachesOutIsRefused_data();
    void whatReachesOutIsRefused();
    void itCanComputeAndAnswer();
    void aRefusalEndsNothing();
};

void ConfinementTest::initTestCase()
{
#ifndef LOQUAT_HAS_SECCOMP
    QSKIP("Built without libseccomp, or to count lines or with a sanitizer");
#endif
}

void ConfinementTest::whatReachesOutIsRefused_data()
{
    QTest::addColumn<std::function<bool()>>("act");
    const auto row = [](const char *name, const std::function<bool()> &act) {
        QTest::newRow(name) << act;
    };
    row("a socket of the internet", [] { return socket(AF_INET, SOCK_STREAM, 0) >= 0; });
    row("a socket of this machine", [] { return socket(AF_UNIX, SOCK_DGRAM, 0) >= 0; });
    row("a pair of sockets", [] {
        int ends[2];
        return socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0;
    });
    row("a connection", [] {
        const sockaddr nobody{};
        return ::connect(0, &nobody, sizeof nobody) == 0;
    });
    row("a program", [] {
        char name[] = "/bin/true";
        char *const words[] = {name, nullptr};
        char *const none[] = {nullptr};
        return execve(name, words, none) == 0;
    });
    row("a process", [] {
        const pid_t child = fork();
        if (child == 0)
            _exit(0);
        return child > 0;
    });
    row("a file to read", [] { return open("/etc/passwd", O_RDONLY | O_CLOEXEC) >= 0; });
    row("a file to write", [] { return open("/dev/null", O_WRONLY | O_CLOEXEC) >= 0; });
    row("a file that is new", [] { return creat("/dev/shm/loquat-confined", 0600) >= 0; });
    row("a file's end", [] { return unlink("/dev/shm/loquat-none") == 0; });
    row("a look at a folder", [] { return access("/", R_OK) == 0; });
    row("a signal to its parent", [] { return kill(getppid(), 0) == 0; });
    row("other privileges", [] { return setuid(getuid()) == 0; });
    row("to be looked into", [] { return prctl(PR_SET_DUMPABLE, 1, 0, 0, 0) == 0; });
}

void ConfinementTest::whatReachesOutIsRefused()
{
    QFETCH(std::function<bool()>, act);
    QCOMPARE(errorOf(act), EPERM);
}

void ConfinementTest::itCanComputeAndAnswer()
{
    int ends[2];
    QCOMPARE(pipe(ends), 0);
    QCOMPARE(errorOf([&ends] {
                 // Memory of its own that becomes executable, as the engine's code does.
                 constexpr size_t kSize = 1 << 20;
                 void *memory = mmap(nullptr, kSize, PROT_READ | PROT_WRITE,
                                     MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
                 timespec now{};
                 return memory != MAP_FAILED && mprotect(memory, kSize, PROT_READ | PROT_EXEC) == 0
                        && munmap(memory, kSize) == 0 && clock_gettime(CLOCK_MONOTONIC, &now) == 0
                        && write(ends[1], "answer", 6) == 6;
             }),
             0);
    char answer[6];
    QCOMPARE(read(ends[0], answer, sizeof answer), ssize_t(sizeof answer));
    QCOMPARE(QByteArray(answer, sizeof answer), QByteArray("answer"));
    (void)close(ends[0]);
    (void)close(ends[1]);
}

void ConfinementTest::aRefusalEndsNothing()
{
    QCOMPARE(errorOf([] {
                 for (int i = 0; i < 100; ++i) {
                     if (socket(AF_INET, SOCK_STREAM, 0) >= 0 || errno != EPERM)
                         return false;
                 }
                 return true;
             }),
             0);
}

QTEST_GUILESS_MAIN(ConfinementTest)
#include "tst_confinement.moc"
