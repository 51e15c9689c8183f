// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/actions.h"
#include "ui/services.h"

#include <QObject>
#include <QPointer>

class QWidget;

namespace ui {

class ConversationPane;
class PanelHost;
class ParameterBinding;
class ParameterPanel;
class ParameterSteps;
class Presets;

/// The panel of parameters in the window: opens and closes it, keeps it at the chat that is shown,
/// and marks its button where something is set.
class ParameterActions : public QObject
{
    Q_OBJECT

public:
    ParameterActions(const Services &services, Actions &actions, ConversationPane &pane,
                     PanelHost &host, QWidget *window);

    /// Another conversation is shown.
    void followSession();
    /// Opens the panel with the keyboard at this parameter; empty: at the first one.
    void open(const QString &name = {});
    /// False when it was not open.
    bool closePanel();

private:
    void toggle();
    void makePanel();
    void followHost();
    void followChat();
    void replace(const QString &name, const QJsonValue &value);
    void showRequest();
    [[nodiscard]] bool isOpen() const;

    Services m_services;
    Actions &m_actions;
    ConversationPane &m_pane;
    PanelHost &m_host;
    QWidget *m_window;
    ParameterBinding *m_binding;
    ParameterSteps *m_steps;
    Presets *m_presets;
    ParameterPanel *m_panel = nullptr;
    QPointer<QWidget> m_before; ///< had the focus before the panel did
};

} // namespace ui
