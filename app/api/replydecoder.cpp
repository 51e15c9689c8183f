// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/replydecoder.h"

#include "api/answerend.h"
#include "api/framereader.h"
#include "api/growing.h"
#include "api/inflater.h"
#include "api/jsonscan.h"
#include "api/sniffer.h"
#include "api/ssedecoder.h"

namespace api {
namespace {

constexpr qint64 kMaxAnswer = 256LL * 1024 * 1024;
/// Of a line; an answer of one document may be longer.
constexpr qsizetype kMaxLine = 32 * 1024 * 1024;
constexpr qsizetype kMaxErrorBody = 64 * 1024;
/// Events that make no sense, until a text is an event stream anyway.
constexpr qsizetype kMostDoubtful = 256;
constexpr qsizetype kMostDoubtfulBytes = 1024 * 1024;
/// gzip makes at most a thousandfold of this at once.
constexpr qsizetype kGzipSlice = 4096;
/// RFC 1952, 2.3: a shorter body has not even begun.
constexpr qint64 kGzipHeader = 10;

} // namespace

class ReplyDecoder::Private
{
public:
    explicit Private(ReplyHead replyHead)
        : head(std::move(replyHead))
        , frames(head.modelAsked, head.areLogprobsAsked)
        , inflater(kMaxAnswer)
    {
        if (head.status < 200 || head.status > 299)
            mode = Mode::ErrorBody;
    }

    void takeRaw(const QByteArray &bytes, QList<StreamEvent> &events);
    void takePlain(const QByteArray &bytes, QList<StreamEvent> &events);
    void sniff(const QByteArray &bytes, QList<StreamEvent> &events);
    void choose(BodyKind kind, QList<StreamEvent> &events);
    void takeJson(const QByteArray &bytes, QList<StreamEvent> &events);
    void takeText(const QByteArray &bytes, QList<StreamEvent> &events);
    void takeStream(QByteArrayView bytes, QList<StreamEvent> &events);
    void startStream(SseDecoder::RawJson rawJson);
    void readEvents(const QList<SseEvent> &sse, QList<StreamEvent> &events);
    [[nodiscard]] bool commitsToStream(const QList<SseEvent> &sse) const;
    void finishBody(QList<StreamEvent> &events);
    void finishJson(QList<StreamEvent> &events);
    void finishText(QList<StreamEvent> &events);
    void keep(const QByteArray &bytes, qsizetype most);
    void clean(QList<StreamEvent> &events) const;
    [[nodiscard]] bool isOver() const;

    enum class Mode { Sniffing, Stream, Json, Page, Text, ErrorBody };

