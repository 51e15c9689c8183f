// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/actions.h"
#include "ui/services.h"

#include <QObject>
#include <QPointer>

class QMainWindow;

namespace ui {

class BinDialog;
class ConversationPane;
class Sidebar;

/// The way into the bin, which is there once something lies in it, and what is said about it.
class BinActions : public QObject
{
    Q_OBJECT

public:
    BinActions(const Services &services, const Actions &actions, ConversationPane &pane,
               Sidebar &sidebar, QMainWindow &window);

    void open();

private:
    Services m_services;
    QMainWindow &m_window;
    QPointer<BinDialog> m_dialog;
};

} // namespace ui
