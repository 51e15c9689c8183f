// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/actions.h"
#include "ui/services.h"

#include <QObject>
#include <QPointer>

namespace ui {

class ToolsDialog;

/// The tools in the window: opens their editor.
class ToolActions : public QObject
{
    Q_OBJECT

public:
    ToolActions(const Services &services, Actions &actions, QWidget *window);

private:
    void open();

    Services m_services;
    QWidget *m_window;
    QPointer<ToolsDialog> m_dialog;
};

} // namespace ui
