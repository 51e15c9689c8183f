// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/faults.h"

#include "demo/completion.h"
#include "demo/gzip.h"
#include "demo/manychoices.h"
#include "demo/midstreamerror.h"
#include "demo/refusals.h"
#include "demo/textsource.h"

#include <QDateTime>
#include <algorithm>

namespace demo {
namespace {

constexpr int kPaceMs = 8;
constexpr int kPingMs = 5'000;
constexpr int kPings = 360; // half an hour of them
constexpr int kSlowSeconds = 8;
constexpr int kMaxSlowSeconds = 600;

/// One answer on its way to a fault.
struct Making {
    const ChatQuery &query;
    const FaultOrder &order;
    QString text;
    Completion completion;
    QList<QByteArray> pieces; ///< the text as events of all choices, the role first
    qint64 chunks = 0;        ///< of the text of one choice

    Making(const ChatQuery &query, const FaultOrder &order, const QString &text)
        : query(query)
        , order(order)
        , text(text)
        , completion(query, QDateTime::currentSecsSinceEpoch())
    {
        completion.setChoices(query.choices);
        pieces.append(all(completion.roleEvent()));
        if (query.isStreaming && query.choices > 1)
            pieces.append(numberEvents(completion, query.choices));
        FixedText source(text);
        for (auto piece = source.next(); piece; piece = source.next(), ++chunks)
            pieces.append(all(completion.textEvent(*piece)));
    }
    /// A fault meets every choice alike.
    [[nodiscard]] QByteArray all(const QByteArray &events) const
    {
        return eventsOfChoices(events, query.choices);
    }
    [[nodiscard]] QByteArray end(const QByteArray &reason = "stop") const
    {
        return all(completion.endEvents(reason));
    }
    [[nodiscard]] Script whole(const QByteArray &document) const
    {
        return wholeAnswer(200, "application/json", documentOfChoices(document, query.choices));
    }
    [[nodiscard]] StreamScript stream(const QByteArray &headers = {}) const
    {
        StreamScript stream("text/event-stream; charset=utf-8", headers);
        stream.add(pieces, kPaceMs);
        return stream;
    }
    /// A document says the reason itself; other faults need a stream to happen in.
    [[nodiscard]] Script document(const QByteArray &reason = "stop") const
    {
        return whole(completion.textDocument(text, chunks, reason));
    }
};

Script goodAnswer(const Making &making)
{
    return making.query.isStreaming ? making.stream().add(making.end()).whole() : making.document();
}

Script finished(const Making &making, const QByteArray &reason)
{
    return making.query.isStreaming ? making.stream().add(making.end(reason)).whole()
                                    : making.document(reason);
}

Script slowAnswer(const Making &making)
{
    Script script = goodAnswer(making);
    const int seconds =
        making.order.seconds >= 0 ? std::min(making.order.seconds, kMaxSlowSeconds) : kSlowSeconds;
    script.steps.first().afterMs = seconds * 1000;
    return script;
}

Script endlessPings(const Making &making)
{
    StreamScript stream = making.stream();
    for (int i = 0; i < kPings; ++i)
        stream.add(": PING\n\n", kPingMs);
    return stream.unfinished(Script::End::Close);
}

Script imageIgnored(const ChatQuery &query, const FaultOrder &order, const QString &text)
{
    // The usage counts the text alone, whether or not it was asked for.
    ChatQuery counted = query;
    counted.isUsageAsked = true;
    counted.promptTokens -= counted.imageTokens;
    return goodAnswer(Making(counted, order, text));
}

Script refusal(Making &making)
{
    const QByteArray words = jsonString(making.text);
    if (!making.query.isStreaming)
        return making.whole(making.completion.document(
            "{\"role\":\"assistant\",\"content\":null,\"refusal\":" + words + '}', 1));
    return StreamScript()
        .add(making.all(making.completion.roleEvent()))
        .add(making.all(making.completion.deltaEvent("{\"refusal\":" + words + '}')))
        .add(making.end())
        .whole();
}

Script packed(const Making &making)
{
    QByteArray body;
    for (const QByteArray &piece : making.pieces)
        body += piece;
    return wholeAnswer(200, "text/event-stream", gzipped(body + making.end()),
                       "Content-Encoding: gzip\r\n");
}

Script brokenFrame(const Making &making)
{
    StreamScript stream;
    const qsizetype half = making.pieces.size() / 2;
    stream.add(making.pieces.mid(0, half), kPaceMs);
    stream.add("data: {\"choices\":[{\"delta\":{\"content\":\"lo\n\n");
    stream.add(making.pieces.mid(half), kPaceMs);
    return stream.add(making.end()).whole();
}

Script onlyComments()
{
    StreamScript stream;
    for (int i = 0; i < 3; ++i)
        stream.add(": keep-alive\n\n", 300);
    return stream.whole();
}

/// How a stream ends that began well.
Script endOf(const Making &making)
{
    const QByteArray done = "data: [DONE]\n\n";
    switch (making.order.fault) {
    case Fault::Cut:
        return making.stream().unfinished(Script::End::Close);
    case Fault::Reset:
        return making.stream().unfinished(Script::End::Reset);
    case Fault::CleanEnd:
        return making.stream().whole();
    case Fault::StreamError:
        return making.stream().add(midStreamError(making.order.number), kPaceMs).whole();
    case Fault::Stall:
        return making.stream().unfinished(Script::End::Silence);
    case Fault::NoDone:
        return making.stream().add(making.all(making.completion.finishEvent("stop"))).whole();
    case Fault::Unexplained:
        return making.stream().add(done).whole();
    case Fault::GzipLabel:
        return making.stream("Content-Encoding: gzip\r\n").add(making.end()).whole();
    default:
        return goodAnswer(making);
    }
}

Script scriptOf(Making &making)
{
    switch (making.order.fault) {
    case Fault::EmptyAnswer:
        return StreamScript()
            .add(making.all(making.completion.roleEvent()))
            .add("data: [DONE]\n\n")
            .whole();
    case Fault::Comments:
        return onlyComments();
    case Fault::Slow:
        return slowAnswer(making);
    case Fault::Pings:
        return endlessPings(making);
    case Fault::Length:
        return finished(making, "length");
    case Fault::Filter:
        return finished(making, "content_filter");
    case Fault::Refusal:
        return refusal(making);
    case Fault::Gzip:
        return packed(making);
    case Fault::Whole:
        return making.document();
    case Fault::BrokenFrame:
        return brokenFrame(making);
    default:
        return endOf(making);
    }
}

bool isRefusedAtOnce(Fault fault)
{
    static const QList<Fault> kAtOnce{
        Fault::Status,       Fault::Quota,     Fault::Loading,   Fault::NoChannel, Fault::NoModel,
        Fault::ImageRefused, Fault::Context,   Fault::Challenge, Fault::Html,      Fault::EmptyBody,
        Fault::Redirect,     Fault::Elsewhere, Fault::HangUp};
    return kAtOnce.contains(fault);
}

} // namespace

Script faultsScript(const ChatQuery &query, const Phrases &phrases, FaultMemory &memory)
{
    const FaultOrder order = FaultOrder::fromPrompt(query.prompt);
    const auto answer = [&](const char *name) {
        return goodAnswer(Making(query, order, phrases.text(QString::fromLatin1(name))));
    };
    if (order.fault == Fault::None)
        return answer("faults");
    if (query.isRedirected)
        return answer("faults-redirected");
    if (order.isOnce
        && !memory.isFirst(QString::number(query.userMessages) + QLatin1Char(' ') + query.prompt))
        return answer("faults-second");
    if (order.fault == Fault::Parameter) {
        const QString option = refusedOption(order, query);
        return option.isEmpty() ? answer("faults-parameter") : optionRefusal(option);
    }
    if (isRefusedAtOnce(order.fault))
        return refusalScript(order);
    if (order.fault == Fault::ImageIgnored)
        return imageIgnored(query, order, phrases.text(QStringLiteral("faults-blind")));
    Making making(query, order, phrases.text(QStringLiteral("faults-words")));
    return scriptOf(making);
}

} // namespace demo
