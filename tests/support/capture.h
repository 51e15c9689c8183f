// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QPair>
#include <QStringList>

namespace support {

/// One request as a test's server received it.
struct CapturedRequest {
    quint16 port = 0; ///< of the server, on 127.0.0.1
    QByteArray method;
    QByteArray target; ///< path and query, or the whole address of a proxied request
    QList<QPair<QByteArray, QByteArray>> headers;
    QByteArray body;

    /// All values of a header, whatever its case.
    [[nodiscard]] QList<QByteArray> values(const QByteArray &name) const;
    /// What follows "Bearer "; empty when there is no such header.
    [[nodiscard]] QByteArray key() const;
};

/// Appends the request to the capture of this test run: a file a process in the folder that
/// TEST_CAPTURE names. Does nothing without it. Safe in every thread.
void capture(const CapturedRequest &request);
/// Every request in the capture's folder.
[[nodiscard]] QList<CapturedRequest> readCapture(const QString &folder);

/// A key that names the one origin it may be sent to, 127.0.0.1 with this port. A capture that
/// holds it anywhere else is wrong.
[[nodiscard]] QByteArray keyFor(quint16 port);

/// What must not be in a capture, a sentence each: a key outside `Authorization`, a key at an
/// origin that it was not given for, a request for another host than the server's own, and what
/// this program never sends (cookies, `Origin`, `Referer`).
[[nodiscard]] QStringList faultsOf(const QList<CapturedRequest> &requests);

} // namespace support
