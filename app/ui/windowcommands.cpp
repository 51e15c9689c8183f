// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/windowcommands.h"

#include "chat/bin.h"
#include "chat/deletemessages.h"
#include "chat/filer.h"
#include "chat/insertmessage.h"
#include "chat/messageedits.h"
#include "chat/organiser.h"
#include "chat/origin.h"
#include "chat/revisemessage.h"
#include "chat/temporarychat.h"
#include "chat/undoimport.h"
#include "ui/aboutdialog.h"
#include "ui/composer/composer.h"
#include "ui/conversation/conversationview.h"
#include "ui/conversation/findbar.h"
#include "ui/conversation/messageactions.h"
#include "ui/conversationpane.h"
#include "ui/imageviewer/imageactions.h"
#include "ui/import/importactions.h"
#include "ui/inspector/requestactions.h"
#include "ui/settings/detailsdialog.h"
#include "ui/settings/modelpickermodel.h"
#include "ui/settings/settingsdialog.h"
#include "ui/shortcutsheet.h"
#include "ui/typingrelay.h"
#include "ui/undokeys.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QMainWindow>
#include <QPointer>
#include <QUrl>
#include <utility>

namespace ui {
namespace {

constexpr int kZoomStep = 10;
constexpr int kZoomLeast = 80;
constexpr int kZoomMost = 200;

/// True for an edit of a message that stands in another branch than the one that is shown.
bool isOutOfSight(const QUndoCommand *step, const chat::ChatSession *session)
{
    const auto *edit = dynamic_cast<const chat::EditStep *>(step);
    if (!edit || !session || edit->rewritten().isNull())
        return false;
    const core::Conversation &shown = session->conversation();
    return shown.info().id == edit->conversation() && shown.rowOf(edit->rewritten()) < 0;
}

} // namespace

WindowCommands::WindowCommands(const Services &services, Actions &actions, ConversationPane &pane,
                               QMainWindow &window)
    : QObject(&window)
    , m_services(services)
    , m_actions(actions)
    , m_pane(pane)
    , m_window(window)
{
    connectActions();
    connectConversation();
    connectConnections();
    followSession();
    followUndo();
}

void WindowCommands::connectActions()
{
    const auto on = [this](Act act, auto &&what) {
        connect(m_actions.at(act), &QAction::triggered, this, what);
    };
    on(Act::Attach, [this] { m_pane.composer().attachFiles(); });
    on(Act::AttachAddress, [this] { m_pane.composer().attachAddress(); });
    on(Act::Settings, [this] { showSettings(); });
    on(Act::Quit, [this] { m_window.close(); });
    on(Act::Find, [this] { m_pane.findBar().open(); });
    on(Act::Questions, [this] { m_pane.showQuestions(); });
    on(Act::PreviousMessage, [this] { m_pane.stepMessage(-1); });
    on(Act::NextMessage, [this] { m_pane.stepMessage(1); });
    on(Act::Remove, [this] {
        if (const chat::ChatSession *session = m_pane.session())
            m_services.workspace.remove(session->conversation().info().id);
    });
    on(Act::ZoomIn, [this] { zoom(1); });
    on(Act::ZoomOut, [this] { zoom(-1); });
    on(Act::ZoomReset, [this] { zoom(0); });
    on(Act::WideColumn, [this](bool isWide) {
        core::Settings changed = m_services.preferences.settings();
        changed.isWideColumn = isWide;
        m_services.preferences.set(changed);
    });
    m_import = new ImportActions(m_services, m_actions, m_window);
    on(Act::Shortcuts, [this] { showShortcuts(); });
    on(Act::OpenDemo, [this] { openDemo(); });
    on(Act::About, [this] { showAbout(); });
    connectUndo();
}

void WindowCommands::connectUndo()
{
    const chat::Workspace *workspace = &m_services.workspace;
    QUndoStack *stack = &workspace->undoStack();
    chat::TemporaryChat *temporary = &workspace->temporary();
    connect(m_actions.at(Act::Undo), &QAction::triggered, this, [this, stack, temporary] {
        // Its turn may come when the window is gone.
        temporary->inTurn([stack, self = QPointer(this)] {
            if (self)
                self->takeBack(*stack);
            else
                stack->undo();
        });
    });
    connect(m_actions.at(Act::Redo), &QAction::triggered, this,
            [=] { temporary->inTurn([stack] { stack->redo(); }); });
    new UndoKeys(this);
    connect(stack, &QUndoStack::indexChanged, this, &WindowCommands::followUndo);
    connect(temporary, &chat::TemporaryChat::writingChanged, this, &WindowCommands::enableUndo);
    connect(workspace, &chat::Workspace::deleted, this, [this] { m_isAnnounced = true; });
    connect(&workspace->organiser(), &chat::Organiser::organised, this,
            [this] { m_isAnnounced = true; });
    connect(&workspace->filer(), &chat::Filer::organised, this, [this] { m_isAnnounced = true; });
    connect(workspace, &chat::Workspace::importTakenBack, this, [this](bool isComplete) {
        m_isAnnounced = true;
        m_pane.sayPassing(isComplete ? tr("Import taken back")
                                     : tr("Import taken back, except what you went on with"),
                          ConversationPane::Offer::Redo);
    });
    connect(workspace, &chat::Workspace::arrivalTakenBack, this, [this](bool isTaken) {
        m_isAnnounced = true;
        if (isTaken)
            m_pane.sayPassing(tr("The new conversation was deleted"),
                              ConversationPane::Offer::Redo);
        else
            m_pane.sayPassing(tr("The new conversation stays, because you went on with it"));
    });
    connect(&m_pane, &ConversationPane::undoRequested, m_actions.at(Act::Undo), &QAction::trigger);
    connect(&m_pane, &ConversationPane::redoRequested, m_actions.at(Act::Redo), &QAction::trigger);
    connect(&m_pane, &ConversationPane::importWanted, m_actions.at(Act::Import), &QAction::trigger);
}

void WindowCommands::connectConversation()
{
    ConversationView *view = &m_pane.view();
    Composer *composer = &m_pane.composer();
    connect(view, &ConversationView::editRequested, composer, [composer](const QUuid &question) {
        composer->beginEdit(question);
        composer->focusInput();
    });
    connect(view, &ConversationView::connectionRequested, this, &WindowCommands::showConnectionAt);
    connect(view, &ConversationView::modelRequested, this, [this](const QUuid &reply) {
        m_pane.pickAndResend(reply, ConversationPane::Picked::ForConversation);
    });
    connect(view, &ConversationView::detailsRequested, this, &WindowCommands::showDetails);
    // In the order that the entries have in a menu.
    new RequestActions(m_services, m_pane, m_window);
    new ImageActions(m_services, m_pane, m_window);
    auto *messages = new MessageActions(m_services, m_pane, m_window);
    connect(m_actions.at(Act::InsertMessage), &QAction::triggered, messages,
            &MessageActions::insertAtEnd);
    connect(m_actions.at(Act::CopyLast), &QAction::triggered, messages, &MessageActions::copyLast);
    connect(view, &ConversationView::instructionsRequested, m_actions.at(Act::Instructions),
            &QAction::trigger);
    connect(view, &ConversationView::codeLookChosen, this, [this](bool isWrapped, bool isNumbered) {
        core::Settings changed = m_services.preferences.settings();
        changed.isCodeWrapped = isWrapped;
        changed.isCodeNumbered = isNumbered;
        m_services.preferences.set(changed);
    });
    connect(view, &ConversationView::linkFailed, this, [this] {
        m_pane.sayPassing(tr("The link could not be opened. Its address was copied."));
    });
    connect(view, &ConversationView::quoteRequested, composer, &Composer::insertQuote);
    auto *relay = new TypingRelay(*view, *composer, this);
    connect(&m_pane, &ConversationPane::viewMade, relay, &TypingRelay::watch);
}

void WindowCommands::connectConnections()
{
    connect(&m_pane, &ConversationPane::connectionWanted, this,
            [this](const QString &preset, const QString &url, const QString &key,
                   const QString &model) { settings().addConnection(preset, url, key, model); });
    connect(&m_pane, &ConversationPane::connectionsWanted, this,
            [this](const QUuid &profile) { settings().showConnections(profile); });
    connect(&m_pane, &ConversationPane::tourWanted, this, &WindowCommands::takeTour);
    connect(&m_pane, &ConversationPane::serverChosen, this, &WindowCommands::useServer);
    connect(&m_services.connections, &chat::Connections::modelsChanged, this,
            &WindowCommands::takeFirstModel);
    connect(&m_services.connections, &chat::Connections::profilesChanged, this,
            &WindowCommands::followSession);
}

SettingsDialog &WindowCommands::settings()
{
    if (!m_settings) {
        m_settings = new SettingsDialog(m_services.theme, m_services.preferences,
                                        m_services.connections, &m_window, m_services.backups);
        connect(m_settings, &SettingsDialog::connectionAdded, this, &WindowCommands::useConnection);
        // What had the focus before may be gone: the first page goes with the first connection.
        connect(m_settings, &QDialog::finished, &m_pane.composer(), &Composer::focusInput);
    }
    m_settings->show();
    m_settings->raise();
    m_settings->activateWindow();
    return *m_settings;
}

void WindowCommands::showSettings()
{
    settings();
}

void WindowCommands::showConnectionAt(const QUuid &profile, const QString &field,
                                      const core::Error &error)
{
    const std::optional<core::Profile> stored = m_services.connections.profile(profile);
    if (!stored || stored->isDemo) {
        settings().showConnections(QUuid());
        return; // the fields that are shown are another connection's
    }
    const bool canBePinned = error.code == QLatin1StringView("self-signed")
                             || error.code == QLatin1StringView("pin-mismatch");
    // The connection may lead elsewhere by now: then this certificate is not its.
    const bool isItsOwn = QUrl(stored->baseUrl).host() == error.target;
    if (canBePinned && isItsOwn && !error.fingerprint.isEmpty())
        settings().offerPin(profile, error.fingerprint, chat::originOf(stored->baseUrl));
    else
        settings().showSetting(SettingsDialog::Page::Connections, field, profile);
}

void WindowCommands::useConnection(const QUuid &profile)
{
    m_services.connections.setActive(profile);
    chat::ChatSession *session = m_pane.session();
    const auto found = m_services.connections.profile(profile);
    // What already speaks to another gateway goes on with it.
    if (session && found && session->conversation().rowCount() == 0)
        session->setModel(profile, found->model);
}

void WindowCommands::useServer(const core::Preset &preset)
{
    core::Profile profile;
    profile.id = QUuid::createUuid();
    profile.name = preset.name;
    profile.baseUrl = preset.baseUrl;
    profile.presetId = preset.id;
    // Without a key there is nothing about the saving to tell.
    m_services.connections.save(profile, std::nullopt);
    useConnection(profile.id);
    m_awaitedModels = profile.id;
    m_services.connections.fetchModels(profile.id);
}

void WindowCommands::takeFirstModel(const QUuid &profile)
{
    if (profile != m_awaitedModels)
        return;
    const chat::ModelListState state = m_services.connections.models(profile);
    if (state.isLoading)
        return;
    m_awaitedModels = {};
    chat::ChatSession *session = m_pane.session();
    if (!session || session->conversation().info().profileId != profile)
        return;
    if (state.models.size() == 1)
        session->setModel(profile, state.models.constFirst().id);
    else
        m_pane.showPicker();
}

void WindowCommands::takeTour()
{
    chat::ChatSession *session = m_pane.session();
    if (!session)
        return;
    session->setModel(core::demoProfileId(), QStringLiteral("demo-tour"));
    session->send({tr("Show me around."), {}, {}});
    m_pane.composer().focusInput();
}

void WindowCommands::openDemo()
{
    if (m_services.workspace.temporary().hold([this] { openDemo(); }))
        return;
    m_services.workspace.startNew();
    takeTour();
}

void WindowCommands::zoom(int step)
{
    core::Settings changed = m_services.preferences.settings();
    changed.readingPercent =
        step == 0 ? 100 : qBound(kZoomLeast, changed.readingPercent + step * kZoomStep, kZoomMost);
    m_services.preferences.set(changed);
}

void WindowCommands::showDetails(const QUuid &message)
{
    const chat::ChatSession *session = m_pane.session();
    const core::Message *found = session ? session->conversation().find(message) : nullptr;
    if (!found)
        return;
    const auto profile = m_services.connections.profile(found->profileId);
    auto *dialog =
        new DetailsDialog(*found, profile ? connectionTitle(*profile) : QString(), &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void WindowCommands::takeBack(QUndoStack &stack)
{
    const QUndoCommand *step = stack.canUndo() ? stack.command(stack.index() - 1) : nullptr;
    const bool isHidden = isOutOfSight(step, m_pane.session());
    if (isHidden)
        m_isAnnounced = true;
    stack.undo();
    if (isHidden)
        m_pane.sayPassing(tr("An edit in another branch was taken back"),
                          ConversationPane::Offer::Redo);
}

void WindowCommands::showShortcuts()
{
    auto *sheet = new ShortcutSheet(m_services.theme, m_actions,
                                    m_services.preferences.settings().sendKey, &m_window);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    sheet->open();
}

void WindowCommands::showAbout()
{
    auto *about = new AboutDialog(m_services.theme, &m_window);
    about->setAttribute(Qt::WA_DeleteOnClose);
    about->open();
}

void WindowCommands::followUndo()
{
    enableUndo();
    // What the bar offers was done by another way, or something else came on top of it.
    if (!std::exchange(m_isAnnounced, false))
        m_pane.withdrawUndo();
    nameUndo();
}

/// While a temporary chat is being written, what could be taken back may be still to come.
void WindowCommands::enableUndo()
{
    const QUndoStack &stack = m_services.workspace.undoStack();
    const bool mayCome = m_services.workspace.temporary().isWriting();
    m_actions.at(Act::Undo)->setEnabled(stack.canUndo() || mayCome);
    m_actions.at(Act::Redo)->setEnabled(stack.canRedo() || mayCome);
}

void WindowCommands::nameUndo()
{
    const QUndoStack &stack = m_services.workspace.undoStack();
    const QHash<QString, std::pair<QString, QString>> words{
        {chat::UndoImport::name(), {tr("&Undo import"), tr("&Redo import")}},
        {chat::DeleteMessages::name(), {tr("&Undo deletion"), tr("&Redo deletion")}},
        {chat::ReviseMessage::name(), {tr("&Undo edit"), tr("&Redo edit")}},
        {chat::InsertMessage::name(), {tr("&Undo insertion"), tr("&Redo insertion")}},
        {chat::Bin::restoreStep(), {tr("&Undo restoring"), tr("&Redo restoring")}},
        {chat::MessageEdits::branchStep(), {tr("&Undo branch"), tr("&Redo branch")}},
    };
    const std::pair<QString, QString> any{Actions::tr("&Undo"), Actions::tr("&Redo")};
    m_actions.at(Act::Undo)->setText(words.value(stack.undoText(), any).first);
    m_actions.at(Act::Redo)->setText(words.value(stack.redoText(), any).second);
}

void WindowCommands::importFiles(const QStringList &paths)
{
    m_import->importFiles(paths);
}

void WindowCommands::followSession()
{
    const chat::ChatSession *session = m_pane.session();
    const bool isStored = session && session->isStored() && !session->isTemporary;
    for (const Act act : {Act::Rename, Act::Pin, Act::Archive, Act::MoveToFolder, Act::Tags,
                          Act::Duplicate, Act::Export, Act::Remove})
        m_actions.at(act)->setEnabled(isStored);
    for (const Act act : {Act::CopyLast, Act::Questions})
        m_actions.at(act)->setEnabled(session && session->isStored());
    for (const Act act : {Act::Attach, Act::AttachAddress, Act::InsertMessage, Act::Instructions})
        m_actions.at(act)->setEnabled(session != nullptr);
    m_actions.at(Act::OpenDemo)->setVisible(!m_services.connections.isOnlyDemo());
    nameUndo(); // the language may be another one
}

} // namespace ui
