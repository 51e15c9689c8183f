// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/toolreader.h"

#include "core/jsontext.h"
#include "core/lineplace.h"
#include "core/writtenjson.h"
#include "tools/schemagate.h"
#include "tools/shellwords.h"
#include "tools/toolcheck.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSet>

namespace tools {
namespace {

constexpr qsizetype kMostEntries = 1000;
constexpr qsizetype kMostCommands = 64; ///< in one text
constexpr QLatin1StringView kToolsMember("tools");
constexpr QLatin1StringView kFunctionsMember("functions");
constexpr QLatin1StringView kFunctionMember("function");
constexpr QLatin1StringView kNameMember("name");

/// What is read, and where in the pasted text it begins.
struct Source {
    QString json;
    QString before;
};

/// A guide shows several commands in a row, each with its text around it: where they begin. Only
/// at the beginning of lines, for a description may speak of curl, too.
QList<qsizetype> commandsIn(const QString &pasted)
{
    static const QRegularExpression curl(
        QStringLiteral(R"(^[^\S\n]*(?:[$>#%][^\S\n]*)?curl(?:\.exe)?\s)"),
        QRegularExpression::MultilineOption);
    QList<qsizetype> starts;
    for (auto found = curl.globalMatch(pasted); found.hasNext() && starts.size() < kMostCommands;)
        starts.append(found.next().capturedStart());
    return starts;
}

/// The JSON itself, or what each curl command in the text sends.
QList<Source> sourcesOf(const QString &pasted)
{
    const QString text = pasted.trimmed();
    if (text.startsWith(u'{') || text.startsWith(u'['))
        return {{pasted, {}}};
    QList<Source> sources;
    QList<qsizetype> starts = commandsIn(pasted);
    starts.append(pasted.size());
    for (qsizetype i = 0; i + 1 < starts.size(); ++i) {
        const qsizetype start = starts.at(i);
        const ShellWord body = curlBody(pasted.mid(start, starts.at(i + 1) - start));
        if (!body.text.trimmed().isEmpty())
            sources.append({body.text, pasted.left(start + body.start)});
    }
    if (sources.isEmpty()) {
        const ShellWord body = curlBody(pasted);
        if (!body.text.trimmed().isEmpty())
            sources.append({body.text, pasted.left(body.start)});
    }
    return sources;
}

/// "line:column" of a byte of the JSON within the text it came from.
QString placeOf(const Source &source, int offset)
{
    const QString until = source.before + QString::fromUtf8(source.json.toUtf8().left(offset));
    const core::LinePlace place = core::placeBehind(until);
    return QStringLiteral("%1:%2").arg(place.line).arg(place.column);
}

struct Entry {
    QJsonValue value;
    QString place;        ///< a JSON pointer
    QString written = {}; ///< its schema as it stands there
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

/// The order of a schema is in its text alone.
QList<Entry> withWritten(QList<Entry> entries, const QString &text)
{
    const core::JsonText json(text);
    for (Entry &entry : entries) {
        for (const char *where : {"/function/parameters", "/parameters", "/inputSchema"}) {
            const std::vector<int> nodes = json.nodesAt(entry.place + QLatin1StringView(where));
            if (entry.written.isEmpty() && nodes.size() == 1)
                entry.written = core::indentedJson(json.source(nodes.front()));
        }
    }
    return entries;
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
    if (core::hasOwnOrder(entry.written, tool.parameters))
        tool.written = entry.written;
    return tool;
}

/// What the first of these says that holds tools; else what is wrong with the first.
core::Result<QList<Entry>> entriesOf(const QList<Source> &sources)
{
    std::optional<core::Error> wrong;
    for (const Source &source : sources) {
        QJsonParseError problem;
        const QJsonDocument document = QJsonDocument::fromJson(source.json.toUtf8(), &problem);
        const QList<Entry> entries = entriesIn(document);
        if (!entries.isEmpty())
            return entries.size() > kMostEntries ? entries : withWritten(entries, source.json);
        if (wrong || problem.error == QJsonParseError::NoError)
            continue;
        wrong = SchemaGate::refusal(QStringLiteral("tools-json"), placeOf(source, problem.offset),
                                    problem.errorString());
        wrong->target = QString::number(int(problem.error));
    }
    return wrong.value_or(SchemaGate::refusal(QStringLiteral("tools-none"), {}, {}));
}

} // namespace

core::Result<QList<ReadTool>> readEachTool(const QByteArray &bytes)
{
    if (bytes.size() > kMostPasted)
        return SchemaGate::refusal(QStringLiteral("tools-size"), {}, {});
    QString pasted = QString::fromUtf8(bytes);
    if (pasted.startsWith(QChar::ByteOrderMark))
        pasted.remove(0, 1);
    const core::Result<QList<Entry>> entries = entriesOf(sourcesOf(pasted));
    if (!entries)
        return entries.error();
    if (entries.value().size() > kMostEntries)
        return SchemaGate::refusal(QStringLiteral("tools-many"), {}, {});
    QList<ReadTool> read;
    QSet<QString> names;
    for (const Entry &entry : entries.value()) {
        ReadTool one{{}, entry.place, std::nullopt};
        const core::Result<Tool> tool = toolOf(entry);
        if (!tool) {
            one.fault = tool.error();
        } else {
            one.tool = tool.value();
            const core::Result<core::Done> checked = checkTool(one.tool);
            if (!checked)
                one.fault = checked.error();
            else if (names.contains(one.tool.name))
                one.fault =
                    SchemaGate::refusal(QStringLiteral("tool-duplicate"), one.tool.name, {});
            names.insert(one.tool.name);
        }
        read.append(one);
    }
    return read;
}

} // namespace tools
