// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/chatsession.h"
#include "core/parameterlayers.h"
#include "core/parameterrefusal.h"

#include <QFuture>

namespace chat {

/// What the requests of one conversation carry besides its messages: what is set in it, in its
/// connection and for its model. Belongs to its ChatSession. GUI thread.
class SessionParameters : public QObject
{
    Q_OBJECT

public:
    SessionParameters(ChatSession &session, const ChatSession::Services &services);

    [[nodiscard]] core::ParameterLayers layers() const;
    /// The conversation's own, else those of the settings.
    [[nodiscard]] QString instructions() const;
    /// The same as a request to this model says them now, with the moment and the model filled in.
    [[nodiscard]] QString instructionsFor(const QString &model) const;
    /// Everything that is set in this conversation; kept with it at once. Wrong values can be
    /// kept, but a request with them is not sent.
    void set(const core::ParameterSet &parameters);
    /// One of them: null is "not sent", undefined resets it to what is inherited.
    void set(const QString &name, const QJsonValue &value);
    /// The defaults of the conversation's connection, or of its model. False for a connection
    /// that has none of its own: the demo, or one that is gone.
    bool setDefaults(core::ParameterLayer layer, const core::ParameterSet &parameters);
    /// Of the conversation's model.
    [[nodiscard]] core::ParameterRefusal refusal(const QString &name) const;
    /// Forgets that the model refused it.
    void forgetRefusal(const QString &name);
    /// The body of the request that sending `draft` now would make, indented, images shortened;
    /// an empty one: the last question asked again. `edited`: the message that it is written in
    /// place of, if any. There is no key in it. An Error of kind BadInput for a wrong parameter,
    /// of kind Storage for texts that cannot be read.
    QFuture<core::Result<QString>> request(const Outgoing &draft, const QUuid &edited = {});

Q_SIGNALS:
    /// Any of the layers, what is known of the model, or which model it is.
    void changed();

private:
    struct Facts {
        QUuid profileId;
        QString model;
        core::ParameterLayers layers;
        QList<core::LearnedParameter> learned;
        bool operator==(const Facts &) const = default;
    };

    [[nodiscard]] std::optional<core::Profile> profile() const;
    [[nodiscard]] Facts facts() const;
    /// Much is told that does not matter here.
    void look();

    ChatSession &m_session;
    ChatSession::Services m_services;
    Facts m_seen;
};

} // namespace chat
