// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/sniffer.h"

#include "api/byteordermark.h"

#include <QString>
#include <algorithm>
#include <array>

namespace api {
namespace {

constexpr int kBomSize = 3;

struct Field {
    QByteArrayView name;
    bool isAlone; ///< the name may be the whole line
};
constexpr std::array kFields{Field{"data", true}, Field{"event", true}, Field{"id", true},
                             Field{"retry", true}, Field{"error", false}};

bool isBlank(char character)
{
    return character == ' ' || character == '\t' || character == '\r' || character == '\n';
}

} // namespace

BodyKind Sniffer::feed(QByteArrayView bytes)
{
    if (m_head.isEmpty())
        skip(bytes);
    m_head.append(bytes);
    return decide(false);
}

BodyKind Sniffer::finish() const
{
    return decide(true);
}

QByteArray Sniffer::take()
{
    if (m_bomBytes > 0 && m_bomBytes < kBomSize)
        m_head.prepend(kBom, m_bomBytes);
    return std::exchange(m_head, {});
}

void Sniffer::skip(QByteArrayView &bytes)
{
    qsizetype at = 0;
    for (; at < bytes.size(); ++at) {
        const char character = bytes[at];
        if (m_isInComment) {
            m_isInComment = character != '\n' && character != '\r';
            continue;
        }
        if (m_isAtStart && m_bomBytes < kBomSize && character == kBom[m_bomBytes]) {
            ++m_bomBytes;
            continue;
        }
        if (m_bomBytes > 0 && m_bomBytes < kBomSize)
            break;
        m_isAtStart = false;
        if (character == ':')
            m_isInComment = true;
        else if (!isBlank(character))
            break;
    }
    bytes = bytes.sliced(at);
}

BodyKind Sniffer::decide(bool isEnd) const
{
    if (m_bomBytes > 0 && m_bomBytes < kBomSize && (isEnd || !m_head.isEmpty()))
        return BodyKind::Other;
    if (m_head.isEmpty())
        return BodyKind::Undecided;
    if (m_head.startsWith('{') || m_head.startsWith('['))
        return BodyKind::Json;
    if (m_head.startsWith('<'))
        return BodyKind::Html;
    for (const Field &field : kFields) {
        const qsizetype length = field.name.size();
        if (m_head.size() <= length) {
            if (!field.name.startsWith(m_head))
                continue;
            if (!isEnd)
                return BodyKind::Undecided;
            return m_head.size() == length && field.isAlone ? BodyKind::Sse : BodyKind::Other;
        }
        if (!m_head.startsWith(field.name))
            continue;
        const char next = m_head[length];
        const bool isLineEnd = next == '\n' || next == '\r';
        if (next == ':' || (isLineEnd && field.isAlone))
            return BodyKind::Sse;
    }
    return BodyKind::Other;
}

bool isBinary(QByteArrayView bytes)
{
    constexpr qsizetype kLookedAt = 4096;
    constexpr qsizetype kUnreadableShare = 10;
    const QString text = QString::fromUtf8(bytes.first(std::min(bytes.size(), kLookedAt)));
    qsizetype unreadable = 0;
    for (const QChar c : text) {
        // Blanks, and what terminals are told with, are text.
        const bool isUsual = (c >= u'\b' && c <= u'\r') || c == u'\x1B';
        if (c < u' ' && !isUsual)
            return true;
        unreadable += c == QChar::ReplacementCharacter;
    }
    return unreadable > 1 && unreadable * kUnreadableShare > text.size();
}

} // namespace api
