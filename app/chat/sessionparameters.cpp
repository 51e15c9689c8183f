// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/sessionparameters.h"

#include "chat/chatsession_p.h"
#include "chat/requestpreview.h"
#include "chat/toolbox.h"
#include "core/learnedparameters.h"
#include "core/parameterrefusal.h"
#include "core/prompttemplate.h"

namespace chat {

SessionParameters::SessionParameters(ChatSession &session, const ChatSession::Services &services)
    : m_session(session)
    , m_services(services)
{
    connect(&session.conversation(), &core::Conversation::infoChanged, this,
            &SessionParameters::look);
    connect(&services.connections, &Connections::profilesChanged, this, &SessionParameters::look);
    m_seen = facts();
}

std::optional<core::Profile> SessionParameters::profile() const
{
    return m_services.connections.profile(m_session.conversation().info().profileId);
}

SessionParameters::Facts SessionParameters::facts() const
{
    const core::ConversationInfo &info = m_session.conversation().info();
    const std::optional<core::Profile> asked = profile();
    return {info.profileId, info.model, layers(),
            asked ? asked->learned : QList<core::LearnedParameter>()};
}

void SessionParameters::look()
{
    Facts now = facts();
    if (now == m_seen)
        return;
    m_seen = std::move(now);
    Q_EMIT changed();
}

core::ParameterLayers SessionParameters::layers() const
{
    const core::ConversationInfo &info = m_session.conversation().info();
    return core::layersOf(profile(), info.model, info.parameters);
}

QString SessionParameters::instructions() const
{
    const std::optional<QString> &own = m_session.conversation().info().instructions;
    return own ? *own : m_services.preferences.settings().instructions;
}

QString SessionParameters::instructionsFor(const QString &model) const
{
    return core::sentInstructions(instructions(), {m_services.clock.now().toLocalTime(), model,
                                                   m_services.preferences.settings().language});
}

void SessionParameters::set(const core::ParameterSet &parameters)
{
    core::Conversation &conversation = m_session.conversation();
    core::ConversationInfo info = conversation.info();
    if (info.parameters == parameters)
        return;
    info.parameters = parameters;
    conversation.setInfo(info);
}

void SessionParameters::set(const QString &name, const QJsonValue &value)
{
    core::ParameterSet parameters = m_session.conversation().info().parameters;
    if (value.isUndefined())
        parameters.remove(name);
    else
        parameters.insert(name, value);
    set(parameters);
}

bool SessionParameters::setDefaults(core::ParameterLayer layer,
                                    const core::ParameterSet &parameters)
{
    std::optional<core::Profile> changed = profile();
    if (!changed || changed->isDemo)
        return false;
    const QString &model = m_session.conversation().info().model;
    if (layer == core::ParameterLayer::Connection)
        changed->parameters = parameters;
    else if (layer == core::ParameterLayer::Model && parameters.isEmpty())
        changed->modelParameters.remove(model);
    else if (layer == core::ParameterLayer::Model)
        changed->modelParameters.insert(model, parameters);
    else
        return false;
    (void)m_services.connections.save(*changed, std::nullopt);
    return true;
}

core::ParameterRefusal SessionParameters::refusal(const QString &name) const
{
    const std::optional<core::Profile> asked = profile();
    const core::ConversationInfo &info = m_session.conversation().info();
    return asked ? core::knownRefusal(*asked, info.model, name, layers().effective())
                 : core::ParameterRefusal::None;
}

void SessionParameters::forgetRefusal(const QString &name)
{
    std::optional<core::Profile> changed = profile();
    const QString &model = m_session.conversation().info().model;
    if (!changed)
        return;
    bool isForgotten = false;
    for (const QString &sent : core::sentNames(name))
        isForgotten = core::forget(changed->learned, model, sent) || isForgotten;
    if (isForgotten)
        (void)m_services.connections.save(*changed, std::nullopt);
}

QFuture<core::Result<QString>> SessionParameters::request(const Outgoing &draft,
                                                          const QUuid &edited)
{
    const core::ConversationInfo &info = m_session.conversation().info();
    const std::optional<core::Profile> asked = profile();
    const auto parameters = core::parametersFor(asked, info.model, info.parameters);
    if (!parameters)
        return core::ready(core::Result<QString>(parameters.error()));
    api::ChatRequest head;
    head.gateway.baseUrl = asked ? asked->baseUrl : QString();
    head.model = info.model;
    head.instructions = instructionsFor(info.model);
    head.parameters = withCurrentTools(parameters.value(), m_services.toolbox);
    auto *preview =
        new RequestPreview(m_session.conversation(), m_services.store,
                           m_session.d->treatmentFor(info.model), std::move(head), this);
    // Among answers side by side it goes on below the one that the person is at.
    return preview->begin(draft, edited, m_session.d->comparison->current());
}

} // namespace chat
