// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/chatsession.h"
#include "chat/preferences.h"

#include <QObject>
#include <QPointer>

namespace ui {

class Composer;

/// Says above the composer that the chosen model is known not to see the images that are attached,
/// and offers one that does. Nothing is held back: unknown is no reason to say anything.
class SightOffer : public QObject
{
    Q_OBJECT

public:
    SightOffer(Composer &composer, chat::Connections &connections, chat::Preferences &preferences,
               QObject *parent = nullptr);

    void setSession(chat::ChatSession *session);

Q_SIGNALS:
    /// The person took the offer.
    void taken(const QUuid &profile, const QString &model);

private:
    void update();
    [[nodiscard]] QString modelInUse() const;
    [[nodiscard]] QString seeingModel(const QList<chat::ModelChoice> &list,
                                      const QString &blind) const;

    Composer &m_composer;
    chat::Connections &m_connections;
    chat::Preferences &m_preferences;
    QPointer<chat::ChatSession> m_session;
    QString m_offered;
};

} // namespace ui
