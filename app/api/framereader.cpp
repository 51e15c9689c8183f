// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/framereader.h"

#include "api/jsonscan.h"

#include <algorithm>

namespace api {
namespace {

constexpr qsizetype kExcerpt = 32 * 1024; ///< as much as is looked at for the words to show

} // namespace

FrameReader::FrameReader(const QString &modelAsked, bool areLogprobsAsked)
    : m_merger(modelAsked, areLogprobsAsked)
{
}

void FrameReader::take(const SseEvent &event, QList<StreamEvent> &events)
{
    if (isOver())
        return;
    if (event.kind == SseEvent::Kind::ErrorField || event.type == "error") {
        m_error = wordsOfErrorEvent(event.data);
        return;
    }
    const Source source = event.kind == SseEvent::Kind::RawLine ? Source::Document
                          : event.isPending                     ? Source::PendingEvent
                                                                : Source::Event;
    if (source == Source::Document && takeDocument(event.data, events))
        return;
    takeFrame(ChunkParser::parseFrame(event.data), event.data, source, events);
}

bool FrameReader::takeDocument(QByteArrayView body, QList<StreamEvent> &events)
{
    const QByteArrayView text = trimmedBody(body);
    const Frame frame = ChunkParser::parseFrame(text);
    if (frame.kind != Frame::Kind::Broken) {
        takeFrame(frame, text, Source::Document, events);
        return true;
    }
    m_isCutInside = isCutJson(text);
    return m_isCutInside;
}

void FrameReader::takeFrame(const Frame &frame, QByteArrayView data, Source source,
                            QList<StreamEvent> &events)
{
    switch (frame.kind) {
    case Frame::Kind::Nothing:
        break;
    case Frame::Kind::Broken:
        takeBroken(data, source);
        break;
    case Frame::Kind::Done:
        m_isDone = true;
        break;
    case Frame::Kind::Objects:
        for (const QJsonObject &object : frame.objects) {
            if (!isOver())
                takeObject(object, source, events);
        }
        m_isDone |= frame.isDoneAfter;
        break;
    }
}

void FrameReader::takeObject(const QJsonObject &object, Source source, QList<StreamEvent> &events)
{
    m_hasParsed = true;
    const Chunk chunk = ChunkParser::readChunk(object);
    m_hasChunk |= chunk.hasChoices;
    m_skipped += int(chunk.hasWrongTypes);
    // The text of a chunk that carries an error, too, comes before the error.
    m_merger.take(object, chunk, events);
    if (source == Source::Document) {
        for (const ChoiceChunk &choice : chunk.choices)
            m_isDocument |= choice.isMessage;
    }
    const bool isQuiet = !chunk.choices.isEmpty() && !object.contains(QLatin1StringView("error"))
                         && !object.contains(QLatin1StringView("base_resp"));
    if (isQuiet)
        takeChoiceErrors(object, chunk);
    else
        m_error = errorIn(object);
    if (!chunk.hasChoices && object.contains(QLatin1StringView("task_ids")) && !m_error) {
        m_isBackgroundTask = true;
        m_error = ErrorWords();
    }
}

std::optional<ErrorWords> FrameReader::errorIn(const QJsonObject &object)
{
    return wordsOfJson(object, Expectation::Answer);
}

/// One choice of several that fails leaves the others as they are; a single one is the answer.
void FrameReader::takeChoiceErrors(const QJsonObject &object, const Chunk &chunk)
{
    const auto isFailed = [](const ChoiceChunk &choice) {
        return choice.finishReason == QLatin1StringView("error");
    };
    // Nearly every chunk: looking for words costs more than reading the chunk.
    if (std::none_of(chunk.choices.begin(), chunk.choices.end(), isFailed))
        return;
    QList<std::optional<ErrorWords>> words;
    const QJsonArray entries = object.value(QLatin1StringView("choices")).toArray();
    for (const QJsonValue &entry : entries) {
        if (entry.isObject())
            words.append(wordsOfJson(entry.toObject(), Expectation::Answer));
    }
    for (qsizetype i = 0; i < chunk.choices.size(); ++i) {
        const ChoiceChunk &choice = chunk.choices.at(i);
        const std::optional<ErrorWords> own = i < words.size() ? words.at(i) : std::nullopt;
        if (!isFailed(choice))
            continue;
        if (m_merger.hasSeveral())
            m_choiceErrors.insert_or_assign(choice.index, own.value_or(ErrorWords()));
        else if (own)
            m_error = own;
    }
}

void FrameReader::takeBroken(QByteArrayView data, Source source)
{
    if (source == Source::PendingEvent || (source == Source::Document && isCutJson(data))) {
        m_isCutInside = true;
        return;
    }
    ++m_skipped;
    if (m_firstBroken.isEmpty())
        m_firstBroken = data.first(std::min(data.size(), kExcerpt)).toByteArray();
}

} // namespace api
