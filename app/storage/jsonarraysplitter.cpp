// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/jsonarraysplitter.h"

namespace storage {
namespace {

constexpr int kMaxDepth = 64;
constexpr qsizetype kMaxElement = 32 * 1024 * 1024;

} // namespace

JsonArraySplitter::JsonArraySplitter(QByteArrayView json)
    : m_json(json)
{
    if (m_json.startsWith("\xef\xbb\xbf"))
        m_pos = 3;
}

std::optional<QByteArrayView> JsonArraySplitter::next()
{
    if (m_isFinished || m_problem != Problem::None)
        return std::nullopt;
    skipSpace();
    if (m_isFirst) {
        if (peek() != '[')
            return fail(Problem::NotAnArray);
        ++m_pos;
        skipSpace();
        m_isFirst = false;
        if (peek() == ']')
            return finish();
        return element();
    }
    if (peek() == ']')
        return finish();
    if (peek() != ',')
        return fail(Problem::Unfinished);
    ++m_pos;
    skipSpace();
    return element();
}

void JsonArraySplitter::skipSpace()
{
    while (m_pos < m_json.size() && QByteArrayView(" \t\r\n").contains(m_json[m_pos]))
        ++m_pos;
}

char JsonArraySplitter::peek() const
{
    return m_pos < m_json.size() ? m_json[m_pos] : '\0';
}

std::optional<QByteArrayView> JsonArraySplitter::fail(Problem problem)
{
    m_problem = problem;
    return std::nullopt;
}

std::optional<QByteArrayView> JsonArraySplitter::finish()
{
    ++m_pos;
    skipSpace();
    m_isFinished = true;
    return m_pos == m_json.size() ? std::nullopt : fail(Problem::Trailing);
}

std::optional<QByteArrayView> JsonArraySplitter::element()
{
    const qsizetype start = m_pos;
    int depth = 0;
    while (m_pos < m_json.size()) {
        const char byte = m_json[m_pos];
        if (depth == 0 && (byte == ',' || byte == ']'))
            return m_json.sliced(start, m_pos - start).trimmed();
        if (m_pos - start > kMaxElement)
            return fail(Problem::TooLarge);
        if (byte == '{' || byte == '[') {
            if (++depth > kMaxDepth)
                return fail(Problem::TooDeep);
        } else if (byte == '}' || byte == ']') {
            --depth;
        }
        m_pos = byte == '"' ? afterString(m_pos) : m_pos + 1;
    }
    return fail(Problem::Unfinished);
}

qsizetype JsonArraySplitter::afterString(qsizetype quote) const
{
    qsizetype pos = quote + 1;
    while (pos < m_json.size() && m_json[pos] != '"')
        pos += m_json[pos] == '\\' ? 2 : 1;
    return qMin(pos + 1, m_json.size());
}

} // namespace storage
