// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/connections.h"
#include "chat/preferences.h"
#include "chat/sessionparameters.h"

#include <QPointer>
#include <functional>

namespace ui {

/// Where an inherited value comes from.
enum class ParameterOrigin { None, Settings, Connection, Model };

/// All that a row shows of its parameter.
struct ParameterState {
    QJsonValue own{QJsonValue::Undefined};       ///< undefined: nothing is set; null: not sent
    QJsonValue inherited{QJsonValue::Undefined}; ///< what holds where nothing is set
    ParameterOrigin origin = ParameterOrigin::None;
    core::ParameterRefusal refusal = core::ParameterRefusal::None;
    bool operator==(const ParameterState &) const = default;

    /// What is sent; null or undefined: nothing.
    [[nodiscard]] QJsonValue inForce() const { return own.isUndefined() ? inherited : own; }
};

/// The parameters of a session, seen from one layer of them: of the chat, of its model, or of its
/// connection. The instructions are one of them here.
class ParameterBinding : public QObject
{
    Q_OBJECT

public:
    ParameterBinding(chat::Preferences &preferences, chat::Connections &connections,
                     QObject *parent);

    /// Null: nothing can be set.
    void setSession(chat::ChatSession *session);
    [[nodiscard]] chat::ChatSession *session() const { return m_session; }
    /// What is edited. Back to the chat where the other layers do not exist.
    void setLayer(core::ParameterLayer layer);
    [[nodiscard]] core::ParameterLayer layer() const { return m_layer; }
    /// Connection and model have defaults of their own.
    [[nodiscard]] bool hasDefaults() const;
    /// What people call the connection; the model's id.
    [[nodiscard]] QString connectionName() const;
    [[nodiscard]] QString model() const;

    [[nodiscard]] ParameterState state(const QString &name) const;
    /// Null: it is not sent. Undefined: what is inherited holds again.
    void set(const QString &name, const QJsonValue &value);
    void forgetRefusal(const QString &name);
    /// Everything that is set in the layer, but the instructions.
    [[nodiscard]] core::ParameterSet own() const;
    /// What becomes of what is set in a layer.
    using Change = std::function<core::ParameterSet(const core::ParameterSet &)>;
    /// Changes the defaults of a connection, or of its model, whichever chat is shown. Nothing
    /// happens where the connection is gone.
    void changeDefaults(core::ParameterLayer layer, const QUuid &connection, const QString &model,
                        const Change &change);
    /// Something is set in the chat itself.
    [[nodiscard]] bool isChatChanged() const;

Q_SIGNALS:
    /// state() of any may be another one.
    void changed();
    /// Another session, layer, model or connection: nothing that is being written belongs to it.
    void replaced();

private:
    [[nodiscard]] std::optional<core::Profile> profile() const;
    [[nodiscard]] ParameterState instructions() const;
    [[nodiscard]] QStringList place() const;
    void hear();

    chat::Preferences &m_preferences;
    chat::Connections &m_connections;
    QPointer<chat::ChatSession> m_session;
    core::ParameterLayer m_layer = core::ParameterLayer::Conversation;
    QStringList m_place; ///< connection, model and layer that were there the last time
};

} // namespace ui
