// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/copiedrequest.h"
#include "api/literalwriter.h"

#include <QSet>
#include <QUrlQuery>

namespace api {
namespace {

QString pythonText(const Template &text)
{
    QStringList terms;
    for (qsizetype i = 0; i < text.literals.size(); ++i) {
        if (!text.literals.at(i).isEmpty() || (text.isPlain() && i == 0))
            terms.append(LiteralWriter::quoted(text.literals.at(i)));
        if (i < text.variables.size())
            terms.append(
                QStringLiteral("os.environ[%1]").arg(LiteralWriter::quoted(text.variables.at(i))));
    }
    return terms.join(QLatin1StringView(" + "));
}

/// With a helper that reads the files, when there are any.
LiteralWriter writerFor(const CopiedRequest &request)
{
    return LiteralWriter(Dialect::Python, [files = request.imageFiles](const FoldedImage &image) {
        return QStringLiteral("data_url(%1, %2)")
            .arg(LiteralWriter::quoted(image.mime),
                 LiteralWriter::quoted(files.value(image.index)));
    });
}

QString imageHelper(const CopiedRequest &request)
{
    if (request.imageFiles.isEmpty())
        return {};
    return QStringLiteral("\n\ndef data_url(mime, path):\n"
                          "    with open(path, \"rb\") as file:\n"
                          "        data = base64.b64encode(file.read()).decode()\n"
                          "    return \"data:\" + mime + \";base64,\" + data\n\n");
}

QString headerLines(const QList<CopiedHeader> &headers, const QString &indent)
{
    QString lines;
    for (const CopiedHeader &header : headers)
        lines += indent + LiteralWriter::quoted(header.name) + QLatin1StringView(": ")
                 + pythonText(header.value) + QLatin1StringView(",\n");
    return lines;
}

const auto kPythonStreamLoop = QLatin1StringView(R"(
with requests.post(url, headers=headers, json=body, stream=True) as response:
    if not response.ok:
        raise SystemExit(f"{response.status_code} {response.reason}\n{response.text}")
    for line in response.iter_lines():
        if not line.startswith(b"data:"):
            continue
        data = line[5:].strip()
        if data == b"[DONE]":
            break
        if not data:
            continue
        event = json.loads(data)
        if not isinstance(event, dict):
            continue
        if event.get("error"):
            raise SystemExit(event["error"])
        for choice in event.get("choices") or []:
            delta = (choice or {}).get("delta") or {}
            print(delta.get("content") or "", end="", flush=True)
print()
)");

const auto kPythonWholeAnswer = QLatin1StringView(R"(
response = requests.post(url, headers=headers, json=body)
if not response.ok:
    raise SystemExit(f"{response.status_code} {response.reason}\n{response.text}")
print(response.json()["choices"][0]["message"]["content"])
)");

const auto kSdkStreamLoop = QLatin1StringView(R"(
for chunk in answer:
    for choice in chunk.choices or []:
        if choice.delta:
            print(choice.delta.content or "", end="", flush=True)
print()
)");

/// Arguments of the SDK's create() for as long as it has had a version 1; whatever else a gateway
/// takes goes through extra_body.
bool isArgument(const QString &name)
{
    static const QSet<QString> names = [] {
        QSet<QString> all;
        for (const char *known :
             {"model", "messages", "stream", "temperature", "top_p", "n", "stop", "max_tokens",
              "presence_penalty", "frequency_penalty", "logit_bias", "logprobs", "top_logprobs",
              "user", "seed", "tools", "tool_choice", "response_format"})
            all.insert(QString::fromLatin1(known));
        return all;
    }();
    return names.contains(name);
}

QString argumentLines(const CopiedRequest &request)
{
    LiteralWriter writer = writerFor(request);
    QString lines;
    QJsonObject extra;
    for (const auto &first : {QStringLiteral("model"), QStringLiteral("messages")})
        lines += QStringLiteral("    %1=").arg(first) + writer.write(request.body.value(first), 1)
                 + QLatin1StringView(",\n");
    for (auto it = request.body.begin(); it != request.body.end(); ++it) {
        if (it.key() == QLatin1StringView("model") || it.key() == QLatin1StringView("messages"))
            continue;
        if (isArgument(it.key()))
            lines += QStringLiteral("    %1=").arg(it.key()) + writer.write(it.value(), 1)
                     + QLatin1StringView(",\n");
        else
            extra.insert(it.key(), it.value());
    }
    if (!extra.isEmpty())
        lines += QLatin1StringView("    extra_body=") + writer.write(extra, 1)
                 + QLatin1StringView(",\n");
    return lines;
}

/// The SDK makes these by itself.
QList<CopiedHeader> ownHeaders(const CopiedRequest &request)
{
    static const QSet<QString> made{QStringLiteral("content-type"), QStringLiteral("accept"),
                                    QStringLiteral("authorization")};
    QList<CopiedHeader> own;
    for (const CopiedHeader &header : request.headers) {
        if (!made.contains(header.name.toLower()))
            own.append(header);
    }
    return own;
}

/// Splits "base/chat/completions?a=b" into what the SDK calls base_url and default_query.
QString baseArguments(const CopiedRequest &request)
{
    const auto suffix = QLatin1StringView("/chat/completions");
    Template base;
    Template query;
    for (qsizetype i = 0; i < request.url.literals.size(); ++i) {
        QString literal = request.url.literals.at(i);
        Template &into = query.literals.isEmpty() ? base : query;
        const qsizetype mark = &into == &base ? literal.indexOf(u'?') : -1;
        into.literals.append(mark < 0 ? literal : literal.first(mark));
        if (mark >= 0)
            query.literals.append(literal.sliced(mark + 1));
        if (i < request.url.variables.size())
            (query.literals.isEmpty() ? base : query).variables.append(request.url.variables.at(i));
    }
    if (base.literals.constLast().endsWith(suffix))
        base.literals.last().chop(suffix.size());
    QString lines =
        QLatin1StringView("    base_url=") + pythonText(base) + QLatin1StringView(",\n");
    if (!query.literals.isEmpty())
        lines += QLatin1StringView("    default_query=dict(parse_qsl(") + pythonText(query)
                 + QLatin1StringView(", keep_blank_values=True)),\n");
    return lines;
}

QString imports(const CopiedRequest &request, const QStringList &more)
{
    QStringList names = more;
    if (!request.imageFiles.isEmpty())
        names.prepend(QStringLiteral("import base64"));
    return names.join(u'\n') + u'\n';
}

} // namespace

QString asPythonRequests(const CopiedRequest &request)
{
    return imports(request, {QStringLiteral("import json"), QStringLiteral("import os\n"),
                             QStringLiteral("import requests")})
           + imageHelper(request) + QLatin1StringView("\nurl = ") + pythonText(request.url)
           + QLatin1StringView("\nheaders = {\n")
           + headerLines(request.headers, QStringLiteral("    ")) + QLatin1StringView("}\nbody = ")
           + writerFor(request).write(request.body) + u'\n'
           + (request.isStream ? kPythonStreamLoop : kPythonWholeAnswer);
}

QString asPythonOpenAi(const CopiedRequest &request)
{
    QStringList names{QStringLiteral("import os")};
    if (request.url.literals.join(QString()).contains(u'?'))
        names.append(QStringLiteral("from urllib.parse import parse_qsl"));
    names.last() += u'\n';
    names.append(QStringLiteral("from openai import OpenAI"));
    Template key{{QStringLiteral("none")}, {}};
    for (const CopiedHeader &header : request.headers) {
        if (header.name.compare(QLatin1StringView("authorization"), Qt::CaseInsensitive) == 0)
            key = {{QString(), QString()}, {QStringLiteral("OPENAI_API_KEY")}};
    }
    QString text = imports(request, names) + imageHelper(request)
                   + QLatin1StringView("\nclient = OpenAI(\n") + baseArguments(request)
                   + QLatin1StringView("    api_key=") + pythonText(key) + QLatin1StringView(",\n");
    const QList<CopiedHeader> own = ownHeaders(request);
    if (!own.isEmpty())
        text += QLatin1StringView("    default_headers={\n")
                + headerLines(own, QStringLiteral("        ")) + QLatin1StringView("    },\n");
    text += QLatin1StringView(")\nanswer = client.chat.completions.create(\n")
            + argumentLines(request) + QLatin1StringView(")\n");
    return text
           + (request.isStream ? kSdkStreamLoop
                               : QLatin1StringView("print(answer.choices[0].message.content)\n"));
}

} // namespace api
