// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QPair>
#include <QString>
#include <variant>

namespace support {

/// One frame of a stream: `data: <json>` and a blank line.
[[nodiscard]] QByteArray frame(const QJsonObject &json);
/// A chunk whose first choice has `delta.content`.
[[nodiscard]] QByteArray chunk(const QString &text);
/// A chunk whose first choice has `delta.reasoning_content`.
[[nodiscard]] QByteArray reasoningChunk(const QString &text);
/// A chunk with this finish reason and an empty delta.
[[nodiscard]] QByteArray finish(const QString &reason);
/// The usage chunk: no choices, total is the sum.
[[nodiscard]] QByteArray usage(int promptTokens, int completionTokens);
/// `data: [DONE]`.
[[nodiscard]] QByteArray done();
/// A whole, non-streaming chat completion.
[[nodiscard]] QJsonObject completion(const QString &text, const QString &reason);

/// What a FakeGateway answers to one request: a script of bytes, pauses and waits. A plain value;
/// the functions that add to it return it, so that scripts read as one expression.
///
///     FakeAnswer::sse({chunk(u"Hi"_s), finish(u"stop"_s), done()})
///     FakeAnswer::sse({chunk(u"Hi"_s)}).hold().then({finish(u"stop"_s), done()})
///     FakeAnswer::sse({chunk(u"Hi"_s)}).framing(FakeAnswer::Framing::Close).cutAt(20)
///     FakeAnswer::json(401, {{u"error"_s, QJsonObject{…}}}).header("Retry-After", "3")
///     FakeAnswer::hangUp()       // reads the request, closes without a word
///     FakeAnswer::silence()      // reads the request, never answers
class FakeAnswer
{
public:
    enum class Framing { Chunked, Length, Close };
    /// What happens to the connection after the last byte. KeepAlive becomes Close where the
    /// framing or a cut needs it. WithoutNotice is Close, save that TLS does not say so before (it
    /// should, by RFC 8446, 6.1).
    enum class End { KeepAlive, Close, Reset, WithoutNotice };
    struct Pause {
        int ms = 0;
    };
    struct Hold {
    };
    /// Bytes that are written again and again without lying in memory.
    struct Repeat {
        QByteArray bytes;
        qint64 times = 0;
    };
    using Step = std::variant<QByteArray, Pause, Hold, Repeat>;

    /// 200, `text/event-stream`, chunked; a piece is one HTTP chunk.
    static FakeAnswer sse(const QList<QByteArray> &pieces);
    static FakeAnswer json(int status, const QJsonObject &body);
    /// Any body with Content-Length.
    static FakeAnswer body(int status, const QByteArray &contentType, const QByteArray &body);
    static FakeAnswer html(int status, const QByteArray &body);
    static FakeAnswer redirect(int status, const QByteArray &location);
    /// Bytes written as they are, header included; then the connection is closed.
    static FakeAnswer raw(const QByteArray &bytes);
    static FakeAnswer hangUp(End end = End::Close);
    static FakeAnswer silence();

    FakeAnswer &status(int status);
    /// Adds a header; one with the same name is replaced, an empty value takes it away.
    FakeAnswer &header(const QByteArray &name, const QByteArray &value);
    FakeAnswer &framing(Framing framing);
    FakeAnswer &end(End end);
    /// Appends pieces.
    FakeAnswer &then(const QList<QByteArray> &pieces);
    /// Appends `piece` so many times; cutAt() does not look into it.
    FakeAnswer &repeat(const QByteArray &piece, qint64 times);
    FakeAnswer &pause(int ms);
    /// Waits here for one FakeGateway::release().
    FakeAnswer &hold();
    /// The same pause between all pieces so far.
    FakeAnswer &spaced(int ms);
    /// Every byte (header and framing included) is a write of its own.
    FakeAnswer &byteByByte();
    /// The connection ends after so many bytes of the body as it stands on the wire, framing
    /// included and the header not; -1: never.
    FakeAnswer &cutAt(int wireBytes);
    /// The same, counted from the first byte of the header.
    FakeAnswer &cutHeaderAt(int wireBytes);

    [[nodiscard]] End endOfConnection() const;
    [[nodiscard]] bool isByteByByte() const { return m_isByteByByte; }
    [[nodiscard]] bool isSilent() const { return m_isSilent; }
    /// What goes over the wire, header first, with framing and cuts applied.
    [[nodiscard]] QList<Step> wireSteps() const;
    /// All bytes of the body on the wire; what cutAt() counts in.
    [[nodiscard]] QByteArray wireBody() const;

private:
    [[nodiscard]] QByteArray head() const;
    [[nodiscard]] QList<Step> framedBody() const;

    int m_status = 200;
    QList<QPair<QByteArray, QByteArray>> m_headers;
    QList<Step> m_steps;
    Framing m_framing = Framing::Length;
    End m_end = End::KeepAlive;
    int m_cutAt = -1;
    bool m_isCutFromHeader = false;
    bool m_isByteByByte = false;
    bool m_isRaw = false;
    bool m_isSilent = false;
};

} // namespace support
