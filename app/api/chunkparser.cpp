// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/chunkparser.h"

#include "api/deltareader.h"
#include "api/jsonscan.h"

#include <QJsonDocument>
#include <algorithm>

namespace api {
namespace {

constexpr int kMaxIndex = 127;

bool isDone(QByteArrayView text)
{
    constexpr QByteArrayView kDone("[DONE]");
    return text.size() == kDone.size()
           && qstrnicmp(text.data(), text.size(), kDone.data(), kDone.size()) == 0;
}

void addObjects(Frame &frame, const QJsonDocument &document)
{
    if (document.isObject()) {
        const QJsonObject object = document.object();
        if (!object.isEmpty())
            frame.objects.append(object);
    } else {
        const QJsonArray entries = document.array();
        for (const QJsonValue &entry : entries) {
            if (entry.isObject() && !entry.toObject().isEmpty())
                frame.objects.append(entry.toObject());
        }
    }
}

/// A frame without any line break that matters.
Frame parsePlain(QByteArrayView text)
{
    Frame frame;
    if (text.isEmpty())
        return frame;
    if (isDone(text)) {
        frame.kind = Frame::Kind::Done;
        return frame;
    }
    if (const auto document = parseJson(text)) {
        addObjects(frame, *document);
        if (!frame.objects.isEmpty())
            frame.kind = Frame::Kind::Objects;
        return frame;
    }
    if (!isBareScalar(text))
        frame.kind = Frame::Kind::Broken;
    return frame;
}

/// Gateways that forget the blank line between two frames make one event of them.
Frame parseLineByLine(QByteArrayView text)
{
    Frame whole;
    whole.kind = Frame::Kind::Broken;
    while (!text.isEmpty()) {
        const qsizetype end = text.indexOf('\n');
        const Frame part = parsePlain((end < 0 ? text : text.first(end)).trimmed());
        text = end < 0 ? QByteArrayView() : text.sliced(end + 1);
        if (part.kind == Frame::Kind::Done) {
            whole.isDoneAfter = true;
            break;
        }
        for (const QJsonObject &object : part.objects)
            whole.objects.append(object);
    }
    if (!whole.objects.isEmpty())
        whole.kind = Frame::Kind::Objects;
    else if (whole.isDoneAfter)
        whole.kind = Frame::Kind::Done;
    return whole;
}

/// A missing or unusable index means the place in the list: no words are lost for its sake.
int readIndex(const QJsonValue &value, qsizetype position)
{
    const std::optional<int> index = indexOf(value);
    if (index && *index >= 0 && *index <= kMaxIndex)
        return *index;
    return int(std::min<qsizetype>(position, kMaxIndex));
}

void readChoice(const QJsonObject &object, qsizetype position, Chunk &chunk)
{
    ChoiceChunk &choice = chunk.choices.emplace_back();
    const QJsonValue index = object.value(QLatin1StringView("index"));
    const QJsonValue finishReason = object.value(QLatin1StringView("finish_reason"));
    choice.index = readIndex(index, position);
    choice.finishReason = textOf(finishReason);
    choice.logprobs = object.value(QLatin1StringView("logprobs"));
    QJsonValue delta = object.value(QLatin1StringView("delta"));
    // The common choice has no more members than these; every look for another one costs.
    const qsizetype known = qsizetype(!index.isUndefined()) + qsizetype(!finishReason.isUndefined())
                            + qsizetype(!choice.logprobs.isUndefined())
                            + qsizetype(!delta.isUndefined());
    const bool hasMore = object.size() > known;
    if (!delta.isObject()) {
        chunk.hasWrongTypes |= !delta.isUndefined() && !delta.isNull();
        delta = object.value(QLatin1StringView("message"));
        choice.isMessage = delta.isObject();
    }
    if (delta.isObject())
        chunk.hasWrongTypes |= !readDelta(delta.toObject(), choice);
    // The older text completions carry the fragment in the choice itself.
    if (hasMore && choice.content.isEmpty())
        choice.content = object.value(QLatin1StringView("text")).toString();
    if (hasMore && !chunk.usage) {
        const QJsonValue usage = object.value(QLatin1StringView("usage"));
        if (usage.isObject())
            chunk.usage = core::Usage::fromJson(usage.toObject());
    }
}

} // namespace

Frame ChunkParser::parseFrame(QByteArrayView data)
{
    const QByteArrayView text = data.trimmed();
    Frame frame = parsePlain(text);
    if (frame.kind == Frame::Kind::Broken && text.contains('\n'))
        frame = parseLineByLine(text);
    return frame;
}

Chunk ChunkParser::readChunk(const QJsonObject &object)
{
    Chunk chunk;
    const QJsonValue usage = object.value(QLatin1StringView("usage"));
    if (usage.isObject())
        chunk.usage = core::Usage::fromJson(usage.toObject());
    QJsonValue choices = object.value(QLatin1StringView("choices"));
    if (choices.isObject() && !choices.toObject().isEmpty())
        choices = QJsonArray{choices};
    if (!choices.isArray()) {
        chunk.hasWrongTypes = !choices.isUndefined() && !choices.isNull();
        return chunk;
    }
    chunk.hasChoices = true;
    const QJsonArray entries = choices.toArray();
    for (qsizetype i = 0; i < entries.size(); ++i) {
        const QJsonValue entry = entries.at(i);
        if (entry.isObject())
            readChoice(entry.toObject(), i, chunk);
        else
            chunk.hasWrongTypes |= !entry.isNull();
    }
    return chunk;
}

} // namespace api
