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

/// Takes over a text in quotes that begins at `at`; the place of its last quote.
qsizetype takeText(const QString &json, qsizetype at, QString &out)
{
    qsizetype end = at + 1;
    while (end < json.size() && json.at(end) != u'"')
        end += json.at(end) == u'\\' ? 2 : 1;
    out += QStringView(json).mid(at, end + 1 - at);
    return end;
}

bool isOpening(QChar c)
{
    return c == u'{' || c == u'[';
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
    const QString formatName = QStringLiteral("response_format");
    const QString schemaName = QStringLiteral("json_schema");
    QJsonObject format = body.value(formatName).toObject();
    if (format.value(schemaName).isObject()) {
        format.insert(schemaName,
                      written.held(format.value(schemaName).toObject(), QStringLiteral("schema")));
        body.insert(formatName, format);
    }
    const QString toolsName = QStringLiteral("tools");
    const QString functionName = QStringLiteral("function");
    QJsonArray tools = body.value(toolsName).toArray();
    for (qsizetype i = 0; i < tools.size(); ++i) {
        QJsonObject tool = tools.at(i).toObject();
        if (!tool.value(functionName).isObject())
            continue;
        tool.insert(functionName, written.held(tool.value(functionName).toObject(),
                                               QStringLiteral("parameters")));
        tools.replace(i, tool);
    }
    if (!tools.isEmpty())
        body.insert(toolsName, tools);
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
