// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/askmessages.h"

#include "cli/usageerror.h"
#include "cli/words.h"
#include "core/lineplace.h"
#include "core/message.h"
#include "texts/jsonwords.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QList>
#include <optional>
#include <utility>

namespace cli {
namespace {

constexpr qint64 kMaxInput = 64 * 1024 * 1024;

const auto kContentName = QLatin1StringView("content");
const auto kCallsName = QLatin1StringView("tool_calls");
const auto kCallIdName = QLatin1StringView("tool_call_id");
const auto kTypeName = QLatin1StringView("type");

/// What is wrong, and where: a JSON pointer.
struct MessageFault {
    QString place;
    QString words;
};
using MaybeFault = std::optional<MessageFault>;

QString below(const QString &place, QLatin1StringView name)
{
    return place + u'/' + name;
}

QString below(const QString &place, qsizetype index)
{
    return place + u'/' + QString::number(index);
}

MaybeFault textMissing(const QJsonObject &object, const QString &at, QLatin1StringView name)
{
    if (!object.value(name).toString().isEmpty())
        return std::nullopt;
    return MessageFault{below(at, name), Words::tr("a text is missing here")};
}

MaybeFault checkPart(const QJsonValue &value, core::Role role, const QString &at)
{
    const QJsonObject part = value.toObject();
    const QString type = part.value(kTypeName).toString();
    if (type.isEmpty())
        return MessageFault{at, Words::tr("an object with a type is expected, for example "
                                          "{\"type\":\"text\",\"text\":\"Hello\"}")};
    const bool isText = type == QLatin1StringView("text");
    const bool isRefusal = type == QLatin1StringView("refusal");
    if ((isText || isRefusal) && !part.value(type).isString())
        return MessageFault{at + u'/' + type, Words::tr("a text is missing here")};
    const bool mayStand =
        role == core::Role::User || isText || (isRefusal && role == core::Role::Assistant);
    if (!mayStand)
        return MessageFault{below(at, kTypeName), Words::tr("only text is allowed in a message "
                                                            "of the role %1")
                                                      .arg(core::roleName(role))};
    const QJsonValue image = part.value(QLatin1StringView("image_url"));
    if (type == QLatin1StringView("image_url") && !image.isString())
        return textMissing(image.toObject(), below(at, QLatin1StringView("image_url")),
                           QLatin1StringView("url"));
    return std::nullopt;
}

/// What may stand in place of words.
bool saysWithoutWords(const QJsonObject &message, core::Role role)
{
    if (role != core::Role::Assistant || message.value(kContentName).isBool())
        return false;
    return message.contains(kCallsName) || message.value(QLatin1StringView("refusal")).isString()
           || message.value(QLatin1StringView("audio")).isObject()
           || message.value(QLatin1StringView("function_call")).isObject();
}

MaybeFault checkContent(const QJsonObject &message, core::Role role, const QString &at)
{
    const QJsonValue content = message.value(kContentName);
    const bool isNothing = content.isNull() || content.isUndefined();
    if (content.isString() || (isNothing && saysWithoutWords(message, role)))
        return std::nullopt;
    const QString place = below(at, kContentName);
    const QJsonArray parts = content.toArray();
    if (parts.isEmpty())
        return MessageFault{place, Words::tr("a text, or an array of parts, is expected")};
    for (qsizetype i = 0; i < parts.size(); ++i) {
        if (const MaybeFault fault = checkPart(parts.at(i), role, below(place, i)))
            return fault;
    }
    return std::nullopt;
}

MaybeFault checkFunction(const QJsonObject &call, const QString &at)
{
    const auto functionName = QLatin1StringView("function");
    const auto argumentsName = QLatin1StringView("arguments");
    if (call.value(kTypeName).toString() != functionName) {
        // Of what else a call may be this program knows nothing.
        return textMissing(call, at, kTypeName);
    }
    const QJsonObject function = call.value(functionName).toObject();
    const QString place = below(at, functionName);
    if (const MaybeFault fault = textMissing(function, place, QLatin1StringView("name")))
        return fault;
    if (!function.value(argumentsName).isString())
        return MessageFault{
            below(place, argumentsName),
            Words::tr("the arguments are a text that holds JSON, for example \"{}\"")};
    return std::nullopt;
}

/// Goes through messages from the first to the last, and knows which calls wait for a result.
class MessagesCheck
{
public:
    [[nodiscard]] MaybeFault check(const QJsonArray &messages)
    {
        for (qsizetype i = 0; i < messages.size(); ++i) {
            if (const MaybeFault fault = checkMessage(messages.at(i), below(QString(), i)))
                return fault;
        }
        return unanswered();
    }

private:
    MaybeFault checkMessage(const QJsonValue &value, const QString &at)
    {
        if (!value.isObject())
            return MessageFault{at, Words::tr("a message is an object with role and content")};
        const QJsonObject message = value.toObject();
        const auto role = core::roleFromName(message.value(QLatin1StringView("role")).toString());
        if (!role)
            return MessageFault{
                below(at, QLatin1StringView("role")),
                Words::tr("the role is one of system, developer, user, assistant and tool")};
        // Results stand right below the message with their calls.
        if (const MaybeFault fault = *role == core::Role::Tool ? std::nullopt : unanswered())
            return fault;
        if (const MaybeFault fault = checkContent(message, *role, at))
            return fault;
        if (*role == core::Role::Tool)
            return takeResult(message, at);
        if (!message.contains(kCallsName))
            return std::nullopt;
        if (*role != core::Role::Assistant)
            return MessageFault{below(at, kCallsName),
                                Words::tr("only the role assistant calls tools")};
        return takeCalls(message.value(kCallsName), below(at, kCallsName));
    }

