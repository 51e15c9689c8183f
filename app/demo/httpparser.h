// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QPair>

namespace demo {

/// One request as it was read. Header names are in lower case.
struct HttpRequest {
    QByteArray method;
    QByteArray target;
    QList<QPair<QByteArray, QByteArray>> headers;
    QByteArray body;
    /// All values of a header joined by ", " (RFC 9110, 5.3); null when it is not there.
    [[nodiscard]] QByteArray header(const QByteArray &name) const;
    [[nodiscard]] bool has(const QByteArray &name) const;
};

/// Bytes in, HTTP/1.1 requests out (RFC 9112), with bounded memory: a head up to 64 KiB, a body
/// up to 64 MiB, by Content-Length or chunked. A plain class; one per connection.
class HttpParser
{
public:
    enum class State { Head, Body, Complete, Failed };

    /// Takes bytes and goes on as far as they reach, at most to the end of one request.
    State feed(const QByteArray &bytes);
    [[nodiscard]] State state() const { return m_state; }
    /// Valid from State::Body on; the body only when Complete.
    [[nodiscard]] const HttpRequest &request() const { return m_request; }
    /// The status that explains State::Failed: 400, 413, 431 or 501.
    [[nodiscard]] int failure() const { return m_failure; }
    /// Forgets the finished request and goes on with the next one.
    State next();

private:
    enum class ChunkPart { Size, Data, DataEnd, Trailer };

    State step();
    bool readHead();
    bool readRequestLine(const QByteArray &line);
    bool readHeaderLine(const QByteArray &line);
    bool startBody();
    bool readFixedBody();
    bool readChunked();
    bool readChunkSize(const QByteArray &line);
    [[nodiscard]] bool takeLine(QByteArray &line);
    void takeBody(qsizetype length);
    bool fail(int status);

    State m_state = State::Head;
    QByteArray m_buffer;
    HttpRequest m_request;
    ChunkPart m_chunkPart = ChunkPart::Size;
    bool m_isChunked = false;
    qint64 m_left = 0;     ///< bytes of the body, or of the chunk, still to come
    qint64 m_received = 0; ///< bytes of the body so far
    int m_failure = 0;
};

} // namespace demo
