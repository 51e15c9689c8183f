// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/prompts/foreignprompts.h"

#include "core/id.h"
#include "storage/textsanitizer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

namespace storage {
namespace {

using core::ImportedPrompt;
using core::PromptFormat;

QString wordsOf(const QJsonObject &json, const char *member)
{
    return cleanText(json.value(QLatin1StringView(member)).toString());
}

bool hasText(const QJsonObject &json, const char *member)
{
    return json.value(QLatin1StringView(member)).isString();
}

ForeignPrompt madePrompt(PromptFormat format, core::PromptKind kind, const QString &title,
                         const QString &text, const QStringList &tags = {})
{
    return {format, {core::Prompt{core::newId(), kind, title, text, tags}}};
}

/// "1f468-200d-1f4bb" is how emoji are named; anything else names a picture of that program.
QString emojiFrom(const QString &codes)
{
    QString emoji;
    const QStringList each = codes.split(u'-', Qt::SkipEmptyParts);
    for (const QString &code : each) {
        bool isNumber = false;
        const uint letter = code.toUInt(&isNumber, 16);
        if (!isNumber || letter < 0x20 || letter > 0x10FFFF || QChar::isSurrogate(letter))
            return {};
        emoji += QString::fromUcs4(reinterpret_cast<const char32_t *>(&letter), 1);
    }
    return emoji;
}

ForeignPrompt fromAgent(const QJsonObject &json)
{
    core::Persona persona;
    persona.id = core::newId();
    persona.name = wordsOf(json, "name");
    persona.icon = wordsOf(json, "emoji");
    persona.instructions = wordsOf(json, "prompt");
    return {PromptFormat::CherryStudio, {persona}};
}

/// Model and sampling of a mask hold where it says that they do; elsewhere they are a copy of what
/// that program was set to then.
QJsonObject configOf(const QJsonObject &mask)
{
    const bool isGlobal = mask.value(QLatin1StringView("syncGlobalConfig")).toBool();
    return isGlobal ? QJsonObject() : mask.value(QLatin1StringView("modelConfig")).toObject();
}

core::ParameterSet parametersOf(const QJsonObject &config)
{
    core::ParameterSet parameters;
    for (const char *name : {"temperature", "top_p", "presence_penalty", "frequency_penalty"}) {
        const QJsonValue value = config.value(QLatin1StringView(name));
        if (value.isDouble())
            parameters.insert(QLatin1StringView(name), value);
    }
    const QLatin1StringView limit("max_tokens");
    if (const int tokens = config.value(limit).toInt(); tokens > 0)
        parameters.insert(limit, tokens);
    return parameters;
}

/// What is said as the system is the instructions; without that, what is said first.
ForeignPrompt fromMask(const QJsonObject &json)
{
    core::Persona persona;
    persona.id = core::newId();
    persona.name = wordsOf(json, "name");
    persona.icon = emojiFrom(wordsOf(json, "avatar"));
    const QJsonObject config = configOf(json);
    persona.model = wordsOf(config, "model");
    persona.parameters = parametersOf(config);
    QStringList system;
    QStringList others;
    const QJsonArray context = json.value(QLatin1StringView("context")).toArray();
    for (const QJsonValue &value : context) {
        const QJsonObject message = value.toObject();
        const bool isSystem = wordsOf(message, "role") == QLatin1StringView("system");
        (isSystem ? system : others).append(wordsOf(message, "content"));
    }
    if (system.isEmpty() && !others.isEmpty())
        system.append(others.takeFirst());
    persona.instructions = system.join(QLatin1StringView("\n\n"));
    ForeignPrompt mask{PromptFormat::NextChat, {persona}};
    if (!others.isEmpty()) {
        mask.item.reason = ImportedPrompt::Reason::Partly;
        mask.item.leftOut = int(others.size());
    }
    return mask;
}

QStringList tagsIn(const QJsonObject &json)
{
    QStringList tags;
    const QJsonArray array = json.value(QLatin1StringView("tags")).toArray();
    for (const QJsonValue &tag : array)
        tags.append(cleanText(tag.toString()));
    return tags;
}

ForeignPrompt fromCommand(const QJsonObject &json)
{
    QString title = wordsOf(json, "title");
    if (title.isEmpty())
        title = wordsOf(json, "name");
    if (title.isEmpty())
        title = wordsOf(json, "command");
    return madePrompt(PromptFormat::OpenWebUi, core::PromptKind::Snippet, title,
                      withOwnVariables(wordsOf(json, "content")), tagsIn(json));
}

/// What stands in quotes behind `name=`.
QString quotedBehind(const QString &properties, const char *name)
{
    const QRegularExpression quoted(QStringLiteral(":%1=\"([^\"]*)\"").arg(QLatin1String(name)));
    return quoted.match(properties).captured(1);
}

QStringList optionsIn(const QString &properties)
{
    static const QRegularExpression list(QStringLiteral(":options=(\\[[^\\]]*\\])"));
    const QString json = list.match(properties).captured(1);
    QStringList options;
    const QJsonArray array = QJsonDocument::fromJson(json.toUtf8()).array();
    for (const QJsonValue &option : array)
        options.append(option.toString());
    return options;
}

} // namespace

QString withOwnVariables(const QString &text)
{
    // Bounded everywhere: many thousand spaces would otherwise be tried in every division.
    static const QRegularExpression variable(
        QStringLiteral("\\{\\{\\s{0,9}([\\w -]{1,60}?)\\s{0,9}\\|\\s{0,9}"
                       "(?:text|textarea|select|number|checkbox|date|"
                       "datetime-local|color|email|month|range|tel|time|url|map)"
                       "((?::[^}]{0,1000}+)?)\\s{0,9}\\}\\}"),
        QRegularExpression::UseUnicodePropertiesOption);
    QString result;
    qsizetype at = 0;
    auto matches = variable.globalMatch(text);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        const QString properties = match.captured(2);
        const QStringList options = optionsIn(properties);
        const QString preset =
            options.size() > 1 ? options.join(u'|') : quotedBehind(properties, "default");
        result += text.mid(at, match.capturedStart() - at) + QLatin1StringView("{{")
                  + match.captured(1) + (preset.isEmpty() ? QString() : u':' + preset)
                  + QLatin1StringView("}}");
        at = match.capturedEnd();
    }
    return result + text.mid(at);
}

std::optional<ForeignPrompt> foreignPrompt(const QJsonObject &json)
{
    if (json.value(QLatin1StringView("context")).isArray() && hasText(json, "name"))
        return fromMask(json);
    if (hasText(json, "command") && hasText(json, "content"))
        return fromCommand(json);
    if (hasText(json, "act") && hasText(json, "prompt"))
        return madePrompt(PromptFormat::List, core::PromptKind::Instructions, wordsOf(json, "act"),
                          wordsOf(json, "prompt"));
    if (hasText(json, "name") && hasText(json, "prompt"))
        return fromAgent(json);
    if (hasText(json, "title") && hasText(json, "content"))
        return madePrompt(json.contains(QLatin1StringView("isUser")) ? PromptFormat::NextChat
                                                                     : PromptFormat::CherryStudio,
                          core::PromptKind::Snippet, wordsOf(json, "title"),
                          wordsOf(json, "content"), tagsIn(json));
    return std::nullopt;
}

} // namespace storage
