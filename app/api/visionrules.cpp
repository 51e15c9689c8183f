// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/modellist.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <algorithm>

namespace api {
namespace {

QJsonObject object(const QJsonObject &parent, const char *name)
{
    return parent.value(QLatin1StringView(name)).toObject();
}

bool contains(const QJsonArray &list, std::initializer_list<const char *> names)
{
    return std::any_of(names.begin(), names.end(), [&list](const char *name) {
        return list.contains(QJsonValue(QLatin1StringView(name)));
    });
}

std::optional<bool> byArchitecture(const QJsonObject &item)
{
    const QJsonObject architecture = object(item, "architecture");
    const QJsonValue modalities = architecture.value(QLatin1StringView("input_modalities"));
    if (modalities.isArray() && !modalities.toArray().isEmpty())
        return contains(modalities.toArray(), {"image"});
    const QString modality = architecture.value(QLatin1StringView("modality")).toString();
    if (!modality.isEmpty())
        return modality.section(QLatin1StringView("->"), 0, 0).contains(QLatin1StringView("image"));
    return std::nullopt;
}

std::optional<bool> byCapabilities(const QJsonObject &item)
{
    const QJsonValue shown = object(object(object(item, "info"), "meta"), "capabilities")
                                 .value(QLatin1StringView("vision"));
    if (shown.isBool())
        return shown.toBool();
    const QJsonValue capabilities = item.value(QLatin1StringView("capabilities"));
    const QJsonValue vision = capabilities.toObject().value(QLatin1StringView("vision"));
    if (vision.isBool())
        return vision.toBool();
    const QString type = item.value(QLatin1StringView("type")).toString();
    if (contains(capabilities.toArray(), {"vision", "multimodal"})
        || type == QLatin1StringView("vlm")) {
        return true;
    }
    // A server that lists what the model can do would have listed it.
    if (!capabilities.toArray().isEmpty() || type == QLatin1StringView("llm"))
        return false;
    return std::nullopt;
}

} // namespace

std::optional<bool> visionOf(const QJsonObject &item, const QString &id)
{
    if (const auto known = byArchitecture(item))
        return known;
    if (const auto known = byCapabilities(item))
        return known;
    static const QRegularExpression blind(
        QStringLiteral("embed|whisper|tts|audio|transcribe|realtime|rerank|moderation|dall-?e|"
                       "(?:^|/)o3-mini"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression seeing(
        QStringLiteral("vision|gpt-4o|gpt-4\\.1|gpt-[5-9]|claude-(?:3|4|opus|sonnet|haiku)|"
                       "gemini-(?:1\\.5|[2-9])|gemini-flash|qwen[\\w.-]*vl|glm-4(?:\\.\\d)?v|"
                       "(?:^|[-_/])vl(?:$|[-_:\\d.])|(?:^|[-_/\\d])vl[-_:]|(?:^|/)o[34](?:$|[-:])|"
                       "o4-mini|grok-4|llava|pixtral|internvl|minicpm-v|gemma-?3|llama-?4"),
        QRegularExpression::CaseInsensitiveOption);
    if (!blind.match(id).hasMatch() && seeing.match(id).hasMatch())
        return true;
    return std::nullopt;
}

} // namespace api
