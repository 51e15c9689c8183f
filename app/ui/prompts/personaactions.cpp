// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prompts/personaactions.h"

#include "chat/personas.h"
#include "chat/promptlibrary.h"
#include "ui/conversationpane.h"
#include "ui/palette/palette.h"
#include "ui/palette/paletteactions.h"
#include "ui/prompts/personaeditor.h"
#include "ui/prompts/promptuse.h"
#include "ui/prompts/promptwords.h"

#include <QMainWindow>
#include <QPointer>

namespace ui {

PersonaActions::PersonaActions(const Services &services, Actions &actions, ConversationPane &pane,
                               PromptUse &use, PaletteActions &palette, QMainWindow &window)
    : QObject(&window)
    , m_services(services)
    , m_actions(actions)
    , m_pane(pane)
    , m_use(use)
    , m_window(window)
{
    palette.extend(
        PaletteEntry::Kind::Persona,
        {[this] { return entries(); }, [this](const PaletteEntry &entry) { m_use.use(entry.id); }});
    connect(actions.at(Act::NewWithPersona), &QAction::triggered, this, &PersonaActions::choose);
    connect(actions.at(Act::SavePersona), &QAction::triggered, this, &PersonaActions::save);
    // After whoever shows the new chat, which may have been set up as one before.
    connect(
        actions.at(Act::NewChat), &QAction::triggered, this, [this] { m_use.takeOff(); },
        Qt::QueuedConnection);
    connect(services.prompts, &chat::PromptLibrary::changed, this, &PersonaActions::follow);
    connect(&services.workspace, &chat::Workspace::currentChanged, this, &PersonaActions::follow);
    connect(&services.workspace, &chat::Workspace::glimpseChanged, this, &PersonaActions::follow);
    follow();
}

void PersonaActions::follow()
{
    m_actions.at(Act::NewWithPersona)->setVisible(!m_services.prompts->shelf().personas.isEmpty());
    m_actions.at(Act::SavePersona)->setEnabled(m_pane.session() != nullptr);
}

QList<PaletteEntry> PersonaActions::entries() const
{
    QList<PaletteEntry> entries;
    for (const core::Persona &persona : m_services.prompts->shelf().personas)
        entries.append(
            {PaletteEntry::Kind::Persona, personaWords(persona), persona.model, persona.id, {}});
    return entries;
}

void PersonaActions::choose()
{
    if (!m_palette) {
        m_palette = new Palette(m_services.theme, &m_window, Palette::Purpose::Personas);
        connect(m_palette, &Palette::chosen, this,
                [this](const PaletteEntry &entry) { m_use.use(entry.id); });
    }
    const QList<PaletteEntry> all = entries();
    m_palette->popup(all, all);
}

void PersonaActions::save()
{
    const QPointer<chat::ChatSession> session = m_pane.session();
    if (!session)
        return;
    const core::Persona persona = chat::setUpOf(*session);
    auto *editor =
        new PersonaEditor({m_services.theme, *m_services.prompts, m_services.connections}, persona,
                          persona.parameters, &m_window);
    editor->setAttribute(Qt::WA_DeleteOnClose);
    connect(editor, &QDialog::accepted, this, [session, editor] {
        if (session)
            chat::notePersona(*session, editor->savedId());
    });
    editor->open();
}

} // namespace ui
