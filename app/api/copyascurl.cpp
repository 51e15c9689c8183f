// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/copiedrequest.h"
#include "api/literalwriter.h"

#include <QRegularExpression>
#include <algorithm>

namespace api {
namespace {

/// Stands where an image's base64 belongs; no JSON text holds it raw.
constexpr QChar kMark = u'\0';

/// One word of the shell, whatever is in it.
QString shellQuoted(QString text)
{
    text.replace(u'\'', QLatin1StringView("'\\''"));
    return u'\'' + text + u'\'';
}

/// One word of the shell: in one pair of quotes where nothing inside could mean more.
QString shellText(const Template &text)
{
    static const QRegularExpression harmless(QStringLiteral("^[A-Za-z0-9 :/_.,=;+-]*$"));
    const bool isHarmless =
        !text.isPlain()
        && std::all_of(text.literals.begin(), text.literals.end(),
                       [](const QString &literal) { return harmless.match(literal).hasMatch(); });
    QString words;
    for (qsizetype i = 0; i < text.literals.size(); ++i) {
        const QString &literal = text.literals.at(i);
        words += isHarmless || literal.isEmpty() ? literal : shellQuoted(literal);
        if (i == text.variables.size())
            break;
        const QString variable = text.literals.at(i + 1).isEmpty()
                                     ? u'$' + text.variables.at(i)
                                     : QStringLiteral("${%1}").arg(text.variables.at(i));
        words += isHarmless ? variable : u'"' + variable + u'"';
    }
    return isHarmless ? u'"' + words + u'"' : words;
}

QString headerText(const CopiedHeader &header)
{
    Template line = header.value;
    if (line.isPlain() && line.literals.constFirst().isEmpty())
        return shellQuoted(header.name + u';'); // curl's way of an empty header
    line.literals.first().prepend(header.name + QLatin1StringView(": "));
    return shellText(line);
}

QString command(const CopiedRequest &request)
{
    static const QRegularExpression pattern(QStringLiteral("[\\[\\]{}]"));
    QString text = QStringLiteral("curl -sS");
    if (request.isStream)
        text += QLatin1StringView(" -N");
    if (request.url.literals.join(QString()).contains(pattern))
        text += QLatin1StringView(" -g");
    text += u' ' + shellText(request.url);
    for (const CopiedHeader &header : request.headers)
        text += QLatin1StringView(" \\\n    -H ") + headerText(header);
    return text + QLatin1StringView(" \\\n    --data-binary @-");
}

} // namespace

/// The body comes through a quoted here-document: the shell changes nothing in it, its size has no
/// limit, and no line of JSON can be its end. Around images the line breaks, which no JSON string
/// holds, are taken out again, so that base64 continues what the text before it began.
QString asCurl(const CopiedRequest &request)
{
    const auto image = [](const FoldedImage &folded) {
        QString url = LiteralWriter::quoted(QLatin1StringView("data:") + folded.mime
                                            + QLatin1StringView(";base64,"));
        url.insert(url.size() - 1, kMark);
        return url;
    };
    const QStringList pieces = LiteralWriter(Dialect::Json, image).write(request.body).split(kMark);
    if (pieces.size() == 1) {
        return command(request) + QLatin1StringView(" <<'JSON'\n") + pieces.constFirst()
               + QLatin1StringView("\nJSON\n");
    }
    QString text = QStringLiteral("{\n");
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        text += QLatin1StringView("tr -d '\\n' <<'JSON'\n") + pieces.at(i)
                + QLatin1StringView("\nJSON\n");
        if (i < request.imageFiles.size())
            text += QLatin1StringView("base64 < ") + shellQuoted(request.imageFiles.at(i))
                    + QLatin1StringView(" | tr -d '\\n'\n");
    }
    return text + QLatin1StringView("} | ") + command(request) + u'\n';
}

} // namespace api
