// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/sourcefields.h"

#include "storage/import/jsonstream.h"
#include "storage/members.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTimeZone>
#include <cmath>

namespace storage {
namespace {

constexpr auto kInput = QLatin1StringView("input");
/// Beyond 2^53 a double no longer counts.
constexpr double kMaxInteger = 9007199254740992.0;
/// Seconds reach this number in the year 5138, milliseconds have reached it in 1973.
constexpr double kLeastMilliseconds = 1e11;
/// The year 9999 ends before; what is more counts something else.
constexpr double kMostMilliseconds = 253402300800000.0;

QByteArray compactJson(const QJsonValue &value)
{
    if (value.isObject())
        return QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact);
    const QByteArray json = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return json.sliced(1, json.size() - 2);
}

std::optional<qint64> tokens(const QJsonObject &object, const char *name)
{
    const QJsonValue value = object.value(QLatin1StringView(name));
    if (!value.isDouble() || value.toDouble() < 0 || value.toDouble() > 1e15)
        return std::nullopt;
    return qint64(value.toDouble());
}

} // namespace

QString cutText(const QString &text, qsizetype most)
{
    if (text.size() <= most)
        return text;
    const bool isCutInPair = most > 0 && text.at(most - 1).isHighSurrogate();
    return text.left(most - (isCutInPair ? 1 : 0));
}

qint64 sourceInteger(double number, qint64 otherwise)
{
    if (std::isnan(number))
        return otherwise;
    return qint64(qBound(-kMaxInteger, number, kMaxInteger));
}

QDateTime sourceTime(const QJsonValue &value)
{
    QDateTime time;
    if (value.isString()) {
        time = QDateTime::fromString(value.toString(), Qt::ISODateWithMs).toUTC();
    } else if (value.isDouble()) {
        const double number = value.toDouble();
        const double ms = number >= kLeastMilliseconds ? number : number * 1000;
        if (ms > 0 && ms < kMostMilliseconds)
            time = QDateTime::fromMSecsSinceEpoch(qint64(ms), Qt::UTC);
    }
    const int year = time.date().year();
    return time.isValid() && year >= 2000 && year <= 9999 ? time : QDateTime();
}

std::optional<core::Usage> sourceUsage(const QJsonObject &object)
{
    if (const auto usage = core::Usage::fromJson(object))
        return usage;
    const auto prompt = tokens(object, "inputTokens");
    const auto completion = tokens(object, "outputTokens");
    if (!prompt && !completion)
        return std::nullopt;
    core::Usage usage;
    usage.promptTokens = prompt.value_or(0);
    usage.completionTokens = completion.value_or(0);
    usage.totalTokens = tokens(object, "totalTokens").value_or(0);
    usage.cachedTokens = tokens(object, "cachedInputTokens");
    usage.reasoningTokens = tokens(object, "reasoningTokens");
    return usage;
}

QString sourceText(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    if (value.isNull() || value.isUndefined())
        return {};
    return QString::fromUtf8(compactJson(value));
}

QString sourceToolResult(const QJsonValue &value)
{
    const QJsonValue content = value.isObject() && value[QLatin1StringView("content")].isArray()
                                   ? value[QLatin1StringView("content")]
                                   : value;
    if (!content.isArray())
        return sourceText(value);
    QStringList texts;
    const QJsonArray items = content.toArray();
    for (const QJsonValue &item : items) {
        if (!item[kText].isString())
            return sourceText(value);
        texts.append(item[kText].toString());
    }
    return texts.join(QLatin1Char('\n'));
}

QString sourceCode(const QString &code, const QString &language)
{
    qsizetype longest = 2;
    qsizetype run = 0;
    for (const QChar letter : code) {
        run = letter == QLatin1Char('`') ? run + 1 : 0;
        longest = qMax(longest, run);
    }
    const QString fence(longest + 1, QLatin1Char('`'));
    return fence + language + QLatin1Char('\n') + code + QLatin1Char('\n') + fence;
}

core::ToolCallPart sourceToolCall(const QString &id, const QString &name,
                                  const QJsonValue &arguments)
{
    core::ToolCallPart call;
    call.callId = id;
    call.name = cutText(name, kMaxSourceName);
    call.isValid = true;
    if (arguments.isObject()) {
        call.arguments = sourceText(arguments);
        return call;
    }
    const QString text = sourceText(arguments);
    if (text.trimmed().isEmpty())
        call.arguments = QStringLiteral("{}");
    else if (parseJsonValue(text.toUtf8()).isObject())
        call.arguments = text;
    else
        call.arguments = sourceText(QJsonObject{{kInput, text}});
    return call;
}

} // namespace storage
