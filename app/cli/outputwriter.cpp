// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/outputwriter.h"

#include "cli/plaintext.h"

#include <cerrno>
#include <climits>
#include <poll.h>
#include <unistd.h>

namespace cli {
namespace {

bool isWritable(int descriptor)
{
    pollfd poller{descriptor, POLLOUT, 0};
    return ::poll(&poller, 1, 0) == 1;
}

} // namespace

OutputWriter::OutputWriter(int descriptor, QObject *parent)
    : QObject(parent)
    , m_descriptor(descriptor)
    , m_isTerminal(::isatty(descriptor) == 1)
{
}

OutputWriter::~OutputWriter() = default;

void OutputWriter::write(const QString &text)
{
    if (m_isBroken || text.isEmpty())
        return;
    m_pending += (m_isTerminal ? withoutControls(text) : text).toUtf8();
    if (!m_notifier)
        drain();
}

void OutputWriter::drain()
{
    qsizetype written = 0;
    while (written < m_pending.size() && isWritable(m_descriptor)) {
        // A pipe that is writable takes this much without blocking (POSIX, PIPE_BUF).
        const size_t size = size_t(qMin<qsizetype>(m_pending.size() - written, PIPE_BUF));
        const ssize_t count = ::write(m_descriptor, m_pending.constData() + written, size);
        if (count >= 0) {
            written += count;
        } else if (errno != EINTR && errno != EAGAIN) {
            m_isBroken = true;
            break;
        }
    }
    m_pending.remove(0, written);
    if (isDone()) {
        m_notifier.reset();
        Q_EMIT done();
        return;
    }
    if (m_notifier)
        return;
    m_notifier = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Write);
    // Queued: drain() takes the notifier away, and not while it is being activated.
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &OutputWriter::drain,
            Qt::QueuedConnection);
}

} // namespace cli
