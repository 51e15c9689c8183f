// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/errorjson.h"

#include "api/deltareader.h"
#include "api/jsonscan.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QStringList>

namespace api {
namespace {

constexpr int kMaxDepth = 4;

QJsonValue member(const QJsonObject &object, const char *name)
{
    return object.value(QLatin1StringView(name));
}

QString compact(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

/// True for null, "", {}, [], false and 0: members that gateways send along with good chunks.
bool isNothing(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::String:
        return value.toString().trimmed().isEmpty();
    case QJsonValue::Object:
        return value.toObject().isEmpty();
    case QJsonValue::Array:
        return value.toArray().isEmpty();
    case QJsonValue::Bool:
        return !value.toBool();
    case QJsonValue::Double:
        return value.toDouble() == 0;
    default:
        return true;
    }
}

/// LiteLLM writes Python's None out.
void setIfEmpty(QString &target, const QJsonValue &value)
{
    if (!target.isEmpty())
        return;
    const QString text = textOf(value).trimmed();
    if (text != QLatin1StringView("None"))
        target = text;
}

/// FastAPI's place of a complaint: ["body", "messages", 0, "content"].
QString placeOf(const QJsonValue &value)
{
    if (!value.isArray())
        return textOf(value);
    QStringList steps;
    const QJsonArray entries = value.toArray();
    for (const QJsonValue &step : entries)
        steps.append(textOf(step));
    return steps.join(QLatin1Char('.'));
}

void readStatus(ErrorWords &words, const QJsonValue &value)
{
    const std::optional<int> status = indexOf(value);
    if (words.status == 0 && status && *status >= 400 && *status <= 599)
        words.status = *status;
}

void readMessage(ErrorWords &words, const QJsonValue &value, int depth);

/// A list of complaints, as `loc: msg`.
void readList(ErrorWords &words, const QJsonArray &list, int depth)
{
    QStringList lines;
    for (const QJsonValue &entry : list) {
        if (entry.isString()) {
            lines.append(entry.toString());
            continue;
        }
        const QJsonObject object = entry.toObject();
        ErrorWords inner;
        const QJsonValue text = member(object, "msg");
        readMessage(inner, text.isUndefined() ? member(object, "message") : text, depth + 1);
        QString place = placeOf(member(object, "loc"));
        setIfEmpty(words.type, member(object, "type"));
        setIfEmpty(words.code, member(object, "code"));
        if (inner.message.isEmpty())
            inner.message = textOf(member(object, "type"));
        lines.append(place.isEmpty() ? inner.message
                                     : place + QLatin1StringView(": ") + inner.message);
        if (place.startsWith(QLatin1StringView("body.")))
            place = place.mid(5);
        if (words.param.isEmpty() && place != QLatin1StringView("body"))
            words.param = place;
    }
    lines.removeAll(QString());
    words.message = lines.join(QLatin1StringView("; "));
}

void merge(ErrorWords &words, const ErrorWords &inner)
{
    const auto fill = [](QString &target, const QString &value) {
        if (target.isEmpty())
            target = value;
    };
    fill(words.code, inner.code);
    fill(words.type, inner.type);
    fill(words.param, inner.param);
    fill(words.requestId, inner.requestId);
    if (words.status == 0)
        words.status = inner.status;
}

std::optional<ErrorWords> wordsAt(const QJsonObject &object, Expectation expectation, int depth);

/// A provider's JSON that a gateway put into a string is read again, with what stood before it.
void readEscaped(ErrorWords &words, int depth)
{
    const qsizetype start = words.message.indexOf(u'{');
    if (start < 0 || depth >= kMaxDepth)
        return;
    qsizetype end = 0;
    const auto document = parseLeadingJson(words.message.sliced(start).toUtf8(), &end);
    if (!document || !document->isObject())
        return;
    const auto inner = wordsAt(document->object(), Expectation::Error, depth + 1);
    if (!inner || inner->message.isEmpty() || inner->message.startsWith(u'{'))
        return;
    words.message = words.message.first(start) + inner->message;
    // A gateway's own code is only the status; the provider's says more.
    bool isNumber = false;
    words.code.toInt(&isNumber);
    if (isNumber && !inner->code.isEmpty())
        words.code = inner->code;
    merge(words, *inner);
}

void readMessage(ErrorWords &words, const QJsonValue &value, int depth)
{
    if (depth > kMaxDepth)
        return;
    if (value.isArray()) {
        readList(words, value.toArray(), depth);
    } else if (value.isObject()) {
        const QJsonObject object = value.toObject();
        const QJsonValue detail = member(object, "detail");
        if (detail.isArray()) {
            readList(words, detail.toArray(), depth + 1);
        } else if (const auto inner = wordsAt(object, Expectation::Error, depth + 1)) {
            words.message = inner->message;
            merge(words, *inner);
        } else {
            words.message = compact(object);
        }
    } else {
        words.message = textOf(value);
        readEscaped(words, depth);
    }
}

/// OpenRouter keeps the provider's own words apart.
void readMetadata(ErrorWords &words, const QJsonObject &metadata, int depth)
{
    const QJsonValue raw = member(metadata, "raw");
    if (isNothing(raw))
        return;
    ErrorWords inner;
    readMessage(inner, raw, depth + 1);
    if (!inner.message.isEmpty() && !words.message.contains(inner.message)) {
        words.message = words.message.isEmpty()
                            ? inner.message
                            : words.message + QLatin1StringView(": ") + inner.message;
    }
    merge(words, inner);
}

ErrorWords wordsOfErrorObject(const QJsonObject &error, int depth)
{
    ErrorWords words;
    words.isJson = true;
    setIfEmpty(words.code, member(error, "code"));
    setIfEmpty(words.type, member(error, "type"));
    setIfEmpty(words.type, member(error, "status"));
    setIfEmpty(words.param, member(error, "param"));
    setIfEmpty(words.requestId, member(error, "request_id"));
    readStatus(words, member(error, "http_code"));
    readStatus(words, member(error, "code"));
    readStatus(words, member(error, "status"));
    for (const char *name : {"message", "msg", "detail", "error", "errors"}) {
        const QJsonValue value = member(error, name);
        if (!isNothing(value) && !value.isBool()) {
            readMessage(words, value, depth);
            break;
        }
    }
    readMetadata(words, member(error, "metadata").toObject(), depth);
    if (words.message.isEmpty() && !error.isEmpty())
        words.message = compact(error);
    return words;
}

void readFlat(ErrorWords &words, const QJsonObject &object)
{
    setIfEmpty(words.code, member(object, "code"));
    const QString type = member(object, "type").toString();
    if (words.type.isEmpty() && type != QLatin1StringView("error"))
        words.type = type;
    setIfEmpty(words.param, member(object, "param"));
    setIfEmpty(words.requestId, member(object, "request_id"));
    readStatus(words, member(object, "http_code"));
    readStatus(words, member(object, "code"));
    readStatus(words, member(object, "status"));
    readStatus(words, member(object, "status_code"));
}

ErrorWords flat(const QJsonObject &object, const QJsonValue &message, int depth)
{
    ErrorWords words;
    words.isJson = true;
    readFlat(words, object);
    if (!isNothing(message) && !message.isBool())
        readMessage(words, message, depth);
    if (words.message.isEmpty()) {
        const QJsonValue other = member(object, "message");
        words.message = other.isString() ? other.toString() : textOf(member(object, "msg"));
    }
    return words;
}

std::optional<ErrorWords> wordsOfBaseResp(const QJsonObject &object)
{
    const QJsonObject base = member(object, "base_resp").toObject();
    const QJsonValue code = member(base, "status_code");
    if (isNothing(code) || code.toString() == QLatin1StringView("0"))
        return std::nullopt;
    ErrorWords words;
    words.isJson = true;
    words.code = textOf(code);
    words.message = textOf(member(base, "status_msg"));
    setIfEmpty(words.requestId, member(object, "request_id"));
    return words;
}

bool isFlatError(const QJsonObject &object)
{
    if (member(object, "object").toString() == QLatin1StringView("error")
        || member(object, "type").toString() == QLatin1StringView("error")) {
        return true;
    }
    const QJsonValue success = member(object, "success");
    return success.isBool() && !success.toBool();
}

/// A chunk, though it may carry no choice at this moment: its usage, or a filter's remarks.
bool isLikeChunk(const QJsonObject &object)
{
    return object.contains(QLatin1StringView("choices"))
           || !isNothing(member(object, "usage").toObject());
}

bool meansSuccess(const QJsonValue &value)
{
    static const QStringList words{QStringLiteral("200"), QStringLiteral("0"), QStringLiteral("ok"),
                                   QStringLiteral("success"), QStringLiteral("succeeded")};
    if (value.isBool())
        return value.toBool();
    return isNothing(value) || words.contains(textOf(value).trimmed().toLower());
}

/// Gateways put empty codes and messages, or those of a success, beside what is no error.
bool hasFailureWords(const QJsonObject &object)
{
    if (isNothing(member(object, "message")) && isNothing(member(object, "msg")))
        return false;
    return !meansSuccess(member(object, "code")) || !meansSuccess(member(object, "status"))
           || member(object, "type").toString().contains(QLatin1StringView("error"));
}

bool hasWordsBesideCode(const QJsonObject &object)
{
    if (!member(object, "message").isString() && !member(object, "msg").isString())
        return false;
    return object.contains(QLatin1StringView("code"))
           || object.contains(QLatin1StringView("status"))
           || object.contains(QLatin1StringView("type"));
}

QJsonValue flatMessage(const QJsonObject &object)
{
    const QJsonValue message = member(object, "message");
    return message.isUndefined() ? member(object, "msg") : message;
}

std::optional<ErrorWords> wordsAt(const QJsonObject &object, Expectation expectation, int depth)
{
    const QJsonValue error = member(object, "error");
    if (error.isObject() && !isNothing(error)) {
        ErrorWords words = wordsOfErrorObject(error.toObject(), depth);
        setIfEmpty(words.requestId, member(object, "request_id"));
        return words;
    }
    if (!isNothing(error))
        return flat(object, error.isDouble() ? QJsonValue() : error, depth);
    const bool hasChoices = !isNothing(member(object, "choices"));
    if (isFlatError(object))
        return flat(object, flatMessage(object), depth);
    if (auto words = wordsOfBaseResp(object))
        return words;
    if (hasChoices)
        return std::nullopt;
    if (expectation == Expectation::Answer && isLikeChunk(object)) {
        const QJsonValue reason = member(object, "detail");
        if (isNothing(member(object, "usage").toObject()) && !isNothing(reason))
            return flat(object, reason, depth);
        if (!hasFailureWords(object))
            return std::nullopt;
        return flat(object, flatMessage(object), depth);
    }
    if (error.isObject()) {
        // An empty `error` object in place of an answer still says that there is none.
        return flat(object, flatMessage(object), depth);
    }
    const QJsonValue detail = member(object, "detail");
    if (!isNothing(detail))
        return flat(object, detail, depth);
    if (hasWordsBesideCode(object))
        return flat(object, flatMessage(object), depth);
    const QJsonValue errors = member(object, "errors");
    if (errors.isArray() && !isNothing(errors)) {
        const QJsonValue first = errors.toArray().first();
        if (first.isObject())
            return wordsOfErrorObject(first.toObject(), depth);
        return flat(object, first, depth);
    }
    if (member(object, "msg").isString())
        return flat(object, member(object, "msg"), depth);
    if (expectation == Expectation::Answer)
        return std::nullopt;
    for (const char *name : {"message", "error_description", "title", "reason"}) {
        const QJsonValue value = member(object, name);
        if (!isNothing(value) && !value.isBool())
            return flat(object, value, depth);
    }
    ErrorWords words = flat(object, {}, depth);
    if (words.message.isEmpty() && !object.isEmpty())
        words.message = compact(object);
    return words;
}

} // namespace

std::optional<ErrorWords> wordsOfJson(const QJsonObject &object, Expectation expectation)
{
    return wordsAt(object, expectation, 0);
}

} // namespace api
