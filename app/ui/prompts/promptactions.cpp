// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prompts/promptactions.h"

#include "chat/promptlibrary.h"
#include "core/prompttemplate.h"
#include "core/whendone.h"
#include "texts/texts.h"
#include "ui/composer/composer.h"
#include "ui/conversation/conversationview.h"
#include "ui/conversationpane.h"
#include "ui/palette/palette.h"
#include "ui/palette/paletteactions.h"
#include "ui/prompts/instructionactions.h"
#include "ui/prompts/personaactions.h"
#include "ui/prompts/prompteditor.h"
#include "ui/prompts/promptimportdialog.h"
#include "ui/prompts/promptsdialog.h"
#include "ui/prompts/promptuse.h"
#include "ui/prompts/promptwords.h"
#include "ui/textsaver.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QMainWindow>
#include <QMenu>

namespace ui {
namespace {

constexpr qsizetype kTextFoundBy = 500; ///< characters of a prompt's text that it is found by

} // namespace

PromptActions::PromptActions(const Services &services, Actions &actions, ConversationPane &pane,
                             PaletteActions &palette, QMainWindow &window)
    : QObject(&window)
    , m_services(services)
    , m_actions(actions)
    , m_pane(pane)
    , m_window(window)
    , m_use(services.prompts ? new PromptUse(services, pane, window) : nullptr)
{
    auto *instructions = new InstructionActions(services, actions, pane, m_use, window);
    for (const Act act : {Act::Prompts, Act::InsertPrompt, Act::NewWithPersona, Act::SavePersona})
        actions.at(act)->setVisible(m_use != nullptr);
    if (!m_use)
        return;
    new PersonaActions(services, actions, pane, *m_use, palette, window);
    connect(instructions, &InstructionActions::saveWanted, this,
            [this](const QString &text, QWidget *above) {
                saveAsPrompt(text, core::PromptKind::Instructions, above);
            });
    palette.extend(PaletteEntry::Kind::Prompt,
                   {[this] { return entries(); },
                    [this](const PaletteEntry &entry) { m_use->use(entry.id); }});
    connect(actions.at(Act::Prompts), &QAction::triggered, this, &PromptActions::openLibrary);
    connect(actions.at(Act::InsertPrompt), &QAction::triggered, this, &PromptActions::choose);
    pane.composer().addAction(actions.at(Act::InsertPrompt));
    connect(&pane.view(), &ConversationView::menuOpening, this,
            [this](QMenu *menu, const QUuid &message) { addTo(*menu, message); });
    connect(m_use, &PromptUse::done, this,
            [this](const QString &sentence) { say(sentence, true); });
    connectLibrary();
    follow();
}

void PromptActions::connectLibrary()
{
    const chat::PromptLibrary *library = m_services.prompts;
    connect(library, &chat::PromptLibrary::changed, this, &PromptActions::follow);
    connect(library, &chat::PromptLibrary::done, this,
            [this](chat::PromptDeed deed, const QString &title, int count) {
                say(promptDeedWords(deed, title, count), true);
            });
    connect(library, &chat::PromptLibrary::saveFailed, this, [this](const core::Error &error) {
        say(texts::joined(tr("The prompts could not be saved."), error.message), false);
    });
    connect(library, &chat::PromptLibrary::keptAside, this, [this](const QString &path) {
        m_pane.sayPassing(tr("The prompts could not be read. They are kept as %1.").arg(path));
    });
    connect(library, &chat::PromptLibrary::leftOut, this, [this](const QString &path) {
        m_pane.sayPassing(
            tr("Some of the prompts could not be read. The file as it was is kept as %1.")
                .arg(path));
    });
    connect(&m_services.workspace.undoStack(), &QUndoStack::indexChanged, this, [this] {
        if (m_dialog)
            m_dialog->withdrawUndo();
    });
    connect(&m_services.workspace, &chat::Workspace::currentChanged, this, &PromptActions::follow);
    connect(&m_services.workspace, &chat::Workspace::glimpseChanged, this, &PromptActions::follow);
}

void PromptActions::follow()
{
    const chat::ChatSession *session = m_pane.session();
    QAction *insert = m_actions.at(Act::InsertPrompt);
    insert->setVisible(!m_services.prompts->shelf().prompts.isEmpty());
    insert->setEnabled(session != nullptr && insert->isVisible());
    if (session) // its parameters may change while the library is open
        connect(&session->conversation(), &core::Conversation::infoChanged, this,
                &PromptActions::follow, Qt::UniqueConnection);
    if (m_dialog)
        m_dialog->setShownParameters(
            session ? std::optional(session->conversation().info().parameters) : std::nullopt);
}

void PromptActions::openLibrary()
{
    if (!m_dialog) {
        m_dialog = new PromptsDialog(
            {m_services.theme, *m_services.prompts, m_services.connections}, &m_window);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
        m_dialog->addAction(m_actions.at(Act::Undo)); // its keys are those of the window
        m_dialog->addAction(m_actions.at(Act::Redo));
        connect(m_dialog, &PromptsDialog::useRequested, this, [this](const QUuid &id) {
            m_dialog->accept();
            m_dialog = nullptr; // it is going; another one may be asked for before it is gone
            m_use->use(id);
        });
        connect(m_dialog, &PromptsDialog::undoRequested, m_actions.at(Act::Undo),
                &QAction::trigger);
        connect(m_dialog, &PromptsDialog::importRequested, this, &PromptActions::askForFile);
        connect(m_dialog, &PromptsDialog::exportRequested, this, &PromptActions::exportTo);
        follow();
    }
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

QList<PaletteEntry> PromptActions::entries() const
{
    QList<PaletteEntry> entries;
    const core::PromptShelf &shelf = m_services.prompts->shelf();
    entries.reserve(shelf.prompts.size());
    for (const core::Prompt &prompt : shelf.prompts)
        entries.append({PaletteEntry::Kind::Prompt,
                        prompt.title,
                        promptKindName(prompt.kind),
                        prompt.id,
                        {},
                        prompt.tags.join(u' ') + u' ' + prompt.text.left(kTextFoundBy)});
    return entries;
}

void PromptActions::choose()
{
    if (!m_palette) {
        m_palette = new Palette(m_services.theme, &m_window, Palette::Purpose::Prompts);
        connect(m_palette, &Palette::chosen, this, [this](const PaletteEntry &entry) {
            if (const auto prompt = m_services.prompts->prompt(entry.id))
                m_use->insert(*prompt);
        });
    }
    const QList<PaletteEntry> all = entries();
    m_palette->popup(all, all);
}

void PromptActions::addTo(QMenu &menu, const QUuid &message)
{
    const chat::ChatSession *session = m_pane.session();
    const core::Message *found = session ? session->conversation().find(message) : nullptr;
    const bool isSaid =
        found && !core::isRunning(found->state)
        && (found->role == core::Role::User || found->role == core::Role::Assistant);
    if (!isSaid)
        return;
    const QString text = core::plainText(*found);
    if (text.trimmed().isEmpty())
        return;
    connect(menu.addAction(tr("Save as prompt…")), &QAction::triggered, this,
            [this, text] { saveAsPrompt(text, core::PromptKind::Snippet, &m_window); });
}

/// What looks like variables in it was not meant as such.
void PromptActions::saveAsPrompt(const QString &text, core::PromptKind kind, QWidget *above)
{
    core::Prompt prompt;
    prompt.kind = kind;
    prompt.text = kind == core::PromptKind::Snippet ? core::PromptTemplate::escaped(text) : text;
    auto *editor = new PromptEditor(m_services.theme, *m_services.prompts, prompt, above);
    editor->setAttribute(Qt::WA_DeleteOnClose);
    editor->open();
}

void PromptActions::askForFile()
{
    auto *picker = new QFileDialog(m_dialog, tr("Import prompts"),
                                   standardFolder(QStandardPaths::DownloadLocation));
    picker->setObjectName(QStringLiteral("promptFile"));
    picker->setAttribute(Qt::WA_DeleteOnClose);
    picker->setFileMode(QFileDialog::ExistingFile);
    picker->setNameFilters({tr("Prompts (%1)").arg(QStringLiteral("*.json *.csv")),
                            tr("All files (%1)").arg(QStringLiteral("*"))});
    connect(picker, &QFileDialog::fileSelected, this, &PromptActions::readFile);
    picker->open();
}

void PromptActions::readFile(const QString &path)
{
    core::whenDone(this, m_services.prompts->readFile(path),
                   [this, path](const core::Result<core::PromptImport> &found) {
                       if (!found) {
                           say(promptProblem(found.error()), false);
                           return;
                       }
                       QWidget *above = m_dialog ? static_cast<QWidget *>(m_dialog) : &m_window;
                       auto *dialog =
                           new PromptImportDialog(QFileInfo(path).fileName(), found.value(), above);
                       dialog->setAttribute(Qt::WA_DeleteOnClose);
                       connect(dialog, &QDialog::accepted, this, [this, file = found.value()] {
                           if (const auto taken = m_services.prompts->take(file); !taken)
                               say(promptProblem(taken.error()), false);
                       });
                       dialog->open();
                   });
}

void PromptActions::exportTo(const QList<QUuid> &ids)
{
    auto *picker =
        new QFileDialog(m_dialog, ids.isEmpty() ? tr("Export all prompts") : tr("Export prompts"),
                        standardFolder(QStandardPaths::DocumentsLocation));
    picker->setObjectName(QStringLiteral("promptExportFile"));
    picker->setAttribute(Qt::WA_DeleteOnClose);
    picker->setAcceptMode(QFileDialog::AcceptSave);
    picker->setNameFilters({tr("Prompts (%1)").arg(QStringLiteral("*.json"))});
    picker->setDefaultSuffix(QStringLiteral("json"));
    picker->selectFile(QStringLiteral("loquat-prompts.json"));
    connect(picker, &QFileDialog::fileSelected, this, [this, ids](const QString &path) {
        core::whenDone(this, m_services.prompts->writeFile(path, ids),
                       [this, path](const core::Result<core::Done> &result) {
                           say(result ? tr("Exported to %1").arg(QFileInfo(path).fileName())
                                      : texts::joined(tr("The prompts could not be exported."),
                                                      result.error().message),
                               false);
                       });
    });
    picker->open();
}

/// Where somebody looks: in the library while that is open.
void PromptActions::say(const QString &sentence, bool isUndoOffered)
{
    if (m_dialog && m_dialog->isVisible()) {
        if (isUndoOffered)
            m_dialog->sayDone(sentence);
        else
            m_dialog->say(sentence);
        return;
    }
    m_pane.sayPassing(sentence, isUndoOffered ? ConversationPane::Offer::Undo
                                              : ConversationPane::Offer::None);
}

} // namespace ui
