// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow.h"

#include "chat/filer.h"
#include "texts/texts.h"
#include "ui/backups/backupactions.h"
#include "ui/branches/branchactions.h"
#include "ui/calls/callpanel.h"
#include "ui/compare/compareactions.h"
#include "ui/composer/composer.h"
#include "ui/conversation/conversationview.h"
#include "ui/conversation/findbar.h"
#include "ui/conversationpane.h"
#include "ui/dropsheet.h"
#include "ui/editordialog.h"
#include "ui/header/header.h"
#include "ui/icons.h"
#include "ui/import/importactions.h"
#include "ui/menus.h"
#include "ui/palette/paletteactions.h"
#include "ui/panelhost.h"
#include "ui/parameters/parameteractions.h"
#include "ui/prompts/promptactions.h"
#include "ui/search/searchactions.h"
#include "ui/sidebar/sidebar.h"
#include "ui/sidebarhost.h"
#include "ui/temporary/temporaryactions.h"
#include "ui/tools/toolactions.h"
#include "ui/unsavedguard.h"
#include "ui/windowcommands.h"
#include "ui/windowplace.h"

#include <QCloseEvent>
#include <QContextMenuEvent>
#include <QCoreApplication>
#include <QDragEnterEvent>
#include <QMimeData>
#include <QWindow>
#include <utility>

