// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/workspace.h"
#include "ui/parameters/parameterbinding.h"

namespace ui {

/// Changes of the parameters that take away what was set, as steps that can be undone: in the layer
/// that is shown when they are done, wherever the window is when they are taken back. What somebody
/// has set otherwise since is left as it is. GUI thread.
class ParameterSteps : public QObject
{
    Q_OBJECT

public:
    ParameterSteps(chat::Workspace &workspace, ParameterBinding &binding, QObject *parent);

    /// Of one parameter, or of the instructions. Null: it is not sent. Undefined: what is inherited
    /// holds again. False: it is so already.
    bool set(const QString &name, const QJsonValue &value);
    /// All that is set in the layer, but the instructions. False: it is so already.
    bool replace(const core::ParameterSet &parameters);

private:
    void changeInChat(const QUuid &chat, const ParameterBinding::Change &what);

    chat::Workspace &m_workspace;
    ParameterBinding &m_binding;
};

} // namespace ui
