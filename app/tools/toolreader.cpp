// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/toolreader.h"

#include "tools/schemagate.h"
#include "tools/shellwords.h"
#include "tools/toolcheck.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace tools {
namespace {

constexpr qsizetype kMostPasted = 4 * 1024 * 1024;
constexpr QLatin1StringView kToolsMember("tools");
constexpr QLatin1StringView kFunctionsMember("functions");
constexpr QLatin1StringView kFunctionMember("function");
constexpr QLatin1StringView kNameMember("name");

/// What is read, and where in the pasted text it begins.
struct Source {
    QString json;
    QString before;
};

Source sourceOf(const QString &pasted)
{
    const QString text = pasted.trimmed();
    if (text.startsWith(u'{') || text.startsWith(u'['))
        return {pasted, {}};
    const ShellWord body = curlBody(pasted);
    return {body.text, pasted.left(body.start)};
}

/// "line:column", both from one, of a byte of the JSON within the text it came from.
QString placeOf(const Source &source, int offset)
{
    const QString until = source.before + QString::fromUtf8(source.json.toUtf8().left(offset));
    const qsizetype line = until.count(u'\n') + 1;
    const qsizetype column = until.size() - until.lastIndexOf(u'\n');
    return QStringLiteral("%1:%2").arg(line).arg(column);
}

struct Entry {
    QJsonValue value;
    QString place; ///< a JSON pointer
};

QList<Entry> entriesOf(const QJsonArray &array, const QString &place)
{
    QList<Entry> entries;
    for (qsizetype i = 0; i < array.size(); ++i)
        entries.append({array.at(i), place + u'/' + QString::number(i)});
    return entries;
}

QList<Entry> entriesIn(const QJsonDocument &document)
{
    if (document.isArray())
        return entriesOf(document.array(), {});
    const QJsonObject object = document.object();
    if (object.value(kToolsMember).isArray())
        return entriesOf(object.value(kToolsMember).toArray(), QStringLiteral("/tools"));
    if (object.value(kFunctionsMember).isArray())
        return entriesOf(object.value(kFunctionsMember).toArray(), QStringLiteral("/functions"));
    if (object.contains(kNameMember) || object.contains(kFunctionMember))
        return {{object, {}}};
    return {};
}

/// With or without the cover `{"type": "function", "function": …}`.
core::Result<Tool> toolOf(const Entry &entry)
{
    const QJsonObject object = entry.value.toObject();
    const bool isCovered = object.value(kFunctionMember).isObject();
    const QJsonObject function = isCovered ? object.value(kFunctionMember).toObject() : object;
    const QString type = object.value(QLatin1StringView("type")).toString(kFunctionMember);
    if (type != kFunctionMember || !function.value(kNameMember).isString())
        return SchemaGate::refusal(QStringLiteral("tools-kind"), entry.place, type);
    // Only what is sent is read: no file can bind a tool to a program.
    Tool tool = Tool::fromJson({{kFunctionMember, function}});
    const QJsonValue older = function.value(QLatin1StringView("inputSchema"));
    if (tool.parameters.isEmpty() && older.isObject())
        tool.parameters = older.toObject();
    return tool;
}

} // namespace

core::Result<QList<Tool>> readTools(const QByteArray &bytes)
{
    if (bytes.size() > kMostPasted)
        return SchemaGate::refusal(QStringLiteral("tools-size"), {}, {});
    QString pasted = QString::fromUtf8(bytes);
    if (pasted.startsWith(QChar::ByteOrderMark))
        pasted.remove(0, 1);
    const Source source = sourceOf(pasted);
    if (source.json.trimmed().isEmpty())
        return SchemaGate::refusal(QStringLiteral("tools-none"), {}, {});
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(source.json.toUtf8(), &problem);
    if (problem.error != QJsonParseError::NoError)
        return SchemaGate::refusal(QStringLiteral("tools-json"), placeOf(source, problem.offset),
                                   problem.errorString());
    const QList<Entry> entries = entriesIn(document);
    if (entries.isEmpty())
        return SchemaGate::refusal(QStringLiteral("tools-none"), {}, {});
    QList<Tool> tools;
    for (const Entry &entry : entries) {
        const core::Result<Tool> tool = toolOf(entry);
        if (!tool)
            return tool.error();
        tools.append(tool.value());
    }
    if (const auto wrong = checkTools(tools)) {
        core::Error error = wrong->second;
        error.target = wrong->first < 0 ? QString() : entries.at(wrong->first).place;
        return error;
    }
    return tools;
}

} // namespace tools
