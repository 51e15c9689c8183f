// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/jsonstream.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace storage {
namespace {

constexpr qint64 kChunk = 256 * 1024;
/// Containers that are walked, not taken; formats that we know need four.
constexpr int kMaxLevels = 16;
/// Names are looked at, never kept; none of ours is anywhere near.
constexpr qint64 kMaxName = 1024;

bool isJsonSpace(int byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

/// Commas and opening brackets outside texts: no document has more values than these and one.
bool hasTooManyValues(QByteArrayView json)
{
    const qint64 most = JsonStream::Limits().values;
    // Every value but the first has one of these bytes of its own.
    if (json.size() <= most)
        return false;
    qint64 values = 0;
    bool isInString = false;
    for (qsizetype i = 0; i < json.size(); ++i) {
        const char byte = json[i];
        if (isInString && byte == '\\')
            ++i;
        else if (byte == '"')
            isInString = !isInString;
        else if (!isInString && (byte == ',' || byte == '{' || byte == '[') && ++values > most)
            return true;
    }
    return false;
}

QJsonValue parseTrusted(const QByteArray &json)
{
    QJsonParseError error;
    // What is large is parsed without a copy of its text.
    if (json.startsWith('{') || json.startsWith('[')) {
        const QJsonDocument document = QJsonDocument::fromJson(json, &error);
        if (error.error != QJsonParseError::NoError)
            return QJsonValue(QJsonValue::Undefined);
        return document.isObject() ? QJsonValue(document.object()) : QJsonValue(document.array());
    }
    // QJsonDocument takes objects and arrays only.
    const QJsonDocument document = QJsonDocument::fromJson('[' + json + ']', &error);
    if (error.error != QJsonParseError::NoError || document.array().size() != 1)
        return QJsonValue(QJsonValue::Undefined);
    return document.array().first();
}

bool endsScalar(char byte)
{
    return byte == ',' || byte == ']' || byte == '}' || byte == ':' || isJsonSpace(byte);
}

} // namespace

JsonStream::JsonStream(QIODevice &device)
    : m_device(device)
    , m_base(device.pos())
{
    if (m_base == 0 && peek() == 0xef) { // a byte order mark is no part of the text
        m_index = qMin<qsizetype>(3, m_buffer.size());
    }
}

bool JsonStream::fill()
{
    if (m_problem != Problem::None)
        return false;
    m_base += m_buffer.size();
    m_index = 0;
    // Somebody else may have read from the device in between.
    if (m_device.pos() != m_base && !m_device.seek(m_base)) {
        m_buffer.clear();
        fail(Problem::Unreadable);
        return false;
    }
    m_buffer.resize(kChunk);
    const qint64 count = m_device.read(m_buffer.data(), kChunk);
    m_buffer.resize(qMax<qint64>(0, count));
    if (count < 0)
        fail(Problem::Unreadable);
    return count > 0;
}

int JsonStream::peek()
{
    if (m_index >= m_buffer.size() && !fill())
        return -1;
    return quint8(m_buffer.at(m_index));
}

int JsonStream::peekToken()
{
    int byte = peek();
    while (isJsonSpace(byte)) {
        ++m_index;
        byte = peek();
    }
    return byte;
}

void JsonStream::fail(Problem problem)
{
    if (m_problem == Problem::None)
        m_problem = problem;
}

JsonStream::Kind JsonStream::kind()
{
    if (!m_isAtValue)
        return Kind::None;
    switch (peekToken()) {
    case '{':
        return Kind::Object;
    case '[':
        return Kind::Array;
    case '"':
        return Kind::String;
    case -1:
        return Kind::None;
    default:
        return Kind::Other;
    }
}

bool JsonStream::enter()
{
    const Kind found = kind();
    if ((found != Kind::Object && found != Kind::Array) || m_levels.size() >= kMaxLevels)
        return false;
    ++m_index;
    m_levels.append({found == Kind::Object ? '}' : ']', true});
    m_isAtValue = false;
    return true;
}

bool JsonStream::beginItem(char closing)
{
    if (m_levels.isEmpty() || m_levels.last().closing != closing)
        return false;
    passOver();
    const int byte = peekToken();
    if (byte == closing) {
        ++m_index;
        m_levels.removeLast();
        m_isAtValue = false;
        return false;
    }
    if (!m_levels.last().isFirst) {
        if (byte != ',') {
            fail(byte < 0 ? Problem::Unfinished : Problem::Unexpected);
            return false;
        }
        ++m_index;
    }
    m_levels.last().isFirst = false;
    if (peekToken() < 0)
        fail(Problem::Unfinished);
    return m_problem == Problem::None;
}

std::optional<QString> JsonStream::nextMember()
{
    if (!beginItem('}'))
        return std::nullopt;
    if (peekToken() != '"') {
        fail(Problem::Unexpected);
        return std::nullopt;
    }
    const auto name = takeBytes({kMaxName, 1});
    if (peekToken() != ':') {
        fail(peek() < 0 ? Problem::Unfinished : Problem::Unexpected);
        return std::nullopt;
    }
    ++m_index;
    m_isAtValue = true;
    return name ? parseTrusted(*name).toString() : QString();
}

bool JsonStream::nextElement()
{
    if (!beginItem(']'))
        return false;
    m_isAtValue = true;
    return true;
}

void JsonStream::leave()
{
    if (m_levels.isEmpty())
        return;
    const qsizetype outer = m_levels.size() - 1;
    while (m_problem == Problem::None && m_levels.size() > outer) {
        if (m_levels.last().closing == '}')
            (void)nextMember();
        else
            (void)nextElement();
    }
}

bool JsonStream::isAtEnd()
{
    passOver();
    return peekToken() < 0 && m_problem == Problem::None;
}

void JsonStream::passOver()
{
    if (m_isAtValue)
        (void)skip();
}

/// Measured first, then read: what breaks a limit costs nothing, and nothing grows step by step.
std::optional<QByteArray> JsonStream::takeBytes(Limits limits)
{
    (void)peekToken();
    const qint64 begin = position();
    Scan scan{limits, Limit::None};
    scanValue(scan);
    const qint64 length = position() - begin;
    if (length > limits.bytes && scan.broken == Limit::None)
        scan.broken = Limit::Bytes;
    m_brokenLimit = scan.broken;
    if (m_problem != Problem::None || scan.broken != Limit::None)
        return std::nullopt;
    return begin >= m_base ? m_buffer.sliced(begin - m_base, length) : bytesAt(begin, length);
}

std::optional<QByteArray> JsonStream::bytesAt(qint64 begin, qint64 length)
{
    QByteArray bytes(length, Qt::Uninitialized);
    bool isRead = m_device.seek(begin);
    for (qint64 have = 0; isRead && have < length;) {
        const qint64 count = m_device.read(bytes.data() + have, length - have);
        isRead = count > 0;
        have += count;
    }
    if (isRead)
        return bytes;
    fail(Problem::Unreadable);
    return std::nullopt;
}

QJsonValue JsonStream::take(Limits limits)
{
    const auto bytes = takeBytes(limits);
    return bytes ? parseTrusted(*bytes) : QJsonValue(QJsonValue::Undefined);
}

JsonSpan JsonStream::skip()
{
    (void)peekToken();
    JsonSpan span;
    span.offset = position();
    Scan scan;
    scanValue(scan);
    span.length = position() - span.offset;
    return span;
}

void JsonStream::scanValue(Scan &scan)
{
    m_isAtValue = false;
    const int first = peekToken();
    if (first < 0) {
        fail(Problem::Unfinished);
    } else if (first == '{' || first == '[' || first == '"') {
        scanNested(scan);
    } else if (endsScalar(char(first))) {
        fail(Problem::Unexpected);
    } else {
        scanScalar();
    }
}

void JsonStream::scanScalar()
{
    while (peek() >= 0 && !endsScalar(m_buffer.at(m_index)))
        ++m_index;
}

/// A container or a string. Brackets are counted, not matched: the parser sees to that. Commas and
/// opening brackets together are at least as many as there are values.
void JsonStream::scanNested(Scan &scan)
{
    int depth = 0;
    qint64 values = 0;
    bool isInString = false;
    bool isEscaped = false;
    bool isDone = false;
    while (!isDone) {
        if (peek() < 0) {
            fail(Problem::Unfinished);
            return;
        }
        for (; m_index < m_buffer.size() && !isDone; ++m_index) {
            const char byte = m_buffer.at(m_index);
            if (isInString) {
                if (isEscaped)
                    isEscaped = false;
                else if (byte == '\\')
                    isEscaped = true;
                else if (byte == '"')
                    isInString = false;
                isDone = !isInString && depth == 0;
            } else if (byte == '"') {
                isInString = true;
            } else if (byte == '{' || byte == '[') {
                ++values;
                if (++depth > scan.limits.depth && scan.broken == Limit::None)
                    scan.broken = Limit::Depth;
            } else if (byte == ',') {
                ++values;
            } else if (byte == '}' || byte == ']') {
                isDone = --depth <= 0;
            }
        }
        if (values > scan.limits.values && scan.broken == Limit::None)
            scan.broken = Limit::Values;
    }
}

QJsonValue parseJsonValue(const QByteArray &json)
{
    return hasTooManyValues(json) ? QJsonValue(QJsonValue::Undefined) : parseTrusted(json);
}

QJsonValue readSpan(QIODevice &device, const JsonSpan &span)
{
    if (!device.seek(span.offset))
        return QJsonValue(QJsonValue::Undefined);
    return parseJsonValue(device.read(span.length));
}

} // namespace storage
