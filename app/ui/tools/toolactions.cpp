// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/toolactions.h"

#include "chat/toolbox.h"
#include "texts/toolcheckwords.h"
#include "ui/conversationpane.h"
#include "ui/tools/toolsdialog.h"

namespace ui {

ToolActions::ToolActions(const Services &services, Actions &actions, ConversationPane &pane,
                         QWidget *window)
    : QObject(window)
    , m_services(services)
    , m_pane(pane)
    , m_window(window)
{
    QAction *action = actions.at(Act::Tools);
    action->setVisible(services.toolbox != nullptr);
    if (!services.toolbox)
        return;
    connect(action, &QAction::triggered, this, &ToolActions::open);
    listen();
}

void ToolActions::listen()
{
    connect(m_services.toolbox, &chat::Toolbox::saveFailed, this, [this](const core::Error &error) {
        if (!m_dialog)
            m_pane.sayPassing(texts::toolProblem(error));
    });
    connect(m_services.toolbox, &chat::Toolbox::keptAside, this, [this](const QString &path) {
        m_pane.sayPassing(tr("The tools could not be read. They are kept as %1.").arg(path));
    });
}

void ToolActions::open()
{
    if (m_dialog) {
        m_dialog->raise();
        m_dialog->activateWindow();
        return;
    }
    m_dialog = new ToolsDialog(m_services.theme, *m_services.toolbox, m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialog->open();
}

} // namespace ui