namespace ui {
namespace {

constexpr QSize kSmallest(420, 360);

} // namespace

MainWindow::MainWindow(const Services &services, QWidget *parent)
    : QMainWindow(parent)
    , m_services(services)
    , m_actions(new Actions(this))
    , m_sidebar(new Sidebar(services.theme, services.workspace.list(),
                            services.workspace.filer().cabinet(), services.clock))
    , m_pane(new ConversationPane(services))
    , m_panels(new PanelHost(m_pane))
    , m_host(new SidebarHost(services.theme, m_sidebar, m_panels))
    , m_menus(new Menus(*m_actions, *this))
    , m_commands(new WindowCommands(services, *m_actions, *m_pane, *this))
    // Puts its entries beside those of a message's menu that are there by then.
    , m_compare(new CompareActions(services, *m_actions, *m_pane, this))
    , m_branches(new BranchActions(services, *m_actions, *m_pane, *m_panels, this))
    , m_parameters(new ParameterActions(services, *m_actions, *m_pane, *m_panels, this))
    , m_temporary(new TemporaryActions(services, *m_actions, *m_pane, *this))
    , m_unsaved(new UnsavedGuard(services, *m_pane, *this))
    , m_search(new SearchActions(services, *m_actions, *m_pane, *m_panels, this))
{
    auto *palette = new PaletteActions(services, *m_actions, *m_pane, *m_commands, *m_search, this);
    initResources();
    setWindowIcon(applicationIcon());
    setMinimumSize(kSmallest);
    setCentralWidget(m_host);
    setAcceptDrops(true);
    const core::Settings &settings = services.preferences.settings();
    m_host->setSidebarWidth(settings.sidebarWidth);
    m_host->setSidebarShown(settings.isSidebarVisible);
    restorePlace(*this, settings.windowGeometry);
    connectSidebar();
    connectWorkspace();
    connectPane();
    if (services.backups)
        new BackupActions(services, *m_pane, *this);
    new ToolActions(services, *m_actions, this);
    connect(&services.preferences, &chat::Preferences::changed, this, &MainWindow::followSettings);
    connect(&services.preferences, &chat::Preferences::saveFailed, this,
            [this](const core::Error &error) {
                say(texts::explain(error).what + QLatin1Char(' ') + error.message);
            });
    followSettings();
    showSession(services.workspace.current());
    // Hears of another chat after the pane that shows it.
    new PromptActions(services, *m_actions, *m_pane, *palette, *this);
}

MainWindow::~MainWindow()
{
    m_pane->view().setPort(nullptr); // says where the reader was, while all of the window listens
}

void MainWindow::connectWorkspace()
{
    chat::Workspace *workspace = &m_services.workspace;
    connect(workspace, &chat::Workspace::currentChanged, this, &MainWindow::showSession);
    connect(workspace, &chat::Workspace::glimpseChanged, this,
            [this](const chat::Glimpse *glimpse) {
                m_isGlimpse = glimpse != nullptr;
                m_pane->setGlimpse(glimpse);
                m_compare->followSession();
                m_commands->followSession();
                m_branches->followSession();
                m_parameters->followSession();
                m_search->followSession();
            });
    connect(workspace, &chat::Workspace::deleted, m_pane, &ConversationPane::sayDeleted);
    connect(workspace, &chat::Workspace::openFailed, this,
            [this](const QUuid &, const core::Error &error) {
                const texts::Explanation words = texts::explain(error);
                say(words.what);
            });
    connect(workspace, &chat::Workspace::writeFailed, this, [this](const core::Error &error) {
        m_pane->sayWriteFailure(texts::inOneLine(texts::explain(error)));
    });
    connect(workspace, &chat::Workspace::writeRecovered, m_pane,
            &ConversationPane::dismissWriteFailure);
    connect(&workspace->list(), &core::ConversationList::changed, this, &MainWindow::updateTitle);
}

void MainWindow::connectPane()
{
    connect(&m_pane->header(), &Header::sidebarRequested, m_actions->at(Act::Sidebar),
            &QAction::trigger);
    connect(&m_pane->header(), &Header::menuRequested, this,
            [this] { m_menus->popupConversation(m_pane->header().menuButton()); });
    connect(&m_pane->header(), &Header::renamed, this, [this](const QString &title) {
        if (chat::ChatSession *session = m_pane->session())
            m_services.workspace.rename(session->conversation().info().id, title);
    });
    connect(&m_pane->view(), &ConversationView::painted, this, &MainWindow::replyPainted);
    connect(&m_pane->view(), &ConversationView::openedPainted, this, [this](int rows) {
        if (m_isGlimpse)
            Q_EMIT glimpsePainted();
        else
            Q_EMIT conversationPainted(rows);
    });
    connect(m_pane, &ConversationPane::databaseRetryWanted, this,
            &MainWindow::databaseRetryRequested);
    connect(m_pane, &ConversationPane::databaseBesideWanted, this,
            &MainWindow::databaseBesideRequested);
    m_pane->view().viewport()->installEventFilter(this);
    connect(m_pane, &ConversationPane::viewMade, this,
            [this](const ConversationView *view) { view->viewport()->installEventFilter(this); });
}

void MainWindow::showSession(chat::ChatSession *session)
{
    const bool isFirst = !std::exchange(m_hasSession, session != nullptr);
    m_pane->setSession(session);
    if (isFirst && session) // until now the composer could not take the focus
        m_pane->composer().focusInput();
    m_sidebar->setShown(session ? session->conversation().info().id : QUuid());
    if (session) {
        connect(&session->conversation(), &core::Conversation::infoChanged, this,
                &MainWindow::updateTitle, Qt::UniqueConnection);
        connect(session, &chat::ChatSession::stored, this, &MainWindow::sessionStored,
                Qt::UniqueConnection);
    }
    m_compare->followSession();
    m_commands->followSession();
    m_branches->followSession();
    m_parameters->followSession();
    m_search->followSession();
    updateTitle();
}

void MainWindow::sessionStored()
{
    if (const chat::ChatSession *session = m_pane->session())
        m_sidebar->setShown(session->conversation().info().id);
    m_commands->followSession();
}

void MainWindow::renameShown()
{
    const chat::ChatSession *session = m_pane->session();
    if (!session)
        return;
    // Where the list cannot be seen, or a search leaves the chat out, the title itself is edited.
    const QUuid id = session->conversation().info().id;
    if (!m_host->isSidebarVisible() || !m_sidebar->beginRename(id))
        m_pane->header().beginRename();
}

void MainWindow::updateTitle()
{
    const chat::ChatSession *session = m_pane->session();
    const QString title = session ? session->conversation().info().title.simplified() : QString();
    //: Title of the window; %1 is the title of a chat
    setWindowTitle(title.isEmpty() ? QStringLiteral("Loquat") : tr("%1 – Loquat").arg(title));
}

void MainWindow::followSettings()
{
    const core::Settings &settings = m_services.preferences.settings();
    m_actions->at(Act::WideColumn)->setChecked(settings.isWideColumn);
    m_actions->at(Act::Sidebar)->setChecked(settings.isSidebarVisible);
}

void MainWindow::showDatabaseProblem(const storage::OpenReport &report)
{
    m_pane->showDatabaseProblem(report);
}

void MainWindow::showDatabaseUsable()
{
    m_pane->showDatabaseUsable();
    // It was taken out of sight, and may be the one that is shown all the same.
    if (chat::ChatSession *now = m_services.workspace.current())
        showSession(now);
}

void MainWindow::say(const QString &sentence)
{
    m_pane->sayPassing(sentence);
}

void MainWindow::rememberPlace()
{
    core::Settings settings = m_services.preferences.settings();
    settings.windowGeometry = saveGeometry();
    settings.sidebarWidth = m_host->sidebarWidth();
    settings.isSidebarVisible = m_host->isSidebarShown();
    m_services.preferences.set(settings);
}

void MainWindow::comeForward()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::walkAreas(int step)
{
    // Sidebar, header, conversation, question of a call, composer, panel; what cannot be seen is
    // left out.
    auto *calls = m_pane->findChild<CallPanel *>();
    const QList<QWidget *> areas{m_host->isSidebarVisible() ? m_sidebar : nullptr,
                                 &m_pane->header(),
                                 m_pane->middle(),
                                 calls->isVisible() ? calls : nullptr,
                                 &m_pane->composer(),
                                 m_panels->panel()};
    const QWidget *focus = focusWidget();
    int at = -1;
    for (int i = 0; i < areas.size(); ++i) {
        if (areas.at(i) && focus && (areas.at(i) == focus || areas.at(i)->isAncestorOf(focus)))
            at = i;
        else if (i == 2 && focus && m_pane->findBar().isAncestorOf(focus))
            at = i; // the bar belongs to the conversation
    }
    const int count = int(areas.size());
    do
        at = (at + step + count) % count;
    while (!areas.at(at));
    if (at == 0)
        m_sidebar->focusList();
    else if (at == 1)
        m_pane->header().focusPicker();
    else if (at == 2)
        m_pane->middle()->setFocus(Qt::ShortcutFocusReason);
    else if (at == 3)
        calls->focusAnswer();
    else if (at == 4)
        m_pane->composer().focusInput();
    else
        m_panels->panel()->setFocus(Qt::ShortcutFocusReason);
}

/// Qt knows the menu key alone, which many keyboards do not have.
void MainWindow::openContextMenu()
{
    QWidget *focus = focusWidget();
    if (!focus)
        return;
    const QPoint place = focus->inputMethodQuery(Qt::ImCursorRectangle).toRect().center();
    QContextMenuEvent menu(QContextMenuEvent::Keyboard, place, focus->mapToGlobal(place));
    QCoreApplication::sendEvent(focus, &menu);
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_F10 && event->modifiers() == Qt::ShiftModifier) {
        openContextMenu();
        return;
    }
    if (event->key() != Qt::Key_Escape) {
        QMainWindow::keyPressEvent(event);
        return;
    }
    // Held down it would go on to what nobody meant: each call that waits would be denied.
    if (event->isAutoRepeat())
        return;
    // The nearest thing first; last of all the reply.
    if (m_menus->hideBar() || m_host->closeOverlay() || m_pane->closeNearest()
        || m_branches->closePanel() || m_parameters->closePanel() || m_search->closePanel())
        return;
    chat::ChatSession *session = m_pane->session();
    if (session && session->isRunning())
        session->stop();
}

