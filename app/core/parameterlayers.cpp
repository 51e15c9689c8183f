// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/parameterlayers.h"

#include "core/parametercheck.h"
#include "core/parameterrefusal.h"

namespace core {
namespace {

constexpr auto kNewMaxTokens = QLatin1StringView("max_completion_tokens");

constexpr auto kStreamMember = QLatin1StringView("stream");
constexpr auto kStreamOptionsMember = QLatin1StringView("stream_options");

void mergeInto(ParameterSet &into, const ParameterSet &stronger)
{
    for (auto it = stronger.constBegin(); it != stronger.constEnd(); ++it)
        into.insert(it.key(), it.value());
}

ParameterLayer layerBelow(ParameterLayer layer)
{
    return layer == ParameterLayer::None ? layer : ParameterLayer(int(layer) - 1);
}

/// A request without a word about them has words of its own.
bool isSentByItself(const QString &name)
{
    return name == kStreamMember || name == kStreamOptionsMember;
}

bool isWithheld(const ParameterSet &effective, QLatin1StringView name)
{
    const auto found = effective.constFind(name);
    return found != effective.constEnd() && found->isNull();
}

/// One setting, which models know by two names.
void nameMaxTokens(ChatParameters &parameters, const QString &wanted, const QString &model)
{
    const bool isNew = wanted.isEmpty() ? isReasoningModel(model) : wanted == kNewMaxTokens;
    if (isNew && parameters.maxTokens && !parameters.maxCompletionTokens)
        std::swap(parameters.maxTokens, parameters.maxCompletionTokens);
}

InstructionsRole roleOf(const QJsonValue &value)
{
    if (value.toString() == QLatin1StringView("developer"))
        return InstructionsRole::Developer;
    return value.isString() ? InstructionsRole::System : InstructionsRole::Automatic;
}

} // namespace

ParameterLayer ParameterLayers::layerOf(const QString &name, ParameterLayer top) const
{
    for (ParameterLayer layer = top; layer != ParameterLayer::None; layer = layerBelow(layer)) {
        const bool isHere = layer == ParameterLayer::Conversation ? conversation.contains(name)
                            : layer == ParameterLayer::Model      ? model.contains(name)
                                                                  : connection.contains(name);
        if (isHere)
            return layer;
    }
    return ParameterLayer::None;
}

QJsonValue ParameterLayers::value(const QString &name, ParameterLayer top) const
{
    switch (layerOf(name, top)) {
    case ParameterLayer::Conversation:
        return conversation.value(name);
    case ParameterLayer::Model:
        return model.value(name);
    case ParameterLayer::Connection:
        return connection.value(name);
    case ParameterLayer::None:
        break;
    }
    return QJsonValue::Undefined;
}

QJsonValue ParameterLayers::inherited(const QString &name, ParameterLayer here) const
{
    return value(name, layerBelow(here));
}

ParameterSet ParameterLayers::effective() const
{
    ParameterSet all = connection;
    mergeInto(all, model);
    mergeInto(all, conversation);
    ParameterSet sent;
    for (auto it = all.constBegin(); it != all.constEnd(); ++it) {
        if (!it.value().isNull() || isSentByItself(it.key()))
            sent.insert(it.key(), it.value());
    }
    return sent;
}

ParameterLayers layersOf(const std::optional<Profile> &profile, const QString &model,
                         const ParameterSet &conversation)
{
    if (!profile)
        return {{}, {}, conversation};
    return {profile->parameters, profile->modelParameters.value(model), conversation};
}

Result<ChatParameters> requestParameters(const ParameterSet &effective, const QString &model)
{
    const QList<Error> errors = checkParameters(effective);
    if (!errors.isEmpty())
        return errors.constFirst();
    ChatParameters parameters;
    parameters.extra = effective.value(setting::kExtra).toObject();
    for (auto it = effective.constBegin(); it != effective.constEnd(); ++it) {
        // Settings of ours, or of a newer version's.
        if (it.key().startsWith(u'@') || it.value().isNull())
            continue;
        if (const Result<Done> taken = parameters.set(it.key(), it.value()); !taken)
            return taken.error();
    }
    nameMaxTokens(parameters, effective.value(setting::kMaxTokensName).toString(), model);
    parameters.isStreamLeftOut = isWithheld(effective, kStreamMember);
    if (isWithheld(effective, kStreamOptionsMember))
        parameters.streamOptions = QJsonObject(); // empty: not sent
    parameters.instructionsRole = roleOf(effective.value(setting::kInstructionsRole));
    return parameters;
}

} // namespace core
