// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fakeanswer.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace support {
namespace {

QJsonObject chunkObject(const QJsonArray &choices)
{
    return {{QStringLiteral("id"), QStringLiteral("chatcmpl-1")},
            {QStringLiteral("object"), QStringLiteral("chat.completion.chunk")},
            {QStringLiteral("created"), 1700000000},
            {QStringLiteral("model"), QStringLiteral("test-model")},
            {QStringLiteral("choices"), choices}};
}

QByteArray deltaFrame(const QJsonObject &delta, const QJsonValue &finishReason)
{
    const QJsonObject choice{{QStringLiteral("index"), 0},
                             {QStringLiteral("delta"), delta},
                             {QStringLiteral("finish_reason"), finishReason}};
    return frame(chunkObject({choice}));
}

QByteArray httpChunk(const QByteArray &piece)
{
    return QByteArray::number(piece.size(), 16) + "\r\n" + piece + "\r\n";
}

} // namespace

QByteArray frame(const QJsonObject &json)
{
    return "data: " + QJsonDocument(json).toJson(QJsonDocument::Compact) + "\n\n";
}

QByteArray chunk(const QString &text)
{
    return deltaFrame({{QStringLiteral("content"), text}}, QJsonValue::Null);
}

QByteArray reasoningChunk(const QString &text)
{
    return deltaFrame({{QStringLiteral("reasoning_content"), text}}, QJsonValue::Null);
}

QByteArray finish(const QString &reason)
{
    return deltaFrame({}, reason);
}

QByteArray usage(int promptTokens, int completionTokens)
{
    QJsonObject object = chunkObject({});
    object.insert(QStringLiteral("usage"),
                  QJsonObject{{QStringLiteral("prompt_tokens"), promptTokens},
                              {QStringLiteral("completion_tokens"), completionTokens},
                              {QStringLiteral("total_tokens"), promptTokens + completionTokens}});
    return frame(object);
}

QByteArray done()
{
    return QByteArrayLiteral("data: [DONE]\n\n");
}

QJsonObject completion(const QString &text, const QString &reason)
{
    const QJsonObject message{{QStringLiteral("role"), QStringLiteral("assistant")},
                              {QStringLiteral("content"), text}};
    QJsonObject object = chunkObject({QJsonObject{{QStringLiteral("index"), 0},
                                                  {QStringLiteral("message"), message},
                                                  {QStringLiteral("finish_reason"), reason}}});
    object.insert(QStringLiteral("object"), QStringLiteral("chat.completion"));
    object.insert(QStringLiteral("usage"), QJsonObject{{QStringLiteral("prompt_tokens"), 3},
                                                       {QStringLiteral("completion_tokens"), 2},
                                                       {QStringLiteral("total_tokens"), 5}});
    return object;
}

FakeAnswer FakeAnswer::sse(const QList<QByteArray> &pieces)
{
    FakeAnswer answer;
    answer.m_framing = Framing::Chunked;
    answer.header("Content-Type", "text/event-stream; charset=utf-8").then(pieces);
    return answer;
}

FakeAnswer FakeAnswer::json(int status, const QJsonObject &body)
{
    return FakeAnswer::body(status, "application/json",
                            QJsonDocument(body).toJson(QJsonDocument::Compact));
}

FakeAnswer FakeAnswer::body(int status, const QByteArray &contentType, const QByteArray &body)
{
    FakeAnswer answer;
    answer.status(status).header("Content-Type", contentType).then({body});
    return answer;
}

FakeAnswer FakeAnswer::html(int status, const QByteArray &body)
{
    return FakeAnswer::body(status, "text/html; charset=utf-8", body);
}

FakeAnswer FakeAnswer::redirect(int status, const QByteArray &location)
{
    return FakeAnswer::body(status, "text/plain", "moved").header("Location", location);
}

FakeAnswer FakeAnswer::raw(const QByteArray &bytes)
{
    FakeAnswer answer;
    answer.m_isRaw = true;
    answer.end(End::Close).then({bytes});
    return answer;
}

FakeAnswer FakeAnswer::hangUp(End end)
{
    FakeAnswer answer;
    answer.m_isRaw = true;
    answer.end(end == End::KeepAlive ? End::Close : end);
    return answer;
}

FakeAnswer FakeAnswer::silence()
{
    FakeAnswer answer;
    answer.m_isSilent = true;
    return answer;
}

FakeAnswer &FakeAnswer::status(int status)
{
    m_status = status;
    return *this;
}

FakeAnswer &FakeAnswer::header(const QByteArray &name, const QByteArray &value)
{
    m_headers.removeIf(
        [&name](const auto &entry) { return entry.first.compare(name, Qt::CaseInsensitive) == 0; });
    if (!value.isEmpty())
        m_headers.append({name, value});
    return *this;
}

