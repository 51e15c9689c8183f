// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/httpparser.h"

#include <algorithm>

namespace demo {
namespace {

constexpr qsizetype kMaxHead = 64 * 1024;
constexpr qsizetype kMaxLine = 16 * 1024;
constexpr qint64 kMaxBody = 64LL * 1024 * 1024;

} // namespace

QByteArray HttpRequest::header(const QByteArray &name) const
{
    QByteArray joined;
    for (const auto &[key, value] : headers) {
        if (key == name)
            joined = joined.isNull() ? value : joined + ", " + value;
    }
    return joined;
}

bool HttpRequest::has(const QByteArray &name) const
{
    return std::any_of(headers.cbegin(), headers.cend(),
                       [&name](const auto &header) { return header.first == name; });
}

HttpParser::State HttpParser::feed(const QByteArray &bytes)
{
    m_buffer.append(bytes);
    return step();
}

HttpParser::State HttpParser::next()
{
    m_request = {};
    m_state = State::Head;
    m_received = 0;
    return step();
}

HttpParser::State HttpParser::step()
{
    if (m_state == State::Head && readHead())
        startBody();
    if (m_state == State::Body && (m_isChunked ? readChunked() : readFixedBody()))
        m_state = State::Complete;
    return m_state;
}

bool HttpParser::readHead()
{
    // RFC 9112, 2.2: empty lines before the request line are skipped.
    while (m_buffer.startsWith("\r\n"))
        m_buffer.remove(0, 2);
    const qsizetype end = m_buffer.indexOf("\r\n\r\n");
    if (end < 0 || end > kMaxHead) {
        if (end > kMaxHead || m_buffer.size() > kMaxHead)
            fail(431);
        return false;
    }
    const QByteArray head = m_buffer.left(end);
    m_buffer.remove(0, end + 4);
    qsizetype from = 0;
    bool isFirst = true;
    while (from <= head.size()) {
        qsizetype to = head.indexOf("\r\n", from);
        if (to < 0)
            to = head.size();
        const QByteArray line = head.mid(from, to - from);
        if (!(isFirst ? readRequestLine(line) : readHeaderLine(line)))
            return fail(400);
        isFirst = false;
        from = to + 2;
    }
    return true;
}

bool HttpParser::readRequestLine(const QByteArray &line)
{
    const QList<QByteArray> words = line.split(' ');
    if (words.size() != 3 || words.at(0).isEmpty() || !words.at(1).startsWith('/')
        || !words.at(2).startsWith("HTTP/1."))
        return false;
    m_request.method = words.at(0);
    m_request.target = words.at(1);
    return true;
}

bool HttpParser::readHeaderLine(const QByteArray &line)
{
    const qsizetype colon = line.indexOf(':');
    // RFC 9112, 5: no blank before the colon, and no folded lines.
    if (colon <= 0 || line.at(colon - 1) == ' ' || line.at(0) == ' ' || line.at(0) == '\t')
        return false;
    m_request.headers.append({line.left(colon).toLower(), line.mid(colon + 1).trimmed()});
    return true;
}

bool HttpParser::startBody()
{
    const QByteArray encoding = m_request.header("transfer-encoding").toLower();
    const QByteArray length = m_request.header("content-length");
    // RFC 9112, 6.3: both at once is how requests are smuggled.
    if (!encoding.isEmpty() && !length.isEmpty())
        return fail(400);
    if (!encoding.isEmpty() && encoding != "chunked")
        return fail(501);
    m_isChunked = !encoding.isEmpty();
    m_chunkPart = ChunkPart::Size;
    m_left = 0;
    if (!length.isEmpty()) {
        const bool isNumber = std::all_of(length.cbegin(), length.cend(),
                                          [](char c) { return c >= '0' && c <= '9'; });
        bool isInRange = false;
        m_left = length.toLongLong(&isInRange);
        if (!isNumber)
            return fail(400);
        if (!isInRange || m_left > kMaxBody)
            return fail(413);
    }
    m_state = State::Body;
    return true;
}

bool HttpParser::readFixedBody()
{
    takeBody(std::min<qint64>(m_left, m_buffer.size()));
    return m_left == 0;
}

bool HttpParser::readChunked()
{
    QByteArray line;
    while (m_state == State::Body) {
        switch (m_chunkPart) {
        case ChunkPart::Size:
            if (!takeLine(line) || !readChunkSize(line))
                return false;
            break;
        case ChunkPart::Data:
            takeBody(std::min<qint64>(m_left, m_buffer.size()));
            if (m_left > 0)
                return false;
            m_chunkPart = ChunkPart::DataEnd;
            break;
        case ChunkPart::DataEnd:
            if (!takeLine(line))
                return false;
            if (!line.isEmpty())
                return fail(400);
            m_chunkPart = ChunkPart::Size;
            break;
        case ChunkPart::Trailer:
            if (!takeLine(line))
                return false;
            if (line.isEmpty())
                return true;
            break;
        }
    }
    return false;
}

bool HttpParser::readChunkSize(const QByteArray &line)
{
    bool isNumber = false;
    const qint64 size = line.split(';').constFirst().trimmed().toLongLong(&isNumber, 16);
    if (!isNumber || size < 0)
        return fail(400);
    if (m_received + size > kMaxBody)
        return fail(413);
    m_left = size;
    m_chunkPart = size == 0 ? ChunkPart::Trailer : ChunkPart::Data;
    return true;
}

bool HttpParser::takeLine(QByteArray &line)
{
    const qsizetype end = m_buffer.indexOf("\r\n");
    if (end < 0) {
        if (m_buffer.size() > kMaxLine)
            fail(400);
        return false;
    }
    line = m_buffer.left(end);
    m_buffer.remove(0, end + 2);
    return true;
}

void HttpParser::takeBody(qsizetype length)
{
    m_request.body.append(m_buffer.constData(), length);
    m_buffer.remove(0, length);
    m_left -= length;
    m_received += length;
}

bool HttpParser::fail(int status)
{
    m_state = State::Failed;
    m_failure = status;
    m_buffer.clear();
    return false;
}

} // namespace demo