    MaybeFault takeCalls(const QJsonValue &value, const QString &at)
    {
        const QJsonArray calls = value.toArray();
        if (calls.isEmpty())
            return MessageFault{at, Words::tr("an array of calls is expected")};
        for (qsizetype i = 0; i < calls.size(); ++i) {
            const QJsonObject call = calls.at(i).toObject();
            const QString place = below(at, i);
            const QString idPlace = below(place, QLatin1StringView("id"));
            if (const MaybeFault fault = textMissing(call, place, QLatin1StringView("id")))
                return fault;
            const QString id = call.value(QLatin1StringView("id")).toString();
            if (isOpen(id))
                return MessageFault{idPlace, Words::tr("two calls have this id")};
            if (const MaybeFault fault = checkFunction(call, place))
                return fault;
            m_open.append({id, idPlace});
        }
        return std::nullopt;
    }

    MaybeFault takeResult(const QJsonObject &message, const QString &at)
    {
        if (const MaybeFault fault = textMissing(message, at, kCallIdName))
            return fault;
        const QString id = message.value(kCallIdName).toString();
        const qsizetype answered = m_open.removeIf(
            [&id](const std::pair<QString, QString> &call) { return call.first == id; });
        if (answered > 0)
            return std::nullopt;
        return MessageFault{
            below(at, kCallIdName),
            Words::tr("no call right above has this id, or it has its result already")};
    }

    [[nodiscard]] bool isOpen(const QString &id) const
    {
        for (const auto &[open, place] : m_open) {
            if (open == id)
                return true;
        }
        return false;
    }

    [[nodiscard]] MaybeFault unanswered() const
    {
        if (m_open.isEmpty())
            return std::nullopt;
        return MessageFault{m_open.first().second,
                            Words::tr("no message of the role tool right below has the result of "
                                      "this call")};
    }

    QList<std::pair<QString, QString>> m_open; ///< ids without a result, and where they stand
};

} // namespace

core::Result<QByteArray> readWhole(QFile &file, const QString &tooLong)
{
    constexpr qint64 kPiece = 64 * 1024;
    QByteArray bytes;
    while (bytes.size() <= kMaxInput) {
        const QByteArray piece = file.read(kPiece);
        if (piece.isEmpty())
            break;
        bytes += piece;
    }
    if (file.error() != QFileDevice::NoError)
        return usageError(file.errorString());
    if (bytes.size() > kMaxInput)
        return usageError(tooLong);
    return bytes;
}

core::Result<QJsonArray> messagesFrom(const QByteArray &json, const QString &source)
{
    QByteArray text = json;
    if (text.startsWith("\xEF\xBB\xBF"))
        text.remove(0, 3);
    QJsonParseError parsed;
    const QJsonDocument document = QJsonDocument::fromJson(text, &parsed);
    if (parsed.error != QJsonParseError::NoError) {
        const core::LinePlace place =
            core::placeBehind(QString::fromUtf8(text.left(parsed.offset)));
        return usageError(source + QStringLiteral(": ")
                          + texts::jsonProblem(place.line, place.column, parsed.error));
    }
    if (!document.isArray() || document.array().isEmpty())
        return usageError(Words::tr("%1: A JSON array of messages is expected, for example "
                                    "[{\"role\":\"user\",\"content\":\"Hello\"}].")
                              .arg(source));
    if (const MaybeFault fault = MessagesCheck().check(document.array())) {
        //: %1: a file, %2: a place in it, %3: what is wrong there
        return usageError(Words::tr("%1, at %2: %3.").arg(source, fault->place, fault->words));
    }
    return document.array();
}

core::Result<QJsonArray> messagesOfFile(const QString &path, int input)
{
    const bool isInput = path == QLatin1StringView("-");
    const QString source = isInput ? Words::tr("Standard input") : path;
    QFile file(isInput ? QString() : path);
    const bool isOpen = isInput
                            ? file.open(input, QIODevice::ReadOnly, QFileDevice::DontCloseHandle)
                            : file.open(QIODevice::ReadOnly);
    if (!isOpen)
        return usageError(
            Words::tr("The messages in %1 cannot be read: %2").arg(source, file.errorString()));
    const core::Result<QByteArray> bytes =
        readWhole(file, Words::tr("more than 64 MiB of messages"));
    if (!bytes)
        return usageError(
            Words::tr("The messages in %1 cannot be read: %2").arg(source, bytes.error().message));
    return messagesFrom(bytes.value(), source);
}

} // namespace cli
