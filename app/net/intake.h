// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace net {

/// What came in for a request that was just sent, by the system's own count. Nothing tells how much
/// Qt holds of an answer that it does not show yet; what its connection received and what memory
/// the process took since, taken together, does. Any thread.
class Intake
{
public:
    Intake() = default;
    /// Begins to count, for the connection to this port over which something was sent last.
    explicit Intake(int port);

    /// Connection and memory have both grown by so many bytes. Never true on systems that do not
    /// count, and for a connection that is closed.
    [[nodiscard]] bool hasGrownBy(qint64 bytes) const;

private:
    qint64 m_held = 0;
    quint64 m_socket = 0; ///< its inode; 0 when it was not found
    qint64 m_received = 0;
};

/// Memory in use that is no file's; 0 on systems that do not say it.
[[nodiscard]] qint64 heldNow();

} // namespace net
