// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QPair>

namespace support {

/// One answer as it stood on the wire, with the chunked framing taken off.
struct RawAnswer {
    int status = 0; ///< 0: nothing came back
    QHash<QByteArray, QByteArray> headers;
    QByteArray body;
};

/// Speaks HTTP/1.1 by hand, so that a server is tested by something that does not share its
/// code. Blocks, with an event loop running, until the answer is whole or ten seconds are over.
class RawHttp
{
public:
    using Headers = QList<QPair<QByteArray, QByteArray>>;

    explicit RawHttp(quint16 port);
    /// A `Host` of the server's own is added unless `headers` has one.
    [[nodiscard]] RawAnswer send(const QByteArray &method, const QByteArray &path,
                                 const Headers &headers, const QByteArray &body = {}) const;
    /// Bytes as they are; returns everything that came back until the peer closed.
    [[nodiscard]] QByteArray sendBytes(const QByteArray &bytes) const;

private:
    quint16 m_port;
};

} // namespace support
