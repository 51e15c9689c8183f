// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/sightoffer.h"

#include "chat/modelmemory.h"
#include "ui/composer/composer.h"

namespace ui {

SightOffer::SightOffer(Composer &composer, chat::Connections &connections,
                       chat::Preferences &preferences, QObject *parent)
    : QObject(parent)
    , m_composer(composer)
    , m_connections(connections)
    , m_preferences(preferences)
{
    connect(&composer, &Composer::picturesChanged, this, &SightOffer::update);
    connect(&composer, &Composer::offerTaken, this, [this] {
        // Copies: taking the offer changes the conversation and withdraws the offer.
        const QString offered = m_offered;
        if (!m_session || offered.isEmpty())
            return;
        const QUuid profile = m_session->conversation().info().profileId;
        Q_EMIT taken(profile, offered);
    });
    connect(&connections, &chat::Connections::modelsChanged, this, &SightOffer::update);
}

void SightOffer::setSession(chat::ChatSession *session)
{
    if (m_session)
        m_session->conversation().disconnect(this);
    m_session = session;
    if (session)
        connect(&session->conversation(), &core::Conversation::infoChanged, this,
                &SightOffer::update);
    update();
}

QString SightOffer::modelInUse() const
{
    const core::ConversationInfo &info = m_session->conversation().info();
    const auto profile = m_connections.profile(info.profileId);
    return info.model.isEmpty() && profile ? profile->model : info.model;
}

void SightOffer::update()
{
    m_offered.clear();
    if (!m_session || !m_composer.hasPictures()) {
        m_composer.offer({}, {});
        return;
    }
    const QString model = modelInUse();
    const QList<chat::ModelChoice> list =
        m_connections.models(m_session->conversation().info().profileId).models;
    if (model.isEmpty() || chat::visionOf(list, model) != false) {
        m_composer.offer({}, {});
        return;
    }
    m_offered = seeingModel(list, model);
    const QString link = m_offered.isEmpty() ? QString() : tr("Use %1").arg(m_offered);
    m_composer.offer(tr("%1 cannot see images.").arg(model), link);
}

QString SightOffer::seeingModel(const QList<chat::ModelChoice> &list, const QString &blind) const
{
    const QUuid profile = m_session->conversation().info().profileId;
    const chat::ModelMemory memory(m_preferences);
    QStringList preferred;
    for (const core::ModelChoiceRef &one : memory.favourites() + memory.recent()) {
        if (one.profileId == profile)
            preferred.append(one.model);
    }
    return chat::seeingModel(list, blind, preferred);
}

} // namespace ui