bool MainWindow::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::Wheel)
        return QMainWindow::eventFilter(watched, event);
    const auto *wheel = static_cast<QWheelEvent *>(event);
    if (!wheel->modifiers().testFlag(Qt::ControlModifier))
        return QMainWindow::eventFilter(watched, event);
    // Touchpads send notches in small parts.
    m_wheel += wheel->angleDelta().y();
    for (; qAbs(m_wheel) >= QWheelEvent::DefaultDeltasPerStep;
         m_wheel -=
         m_wheel > 0 ? QWheelEvent::DefaultDeltasPerStep : -QWheelEvent::DefaultDeltasPerStep)
        m_commands->zoom(m_wheel > 0 ? 1 : -1);
    return true;
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    const bool isImport = !filesToImport(event->mimeData()).isEmpty();
    if (!m_pane->session() || (!isImport && !m_pane->composer().canTake(event->mimeData())))
        return;
    event->acceptProposedAction();
    m_pane->setDrop(isImport ? Drop::Import : Drop::Attach);
}

void MainWindow::dragLeaveEvent(QDragLeaveEvent *)
{
    m_pane->setDrop(Drop::None);
}

void MainWindow::dropEvent(QDropEvent *event)
{
    m_pane->setDrop(Drop::None);
    event->acceptProposedAction();
    if (const QStringList files = filesToImport(event->mimeData()); !files.isEmpty()) {
        m_commands->importFiles(files);
        return;
    }
    m_pane->composer().take(event->mimeData());
    m_pane->composer().focusInput();
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    m_menus->watch(windowHandle());
    if (!event->spontaneous() && !focusWidget())
        m_pane->composer().focusInput();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (EditorDialog *editor = unsavedEditor(*this)) {
        event->ignore();
        editor->closeThen([this] { close(); });
        return;
    }
    if (!m_temporary->mayClose() || !m_unsaved->mayClose()) {
        event->ignore();
        return;
    }
    rememberPlace();
    QMainWindow::closeEvent(event);
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_actions->retranslate();
        m_menus->retranslate();
        m_commands->followSession();
        updateTitle();
    } else if (event->type() == QEvent::ActivationChange && isActiveWindow()) {
        m_sidebar->refresh(); // it may be another day
    }
}

} // namespace ui
