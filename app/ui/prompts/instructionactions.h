// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/actions.h"
#include "ui/services.h"

#include <QObject>

class QMainWindow;

namespace ui {

class ConversationPane;
class InstructionsDialog;
class PromptUse;

/// The larger editor for a chat's instructions, and the prompts in it.
class InstructionActions : public QObject
{
    Q_OBJECT

public:
    /// `use`: null where no prompts are kept.
    InstructionActions(const Services &services, Actions &actions, ConversationPane &pane,
                       PromptUse *use, QMainWindow &window);

Q_SIGNALS:
    /// The text is to be kept as a prompt.
    void saveWanted(const QString &text, QWidget *above);

private:
    void edit();
    void offerPrompts(InstructionsDialog &dialog);

    Services m_services;
    ConversationPane &m_pane;
    PromptUse *m_use;
    QMainWindow &m_window;
};

} // namespace ui
