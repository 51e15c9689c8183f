// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parameters/parameterbinding.h"

#include "ui/parameters/parameterfields.h"
#include "ui/settings/modelpickermodel.h"

namespace ui {
namespace {

using Layer = core::ParameterLayer;

const core::ParameterSet &setOf(const core::ParameterLayers &layers, Layer layer)
{
    if (layer == Layer::Connection)
        return layers.connection;
    return layer == Layer::Model ? layers.model : layers.conversation;
}

Layer below(Layer layer)
{
    return layer == Layer::Conversation ? Layer::Model
           : layer == Layer::Model      ? Layer::Connection
                                        : Layer::None;
}

ParameterOrigin originOf(Layer layer)
{
    return layer == Layer::Model        ? ParameterOrigin::Model
           : layer == Layer::Connection ? ParameterOrigin::Connection
                                        : ParameterOrigin::None;
}

} // namespace

ParameterBinding::ParameterBinding(chat::Preferences &preferences, chat::Connections &connections,
                                   QObject *parent)
    : QObject(parent)
    , m_preferences(preferences)
    , m_connections(connections)
{
    connect(&preferences, &chat::Preferences::changed, this, &ParameterBinding::hear);
    connect(&connections, &chat::Connections::profilesChanged, this, &ParameterBinding::hear);
}

void ParameterBinding::setSession(chat::ChatSession *session)
{
    if (m_session == session)
        return;
    if (m_session) {
        disconnect(&m_session->parameters(), nullptr, this, nullptr);
        disconnect(&m_session->conversation(), nullptr, this, nullptr);
    }
    m_session = session;
    if (session) {
        connect(&session->parameters(), &chat::SessionParameters::changed, this,
                &ParameterBinding::hear);
        connect(&session->conversation(), &core::Conversation::infoChanged, this,
                &ParameterBinding::hear);
    }
    m_place.clear();
    hear();
}

/// Also decides whether what was shown is still what is meant.
void ParameterBinding::hear()
{
    if (m_layer != Layer::Conversation && !hasDefaults())
        m_layer = Layer::Conversation;
    const QStringList now = place();
    if (std::exchange(m_place, now) != now)
        Q_EMIT replaced();
    Q_EMIT changed();
}

/// A connection that is removed or renamed is another one, too.
QStringList ParameterBinding::place() const
{
    if (!m_session)
        return {QStringLiteral("-")};
    const QUuid id = m_session->conversation().info().profileId;
    return {id.toString(), model(), connectionName(), QString::number(hasDefaults()),
            QString::number(int(m_layer))};
}

void ParameterBinding::setLayer(Layer layer)
{
    if (std::exchange(m_layer, layer) != layer)
        hear(); // back to the chat where there is no other
}

std::optional<core::Profile> ParameterBinding::profile() const
{
    return m_session ? m_connections.profile(m_session->conversation().info().profileId)
                     : std::optional<core::Profile>();
}

bool ParameterBinding::hasDefaults() const
{
    const std::optional<core::Profile> found = profile();
    return found && !found->isDemo;
}

QString ParameterBinding::connectionName() const
{
    const std::optional<core::Profile> found = profile();
    return found ? connectionTitle(*found) : QString();
}

QString ParameterBinding::model() const
{
    if (!m_session)
        return {};
    const QString &own = m_session->conversation().info().model;
    const std::optional<core::Profile> found = profile();
    return own.isEmpty() && found ? found->model : own;
}

ParameterState ParameterBinding::instructions() const
{
    ParameterState state;
    const std::optional<QString> own = m_session->conversation().info().instructions;
    if (own)
        state.own = own->isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(*own);
    const QString general = m_preferences.settings().instructions;
    if (!general.isEmpty()) {
        state.inherited = general;
        state.origin = ParameterOrigin::Settings;
    }
    return state;
}

ParameterState ParameterBinding::state(const QString &name) const
{
    if (!m_session)
        return {};
    if (name == kInstructionsRow)
        return instructions();
    const core::ParameterLayers layers = m_session->parameters().layers();
    const core::ParameterSet &here = setOf(layers, m_layer);
    ParameterState state;
    state.own = here.value(name); // undefined where it is not in it
    const Layer under = below(m_layer);
    state.inherited = layers.inherited(name, m_layer);
    if (!state.inherited.isUndefined())
        state.origin = originOf(layers.layerOf(name, under));
    state.refusal = m_session->parameters().refusal(name);
    return state;
}

void ParameterBinding::set(const QString &name, const QJsonValue &value)
{
    if (!m_session)
        return;
    if (name == kInstructionsRow) {
        std::optional<QString> own;
        if (!value.isUndefined())
            own = value.toString();
        m_session->setInstructions(own);
        return;
    }
    if (m_layer == Layer::Conversation) {
        m_session->parameters().set(name, value);
        return;
    }
    core::ParameterSet changed = own();
    if (value.isUndefined())
        changed.remove(name);
    else
        changed.insert(name, value);
    (void)m_session->parameters().setDefaults(m_layer, changed);
}

void ParameterBinding::forgetRefusal(const QString &name)
{
    if (m_session)
        m_session->parameters().forgetRefusal(name);
}

core::ParameterSet ParameterBinding::own() const
{
    return m_session ? setOf(m_session->parameters().layers(), m_layer) : core::ParameterSet();
}

void ParameterBinding::changeDefaults(Layer layer, const QUuid &connection, const QString &model,
                                      const Change &change)
{
    std::optional<core::Profile> changed = m_connections.profile(connection);
    if (!changed || changed->isDemo)
        return;
    if (layer == Layer::Connection) {
        changed->parameters = change(changed->parameters);
    } else {
        const core::ParameterSet after = change(changed->modelParameters.take(model));
        if (!after.isEmpty())
            changed->modelParameters.insert(model, after);
    }
    (void)m_connections.save(*changed, std::nullopt);
}

bool ParameterBinding::isChatChanged() const
{
    if (!m_session)
        return false;
    const core::ConversationInfo &info = m_session->conversation().info();
    return info.instructions || !info.parameters.isEmpty();
}

} // namespace ui
