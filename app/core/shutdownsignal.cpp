// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/shutdownsignal.h"

#include <atomic>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace core {
namespace {

constexpr std::array kSignals{SIGINT, SIGTERM, SIGHUP};

/// The writing end of the pipe; a handler may do nothing but write to it.
std::atomic<int> writeEnd{-1};

void forward(int number)
{
    const auto byte = static_cast<unsigned char>(number);
    const int end = writeEnd.load();
    if (end >= 0) {
        [[maybe_unused]] const auto written = ::write(end, &byte, 1);
    }
}

} // namespace

ShutdownSignal::ShutdownSignal(QObject *parent)
    : QObject(parent)
{
    if (::pipe2(m_pipe.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    m_notifier = new QSocketNotifier(m_pipe[0], QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, &ShutdownSignal::drain);
    writeEnd = m_pipe[1];
    for (int number : kSignals)
        std::signal(number, forward);
}

ShutdownSignal::~ShutdownSignal()
{
    for (int number : kSignals)
        std::signal(number, SIG_DFL);
    writeEnd = -1;
    for (int end : m_pipe) {
        if (end >= 0)
            ::close(end);
    }
}

void ShutdownSignal::drain()
{
    unsigned char byte = 0;
    while (::read(m_pipe[0], &byte, 1) == 1)
        Q_EMIT asked(byte);
}

} // namespace core
