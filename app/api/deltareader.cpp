// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/deltareader.h"

#include <QJsonDocument>
#include <cmath>

namespace api {
namespace {

QString compact(const QJsonValue &value)
{
    const QJsonDocument document =
        value.isObject() ? QJsonDocument(value.toObject()) : QJsonDocument(value.toArray());
    return QString::fromUtf8(document.toJson(QJsonDocument::Compact));
}

/// The `text` of a part: a string, or an object with the string as its value.
QString partText(const QJsonObject &part)
{
    const QJsonValue text = part.value(QLatin1StringView("text"));
    return text.isObject() ? text.toObject().value(QLatin1StringView("value")).toString()
                           : text.toString();
}

/// The text of a `thinking` member: a string, or parts with `text`.
QString joinedText(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    QString text;
    const QJsonArray parts = value.toArray();
    for (const QJsonValue &part : parts) {
        text += part.isString() ? part.toString() : partText(part.toObject());
    }
    return text;
}

/// Mistral sends content as parts: thinking, text, references.
void readParts(const QJsonArray &parts, ChoiceChunk &choice)
{
    for (const QJsonValue &part : parts) {
        if (part.isString()) {
            choice.content += part.toString();
            continue;
        }
        const QJsonObject object = part.toObject();
        const QString type = object.value(QLatin1StringView("type")).toString();
        if (type == QLatin1StringView("thinking") || type == QLatin1StringView("reasoning")) {
            const QJsonValue thinking = object.value(QLatin1StringView("thinking"));
            choice.reasoning += joinedText(
                thinking.isUndefined() ? object.value(QLatin1StringView("text")) : thinking);
        } else if (type == QLatin1StringView("refusal")) {
            choice.refusal += object.value(QLatin1StringView("refusal")).toString();
        } else if (type.isEmpty() || type.endsWith(QLatin1StringView("text"))) {
            choice.content += partText(object);
        }
    }
}

QString detailsText(const QJsonArray &details)
{
    QString text;
    for (const QJsonValue &detail : details) {
        const QJsonObject object = detail.toObject();
        const QString words = object.value(QLatin1StringView("text")).toString();
        text += words.isEmpty() ? object.value(QLatin1StringView("summary")).toString() : words;
    }
    return text;
}

/// Only one spelling is read: OpenRouter sends the same text in two of them.
void readReasoning(const QJsonObject &delta, ChoiceChunk &choice)
{
    for (const QLatin1StringView name :
         {QLatin1StringView("reasoning_content"), QLatin1StringView("reasoning"),
          QLatin1StringView("thinking"), QLatin1StringView("reasoning_text")}) {
        const QString text = delta.value(name).toString();
        if (!text.isEmpty()) {
            choice.reasoning += text;
            break;
        }
    }
    const QJsonValue details = delta.value(QLatin1StringView("reasoning_details"));
    if (!details.isArray())
        return;
    choice.reasoningDetails = details.toArray();
    if (choice.reasoning.isEmpty())
        choice.reasoning = detailsText(choice.reasoningDetails);
}

void readFunction(const QJsonObject &function, ToolCallFragment &call)
{
    call.name = function.value(QLatin1StringView("name")).toString();
    const QJsonValue arguments = function.value(QLatin1StringView("arguments"));
    if (arguments.isString()) {
        call.arguments = arguments.toString();
    } else if (arguments.isObject() || arguments.isArray()) {
        call.arguments = compact(arguments);
        call.isWhole = true;
    }
}

bool readToolCall(const QJsonValue &entry, ChoiceChunk &choice)
{
    if (!entry.isObject())
        return entry.isNull();
    QJsonObject object = entry.toObject();
    ToolCallFragment call;
    const QJsonValue index = object.take(QLatin1StringView("index"));
    call.index = indexOf(index);
    // One that cannot be used is as good as none: the merger then goes by the id.
    if (call.index && *call.index < 0)
        call.index.reset();
    call.id = textOf(object.take(QLatin1StringView("id")));
    const QJsonValue function = object.take(QLatin1StringView("function"));
    readFunction(function.toObject(), call);
    object.remove(QLatin1StringView("type"));
    call.extra = object;
    choice.toolCalls.append(std::move(call));
    return function.isObject() || function.isNull() || function.isUndefined();
}

bool readToolCalls(const QJsonObject &delta, ChoiceChunk &choice)
{
    bool isFine = true;
    const QJsonValue calls = delta.value(QLatin1StringView("tool_calls"));
    if (calls.isArray()) {
        const QJsonArray entries = calls.toArray();
        for (const QJsonValue &entry : entries)
            isFine &= readToolCall(entry, choice);
    } else if (calls.isObject()) {
        isFine = readToolCall(calls, choice);
    } else {
        isFine = calls.isUndefined() || calls.isNull();
    }
    const QJsonValue legacy = delta.value(QLatin1StringView("function_call"));
    if (legacy.isObject()) {
        ToolCallFragment call;
        call.isLegacy = true;
        readFunction(legacy.toObject(), call);
        choice.toolCalls.append(std::move(call));
    }
    return isFine;
}

} // namespace

bool readDelta(const QJsonObject &delta, ChoiceChunk &choice)
{
    bool isFine = true;
    const QJsonValue content = delta.value(QLatin1StringView("content"));
    if (content.isString())
        choice.content = content.toString();
    else if (content.isArray())
        readParts(content.toArray(), choice);
    else if (content.isObject() && content.toObject().contains(QLatin1StringView("text")))
        readParts({content}, choice);
    else
        isFine = content.isNull() || content.isUndefined();
    // The common delta is content alone, or role and content.
    const qsizetype rest = delta.size() - qsizetype(!content.isUndefined());
    if (rest == 0 || (rest == 1 && delta.contains(QLatin1StringView("role"))))
        return isFine;
    readReasoning(delta, choice);
    choice.refusal += delta.value(QLatin1StringView("refusal")).toString();
    return readToolCalls(delta, choice) && isFine;
}

QString textOf(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    if (value.isDouble())
        return value.toVariant().toString();
    return {};
}

std::optional<int> indexOf(const QJsonValue &value)
{
    double number = -1;
    if (value.isDouble()) {
        number = value.toDouble();
    } else if (value.isString()) {
        bool isNumber = false;
        number = value.toString().toInt(&isNumber);
        if (!isNumber)
            return std::nullopt;
    }
    if (!value.isDouble() && !value.isString())
        return std::nullopt;
    if (std::floor(number) != number || std::abs(number) > 1'000'000)
        return std::nullopt;
    return int(number);
}

} // namespace api
