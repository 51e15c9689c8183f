// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/prompt.h"
#include "core/prompttemplate.h"
#include "ui/prompts/promptform.h"
#include "ui/services.h"

#include <QObject>
#include <functional>

class QMainWindow;

namespace ui {

class ConversationPane;

/// What is done with a prompt or persona that was chosen: it goes into what is being written,
/// becomes the chat's instructions, or begins a chat. Asks for what it needs to be told.
class PromptUse : public QObject
{
    Q_OBJECT

public:
    /// There is a library.
    PromptUse(const Services &services, ConversationPane &pane, QMainWindow &window);

    /// Whatever has this id, in the way that it is meant for.
    void use(const QUuid &id);
    /// At the cursor of the composer, as one step that its Ctrl+Z takes back.
    void insert(const core::Prompt &prompt);
    /// For the chat that is shown, as a step that can be undone.
    void useAsInstructions(const core::Prompt &prompt);
    using Then = std::function<void(const QString &text)>;
    /// What it would make of the instructions of the chat that is shown, if nobody calls it off.
    void askForInstructions(const core::Prompt &prompt, const Then &then);
    /// A new chat that is set up so.
    void begin(const core::Persona &persona);
    /// The new chat, in which nothing was said yet, is one without a persona again.
    void takeOff();

Q_SIGNALS:
    /// A step was done; it can be undone.
    void done(const QString &sentence);

private:
    /// Calls `then` with the text, which may have to be asked for.
    void fill(const QString &title, const QString &source, PromptForm::Purpose purpose,
              const Then &then);
    [[nodiscard]] core::PromptTemplate::Values valuesFor(const core::PromptTemplate &read,
                                                         PromptForm::Purpose purpose) const;
    [[nodiscard]] QString selectedText() const;
    [[nodiscard]] QString bounded(const QString &text) const;
    void put(const QString &text);
    void setInstructions(const QString &title, const QString &instructions);
    void startWith(const core::Persona &persona);
    void sayWhoItIs(const core::Persona &persona);

    Services m_services;
    ConversationPane &m_pane;
    QMainWindow &m_window;
};

} // namespace ui
