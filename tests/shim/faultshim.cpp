// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Preloaded into the program that a test starts: makes chosen calls that change files fail, and
// sets the clock. What it is to do, and how many calls there were, stands in a file that both
// have mapped; see support/faultboard.h.
#include "support/faultboard.h"

#include <cerrno>
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <unistd.h>

namespace {

support::FaultBoard *board = nullptr;
const char *directory = nullptr;

__attribute__((constructor)) void readBoard()
{
    const char *path = ::getenv("LOQUAT_SHIM_BOARD");
    directory = ::getenv("LOQUAT_SHIM_DIRECTORY");
    if (!path || !directory)
        return;
    const int file = ::open(path, O_RDWR | O_CLOEXEC);
    void *shared =
        ::mmap(nullptr, sizeof(support::FaultBoard), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    ::close(file);
    if (shared != MAP_FAILED)
        board = static_cast<support::FaultBoard *>(shared);
}

template <typename Function>
Function next(Function, const char *name)
{
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

bool fails()
{
    const int64_t number = ++board->calls;
    const int64_t first = board->firstFailing;
    if (first == 0 || number < first || number >= first + board->failingCount)
        return false;
    errno = int(board->error);
    return true;
}

bool failsAt(const char *path)
{
    return board && std::strncmp(path, directory, std::strlen(directory)) == 0 && fails();
}

bool failsAt(int file)
{
    if (!board)
        return false;
    char link[64];
    char path[PATH_MAX] = {};
    std::snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    return ::readlink(link, path, sizeof path - 1) > 0 && failsAt(path);
}

int64_t shift()
{
    return board ? int64_t(board->clockShift) : 0;
}

} // namespace

extern "C" {

ssize_t write(int file, const void *bytes, size_t size)
{
    static const auto real = next(&write, "write");
    return failsAt(file) ? -1 : real(file, bytes, size);
}

ssize_t pwrite64(int file, const void *bytes, size_t size, off64_t place)
{
    static const auto real = next(&pwrite64, "pwrite64");
    return failsAt(file) ? -1 : real(file, bytes, size, place);
}

ssize_t pwrite(int file, const void *bytes, size_t size, off_t place)
{
    return pwrite64(file, bytes, size, place);
}

int fsync(int file)
{
    static const auto real = next(&fsync, "fsync");
    return failsAt(file) ? -1 : real(file);
}

int fdatasync(int file)
{
    static const auto real = next(&fdatasync, "fdatasync");
    return failsAt(file) ? -1 : real(file);
}

int ftruncate64(int file, off64_t size) noexcept
{
    static const auto real = next(&ftruncate64, "ftruncate64");
    return failsAt(file) ? -1 : real(file, size);
}

int ftruncate(int file, off_t size) noexcept
{
    return ftruncate64(file, size);
}

int rename(const char *from, const char *to) noexcept
{
    static const auto real = next(&rename, "rename");
    return failsAt(to) ? -1 : real(from, to);
}

int unlink(const char *path) noexcept
{
    static const auto real = next(&unlink, "unlink");
    return failsAt(path) ? -1 : real(path);
}

int clock_gettime(clockid_t clock, timespec *time) noexcept
{
    static const auto real = next(&clock_gettime, "clock_gettime");
    const int result = real(clock, time);
    if (result == 0 && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE))
        time->tv_sec += shift();
    return result;
}

int gettimeofday(timeval *__restrict time, void *__restrict zone) noexcept
{
    static const auto real = next(&gettimeofday, "gettimeofday");
    const int result = real(time, zone);
    if (result == 0)
        time->tv_sec += shift();
    return result;
}

time_t time(time_t *place) noexcept
{
    static const auto real = next(&time, "time");
    const time_t now = real(nullptr) + time_t(shift());
    if (place)
        *place = now;
    return now;
}

} // extern "C"
