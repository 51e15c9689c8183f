// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/promptlibrary.h"
#include "support/windowrig.h"

#include <QApplication>
#include <QPlainTextEdit>

namespace support {

/// A window with a library of prompts behind it, which is kept in memory.
struct PromptRig : WindowRig {
    chat::PromptLibrary prompts{{}, workspace.undoStack()};

    PromptRig()
    {
        ui::Services services{theme, preferences, connections, workspace,
                              links, clock,       nullptr,     &search};
        services.prompts = &prompts;
        window = std::make_unique<ui::MainWindow>(services);
        window->resize(1000, 700);
        window->show();
        window->activateWindow();
    }
    // The window is gone before what it works with.
    ~PromptRig() { window.reset(); }
    PromptRig(const PromptRig &) = delete;
    PromptRig &operator=(const PromptRig &) = delete;

    QUuid keep(const QString &title, const QString &text,
               core::PromptKind kind = core::PromptKind::Snippet, const QStringList &tags = {})
    {
        const auto kept = prompts.put(core::Prompt{{}, kind, title, text, tags});
        return kept ? kept.value() : QUuid();
    }
    QUuid keepPersona(const QString &name, const QString &icon = {})
    {
        core::Persona persona;
        persona.name = name;
        persona.icon = icon;
        persona.instructions = QStringLiteral("You are ") + name;
        persona.model = QStringLiteral("clever");
        persona.parameters = {{QStringLiteral("temperature"), 0.5}};
        const auto kept = prompts.put(persona);
        return kept ? kept.value() : QUuid();
    }
    [[nodiscard]] QPlainTextEdit &input() const
    {
        return *window->pane().composer().findChild<QPlainTextEdit *>(QStringLiteral("input"));
    }
    /// A dialog of the window, or of another one above it, that is shown.
    template <typename Dialog>
    [[nodiscard]] Dialog *dialog() const
    {
        const auto all = window->findChildren<Dialog *>();
        for (Dialog *one : all) {
            if (one->isVisible())
                return one;
        }
        return nullptr;
    }
    [[nodiscard]] bool isOffered(ui::Act act) const
    {
        return window->actions().at(act)->isVisible() && window->actions().at(act)->isEnabled();
    }
    [[nodiscard]] const core::ConversationInfo &info() const
    {
        return workspace.current()->conversation().info();
    }
};

} // namespace support
