// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parameters/parameteractions.h"

#include "ui/composer/composer.h"
#include "ui/conversation/conversationview.h"
#include "ui/conversationpane.h"
#include "ui/header/header.h"
#include "ui/panelhost.h"
#include "ui/parameters/parameterpanel.h"
#include "ui/parameters/parameterrow.h"
#include "ui/parameters/parametersteps.h"
#include "ui/parameters/presets.h"
#include "ui/parameters/requestdialog.h"

#include <QApplication>

namespace ui {

ParameterActions::ParameterActions(const Services &services, Actions &actions,
                                   ConversationPane &pane, PanelHost &host, QWidget *window)
    : QObject(window)
    , m_services(services)
    , m_actions(actions)
    , m_pane(pane)
    , m_host(host)
    , m_window(window)
    , m_binding(new ParameterBinding(services.preferences, services.connections, this))
    , m_steps(new ParameterSteps(services.workspace, *m_binding, this))
    , m_presets(new Presets(services.preferences, services.workspace, *m_binding, *m_steps, window))
{
    connect(actions.at(Act::Parameters), &QAction::triggered, this, &ParameterActions::toggle);
    connect(actions.at(Act::ShowRequest), &QAction::triggered, this,
            &ParameterActions::showRequest);
    connect(&pane.header(), &Header::parametersRequested, actions.at(Act::Parameters),
            &QAction::trigger);
    connect(&pane.view(), &ConversationView::parametersRequested, this, &ParameterActions::open);
    connect(&host, &PanelHost::panelChanged, this, &ParameterActions::followHost);
    connect(m_binding, &ParameterBinding::changed, this, &ParameterActions::followChat);
    connect(m_presets, &Presets::done, this, [this](const QString &sentence) {
        m_pane.sayPassing(sentence, ConversationPane::Offer::Undo);
    });
    followSession();
}

bool ParameterActions::isOpen() const
{
    return m_panel && m_host.panel() == m_panel;
}

void ParameterActions::followSession()
{
    chat::ChatSession *session = m_pane.session();
    for (const Act act : {Act::Parameters, Act::ShowRequest})
        m_actions.at(act)->setEnabled(session != nullptr);
    m_binding->setSession(session);
}

void ParameterActions::followChat()
{
    if (m_binding->session())
        m_pane.header().markParameters(m_binding->isChatChanged());
}

void ParameterActions::makePanel()
{
    if (m_panel)
        return;
    m_panel = new ParameterPanel(m_services.theme, *m_binding, m_services.toolbox, &m_host);
    connect(m_panel, &ParameterPanel::closeRequested, this, &ParameterActions::closePanel);
    connect(m_panel, &ParameterPanel::presetsRequested, this,
            [this] { m_presets->popup(m_panel->presetsButton()); });
    connect(m_panel, &ParameterPanel::replaced, this, &ParameterActions::replace);
    connect(m_panel, &ParameterPanel::requestWanted, this, &ParameterActions::showRequest);
    connect(m_panel, &ParameterPanel::toolsWanted, m_actions.at(Act::Tools), &QAction::trigger);
    connect(m_panel, &ParameterPanel::editorWanted, m_actions.at(Act::Instructions),
            &QAction::trigger);
}

void ParameterActions::replace(const QString &name, const QJsonValue &value)
{
    if (!m_steps->set(name, value))
        return;
    const QString title = ParameterRow::title(name);
    //: %1 is the name of a parameter
    m_pane.sayPassing(value.isNull() ? tr("“%1” is not sent").arg(title)
                                     : tr("“%1” is reset").arg(title),
                      ConversationPane::Offer::Undo);
}

void ParameterActions::toggle()
{
    if (isOpen())
        closePanel();
    else
        open();
}

void ParameterActions::open(const QString &name)
{
    if (!m_pane.session())
        return;
    makePanel();
    if (!isOpen()) {
        m_before = QApplication::focusWidget();
        m_host.setPanel(m_panel);
    }
    if (name.isEmpty() || !m_panel->goTo(name))
        m_panel->setFocus(Qt::ShortcutFocusReason);
}

bool ParameterActions::closePanel()
{
    if (!isOpen())
        return false;
    const bool hadFocus = m_panel->isAncestorOf(QApplication::focusWidget());
    m_host.setPanel(nullptr);
    if (!hadFocus)
        return true;
    if (m_before && m_before->isVisible() && m_before->isEnabled())
        m_before->setFocus(Qt::OtherFocusReason);
    else
        m_pane.composer().focusInput();
    return true;
}

/// Another panel may have taken its place.
void ParameterActions::followHost()
{
    m_actions.at(Act::Parameters)->setChecked(isOpen());
}

void ParameterActions::showRequest()
{
    chat::ChatSession *session = m_pane.session();
    if (!session)
        return;
    const Composer &composer = m_pane.composer();
    auto *dialog = new RequestDialog(m_services.theme, *session, composer.written(),
                                     composer.edited(), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace ui
