// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prompts/instructionactions.h"

#include "chat/promptlibrary.h"
#include "ui/conversationpane.h"
#include "ui/instructionstep.h"
#include "ui/prompts/promptuse.h"
#include "ui/settings/instructionsdialog.h"
#include "ui/shorttitle.h"

#include <QMainWindow>
#include <QMenu>
#include <QPointer>

namespace ui {
namespace {

constexpr int kMostOffered = 24; ///< the others are in the library

} // namespace

InstructionActions::InstructionActions(const Services &services, Actions &actions,
                                       ConversationPane &pane, PromptUse *use, QMainWindow &window)
    : QObject(&window)
    , m_services(services)
    , m_pane(pane)
    , m_use(use)
    , m_window(window)
{
    connect(actions.at(Act::Instructions), &QAction::triggered, this, &InstructionActions::edit);
}

void InstructionActions::edit()
{
    const QPointer<chat::ChatSession> session = m_pane.session();
    if (!session)
        return;
    const core::ConversationInfo opened = session->conversation().info();
    auto *dialog = new InstructionsDialog(
        opened.instructions, m_services.preferences.settings().instructions, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, session, opened, dialog] {
        // The chat may have been read again meanwhile, and be another object since.
        (void)pushInstructions(m_services.workspace, this,
                               session ? session->conversation().info() : opened,
                               dialog->instructions());
    });
    if (m_use)
        offerPrompts(*dialog);
    dialog->open();
}

/// Filled when it opens: what is written may have become a prompt meanwhile.
void InstructionActions::offerPrompts(InstructionsDialog &dialog)
{
    auto *menu = new QMenu(&dialog);
    connect(menu, &QMenu::aboutToShow, &dialog, [this, menu, shown = &dialog] {
        menu->clear();
        int offered = 0;
        const core::PromptShelf shelf = m_services.prompts->shelf();
        for (const core::Prompt &prompt : shelf.prompts) {
            if (prompt.kind != core::PromptKind::Instructions || ++offered > kMostOffered)
                continue;
            QString words = shortTitle(prompt.title);
            words.replace(u'&', QLatin1StringView("&&"));
            connect(menu->addAction(words), &QAction::triggered, shown, [this, prompt, shown] {
                m_use->askForInstructions(
                    prompt, [kept = QPointer<InstructionsDialog>(shown)](const QString &text) {
                        if (kept)
                            kept->write(text);
                    });
            });
        }
        menu->addSeparator();
        QAction *save = menu->addAction(tr("Save as prompt…"));
        const QString text =
            shown->instructions().value_or(m_services.preferences.settings().instructions);
        save->setEnabled(!text.trimmed().isEmpty());
        connect(save, &QAction::triggered, this,
                [this, text, shown] { Q_EMIT saveWanted(text, shown); });
    });
    dialog.offer(tr("Prompts"), menu);
}

} // namespace ui
