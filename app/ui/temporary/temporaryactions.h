// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/actions.h"
#include "ui/services.h"

#include <QObject>
#include <QPointer>

class QMainWindow;

namespace ui {

class ConversationPane;
class Question;

/// Temporary chats in the window: begins one, says on the header and above the composer what it is,
/// keeps it, and asks before it goes.
class TemporaryActions : public QObject
{
    Q_OBJECT

public:
    TemporaryActions(const Services &services, Actions &actions, ConversationPane &pane,
                     QMainWindow &window);

    /// False: something would be lost; the person is asked, and the window closes after that.
    [[nodiscard]] bool mayClose();

private:
    void follow();
    void ask();
    void answer();
    void withdraw();
    void sayKept();

    Services m_services;
    Actions &m_actions;
    ConversationPane &m_pane;
    QMainWindow &m_window;
    QPointer<Question> m_question;
};

} // namespace ui
