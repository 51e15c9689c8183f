// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/openwebuicontent.h"

#include "storage/import/jsonstream.h"
#include "storage/import/sourcefields.h"

#include <QHash>

namespace storage {
namespace {

constexpr auto kNameAttribute = QLatin1StringView("name");
constexpr auto kIdAttribute = QLatin1StringView("id");

QString unescapedHtml(QString text)
{
    text.replace(QLatin1StringView("&quot;"), QLatin1StringView("\""));
    text.replace(QLatin1StringView("&#x27;"), QLatin1StringView("'"));
    text.replace(QLatin1StringView("&#39;"), QLatin1StringView("'"));
    text.replace(QLatin1StringView("&lt;"), QLatin1StringView("<"));
    text.replace(QLatin1StringView("&gt;"), QLatin1StringView(">"));
    text.replace(QLatin1StringView("&amp;"), QLatin1StringView("&"));
    return text;
}

/// name="value" as often as it comes.
QHash<QString, QString> attributesOf(QStringView tag)
{
    static const QLatin1StringView equals("=\"");
    QHash<QString, QString> attributes;
    qsizetype at = 0;
    while (true) {
        const qsizetype name = tag.indexOf(equals, at);
        const qsizetype value = name + equals.size();
        const qsizetype end = name < 0 ? -1 : tag.indexOf(u'"', value);
        if (end < 0)
            return attributes;
        const QStringView before = tag.sliced(at, name - at);
        const QStringView word = before.sliced(before.lastIndexOf(u' ') + 1);
        attributes.insert(word.toString(),
                          unescapedHtml(tag.sliced(value, end - value).toString()));
        at = end + 1;
    }
}

/// What stands behind the summary, as it was before it became a quotation.
QString detailsBody(const QString &inside)
{
    static const QLatin1StringView end("</summary>");
    const qsizetype summary = inside.indexOf(end);
    const QString body = summary < 0 ? inside : inside.sliced(summary + end.size());
    QStringList lines = unescapedHtml(body.trimmed()).split(u'\n');
    for (QString &line : lines) {
        if (line.startsWith(QLatin1StringView("> ")))
            line.remove(0, 2);
        else if (line == QLatin1StringView(">"))
            line.clear();
    }
    return lines.join(u'\n');
}

/// Attributes hold JSON, and JSON texts in it that hold JSON again.
QJsonValue attributeValue(const QString &told)
{
    const QJsonValue value = parseJsonValue(told.toUtf8());
    return value.isUndefined() ? QJsonValue(told) : value;
}

void addDetails(const QHash<QString, QString> &told, const QString &inside, TurnSplitter &turn)
{
    if (told.value(QStringLiteral("type")) == QLatin1StringView("reasoning")) {
        bool isTimed = false;
        const double seconds = told.value(QStringLiteral("duration")).toDouble(&isTimed);
        const bool isSane = isTimed && seconds >= 0 && seconds < 1e6;
        turn.add(core::ReasoningPart{detailsBody(inside), isSane ? qint64(seconds * 1000) : -1});
        return;
    }
    const QString id = told.value(QString(kIdAttribute));
    turn.add(sourceToolCall(id, told.value(QString(kNameAttribute)),
                            attributeValue(told.value(QStringLiteral("arguments")))));
    const QString result = told.value(QStringLiteral("result"));
    if (!result.isEmpty())
        turn.addResult(id, sourceToolResult(attributeValue(result)));
    else if (told.value(QStringLiteral("done")) == QLatin1StringView("true"))
        turn.addResult(id, detailsBody(inside));
}

} // namespace

void addOpenWebUiText(const QString &text, TurnSplitter &turn)
{
    static const QLatin1StringView opening("<details type=\"");
    static const QLatin1StringView closing("</details>");
    const QStringView all(text);
    qsizetype at = 0;
    qsizetype begin = all.indexOf(opening);
    while (begin >= 0) {
        const QStringView kind = all.sliced(begin + opening.size());
        const bool isReasoning = kind.startsWith(QLatin1StringView("reasoning\""));
        if (!isReasoning && !kind.startsWith(QLatin1StringView("tool_calls\""))) {
            begin = all.indexOf(opening, begin + opening.size());
            continue;
        }
        const qsizetype inside = all.indexOf(u'>', begin) + 1;
        const qsizetype end = inside > 0 ? all.indexOf(closing, inside) : -1;
        if (end < 0)
            break;
        const auto told = attributesOf(all.sliced(begin, inside - begin));
        if (!isReasoning
            && !(told.contains(QString(kNameAttribute)) && told.contains(QString(kIdAttribute))))
            break;
        turn.add(core::TextPart{all.sliced(at, begin - at).trimmed().toString()});
        addDetails(told, text.sliced(inside, end - inside), turn);
        at = end + closing.size();
        begin = all.indexOf(opening, at);
    }
    const QString rest = text.sliced(at);
    turn.add(core::TextPart{at == 0 ? rest : rest.trimmed()});
}

} // namespace storage
