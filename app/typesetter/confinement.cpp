// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "typesetter/confinement.h"

#ifdef LOQUAT_HAS_SECCOMP

#include <algorithm>
#include <cerrno>
#include <iterator>
#include <memory>
#include <seccomp.h>

namespace typesetter {
namespace {

/// All that a script engine and the answers need. Memory that is executable is the engine's
/// compiled code; a memfd is where it lays that, and can be run as no program. Where a processor
/// does not see by itself that code was written (ARM of 32 bits, RISC-V), it is told by a call,
/// without which stale code would run. Calls that a processor does not have are left out by the
/// library.
constexpr int kAllowed[] = {
    // The streams.
    SCMP_SYS(read), SCMP_SYS(write), SCMP_SYS(readv), SCMP_SYS(writev), SCMP_SYS(lseek),
    SCMP_SYS(_llseek), SCMP_SYS(close), SCMP_SYS(fstat), SCMP_SYS(fstat64), SCMP_SYS(poll),
    SCMP_SYS(ppoll), SCMP_SYS(ppoll_time64),
    // Memory.
    SCMP_SYS(brk), SCMP_SYS(mmap), SCMP_SYS(mmap2), SCMP_SYS(munmap), SCMP_SYS(mremap),
    SCMP_SYS(mprotect), SCMP_SYS(madvise), SCMP_SYS(memfd_create), SCMP_SYS(ftruncate),
    SCMP_SYS(ftruncate64), SCMP_SYS(membarrier), SCMP_SYS(cacheflush), SCMP_SYS(riscv_flush_icache),
    // Time, chance, and who it is.
    SCMP_SYS(clock_gettime), SCMP_SYS(clock_gettime64), SCMP_SYS(clock_getres),
    SCMP_SYS(clock_getres_time64), SCMP_SYS(gettimeofday), SCMP_SYS(time), SCMP_SYS(nanosleep),
    SCMP_SYS(clock_nanosleep), SCMP_SYS(clock_nanosleep_time64), SCMP_SYS(getrandom),
    SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(getrusage),
    // Locks and signals of its own; its end.
    SCMP_SYS(futex), SCMP_SYS(futex_time64), SCMP_SYS(sched_yield), SCMP_SYS(rseq),
    SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(sigreturn),
    SCMP_SYS(sigaltstack), SCMP_SYS(restart_syscall), SCMP_SYS(exit), SCMP_SYS(exit_group)};

} // namespace

bool confine()
{
    // Refused, not killed: an engine that asks for something that it can do without goes on.
    constexpr auto refuse = SCMP_ACT_ERRNO(EPERM);
    const std::unique_ptr<void, decltype(&seccomp_release)> filter(seccomp_init(refuse),
                                                                   seccomp_release);
    return filter && seccomp_attr_set(filter.get(), SCMP_FLTATR_ACT_BADARCH, refuse) == 0
           && std::all_of(std::begin(kAllowed), std::end(kAllowed),
                          [&filter](int call) {
                              return seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, call, 0) == 0;
                          })
           && seccomp_load(filter.get()) == 0;
}

} // namespace typesetter

#else

bool typesetter::confine()
{
    return false;
}

#endif
