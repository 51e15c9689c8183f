// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/toolactions.h"

#include "chat/toolbox.h"
#include "ui/tools/toolsdialog.h"

namespace ui {

ToolActions::ToolActions(const Services &services, Actions &actions, QWidget *window)
    : QObject(window)
    , m_services(services)
    , m_window(window)
{
    QAction *action = actions.at(Act::Tools);
    action->setVisible(services.toolbox != nullptr);
    if (!services.toolbox)
        return;
    connect(action, &QAction::triggered, this, &ToolActions::open);
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
