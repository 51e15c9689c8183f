// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/actions.h"
#include "ui/services.h"

#include <QObject>
#include <QPointer>

namespace ui {

class ConversationPane;
class ToolsDialog;

/// The tools in the window: opens their editor, and says what their file could not take.
class ToolActions : public QObject
{
    Q_OBJECT

public:
    ToolActions(const Services &services, Actions &actions, ConversationPane &pane,
                QWidget *window);

private:
    void open();
    void listen();

    Services m_services;
    ConversationPane &m_pane;
    QWidget *m_window;
    QPointer<ToolsDialog> m_dialog;
};

} // namespace ui
