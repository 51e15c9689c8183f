// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/writtenjson.h"

#include "core/jsontext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QList>
#include <QUuid>
#include <utility>

namespace core {
namespace {

QStringList namesIn(const QString &text)
{
    const JsonText json(text);
    QStringList names;
    for (int node = 0; !json.fault() && node < int(json.nodes().size()); ++node)
        names.append(json.name(node));
    return names;
}

/// The place of the last quote of a text that begins at `at`; behind the end where there is none.
qsizetype endOfText(QStringView json, qsizetype at)
{
    qsizetype end = at + 1;
    while (end < json.size() && json.at(end) != u'"')
        end += json.at(end) == u'\\' ? 2 : 1;
    return end;
}

/// Takes over a text in quotes that begins at `at`; the place of its last quote.
qsizetype takeText(const QString &json, qsizetype at, QString &out)
{
    const qsizetype end = endOfText(json, at);
    out += QStringView(json).mid(at, end + 1 - at);
    return end;
}

bool isOpening(QChar c)
{
    return c == u'{' || c == u'[';
}

/// The first comma or closing bracket of what surrounds a value, from where the value begins on.
qsizetype endOfValue(QStringView json, qsizetype at)
{
    for (int depth = 0; at < json.size(); ++at) {
        const QChar c = json.at(at);
        const bool isClosing = c == u'}' || c == u']';
        if (depth == 0 && (c == u',' || isClosing))
            return at;
        if (c == u'"')
            at = endOfText(json, at);
        else if (isOpening(c))
            ++depth;
        else if (isClosing)
            --depth;
    }
    return qMin(at, json.size());
}

/// The value of a member of the object that this JSON is, as it is written; null without it. A
/// request may be longer than what JsonText takes.
QString memberText(QStringView json, const QString &name)
{
    const QString quoted = u'"' + name + u'"';
    qsizetype at = json.indexOf(u'{') + 1;
    while (at > 0 && at < json.size()) {
        const qsizetype key = json.indexOf(u'"', at);
        if (key < 0)
            return {};
        const qsizetype keyEnd = qMin(endOfText(json, key) + 1, json.size());
        const qsizetype colon = json.indexOf(u':', keyEnd);
        if (colon < 0)
            return {};
        const qsizetype end = endOfValue(json, colon + 1);
        if (json.mid(key, keyEnd - key) == quoted)
            return json.mid(colon + 1, end - colon - 1).trimmed().toString();
        at = end + 1;
    }
    return {};
}

const QString kFormatName = QStringLiteral("response_format");
const QString kFormatHolder = QStringLiteral("json_schema");
const QString kFormatMember = QStringLiteral("schema");
const QString kToolsName = QStringLiteral("tools");
const QString kToolHolder = QStringLiteral("function");
const QString kToolMember = QStringLiteral("parameters");

/// The value's object `holder` with the text of its `member`, which stands at `place` in `json`.
QJsonObject withHolder(QJsonObject value, const QString &holder, const QString &member,
                       const JsonText &json, const QString &place)
{
    const std::vector<int> nodes = json.nodesAt(place + u'/' + holder + u'/' + member);
    if (!value.value(holder).isObject())
        return value;
    value.insert(holder, withWritten(value.value(holder).toObject(), member,
                                     nodes.size() == 1 ? json.source(nodes.front()) : QString()));
    return value;
}

/// Objects that go out in the order in which somebody wrote them: words that nobody can have
/// written hold their places until the body is a text.
class WrittenOnes
{
public:
    [[nodiscard]] QJsonObject held(QJsonObject holder, const QString &member)
    {
        const QString text = writtenOf(holder, member);
        holder.remove(kWrittenMember);
        if (text.isEmpty())
            return holder;
        const QString place = QUuid::createUuid().toString();
        holder.insert(member, place);
        m_texts.append({'"' + place.toLatin1() + '"', text.toUtf8()});
        return holder;
    }
    [[nodiscard]] QByteArray put(QByteArray body) const
    {
        for (const auto &[place, text] : m_texts)
            body.replace(place, text);
        return body;
    }

private:
    QList<std::pair<QByteArray, QByteArray>> m_texts;
};

void holdWritten(QJsonObject &body, WrittenOnes &written)
{
    QJsonObject format = body.value(kFormatName).toObject();
    if (format.value(kFormatHolder).isObject()) {
        format.insert(kFormatHolder,
                      written.held(format.value(kFormatHolder).toObject(), kFormatMember));
        body.insert(kFormatName, format);
    }
    QJsonArray tools = body.value(kToolsName).toArray();
    for (qsizetype i = 0; i < tools.size(); ++i) {
        QJsonObject tool = tools.at(i).toObject();
        if (!tool.value(kToolHolder).isObject())
            continue;
        tool.insert(kToolHolder, written.held(tool.value(kToolHolder).toObject(), kToolMember));
        tools.replace(i, tool);
    }
    if (!tools.isEmpty())
        body.insert(kToolsName, tools);
}

} // namespace

bool hasOwnOrder(const QString &text, const QJsonObject &object)
{
    const QJsonDocument written = QJsonDocument::fromJson(text.toUtf8());
    if (!written.isObject() || written.object() != object)
        return false;
    const QByteArray sorted = QJsonDocument(object).toJson(QJsonDocument::Compact);
    const QStringList own = namesIn(text);
    const QStringList usual = namesIn(QString::fromUtf8(sorted));
    // One that is there twice would be sent twice.
    return own.size() == usual.size() && own != usual;
}

QJsonObject withWritten(QJsonObject holder, const QString &member, const QString &text)
{
    if (hasOwnOrder(text, holder.value(member).toObject()))
        holder.insert(kWrittenMember, text.trimmed());
    else
        holder.remove(kWrittenMember);
    return holder;
}

QString writtenOf(const QJsonObject &holder, const QString &member)
{
    const QString text = holder.value(kWrittenMember).toString();
    return hasOwnOrder(text, holder.value(member).toObject()) ? text : QString();
}

QJsonValue withWrittenSchemas(const QString &name, const QJsonValue &value, const QString &text)
{
    const bool isFormat = name == kFormatName && value.isObject();
    if (!isFormat && (name != kToolsName || !value.isArray()))
        return value;
    const JsonText json(text);
    if (json.fault())
        return value;
    if (isFormat)
        return withHolder(value.toObject(), kFormatHolder, kFormatMember, json, {});
    QJsonArray tools = value.toArray();
    for (qsizetype i = 0; i < tools.size(); ++i) {
        if (tools.at(i).isObject())
            tools.replace(i, withHolder(tools.at(i).toObject(), kToolHolder, kToolMember, json,
                                        u'/' + QString::number(i)));
    }
    return tools;
}

QJsonObject withWrittenSchemas(QJsonObject request, const QString &text)
{
    for (const QString &name : {kFormatName, kToolsName}) {
        const QJsonValue value = request.value(name);
        if (value.isObject() || value.isArray())
            request.insert(name, withWrittenSchemas(name, value, memberText(text, name)));
    }
    return request;
}

QString writtenText(const QString &name, const QJsonValue &value)
{
    // Names of others can hold anything.
    const bool hasSchemas = name == kFormatName || name == kToolsName;
    const QString member = hasSchemas ? name : QStringLiteral("value");
    return memberText(QString::fromUtf8(compactRequest({{member, value}})), member);
}

QByteArray compactRequest(QJsonObject request)
{
    WrittenOnes written;
    holdWritten(request, written);
    return written.put(QJsonDocument(request).toJson(QJsonDocument::Compact));
}

QString indentedJson(const QString &json)
{
    constexpr int kIndent = 4;
    QString out;
    qsizetype level = 0;
    const auto newLine = [&out, &level] { out += u'\n' + QString(level * kIndent, u' '); };
    for (qsizetype at = 0; at < json.size(); ++at) {
        const QChar c = json.at(at);
        if (c.isSpace())
            continue;
        const bool isFirst = !out.isEmpty() && isOpening(out.back());
        const bool isClosing = c == u'}' || c == u']';
        if (isClosing)
            level = qMax<qsizetype>(0, level - 1);
        if (isFirst != isClosing)
            newLine();
        if (c == u'"') {
            at = takeText(json, at, out);
            continue;
        }
        out += c;
        if (isOpening(c))
            ++level;
        else if (c == u',')
            newLine();
        else if (c == u':')
            out += u' ';
    }
    return out;
}

} // namespace core
