// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/builtins.h"

#include "core/whendone.h"
#include "tools/calculator.h"
#include "tools/outputtext.h"
#include "tools/readycall.h"

#include <QDateTime>
#include <QJsonArray>
#include <QTimeZone>

namespace tools {
namespace {

constexpr QLatin1StringView kTime("current_time");
constexpr QLatin1StringView kCalculate("calculate");
constexpr QLatin1StringView kReadFile("read_attached_file");
constexpr QLatin1StringView kExpression("expression");
constexpr QLatin1StringView kFileName("name");
constexpr qsizetype kMostFileText = 128 * 1024;

/// A schema of some texts that are all required.
QJsonObject textsSchema(const QList<std::pair<QLatin1StringView, QString>> &texts)
{
    QJsonObject properties;
    QJsonArray required;
    for (const auto &[name, description] : texts) {
        properties.insert(name,
                          QJsonObject{{QLatin1StringView("type"), QLatin1StringView("string")},
                                      {QLatin1StringView("description"), description}});
        required.append(name);
    }
    return {{QLatin1StringView("type"), QLatin1StringView("object")},
            {QLatin1StringView("properties"), properties},
            {QLatin1StringView("required"), required},
            {QLatin1StringView("additionalProperties"), false}};
}

Tool builtIn(QLatin1StringView name, const QString &description, const QJsonObject &parameters)
{
    Tool tool;
    tool.name = name;
    tool.description = description;
    tool.parameters = parameters;
    tool.answering = Answering::BuiltIn;
    return tool;
}

ToolOutcome failed(const QString &why)
{
    return {ToolOutcome::End::Failed, QStringLiteral("Error: ") + why, 0, {}};
}

ToolOutcome calculation(const QString &expression)
{
    const core::Result<QString> value = calculated(expression);
    return value ? ToolOutcome{ToolOutcome::End::Answered, value.value(), 0, {}}
                 : failed(value.error().message);
}

ToolOutcome fileText(const core::Result<QByteArray> &bytes, const QStringList &names)
{
    if (!bytes) {
        const QString known =
            names.isEmpty() ? QStringLiteral("none") : names.join(QStringLiteral(", "));
        return failed(QStringLiteral("there is no attached file of that name. Attached files: ")
                      + known);
    }
    const std::optional<QString> text = plainTextOf(bytes.value(), kMostFileText);
    return text ? ToolOutcome{ToolOutcome::End::Answered, *text, 0, {}}
                : failed(QStringLiteral("the file is not a text"));
}

} // namespace

BuiltIns::BuiltIns(const core::Clock &clock, QObject *parent)
    : ToolSource(parent)
    , m_clock(clock)
{
}

QString BuiltIns::id() const
{
    return QStringLiteral("loquat");
}

/// What they say is read by models.
QList<Tool> BuiltIns::tools() const
{
    return {builtIn(kTime,
                    QStringLiteral("The current date and time of the user, with the time zone, in "
                                   "ISO 8601."),
                    textsSchema({})),
            builtIn(kCalculate,
                    QStringLiteral("Calculates an arithmetic expression. Operators: + - * / ^ and "
                                   "brackets. Functions: sqrt, abs, exp, ln, log2, log10, sin, "
                                   "cos, tan, asin, acos, atan, min, max, sum, avg. Constants: "
                                   "_pi, _e."),
                    textsSchema({{kExpression, QStringLiteral("for example (1 + 2) * sqrt(16)")}})),
            builtIn(kReadFile,
                    QStringLiteral("The text of a file that the user attached to this "
                                   "conversation."),
                    textsSchema({{kFileName, QStringLiteral("the name of the file")}}))};
}

std::unique_ptr<ToolCall> BuiltIns::call(const Tool &tool, const QJsonObject &arguments,
                                         const ToolContext &context)
{
    if (tool.name == kTime)
        return std::make_unique<ReadyCall>(core::ready(time()));
    if (tool.name == kCalculate)
        return std::make_unique<ReadyCall>(
            core::ready(calculation(arguments.value(kExpression).toString())));
    if (tool.name != kReadFile || !context.readAttachment)
        return nullptr;
    const QFuture<core::Result<QByteArray>> bytes =
        context.readAttachment(arguments.value(kFileName).toString());
    return std::make_unique<ReadyCall>(core::followed(
        this, bytes, [names = context.attachments](const core::Result<QByteArray> &read) {
            return fileText(read, names);
        }));
}

ToolOutcome BuiltIns::time() const
{
    const QDateTime now = m_clock.now().toLocalTime();
    // Without the offset it would be nobody's time.
    const QString stamp = now.toOffsetFromUtc(now.offsetFromUtc()).toString(Qt::ISODate)
                          + QStringLiteral(" (") + QString::fromUtf8(QTimeZone::systemTimeZoneId())
                          + u')';
    return {ToolOutcome::End::Answered, stamp, 0, {}};
}

} // namespace tools
