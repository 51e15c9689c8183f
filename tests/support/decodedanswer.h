// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/replydecoder.h"
#include "support/cuteverybyte.h"

#include <QMap>
#include <QtTest>

namespace support {

/// What a reader of the events has in hand when an answer is over.
struct DecodedAnswer {
    QMap<int, QString> text;
    QMap<int, QString> reasoning;
    QMap<int, QString> refusal;
    QMap<int, QString> tokens;
    QMap<int, QString> arguments; ///< of choice 0's tool calls, by position
    int reclassified = 0;
    int endings = 0;
    int textEvents = 0;
    bool isDoneBeforeFinish = false;
    api::Ended ended;

    void take(const QList<api::StreamEvent> &events)
    {
        for (const api::StreamEvent &event : events)
            take(event);
    }
    void take(const api::StreamEvent &event)
    {
        if (const auto *words = std::get_if<api::TextDelta>(&event)) {
            text[words->choice] += words->text;
            ++textEvents;
        } else if (const auto *thought = std::get_if<api::ReasoningDelta>(&event)) {
            reasoning[thought->choice] += thought->text;
        } else if (const auto *no = std::get_if<api::RefusalDelta>(&event)) {
            refusal[no->choice] += no->text;
        } else if (const auto *probabilities = std::get_if<api::ProbabilityDelta>(&event)) {
            tokens[probabilities->choice] += probabilities->text;
        } else if (const auto *call = std::get_if<api::ToolCallDelta>(&event)) {
            arguments[call->call] += call->arguments;
        } else if (const auto *moved = std::get_if<api::Reclassified>(&event)) {
            reasoning[moved->choice] += text.take(moved->choice);
            ++reclassified;
        } else if (const auto *end = std::get_if<api::Ended>(&event)) {
            ended = *end;
            ++endings;
        }
    }
    [[nodiscard]] QString verdict() const { return api::verdictName(ended.verdict); }
    [[nodiscard]] QString kind() const
    {
        return ended.error ? core::errorKindName(ended.error->kind) : QString();
    }
    [[nodiscard]] QString message() const { return ended.error ? ended.error->message : QString(); }
    [[nodiscard]] QStringList notices() const
    {
        QStringList names;
        for (const api::Notice notice : ended.notices)
            names.append(api::noticeName(notice));
        return names;
    }
};

inline api::ReplyHead streamHead(int status = 200,
                                 const QByteArray &contentType = "text/event-stream")
{
    api::ReplyHead head;
    head.status = status;
    head.contentType = contentType;
    head.modelAsked = QStringLiteral("asked");
    return head;
}

inline DecodedAnswer decode(const QList<QByteArray> &pieces, const api::ReplyHead &head,
                            api::TransportEnd end = api::TransportEnd::Clean)
{
    api::ReplyDecoder decoder(head);
    DecodedAnswer answer;
    for (const QByteArray &piece : pieces)
        answer.take(decoder.feed(piece));
    answer.isDoneBeforeFinish = decoder.isDone();
    answer.take(decoder.finish(end, QStringLiteral("the network said so")));
    return answer;
}

/// Ids are made up where none came, so they are left out of the comparison.
inline void compareAnswers(const DecodedAnswer &one, const DecodedAnswer &other)
{
    QCOMPARE(one.endings, 1);
    QCOMPARE(other.endings, 1);
    QCOMPARE(one.text, other.text);
    QCOMPARE(one.reasoning, other.reasoning);
    QCOMPARE(one.refusal, other.refusal);
    QCOMPARE(one.tokens, other.tokens);
    QCOMPARE(one.arguments, other.arguments);
    QCOMPARE(one.reclassified, other.reclassified);
    QCOMPARE(one.verdict(), other.verdict());
    QCOMPARE(one.kind(), other.kind());
    QCOMPARE(one.message(), other.message());
    QCOMPARE(one.notices(), other.notices());
    QCOMPARE(one.ended.finishReason, other.ended.finishReason);
    QCOMPARE(one.ended.usage, other.ended.usage);
    QCOMPARE(one.ended.response, other.ended.response);
    QCOMPARE(one.ended.extra, other.ended.extra);
    QCOMPARE(one.ended.toolCalls.size(), other.ended.toolCalls.size());
    for (qsizetype i = 0; i < one.ended.toolCalls.size(); ++i) {
        QCOMPARE(one.ended.toolCalls[i].name, other.ended.toolCalls[i].name);
        QCOMPARE(one.ended.toolCalls[i].arguments, other.ended.toolCalls[i].arguments);
        QCOMPARE(one.ended.toolCalls[i].isValid, other.ended.toolCalls[i].isValid);
    }
}

/// Decodes in one piece, checks that one byte at a time gives the same, and returns it.
inline DecodedAnswer decodeEveryWay(const QByteArray &bytes,
                                    const api::ReplyHead &head = streamHead(),
                                    api::TransportEnd end = api::TransportEnd::Clean)
{
    const DecodedAnswer whole = decode(inOnePiece(bytes), head, end);
    compareAnswers(whole, decode(oneByteAtATime(bytes), head, end));
    return whole;
}

/// One event with this data.
inline QByteArray frame(const QByteArray &data)
{
    return "data: " + data + "\n\n";
}
/// A chunk of choice 0 with this delta, given as the inside of the JSON object.
inline QByteArray delta(const QByteArray &members)
{
    return frame(R"({"choices":[{"index":0,"delta":{)" + members + "}}]}");
}
inline QByteArray content(const QByteArray &text)
{
    return delta("\"content\":\"" + text + '"');
}
inline QByteArray finished(const QByteArray &reason = "stop")
{
    return frame(R"({"choices":[{"index":0,"delta":{},"finish_reason":")" + reason + "\"}]}");
}
inline QByteArray done()
{
    return frame("[DONE]");
}
/// The usual end of a stream.
inline QByteArray end()
{
    return finished() + done();
}

} // namespace support
