// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/copiedrequest.h"
#include "api/literalwriter.h"

#include <QJsonDocument>
#include <QRegularExpression>

namespace api {
namespace {

QString scriptText(const Template &text)
{
    QStringList terms;
    for (qsizetype i = 0; i < text.literals.size(); ++i) {
        if (!text.literals.at(i).isEmpty() || (text.isPlain() && i == 0))
            terms.append(LiteralWriter::quoted(text.literals.at(i)));
        if (i < text.variables.size())
            terms.append(QLatin1StringView("process.env.") + text.variables.at(i));
    }
    return terms.join(QLatin1StringView(" + "));
}

/// True for a whole number that JavaScript's only kind of number cannot hold.
bool isTooExact(const QJsonValue &value)
{
    constexpr qint64 kMost = 9'007'199'254'740'991;
    const qint64 whole = value.toInteger();
    return value.isDouble() && (whole > kMost || whole < -kMost);
}

/// Takes such members out of the body; they are put into the text that is sent.
QString takeTooExact(QJsonObject &body)
{
    QString text;
    const QStringList names = body.keys();
    for (const QString &name : names) {
        if (!isTooExact(body.value(name)))
            continue;
        const QJsonObject member{{name, body.take(name)}};
        const QByteArray json = QJsonDocument(member).toJson(QJsonDocument::Compact);
        text += u',' + QString::fromUtf8(json.mid(1, json.size() - 2));
    }
    return text;
}

const auto kImageHelper =
    QLatin1StringView(R"(    const { readFile } = await import("node:fs/promises");
    const dataUrl = async (mime, path) =>
        "data:" + mime + ";base64," + (await readFile(path)).toString("base64");
)");

const auto kCheck = QLatin1StringView(R"(    if (!response.ok)
        throw new Error(response.status + " " + (await response.text()));
)");

const auto kJavaScriptStreamLoop =
    QLatin1StringView(R"(    const reader = response.body.getReader();
    const decoder = new TextDecoder();
    let text = "";
    for (let isDone = false; !isDone; ) {
        const { done, value } = await reader.read();
        text += done ? decoder.decode() + "\n" : decoder.decode(value, { stream: true });
        const lines = text.split(/\r\n|\n|\r/);
        text = lines.pop();
        isDone = done;
        for (const line of lines) {
            const data = line.startsWith("data:") ? line.slice(5).trim() : "";
            if (data === "[DONE]") {
                isDone = true;
                break;
            }
            if (data === "")
                continue;
            const event = JSON.parse(data) ?? {};
            if (event.error)
                throw new Error(JSON.stringify(event.error));
            for (const choice of event.choices ?? [])
                process.stdout.write(choice?.delta?.content ?? "");
        }
    }
    await reader.cancel();
    console.log();
)");

const auto kJavaScriptWholeAnswer = QLatin1StringView(R"(    const answer = await response.json();
    console.log(answer.choices[0].message.content);
)");

} // namespace

QString asJavaScriptFetch(const CopiedRequest &request)
{
    LiteralWriter writer(Dialect::JavaScript, [&request](const FoldedImage &image) {
        return QStringLiteral("await dataUrl(%1, %2)")
            .arg(LiteralWriter::quoted(image.mime),
                 LiteralWriter::quoted(request.imageFiles.value(image.index)));
    });
    QJsonObject body = request.body;
    const QString exact = takeTooExact(body);
    QString text = QStringLiteral("async function main() {\n");
    if (!request.imageFiles.isEmpty())
        text += kImageHelper;
    text += QLatin1StringView("    const body = ") + writer.write(body, 1)
            + QLatin1StringView(";\n    const response = await fetch(") + scriptText(request.url)
            + QLatin1StringView(", {\n        method: \"POST\",\n        headers: {\n");
    for (const CopiedHeader &header : request.headers)
        text += QLatin1StringView("            ") + writer.key(header.name)
                + scriptText(header.value) + QLatin1StringView(",\n");
    text += QLatin1StringView("        },\n        body: JSON.stringify(body)");
    if (!exact.isEmpty())
        text += QLatin1StringView(".slice(0, -1) + ") + LiteralWriter::quoted(exact + u'}');
    text += QLatin1StringView(",\n    });\n") + kCheck;
    text += request.isStream ? kJavaScriptStreamLoop : kJavaScriptWholeAnswer;
    return text
           + QLatin1StringView("}\n\nmain().catch((error) => {\n    console.error(error.message);\n"
                               "    process.exitCode = 1;\n});\n");
}

} // namespace api