    ReplyHead head;
    FrameReader frames;
    Inflater inflater;
    Sniffer sniffer;
    std::optional<SseDecoder> sse;
    QList<SseEvent> doubtful; ///< read in what may be no stream at all
    qsizetype doubtfulBytes = 0;
    QByteArray body; ///< what is read as a whole: JSON, a page, text, an error's body
    qint64 received = 0;
    Mode mode = Mode::Sniffing;
    bool isFirstLineRead = false; ///< of a JSON body
    bool isFull = false;          ///< a page or an error body needs no more bytes
    bool isPlainText = false;
    BodyTrouble trouble = BodyTrouble::None;
};

bool ReplyDecoder::Private::isOver() const
{
    return frames.isOver() || isFull || trouble != BodyTrouble::None;
}

void ReplyDecoder::Private::clean(QList<StreamEvent> &events) const
{
    for (StreamEvent &event : events)
        cleanNames(event, head.key);
}

void ReplyDecoder::Private::takeRaw(const QByteArray &bytes, QList<StreamEvent> &events)
{
    received += bytes.size();
    if (mode == Mode::ErrorBody) {
        keep(bytes, kMaxErrorBody);
        return;
    }
    qsizetype at = 0;
    while (at < bytes.size() && !isOver()) {
        const bool isSlice = inflater.isGzip() || received - bytes.size() < 2;
        const qsizetype length =
            isSlice ? std::min(kGzipSlice, bytes.size() - at) : bytes.size() - at;
        const QByteArray slice = length == bytes.size() ? bytes : bytes.sliced(at, length);
        takePlain(inflater.feed(slice), events);
        at += length;
        if (inflater.isTooLong())
            trouble = BodyTrouble::TooLong;
        else if (inflater.isBroken())
            trouble = BodyTrouble::BrokenGzip;
    }
    if (received > kMaxAnswer && !frames.isOver())
        trouble = BodyTrouble::TooLong;
}

void ReplyDecoder::Private::takePlain(const QByteArray &bytes, QList<StreamEvent> &events)
{
    if (bytes.isEmpty() || isOver())
        return;
    switch (mode) {
    case Mode::Sniffing:
        sniff(bytes, events);
        break;
    case Mode::Stream:
        takeStream(bytes, events);
        break;
    case Mode::Json:
        takeJson(bytes, events);
        break;
    case Mode::Text:
        takeText(bytes, events);
        break;
    case Mode::Page:
    case Mode::ErrorBody:
        keep(bytes, kMaxErrorBody);
        break;
    }
}

void ReplyDecoder::Private::sniff(const QByteArray &bytes, QList<StreamEvent> &events)
{
    const BodyKind kind = sniffer.feed(bytes);
    if (kind != BodyKind::Undecided)
        choose(kind, events);
}

void ReplyDecoder::Private::choose(BodyKind kind, QList<StreamEvent> &events)
{
    switch (kind) {
    case BodyKind::Json:
        mode = Mode::Json;
        break;
    case BodyKind::Html:
        mode = Mode::Page;
        break;
    case BodyKind::Sse:
        startStream(SseDecoder::RawJson::ToSide);
        break;
    case BodyKind::Other:
        startStream(SseDecoder::RawJson::ToSide);
        if (!head.contentType.toLower().contains("event-stream"))
            mode = Mode::Text;
        break;
    case BodyKind::Undecided:
        return;
    }
    takePlain(sniffer.take(), events);
}

void ReplyDecoder::Private::startStream(SseDecoder::RawJson rawJson)
{
    const auto begin =
        sniffer.isAtStart() ? SseDecoder::Begin::AtStart : SseDecoder::Begin::AfterStart;
    sse.emplace(begin, rawJson);
    mode = Mode::Stream;
}

void ReplyDecoder::Private::takeStream(QByteArrayView bytes, QList<StreamEvent> &events)
{
    QList<SseEvent> dispatched;
    sse->feed(bytes, dispatched);
    readEvents(dispatched, events);
}

void ReplyDecoder::Private::readEvents(const QList<SseEvent> &dispatched,
                                       QList<StreamEvent> &events)
{
    for (const SseEvent &event : dispatched)
        frames.take(event, events);
    if (sse->isTooLong() && !frames.isOver())
        trouble = BodyTrouble::LineTooLong;
}

void ReplyDecoder::Private::takeJson(const QByteArray &bytes, QList<StreamEvent> &events)
{
    const qsizetype before = body.size();
    grow(body, bytes);
    if (isFirstLineRead)
        return;
    qsizetype end = before;
    while (end < body.size() && body.at(end) != '\n' && body.at(end) != '\r')
        ++end;
    if (end == body.size())
        return;
    // A first line that is a whole document is followed by others: one a line, or events.
    isFirstLineRead = true;
    if (end > kMaxLine || !parseJson(QByteArrayView(body).first(end)))
        return;
    startStream(SseDecoder::RawJson::AsEvents);
    takeStream(std::exchange(body, {}), events);
}

bool ReplyDecoder::Private::commitsToStream(const QList<SseEvent> &dispatched) const
{
    return std::any_of(dispatched.begin(), dispatched.end(), [](const SseEvent &event) {
        return event.kind == SseEvent::Kind::ErrorField
               || ChunkParser::parseFrame(event.data).kind != Frame::Kind::Broken;
    });
}

void ReplyDecoder::Private::takeText(const QByteArray &bytes, QList<StreamEvent> &events)
{
    QList<SseEvent> dispatched;
    sse->feed(bytes, dispatched);
    doubtful += dispatched;
    for (const SseEvent &event : dispatched)
        doubtfulBytes += event.data.size();
    const bool isTooMuch = doubtful.size() >= kMostDoubtful || doubtfulBytes > kMostDoubtfulBytes;
    if (!commitsToStream(dispatched) && !isTooMuch) {
        grow(body, bytes);
        return;
    }
    body.clear();
    mode = Mode::Stream;
    readEvents(std::exchange(doubtful, {}), events);
}

void ReplyDecoder::Private::keep(const QByteArray &bytes, qsizetype most)
{
    body += bytes.first(std::min(bytes.size(), most - body.size()));
    isFull = body.size() >= most;
}

void ReplyDecoder::Private::finishBody(QList<StreamEvent> &events)
{
    // What came before the damage may be the whole answer.
    const bool isDamaged = trouble == BodyTrouble::BrokenGzip && !frames.isOver();
    if (mode == Mode::ErrorBody || (isOver() && !isDamaged))
        return;
    takePlain(inflater.finish(), events);
    if (mode == Mode::Sniffing)
        choose(sniffer.finish(), events);
    if (mode == Mode::Text)
        finishText(events);
    else if (mode == Mode::Json)
        finishJson(events);
    if (mode != Mode::Stream)
        return;
    QList<SseEvent> rest;
    sse->finish(rest);
    readEvents(rest, events);
}

void ReplyDecoder::Private::finishJson(QList<StreamEvent> &events)
{
    if (frames.takeDocument(body, events))
        return;
    // Two documents glued together, or events behind a document.
    qsizetype end = 0;
    const QByteArrayView text = trimmedBody(body);
    if (!parseLeadingJson(text, &end) || !frames.takeDocument(text.first(end), events)) {
        if (trouble == BodyTrouble::None)
            trouble = BodyTrouble::NotReadable;
        return;
    }
    const QByteArray rest = text.sliced(end).toByteArray();
    if (frames.isOver())
        return;
    startStream(SseDecoder::RawJson::AsEvents);
    takeStream(rest, events);
}

void ReplyDecoder::Private::finishText(QList<StreamEvent> &events)
{
    QList<SseEvent> rest;
    sse->finish(rest);
    if (commitsToStream(rest)) {
        mode = Mode::Stream;
        readEvents(doubtful + rest, events);
        return;
    }
    const QByteArrayView text = trimmedBody(body);
    if (isBareScalar(text))
        return;
    const bool isPlainType = head.contentType.trimmed().toLower().startsWith("text/plain");
    if (!isPlainType || isBinary(text)) {
        if (trouble == BodyTrouble::None)
            trouble = BodyTrouble::NotReadable;
        return;
    }
    isPlainText = true;
    frames.merger().takePlainText(QString::fromUtf8(body), events);
    body.clear();
}

ReplyDecoder::ReplyDecoder(ReplyHead head)
    : d(std::make_unique<Private>(std::move(head)))
{
}

ReplyDecoder::~ReplyDecoder() = default;

QList<StreamEvent> ReplyDecoder::feed(const QByteArray &bytes)
{
    QList<StreamEvent> events;
    if (!d->isOver())
        d->takeRaw(bytes, events);
    d->clean(events);
    return events;
}

bool ReplyDecoder::isDone() const
{
    return d->isOver();
}

bool ReplyDecoder::isInsideData() const
{
    if (d->mode == Private::Mode::Stream)
        return d->sse->heldBytes() > d->sse->sideBuffer().size();
    return !d->body.isEmpty();
}

QList<StreamEvent> ReplyDecoder::finish(TransportEnd end, const QString &reason)
{
    QList<StreamEvent> events;
    // After a stop nothing that had not been shown may appear any more.
    if (end != TransportEnd::Stopped)
        d->finishBody(events);
    d->frames.merger().finish(events);

    AnswerEnd answer;
    answer.end = end;
    answer.reason = reason;
    answer.trouble = d->trouble;
    answer.isErrorStatus = d->mode == Private::Mode::ErrorBody;
    answer.isPage = d->mode == Private::Mode::Page;
    answer.isPlainText = d->isPlainText;
    answer.isGzipCut = d->inflater.isCut() && d->received > kGzipHeader;
    answer.body = d->body;
    if (d->sse && d->mode == Private::Mode::Stream)
        answer.side = d->sse->sideBuffer();
    events.append(endOf(answer, d->head, d->frames));
    d->clean(events);
    return events;
}

} // namespace api
