// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/toolcalls.h"

#include "demo/completion.h"
#include "demo/inventedjson.h"
#include "demo/manychoices.h"
#include "demo/textsource.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QUuid>
#include <algorithm>

namespace demo {
namespace {

constexpr int kToolPaceMs = 8;
constexpr qsizetype kFragment = 6;

struct Call {
    QByteArray id;
    QString name;
    QByteArray arguments;
};

Call callOf(const OfferedTool &tool, const QString &prompt)
{
    return {"call_" + QUuid::createUuid().toByteArray(QUuid::Id128).left(24), tool.name,
            QJsonDocument(inventObject(tool.parameters, prompt)).toJson(QJsonDocument::Compact)};
}

/// The functions to call: the one that the client insists on, else those that the prompt names,
/// else the first two, as models do that call in parallel.
QList<Call> chooseCalls(const ChatQuery &query)
{
    QList<OfferedTool> chosen;
    for (const OfferedTool &tool : query.tools) {
        if (query.forcedTool.isEmpty() ? query.prompt.contains(tool.name, Qt::CaseInsensitive)
                                       : tool.name == query.forcedTool)
            chosen.append(tool);
    }
    if (chosen.isEmpty())
        chosen = query.tools.mid(0, 2);
    if (query.isOneToolAtATime)
        chosen = chosen.mid(0, 1);
    QList<Call> calls;
    for (const OfferedTool &tool : std::as_const(chosen))
        calls.append(callOf(tool, query.prompt));
    return calls;
}

QByteArray openingOf(const Call &call, int index)
{
    return "{\"tool_calls\":[{\"index\":" + QByteArray::number(index) + ",\"id\":\"" + call.id
           + "\",\"type\":\"function\",\"function\":{\"name\":" + jsonString(call.name)
           + ",\"arguments\":\"\"}}]}";
}

QByteArray fragmentOf(const QString &piece, int index)
{
    return "{\"tool_calls\":[{\"index\":" + QByteArray::number(index)
           + ",\"function\":{\"arguments\":" + jsonString(piece) + "}}]}";
}

/// A call as the format wants it: id, type and name first, then the arguments bit by bit.
QList<QByteArray> deltasOf(const Call &call, int index)
{
    QList<QByteArray> deltas{openingOf(call, index)};
    const QString arguments = QString::fromUtf8(call.arguments);
    for (qsizetype from = 0; from < arguments.size();) {
        const qsizetype end = pieceEnd(arguments, from, kFragment);
        deltas.append(fragmentOf(arguments.mid(from, end - from), index));
        from = end;
    }
    return deltas;
}

QByteArray messageOf(const QString &text, const QList<Call> &calls)
{
    QByteArrayList items;
    for (const Call &call : calls)
        items.append("{\"id\":\"" + call.id
                     + "\",\"type\":\"function\",\"function\":{\"name\":" + jsonString(call.name)
                     + ",\"arguments\":" + jsonString(QString::fromUtf8(call.arguments)) + "}}");
    return "{\"role\":\"assistant\",\"content\":"
           + (text.isEmpty() ? QByteArray("null") : jsonString(text))
           + (items.isEmpty() ? QByteArray() : ",\"tool_calls\":[" + items.join(',') + ']') + '}';
}

/// Every choice has calls of its own: what was written for the first one, under other ids.
QByteArray ofChoice(QByteArray written, const QList<Call> &calls, int choice)
{
    for (const Call &call : calls) {
        if (choice > 0)
            written.replace(call.id, call.id + '_' + QByteArray::number(choice + 1));
    }
    return written;
}

/// A text, then calls; either may be missing.
Script answerWith(const ChatQuery &query, const QString &text, const QList<Call> &calls)
{
    Completion completion(query, QDateTime::currentSecsSinceEpoch());
    completion.setChoices(query.choices);
    const QByteArray reason = calls.isEmpty() ? "stop" : "tool_calls";
    const auto all = [&query](const QByteArray &events) {
        return eventsOfChoices(events, query.choices);
    };
    StreamScript stream;
    stream.add(all(completion.roleEvent()));
    if (query.isStreaming && query.choices > 1 && calls.isEmpty())
        stream.add(numberEvents(completion, query.choices));
    qint64 chunks = 0;
    FixedText source(text);
    for (auto piece = source.next(); piece; piece = source.next(), ++chunks)
        stream.add(all(completion.textEvent(*piece)), kToolPaceMs);
    for (int i = 0; i < calls.size(); ++i) {
        for (const QByteArray &delta : deltasOf(calls.at(i), i)) {
            const QByteArray event = completion.deltaEvent(delta);
            QByteArray events;
            for (int choice = 0; choice < query.choices; ++choice)
                events += ofChoice(eventOfChoice(event, choice), calls, choice);
            stream.add(events, kToolPaceMs);
            ++chunks;
        }
    }
    if (query.isStreaming)
        return stream.add(all(completion.endEvents(reason))).whole();
    const QByteArray document = completion.document(messageOf(text, calls), chunks, reason);
    const auto change = [&calls](const QByteArray &one, int choice) {
        return ofChoice(one, calls, choice);
    };
    return wholeAnswer(200, "application/json", documentOfChoices(document, query.choices, change));
}

QString reportOf(const QList<ToolResult> &results, const Phrases &phrases)
{
    QString items;
    for (const ToolResult &result : results) {
        // Longer than any run of backticks that a function is likely to give back.
        items += QStringLiteral("`%1`\n\n``````\n%2\n``````\n\n")
                     .arg(result.callId, result.content.left(4000));
    }
    return phrases.text(QStringLiteral("tools-results")).arg(items);
}

/// The wire's own words, for people who want to see what a call looks like there.
QString specimen(const Call &call)
{
    QStringList lines;
    for (const QByteArray &delta : deltasOf(call, 0))
        lines.append(QStringLiteral("data: {\"choices\":[{\"index\":0,\"delta\":%1,"
                                    "\"finish_reason\":null}]}")
                         .arg(QString::fromUtf8(delta)));
    lines.append(QStringLiteral("data: {\"choices\":[{\"index\":0,\"delta\":{},"
                                "\"finish_reason\":\"tool_calls\"}]}"));
    lines.append(QStringLiteral("data: [DONE]"));
    return lines.join(QStringLiteral("\n\n"));
}

bool asksForACall(const QString &prompt)
{
    return prompt.contains(QLatin1StringView("call"), Qt::CaseInsensitive)
           || prompt.contains(QStringLiteral("调用"));
}

} // namespace

bool wantsTool(const ChatQuery &query)
{
    const bool isNamed =
        std::any_of(query.tools.begin(), query.tools.end(), [&query](const OfferedTool &tool) {
            return query.prompt.contains(tool.name, Qt::CaseInsensitive);
        });
    const bool isWanted = isNamed || !query.forcedTool.isEmpty() || asksForACall(query.prompt);
    return !query.toolResults.isEmpty()
           || (!query.tools.isEmpty() && !query.isToolForbidden && isWanted);
}

Script toolsScript(const ChatQuery &query, const Phrases &phrases)
{
    if (!query.toolResults.isEmpty())
        return answerWith(query, reportOf(query.toolResults, phrases), {});
    if (!query.tools.isEmpty() && !query.isToolForbidden)
        return answerWith(query, {}, chooseCalls(query));
    const QString place = phrases.text(QStringLiteral("tools-place")).trimmed();
    const Call weather{"call_demo", QStringLiteral("get_weather"),
                       "{\"location\":" + jsonString(place) + ",\"unit\":\"celsius\"}"};
    // Some gateways call functions that nobody offered; asked to, so does this one.
    if (asksForACall(query.prompt) && !query.isToolForbidden)
        return answerWith(query, phrases.text(QStringLiteral("tools-unasked")), {weather});
    return answerWith(query, phrases.text(QStringLiteral("tools")).arg(specimen(weather)), {});
}

} // namespace demo