FakeAnswer &FakeAnswer::framing(Framing framing)
{
    m_framing = framing;
    return *this;
}

FakeAnswer &FakeAnswer::end(End end)
{
    m_end = end;
    return *this;
}

FakeAnswer &FakeAnswer::then(const QList<QByteArray> &pieces)
{
    for (const QByteArray &piece : pieces)
        m_steps.append(piece);
    return *this;
}

FakeAnswer &FakeAnswer::repeat(const QByteArray &piece, qint64 times)
{
    m_steps.append(Repeat{piece, times});
    return *this;
}

FakeAnswer &FakeAnswer::pause(int ms)
{
    m_steps.append(Pause{ms});
    return *this;
}

FakeAnswer &FakeAnswer::hold()
{
    m_steps.append(Hold{});
    return *this;
}

FakeAnswer &FakeAnswer::spaced(int ms)
{
    QList<Step> spaced;
    for (const Step &step : std::as_const(m_steps)) {
        if (!spaced.isEmpty() && std::holds_alternative<QByteArray>(step))
            spaced.append(Pause{ms});
        spaced.append(step);
    }
    m_steps = spaced;
    return *this;
}

FakeAnswer &FakeAnswer::byteByByte()
{
    m_isByteByByte = true;
    return *this;
}

FakeAnswer &FakeAnswer::cutAt(int wireBytes)
{
    m_cutAt = wireBytes;
    m_isCutFromHeader = false;
    return *this;
}

FakeAnswer &FakeAnswer::cutHeaderAt(int wireBytes)
{
    m_cutAt = wireBytes;
    m_isCutFromHeader = true;
    return *this;
}

FakeAnswer::End FakeAnswer::endOfConnection() const
{
    const bool mustClose = m_isRaw || m_cutAt >= 0 || m_framing == Framing::Close;
    return mustClose && m_end == End::KeepAlive ? End::Close : m_end;
}

QByteArray FakeAnswer::head() const
{
    QByteArray head = "HTTP/1.1 " + QByteArray::number(m_status) + " Scripted\r\n";
    for (const auto &[name, value] : m_headers)
        head += name + ": " + value + "\r\n";
    if (m_framing == Framing::Chunked) {
        head += "Transfer-Encoding: chunked\r\n";
    } else if (m_framing == Framing::Length) {
        qsizetype length = 0;
        for (const Step &step : m_steps) {
            if (const auto *bytes = std::get_if<QByteArray>(&step))
                length += bytes->size();
            else if (const auto *repeat = std::get_if<Repeat>(&step))
                length += repeat->bytes.size() * repeat->times;
        }
        head += "Content-Length: " + QByteArray::number(length) + "\r\n";
    } else {
        head += "Connection: close\r\n";
    }
    return head + "\r\n";
}

QList<FakeAnswer::Step> FakeAnswer::framedBody() const
{
    if (m_isRaw || m_framing != Framing::Chunked)
        return m_steps;
    QList<Step> framed;
    for (const Step &step : m_steps) {
        const auto *bytes = std::get_if<QByteArray>(&step);
        const auto *repeat = std::get_if<Repeat>(&step);
        if (repeat)
            framed.append(Repeat{httpChunk(repeat->bytes), repeat->times});
        else if (!bytes)
            framed.append(step);
        else if (!bytes->isEmpty())
            framed.append(httpChunk(*bytes));
    }
    framed.append(QByteArrayLiteral("0\r\n\r\n"));
    return framed;
}

QByteArray FakeAnswer::wireBody() const
{
    QByteArray all;
    for (const Step &step : framedBody()) {
        if (const auto *bytes = std::get_if<QByteArray>(&step))
            all += *bytes;
    }
    return all;
}

QList<FakeAnswer::Step> FakeAnswer::wireSteps() const
{
    QList<Step> steps;
    const QByteArray header = m_isRaw ? QByteArray() : head();
    qsizetype left = m_cutAt;
    if (m_cutAt >= 0 && !m_isCutFromHeader)
        left += header.size();
    if (!m_isRaw)
        steps.append(header);
    steps += framedBody();
    if (m_cutAt < 0)
        return steps;
    QList<Step> kept;
    for (const Step &step : std::as_const(steps)) {
        const auto *bytes = std::get_if<QByteArray>(&step);
        if (!bytes) {
            kept.append(step);
            continue;
        }
        kept.append(bytes->left(left));
        left -= bytes->size();
        if (left <= 0)
            break;
    }
    return kept;
}

} // namespace support
