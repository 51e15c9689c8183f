// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/reasoning.h"

#include "demo/boundedtext.h"
#include "demo/completion.h"
#include "demo/manychoices.h"
#include "demo/textsource.h"

#include <QDateTime>

namespace demo {
namespace {

/// Slow enough that the thinking is seen as it comes.
constexpr int kThoughtPaceMs = 15;
constexpr int kTextPaceMs = 8;

int wordCount(const QString &text)
{
    return int(text.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts).size());
}

} // namespace

Script reasoningScript(const ChatQuery &query, const Phrases &phrases)
{
    // All that can be known of a question without understanding it.
    const QString characters = QString::number(query.prompt.toUcs4().size());
    const QString words = QString::number(wordCount(query.prompt));
    const QString images = QString::number(query.images.size());
    FixedText thought(
        phrases.text(QStringLiteral("reasoning-thought")).arg(characters, words, images));
    BoundedText text(std::make_unique<FixedText>(
                         phrases.text(QStringLiteral("reasoning")).arg(characters, words)),
                     query);
    Completion completion(query, QDateTime::currentSecsSinceEpoch());
    completion.setChoices(query.choices);
    const auto all = [&query](const QByteArray &events) {
        return eventsOfChoices(events, query.choices);
    };
    StreamScript stream;
    stream.add(all(completion.roleEvent()));
    QString allThought;
    QString allText;
    QByteArrayList logprobs;
    qint64 chunks = 0;
    for (auto piece = thought.next(); piece; piece = thought.next(), ++chunks) {
        stream.add(all(completion.reasoningEvent(*piece)), kThoughtPaceMs);
        allThought += *piece;
    }
    if (query.isStreaming && query.choices > 1)
        stream.add(numberEvents(completion, query.choices));
    for (auto piece = text.next(); piece; piece = text.next(), ++chunks) {
        stream.add(all(completion.textEvent(*piece)), kTextPaceMs);
        logprobs.append(completion.logprobsOf(*piece));
        allText += *piece;
    }
    if (query.isStreaming)
        return stream.add(all(completion.endEvents(text.finishReason()))).whole();
    const QByteArray document = completion.document(
        "{\"role\":\"assistant\",\"content\":" + jsonString(allText)
            + ",\"reasoning_content\":" + jsonString(allThought) + '}',
        chunks, text.finishReason(), query.areLogprobsAsked ? logprobs.join(',') : QByteArray());
    return wholeAnswer(200, "application/json", documentOfChoices(document, query.choices));
}

} // namespace demo
