// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/inflater.h"

#include <algorithm>
#include <array>
#include <zlib.h>

namespace api {
namespace {

constexpr char kMagic[] = "\x1F\x8B";
constexpr int kGzipWindow = MAX_WBITS + 16;

bool hasNextMember(z_stream &z)
{
    return z.avail_in > 0 && char(*z.next_in) == kMagic[0] && inflateReset(&z) == Z_OK;
}

} // namespace

struct Inflater::Stream {
    z_stream z{};
    bool isReady = false;
    Stream() { isReady = inflateInit2(&z, kGzipWindow) == Z_OK; }
    ~Stream()
    {
        if (isReady)
            inflateEnd(&z);
    }
    Q_DISABLE_COPY(Stream)
};

Inflater::Inflater(qint64 maxOutput)
    : m_room(maxOutput)
{
}

Inflater::~Inflater() = default;

QByteArray Inflater::feed(const QByteArray &bytes)
{
    switch (m_state) {
    case State::Start:
        break;
    case State::Plain:
        return bytes;
    case State::Gzip:
    case State::Ended:
        return inflate(bytes);
    default:
        return {};
    }
    m_head += bytes;
    if (m_head.size() < 2 && m_head.startsWith(kMagic[0]))
        return {};
    const QByteArray head = std::exchange(m_head, {});
    if (!head.startsWith(kMagic)) {
        if (!head.isEmpty())
            m_state = State::Plain;
        return head;
    }
    m_stream = std::make_unique<Stream>();
    m_state = m_stream->isReady ? State::Gzip : State::Broken;
    return inflate(head);
}

QByteArray Inflater::finish()
{
    return std::exchange(m_head, {});
}

bool Inflater::isGzip() const
{
    return m_stream != nullptr;
}

bool Inflater::isBroken() const
{
    return m_state == State::Broken;
}

bool Inflater::isTooLong() const
{
    return m_state == State::TooLong;
}

bool Inflater::isCut() const
{
    return m_state == State::Gzip;
}

QByteArray Inflater::inflate(const QByteArray &bytes)
{
    QByteArray output;
    z_stream &z = m_stream->z;
    // Another member may follow (RFC 1952, 2.2); anything else behind the end is padding.
    if (m_state == State::Ended && bytes.startsWith(kMagic[0]) && inflateReset(&z) == Z_OK)
        m_state = State::Gzip;
    if (m_state != State::Gzip)
        return output;
    std::array<char, 16384> buffer;
    z.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.data()));
    z.avail_in = uInt(bytes.size());
    bool isFull = true;
    while (m_state == State::Gzip && (z.avail_in > 0 || isFull)) {
        z.next_out = reinterpret_cast<Bytef *>(buffer.data());
        z.avail_out = uInt(buffer.size());
        const int code = ::inflate(&z, Z_SYNC_FLUSH);
        const qint64 made = qint64(buffer.size()) - z.avail_out;
        output.append(buffer.data(), std::min(made, m_room));
        m_room -= made;
        isFull = z.avail_out == 0;
        if (m_room < 0)
            m_state = State::TooLong;
        else if (code == Z_STREAM_END)
            m_state = hasNextMember(z) ? State::Gzip : State::Ended;
        else if (code != Z_OK && code != Z_BUF_ERROR)
            m_state = State::Broken;
        else if (code == Z_BUF_ERROR && made == 0)
            break;
    }
    return output;
}

QByteArray Inflater::inflated(const QByteArray &bytes, qint64 maxOutput)
{
    Inflater inflater(maxOutput);
    QByteArray plain = inflater.feed(bytes);
    plain += inflater.finish();
    return plain;
}

} // namespace api
