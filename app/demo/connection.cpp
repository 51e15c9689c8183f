// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/connection.h"

#include "demo/answers.h"
#include "demo/manychoices.h"

#include <QDateTime>
#include <algorithm>
#include <limits>

namespace demo {
namespace {

constexpr int kIdleMs = 15'000;
constexpr int kDrainMs = 5'000;
/// A reply "as fast as it is taken" keeps at most this much in the socket's buffer.
constexpr qint64 kMaxUnsent = 64 * 1024;
constexpr qint64 kReadBuffer = 256 * 1024;

QByteArray errorDocument(const Refusal &refusal)
{
    return "{\"error\":{\"message\":" + jsonString(QString::fromUtf8(refusal.message))
           + ",\"type\":\"invalid_request_error\",\"param\":null,\"code\":\"" + refusal.code
           + "\"}}";
}

QByteArray pathOf(const HttpRequest &request)
{
    return request.target.split('?').constFirst();
}

} // namespace

Connection::Connection(QTcpSocket *socket, const Doorkeeper &door, const QString &language,
                       FaultMemory &memory, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_door(door)
    , m_language(language)
    , m_memory(memory)
    , m_player(socket, this)
    , m_pace(this)
    , m_idle(this)
{
    m_socket->setParent(this);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_socket->setReadBufferSize(kReadBuffer);
    m_pace.setTimerType(Qt::PreciseTimer);
    m_idle.setSingleShot(true);
    connect(m_socket, &QTcpSocket::readyRead, this, &Connection::readMore);
    connect(m_socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    connect(m_socket, &QTcpSocket::bytesWritten, this, [this] {
        if (m_stream && m_stream->source->rate() <= 0)
            streamOn();
    });
    connect(&m_pace, &QTimer::timeout, this, &Connection::streamOn);
    connect(&m_player, &ScriptPlayer::finished, this, &Connection::finishRequest);
    connect(&m_idle, &QTimer::timeout, this, &Connection::close);
    m_idle.start(kIdleMs);
}

void Connection::readMore()
{
    // A client may send its next request early; it waits in the socket until its turn.
    if (m_stream || m_player.isPlaying())
        return;
    const QByteArray bytes = m_socket->readAll();
    if (m_isDraining)
        return;
    m_idle.start(kIdleMs);
    const HttpParser::State state = m_parser.feed(bytes);
    if (state == HttpParser::State::Failed) {
        turnAway({m_parser.failure(), "bad_request", "The request could not be read."});
        return;
    }
    if (state != HttpParser::State::Head && !m_isJudged && !judge())
        return;
    if (state == HttpParser::State::Complete)
        answer();
}

bool Connection::judge()
{
    m_isJudged = true;
    if (const auto refusal = m_door.judge(m_parser.request())) {
        turnAway(*refusal);
        return false;
    }
    if (m_parser.state() == HttpParser::State::Body
        && m_parser.request().header("expect").toLower() == "100-continue")
        m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
    return true;
}

void Connection::turnAway(const Refusal &refusal)
{
    // What the client still sends is read and dropped until it goes or time is up: closing on
    // unread bytes resets the connection and can take the answer away from the client.
    m_isDraining = true;
    send(refusal.status, errorDocument(refusal), true);
    m_idle.start(kDrainMs);
}

void Connection::answer()
{
    const HttpRequest &request = m_parser.request();
    const QByteArray path = pathOf(request);
    const bool isModels = path == "/v1/models";
    if (!isModels && path != "/v1/chat/completions")
        refuse({404, "not_found", "There is nothing at this path."});
    else if (request.method != (isModels ? "GET" : "POST"))
        refuse({405, "method_not_allowed", "This path takes another method."});
    else if (isModels)
        listModels();
    else
        answerChat();
}

void Connection::listModels()
{
    QByteArrayList items;
    for (const QString &model : listedModels()) {
        items.append("{\"id\":" + jsonString(model)
                     + ",\"object\":\"model\",\"created\":0,\"owned_by\":\"loquat\"}");
    }
    send(200, "{\"object\":\"list\",\"data\":[" + items.join(',') + "]}", false);
}

void Connection::answerChat()
{
    std::optional<ChatQuery> query = ChatQuery::fromJson(m_parser.request().body);
    if (!query) {
        refuse({400, "invalid_json", "The body needs a model and messages."});
        return;
    }
    query->isRedirected = m_parser.request().target.endsWith("?redirected");
    if (const auto script = scriptFor(*query, m_language, m_memory)) {
        m_idle.stop();
        m_player.play(*script);
        return;
    }
    std::unique_ptr<TextSource> source = answerTo(*query, m_language);
    if (!source)
        refuse({404, "model_not_found", "The model does not exist."});
    else if (query->isStreaming)
        beginStream(*query, std::move(source));
    else
        answerWhole(*query, *source);
}

void Connection::answerWhole(const ChatQuery &query, TextSource &source)
{
    Completion completion(query, QDateTime::currentSecsSinceEpoch());
    completion.setChoices(query.choices);
    QString text;
    QByteArrayList logprobs;
    qint64 chunks = 0;
    for (auto piece = source.next(); piece; piece = source.next()) {
        text += *piece;
        if (query.areLogprobsAsked)
            logprobs.append(completion.logprobsOf(*piece));
        ++chunks;
    }
    const QByteArray document =
        completion.textDocument(text, chunks, source.finishReason(), logprobs.join(','));
    send(200, documentOfChoices(document, query.choices), false);
}

void Connection::beginStream(const ChatQuery &query, std::unique_ptr<TextSource> source)
{
    m_idle.stop();
    m_stream = std::make_unique<Stream>(
        Stream{Completion(query, QDateTime::currentSecsSinceEpoch()), std::move(source), {}});
    m_stream->choices = query.choices;
    m_stream->completion.setChoices(query.choices);
    m_socket->write(responseHead(200, "Content-Type: text/event-stream; charset=utf-8\r\n"
                                      "Cache-Control: no-cache\r\n"
                                      "Transfer-Encoding: chunked\r\n"));
    writeChunk(eventsOfChoices(m_stream->completion.roleEvent(), query.choices));
    if (query.choices > 1)
        writeChunk(numberEvents(m_stream->completion, query.choices));
    m_stream->clock.start();
    const double rate = m_stream->source->rate();
    if (rate > 0)
        m_pace.start(std::clamp(int(1000 / rate), 1, 1000));
    else
        streamOn();
}

void Connection::streamOn()
{
    Stream &stream = *m_stream;
    const double rate = stream.source->rate();
    const qint64 due = rate > 0 ? qint64(double(stream.clock.elapsed()) * rate / 1000) + 1
                                : std::numeric_limits<qint64>::max();
    while (stream.sent < due && m_socket->bytesToWrite() < kMaxUnsent) {
        const std::optional<QString> piece = stream.source->next();
        if (!piece) {
            endStream();
            return;
        }
        ++stream.sent;
        writeChunk(eventsOfChoices(stream.completion.textEvent(*piece), stream.choices));
    }
}

void Connection::endStream()
{
    const QByteArray reason = m_stream->source->finishReason();
    writeChunk(eventsOfChoices(m_stream->completion.endEvents(reason), m_stream->choices));
    m_socket->write("0\r\n\r\n");
    m_pace.stop();
    m_stream.reset();
    finishRequest();
}

void Connection::refuse(const Refusal &refusal)
{
    send(refusal.status, errorDocument(refusal), false);
}

void Connection::send(int status, const QByteArray &json, bool isClosing)
{
    m_socket->write(responseHead(status, "Content-Type: application/json\r\nContent-Length: "
                                             + QByteArray::number(json.size())
                                             + (isClosing ? "\r\nConnection: close\r\n" : "\r\n"))
                    + json);
    if (!isClosing)
        finishRequest();
}

void Connection::finishRequest()
{
    if (m_parser.request().header("connection").toLower() == "close") {
        close();
        return;
    }
    m_isJudged = false;
    m_idle.start(kIdleMs);
    const HttpParser::State state = m_parser.next();
    if (state != HttpParser::State::Head || m_socket->bytesAvailable() > 0)
        QMetaObject::invokeMethod(this, &Connection::readMore, Qt::QueuedConnection);
}

void Connection::writeChunk(const QByteArray &bytes)
{
    m_socket->write(QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n");
}

void Connection::close()
{
    m_socket->disconnectFromHost();
}

} // namespace demo
