// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/openwebuicontent.h"

#include "storage/import/jsonstream.h"
#include "storage/import/sourcefields.h"

#include <QHash>
#include <QRegularExpression>

namespace storage {
namespace {

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

QHash<QString, QString> attributesOf(const QString &tag)
{
    static const QRegularExpression attribute(QStringLiteral("([a-z_]+)=\"([^\"]*)\""));
    QHash<QString, QString> attributes;
    for (auto match = attribute.globalMatch(tag); match.hasNext();) {
        const auto found = match.next();
        attributes.insert(found.captured(1), unescapedHtml(found.captured(2)));
    }
    return attributes;
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
        turn.add(core::ReasoningPart{detailsBody(inside),
                                     isTimed && seconds < 1e6 ? qint64(seconds * 1000) : -1});
        return;
    }
    const QString id = told.value(QStringLiteral("id"));
    turn.add(sourceToolCall(id, told.value(QStringLiteral("name")),
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
    static const QRegularExpression opening(
        QStringLiteral("<details type=\"(reasoning|tool_calls)\"[^>]*>"));
    static const QLatin1StringView closing("</details>");
    qsizetype at = 0;
    for (auto match = opening.match(text); match.hasMatch(); match = opening.match(text, at)) {
        const qsizetype end = text.indexOf(closing, match.capturedEnd());
        const QHash<QString, QString> told = attributesOf(match.captured());
        const bool isNamed =
            match.captured(1) == QLatin1StringView("reasoning")
            || (told.contains(QStringLiteral("name")) && told.contains(QStringLiteral("id")));
        if (end < 0 || !isNamed)
            break;
        turn.add(core::TextPart{text.sliced(at, match.capturedStart() - at).trimmed()});
        addDetails(told, text.sliced(match.capturedEnd(), end - match.capturedEnd()), turn);
        at = end + closing.size();
    }
    const QString rest = text.sliced(at);
    turn.add(core::TextPart{at == 0 ? rest : rest.trimmed()});
}

} // namespace storage
