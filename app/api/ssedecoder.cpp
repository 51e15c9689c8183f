// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/ssedecoder.h"

#include "api/byteordermark.h"
#include "api/growing.h"

#include <algorithm>
#include <cstring>

namespace api {
namespace {

constexpr qsizetype kMaxData = 32 * 1024 * 1024;
constexpr qsizetype kMaxOther = 1024 * 1024;
constexpr qsizetype kMaxSide = 64 * 1024;
constexpr qsizetype kMaxIndent = 16;
constexpr int kBomDone = 3;

const char *find(const char *from, const char *end, char wanted)
{
    const void *hit = from == end ? nullptr : std::memchr(from, wanted, size_t(end - from));
    return hit ? static_cast<const char *>(hit) : end;
}

QByteArrayView withoutIndent(QByteArrayView line)
{
    qsizetype indent = 0;
    const qsizetype most = std::min(line.size(), kMaxIndent);
    while (indent < most && (line[indent] == ' ' || line[indent] == '\t'))
        ++indent;
    return line.sliced(indent);
}

bool isJsonStart(QByteArrayView text)
{
    return text.startsWith('{') || text.startsWith('[');
}

} // namespace

SseDecoder::SseDecoder(Begin begin, RawJson rawJson)
    : m_rawJson(rawJson)
    , m_bomBytes(begin == Begin::AtStart ? 0 : kBomDone)
{
}

void SseDecoder::feed(QByteArrayView bytes, QList<SseEvent> &events)
{
    const char *at = bytes.data();
    const char *const end = at + bytes.size();
    if (m_bomBytes < kBomDone)
        at = skipByteOrderMark(at, end);
    if (m_isLineFeedDue && at != end) {
        m_isLineFeedDue = false;
        if (*at == '\n')
            ++at;
    }
    // Both positions only move forward, so every byte is looked at once for each of them.
    const char *nextCr = find(at, end, '\r');
    const char *nextLf = find(at, end, '\n');
    while (at != end && !m_isTooLong) {
        if (nextCr < at)
            nextCr = find(at, end, '\r');
        if (nextLf < at)
            nextLf = find(at, end, '\n');
        const char *stop = std::min(nextCr, nextLf);
        if (stop == end) {
            hold(QByteArrayView(at, end));
            return;
        }
        takeLine(QByteArrayView(at, stop), events);
        at = stop + 1;
        if (*stop != '\r')
            continue;
        // The line ends with the CR at once: waiting for an LF would hold back every burst's
        // last event.
        if (at == end)
            m_isLineFeedDue = true;
        else if (*at == '\n')
            ++at;
    }
}

void SseDecoder::finish(QList<SseEvent> &events)
{
    if (m_isTooLong)
        return;
    if (m_bomBytes > 0 && m_bomBytes < kBomDone)
        m_line.prepend(kBom, m_bomBytes);
    if (m_isSkippingLine || !m_line.isEmpty())
        takeLine({}, events);
    if (!m_errorField.isEmpty())
        closeErrorField(true, events);
    dispatch(events, true);
}

const char *SseDecoder::skipByteOrderMark(const char *from, const char *end)
{
    while (from != end && m_bomBytes < kBomDone) {
        if (*from == kBom[m_bomBytes]) {
            ++from;
            ++m_bomBytes;
            continue;
        }
        m_line.append(kBom, m_bomBytes);
        m_bomBytes = kBomDone;
    }
    return from;
}

bool SseDecoder::mayBeLong(QByteArrayView line) const
{
    const QByteArrayView text = withoutIndent(line);
    return text.startsWith("data") || (m_rawJson == RawJson::AsEvents && isJsonStart(text));
}

void SseDecoder::hold(QByteArrayView part)
{
    if (m_isSkippingLine)
        return;
    if (m_line.isEmpty() && part.startsWith(':')) {
        m_isSkippingLine = true;
        return;
    }
    grow(m_line, part);
    if (m_line.size() > kMaxOther && !mayBeLong(m_line)) {
        m_line = {};
        m_isSkippingLine = true;
    } else if (m_line.size() > kMaxData) {
        m_isTooLong = true;
    }
}

void SseDecoder::takeLine(QByteArrayView line, QList<SseEvent> &events)
{
    if (m_isSkippingLine) {
        m_isSkippingLine = false;
        return;
    }
    if (m_line.isEmpty()) {
        readLine(line, events);
        return;
    }
    grow(m_line, line);
    const QByteArray whole = std::exchange(m_line, {});
    readLine(whole, events);
}

void SseDecoder::readLine(QByteArrayView line, QList<SseEvent> &events)
{
    if (line.startsWith(':'))
        return; // also between the lines of an error
    if (!m_errorField.isEmpty() && continueErrorField(line, events))
        return;
    if (line.isEmpty()) {
        dispatch(events, false);
    } else if (line.startsWith("data:")) {
        line = line.sliced(5);
        appendData(line.startsWith(' ') ? line.sliced(1) : line);
    } else {
        readField(line, events);
    }
}

void SseDecoder::readField(QByteArrayView line, QList<SseEvent> &events)
{
    const char *colon = find(line.begin(), line.end(), ':');
    const QByteArrayView name(line.begin(), colon);
    QByteArrayView value;
    if (colon != line.end()) {
        value = QByteArrayView(colon + 1, line.end());
        if (value.startsWith(' '))
            value = value.sliced(1);
    }
    if (name == "data") {
        appendData(value);
    } else if (line.size() > kMaxOther) {
        readUnknown(line, events);
    } else if (name == "event") {
        m_type = value.toByteArray();
    } else if (name == "id") {
        if (!value.contains('\0'))
            m_lastEventId = value.toByteArray();
    } else if (name == "error" && withoutIndent(value).startsWith('{')) {
        openErrorField(value, events);
    } else if (name != "retry") {
        readUnknown(line, events);
    }
}

void SseDecoder::openErrorField(QByteArrayView value, QList<SseEvent> &events)
{
    m_errorField = value.toByteArray();
    m_errorBalance = {};
    if (m_errorBalance.feed(value) >= 0)
        closeErrorField(false, events);
}

/// Pretty-printed JSON has only its first line behind the field's name. An event or a blank line
/// ends it, whole or not.
bool SseDecoder::continueErrorField(QByteArrayView line, QList<SseEvent> &events)
{
    constexpr QByteArrayView kName("error:");
    const QByteArrayView part = line.startsWith(kName) ? line.sliced(kName.size()) : line;
    if (line.isEmpty() || line.startsWith("data:")
        || m_errorField.size() + part.size() > kMaxSide) {
        closeErrorField(false, events);
        return false;
    }
    m_errorField.append('\n');
    m_errorField.append(part);
    if (m_errorBalance.feed(part) >= 0)
        closeErrorField(false, events);
    return true;
}

void SseDecoder::closeErrorField(bool isPending, QList<SseEvent> &events)
{
    events.append({SseEvent::Kind::ErrorField, {}, std::exchange(m_errorField, {}), isPending});
}

void SseDecoder::readUnknown(QByteArrayView line, QList<SseEvent> &events)
{
    const QByteArrayView text = withoutIndent(line);
    if (text.startsWith("data:")) {
        readLine(text, events);
        return;
    }
    if (m_rawJson == RawJson::AsEvents && isJsonStart(text)) {
        if (text.size() > kMaxData)
            m_isTooLong = true;
        else
            events.append({SseEvent::Kind::RawLine, {}, text.toByteArray(), false});
        return;
    }
    if (line.size() > kMaxOther)
        return;
    const qsizetype room = kMaxSide - m_side.size();
    if (room > line.size()) {
        m_side.append(line);
        m_side.append('\n');
    } else if (room > 0) {
        m_side.append(line.first(room));
    }
}

void SseDecoder::appendData(QByteArrayView value)
{
    if (m_data.size() + value.size() >= kMaxData) {
        m_isTooLong = true;
        m_data = {};
        return;
    }
    if (m_hasData)
        m_data.append('\n');
    grow(m_data, value);
    m_hasData = true;
}

void SseDecoder::dispatch(QList<SseEvent> &events, bool isPending)
{
    if (m_hasData) {
        events.append({SseEvent::Kind::Message, std::exchange(m_type, {}),
                       std::exchange(m_data, {}), isPending});
    }
    m_hasData = false;
    m_type.clear();
}

} // namespace api
