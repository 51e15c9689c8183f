// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/jsonscan.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

namespace api {

/// One dispatched event, or one line that is none but matters.
struct SseEvent {
    enum class Kind {
        Message,    ///< an event of the standard
        ErrorField, ///< `error: {…}`, written by llama.cpp before its change 16109
        RawLine,    ///< a line of JSON without a field name, when asked for
    };
    Kind kind = Kind::Message;
    QByteArray type; ///< of the `event` field, empty for the default
    QByteArray data;
    bool isPending = false; ///< the input ended before the blank line that dispatches
};

/// Server-sent events by the WHATWG HTML standard, from bytes cut anywhere. A plain class; an
/// instance serves one answer. Time is linear in the bytes, memory is bounded: a data line and
/// an event by 32 MiB, everything else by 1 MiB, comments are never kept.
///
/// Lenient where gateways need it: indented `data:` lines are read, lines that are no fields are
/// kept in a side buffer, and finish() hands out what was not dispatched yet.
class SseDecoder
{
public:
    enum class Begin { AtStart, AfterStart }; ///< a byte-order mark is one only at the start
    enum class RawJson { ToSide, AsEvents };  ///< what becomes of lines that are JSON

    explicit SseDecoder(Begin begin = Begin::AtStart, RawJson rawJson = RawJson::ToSide);

    /// Takes bytes and appends the events they complete.
    void feed(QByteArrayView bytes, QList<SseEvent> &events);
    /// The input has ended: the open line and the open event are handed out as pending.
    void finish(QList<SseEvent> &events);

    /// A line or an event exceeded its limit; nothing more is read.
    [[nodiscard]] bool isTooLong() const { return m_isTooLong; }
    /// Lines that are neither fields nor comments, the first 64 KiB of them.
    [[nodiscard]] const QByteArray &sideBuffer() const { return m_side; }
    [[nodiscard]] const QByteArray &lastEventId() const { return m_lastEventId; }
    /// Bytes held at this moment.
    [[nodiscard]] qsizetype heldBytes() const
    {
        return m_line.size() + m_data.size() + m_side.size() + m_errorField.size();
    }

private:
    const char *skipByteOrderMark(const char *from, const char *end);
    void hold(QByteArrayView part);
    void takeLine(QByteArrayView line, QList<SseEvent> &events);
    void readLine(QByteArrayView line, QList<SseEvent> &events);
    void readField(QByteArrayView line, QList<SseEvent> &events);
    void openErrorField(QByteArrayView value, QList<SseEvent> &events);
    [[nodiscard]] bool continueErrorField(QByteArrayView line, QList<SseEvent> &events);
    void closeErrorField(bool isPending, QList<SseEvent> &events);
    void readUnknown(QByteArrayView line, QList<SseEvent> &events);
    void appendData(QByteArrayView value);
    void dispatch(QList<SseEvent> &events, bool isPending);
    [[nodiscard]] bool mayBeLong(QByteArrayView line) const;

    QByteArray m_line; ///< the part of the current line that came with earlier reads
    QByteArray m_data;
    QByteArray m_type;
    QByteArray m_side;
    QByteArray m_lastEventId;
    QByteArray m_errorField; ///< one whose JSON goes on in the next lines
    JsonBalance m_errorBalance;
    RawJson m_rawJson;
    int m_bomBytes;
    bool m_hasData = false;
    bool m_isSkippingLine = false;
    bool m_isLineFeedDue = false; ///< a CR ended the last read; one LF still belongs to it
    bool m_isTooLong = false;
};

} // namespace api
