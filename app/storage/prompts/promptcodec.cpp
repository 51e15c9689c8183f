// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/prompts/promptcodec.h"

#include "core/id.h"
#include "storage/members.h"
#include "storage/settableparameters.h"
#include "storage/textsanitizer.h"

#include <QJsonArray>
#include <QSet>

namespace storage {
namespace {

constexpr auto kFormatMember = QLatin1StringView("format");
constexpr auto kPromptFormat = QLatin1StringView("loquat-prompts");
constexpr auto kPromptList = QLatin1StringView("prompts");
constexpr auto kPersonaList = QLatin1StringView("personas");
constexpr auto kPromptTitle = QLatin1StringView("title");
constexpr auto kPromptTags = QLatin1StringView("tags");
constexpr auto kPersonaIcon = QLatin1StringView("icon");
constexpr auto kPersonaConnection = QLatin1StringView("connection");
constexpr auto kSnippetKind = QLatin1StringView("snippet");
constexpr int kPromptVersion = 1;

QUuid promptIdIn(const QJsonObject &json)
{
    const QUuid id = core::idFromText(json.value(kId).toString());
    return id.isNull() ? core::newId() : id;
}

QString promptTextIn(const QJsonObject &json, QLatin1StringView member)
{
    return cleanText(json.value(member).toString());
}

QJsonObject promptJson(const core::Prompt &prompt)
{
    QJsonObject json{
        {kId, core::idText(prompt.id)},
        {kKind, prompt.kind == core::PromptKind::Snippet ? kSnippetKind : kInstructions},
        {kPromptTitle, cleanText(prompt.title)},
        {kText, cleanText(prompt.text)}};
    if (!prompt.tags.isEmpty())
        json.insert(kPromptTags, QJsonArray::fromStringList(prompt.tags));
    return json;
}

QJsonObject promptJson(const core::Persona &persona)
{
    QJsonObject json{{kId, core::idText(persona.id)}, {kName, cleanText(persona.name)}};
    put(json, kPersonaIcon, persona.icon);
    put(json, kInstructions, persona.instructions);
    put(json, kModel, persona.model);
    if (!persona.profileId.isNull())
        json.insert(kPersonaConnection, core::idText(persona.profileId));
    if (!persona.parameters.isEmpty())
        json.insert(kParameters, persona.parameters);
    return json;
}

} // namespace

QJsonObject promptsToJson(const core::PromptShelf &shelf)
{
    QJsonArray prompts;
    for (const core::Prompt &prompt : shelf.prompts)
        prompts.append(promptJson(prompt));
    QJsonArray personas;
    for (const core::Persona &persona : shelf.personas)
        personas.append(promptJson(persona));
    return {{kFormatMember, kPromptFormat},
            {kVersion, kPromptVersion},
            {kPromptList, prompts},
            {kPersonaList, personas}};
}

bool isOwnPromptFile(const QJsonObject &json)
{
    return json.value(kFormatMember).toString() == kPromptFormat;
}

core::Prompt promptFrom(const QJsonObject &json)
{
    core::Prompt prompt;
    prompt.id = promptIdIn(json);
    prompt.kind = json.value(kKind).toString() == kInstructions ? core::PromptKind::Instructions
                                                                : core::PromptKind::Snippet;
    prompt.title = promptTextIn(json, kPromptTitle);
    prompt.text = promptTextIn(json, kText);
    const QJsonArray tags = json.value(kPromptTags).toArray();
    for (const QJsonValue &tag : tags)
        prompt.tags.append(cleanText(tag.toString()));
    return prompt;
}

core::Persona personaFrom(const QJsonObject &json, QStringList &lost)
{
    core::Persona persona;
    persona.id = promptIdIn(json);
    persona.name = promptTextIn(json, kName);
    persona.icon = promptTextIn(json, kPersonaIcon);
    persona.instructions = promptTextIn(json, kInstructions);
    persona.profileId = core::idFromText(json.value(kPersonaConnection).toString());
    persona.model = promptTextIn(json, kModel);
    persona.parameters = settableParameters(json.value(kParameters).toObject(), lost);
    return persona;
}

core::PromptShelf promptsFrom(const QJsonObject &json)
{
    core::PromptShelf shelf;
    qsizetype room = core::kLongestShelf;
    QSet<QUuid> known;
    const auto take = [&room, &known](const auto &one, auto &list, qsizetype most) {
        const qsizetype length = core::lengthOf(one);
        if (!core::isWhole(one) || known.contains(one.id) || list.size() >= most || length > room)
            return;
        known.insert(one.id);
        room -= length;
        list.append(one);
    };
    const QJsonArray prompts = json.value(kPromptList).toArray();
    for (const QJsonValue &value : prompts)
        take(core::tidied(promptFrom(value.toObject())), shelf.prompts, core::kMostPrompts);
    const QJsonArray personas = json.value(kPersonaList).toArray();
    QStringList lost; // nothing that was kept here has any
    for (const QJsonValue &value : personas)
        take(core::tidied(personaFrom(value.toObject(), lost)), shelf.personas,
             core::kMostPersonas);
    return shelf;
}

bool holdsMore(const QJsonObject &json, const core::PromptShelf &shelf)
{
    const auto isMore = [](const QJsonValue &list, qsizetype taken) {
        return list.isArray() ? list.toArray().size() > taken
                              : !list.isUndefined() && !list.isNull();
    };
    return json.value(kVersion).toInt() > kPromptVersion
           || isMore(json.value(kPromptList), shelf.prompts.size())
           || isMore(json.value(kPersonaList), shelf.personas.size());
}

} // namespace storage
