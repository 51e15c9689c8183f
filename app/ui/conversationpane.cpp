// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversationpane.h"

#include "chat/comparison.h"
#include "chat/modelmemory.h"
#include "chat/origin.h"
#include "chat/promptlibrary.h"
#include "ui/calls/callpanel.h"
#include "ui/compare/compareview.h"
#include "ui/composer/composer.h"
#include "ui/composer/sightoffer.h"
#include "ui/conversation/conversationview.h"
#include "ui/conversation/findbar.h"
#include "ui/conversation/questionlist.h"
#include "ui/conversation/replypictures.h"
#include "ui/dropsheet.h"
#include "ui/header/header.h"
#include "ui/noticebar.h"
#include "ui/pages/emptypage.h"
#include "ui/pages/firstrunpage.h"
#include "ui/pages/problempage.h"
#include "ui/prompts/promptwords.h"
#include "ui/settings/balancerow.h"
#include "ui/settings/modelpicker.h"
#include "ui/settings/modelpickermodel.h"
#include "ui/shorttitle.h"

#include <QEvent>
#include <QScrollBar>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <utility>

namespace ui {

ConversationPane::ConversationPane(const Services &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_header(new Header(services.theme, this))
    , m_warning(new NoticeBar(services.theme, NoticeBar::Kind::Warning, this))
    , m_pages(new QStackedWidget(this))
    , m_blank(new QWidget(m_pages))
    , m_pictures(new ReplyPictures(services.workspace.replyPictures(), services.theme, this))
    , m_view(new ConversationView(services.theme, services.links, m_pages, services.typesetter,
                                  &services.workspace.budget()))
    , m_compare(new CompareView(services, *m_view, *m_pictures, m_pages))
    , m_find(new FindBar(services.theme, *m_view, this))
    , m_calls(new CallPanel(services.theme, services.preferences, this))
    , m_composer(new Composer(services.theme, services.preferences, this))
    , m_sight(new SightOffer(*m_composer, services.connections, services.preferences, this))
    , m_passing(new NoticeBar(services.theme, NoticeBar::Kind::Passing, m_pages))
    , m_drop(new DropSheet(services.theme, m_pages))
{
    build();
    connectParts();
    followPreferences();
    setSession(nullptr);
}

void ConversationPane::build()
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_blank->setBackgroundRole(QPalette::Base);
    m_blank->setAutoFillBackground(true);
    m_pages->addWidget(m_blank);
    m_pages->addWidget(m_view);
    m_pages->addWidget(m_compare);
    m_view->setConnections(m_services.connections);
    m_view->setPictures(*m_pictures);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_warning);
    column->addWidget(m_find);
    column->addWidget(m_pages, 1);
    column->addWidget(m_calls);
    column->addWidget(m_composer);
}

void ConversationPane::connectParts()
{
    m_header->setBalance([this] {
        if (!m_session)
            return QString();
        const std::optional<chat::KnownBalance> balance =
            m_services.connections.balances().last(m_session->conversation().info().profileId);
        return balance ? balanceText(*balance) : QString();
    });
    connect(m_header, &Header::pickerRequested, this, &ConversationPane::showPicker);
    connect(m_header, &Header::connectRequested, this,
            [this] { Q_EMIT connectionWanted({}, {}, {}, {}); });
    connect(m_header, &Header::securityRequested, this, [this] {
        if (m_session)
            Q_EMIT connectionsWanted(m_session->conversation().info().profileId);
    });
    connectCompare();
    connect(m_composer, &Composer::modelNeeded, this, &ConversationPane::showPicker);
    connectCalls();
    connect(m_sight, &SightOffer::taken, this, &ConversationPane::chooseModel);
    connect(&m_services.connections.balances(), &chat::Balances::changed, this,
            &ConversationPane::updateHeader);
    connect(m_passing, &NoticeBar::activated, this, [this] {
        if (m_offer == Offer::Undo)
            Q_EMIT undoRequested();
        else if (m_offer == Offer::Redo)
            Q_EMIT redoRequested();
    });
    connect(m_view->verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        m_header->setLined(value > 0 && m_pages->currentWidget() == m_view);
    });
    connect(&m_services.connections, &chat::Connections::profilesChanged, this, [this] {
        updatePage();
        updateHeader();
    });
    if (m_services.prompts)
        connect(m_services.prompts, &chat::PromptLibrary::changed, this,
                &ConversationPane::updateHeader);
    connect(&m_services.preferences, &chat::Preferences::changed, this,
            &ConversationPane::followPreferences);
    connect(&m_services.workspace.list(), &core::ConversationList::wasReset, this,
            &ConversationPane::updatePage);
}

void ConversationPane::followPreferences()
{
    const core::Settings &settings = m_services.preferences.settings();
    m_view->setReading(settings);
}

FirstRunPage *ConversationPane::firstRun()
{
    if (m_firstRun)
        return m_firstRun;
    m_firstRun = new FirstRunPage(m_services.theme, m_services.connections, m_pages);
    m_pages->addWidget(m_firstRun);
    connect(m_firstRun, &FirstRunPage::exampleEntered, this, &ConversationPane::connectionWanted);
    connect(m_firstRun, &FirstRunPage::serviceRequested, this,
            [this] { Q_EMIT connectionWanted({}, {}, {}, {}); });
    connect(m_firstRun, &FirstRunPage::serverChosen, this, &ConversationPane::serverChosen);
    connect(m_firstRun, &FirstRunPage::tourRequested, this, &ConversationPane::tourWanted);
    connect(m_firstRun, &FirstRunPage::importRequested, this, &ConversationPane::importWanted);
    connect(m_firstRun, &FirstRunPage::languageChosen, this, [this](const QString &language) {
        core::Settings settings = m_services.preferences.settings();
        settings.language = language;
        m_services.preferences.set(settings);
    });
    return m_firstRun;
}

ProblemPage *ConversationPane::problem()
{
    if (m_problem)
        return m_problem;
    m_problem = new ProblemPage(m_services.theme, m_pages);
    m_pages->addWidget(m_problem);
    connect(m_problem, &ProblemPage::recoveryRequested, this,
            [this] { Q_EMIT recoveryWanted(m_problem, m_problem->report().path); });
    connect(m_problem, &ProblemPage::retryRequested, this, &ConversationPane::databaseRetryWanted);
    connect(m_problem, &ProblemPage::besideRequested, this,
            &ConversationPane::databaseBesideWanted);
    return m_problem;
}

QWidget *ConversationPane::wantedPage()
{
    if (m_hasProblem)
        return problem();
    if (m_glimpse)
        return m_view;
    if (!m_session)
        return m_blank;
    if (m_session->conversation().rowCount() > 0)
        return m_compare->isWanted() ? static_cast<QWidget *>(m_compare) : m_view;
    if (m_services.connections.isOnlyDemo())
        return firstRun();
    if (!m_empty) {
        m_empty = new EmptyPage(m_services.theme, m_pages);
        m_pages->addWidget(m_empty);
        connect(m_empty, &EmptyPage::importRequested, this, &ConversationPane::importWanted);
    }
    // Who has chats here knows the menu.
    m_empty->offerImport(m_services.workspace.list().count() == 0);
    return m_empty;
}

void ConversationPane::updatePage()
{
    QWidget *page = wantedPage();
    m_pages->setCurrentWidget(page);
    m_find->setView(shownView());
    m_composer->setVisible(!m_hasProblem);
    m_header->setLined(page == m_view && m_view->verticalScrollBar()->value() > 0);
    // The stack raises the page it shows; what lies over it stays there.
    m_passing->raise();
    m_drop->raise();
}

void ConversationPane::updateHeader()
{
    if (!session()) {
        m_header->setTitle(m_glimpse ? m_glimpse->info().title : QString());
        m_header->setPersona({});
        m_header->setModel({}, {});
        m_header->setDemo(false);
        m_header->setInsecure(false);
        return;
    }
    const core::ConversationInfo &info = m_session->conversation().info();
    const auto profile = m_services.connections.profile(info.profileId);
    const QString model = info.model.isEmpty() && profile ? profile->model : info.model;
    m_header->setTitle(info.title);
    const auto persona = m_services.prompts ? m_services.prompts->persona(info.personaId)
                                            : std::optional<core::Persona>();
    m_header->setPersona(persona ? personaWords(*persona) : QString(),
                         persona ? core::ownIconName(persona->icon) : QString());
    m_header->setModel(model, profile ? connectionTitle(*profile) : QString());
    m_header->setDemo(profile && profile->isDemo);
    m_header->setInsecure(profile && !profile->isDemo
                          && chat::isPlainHttpToPublicHost(profile->baseUrl));
}

void ConversationPane::showDatabaseProblem(const storage::OpenReport &report)
{
    m_hasProblem = true;
    problem()->setReport(report);
    setSession(nullptr);
    problem()->focusWayOut();
}

void ConversationPane::showDatabaseUsable()
{
    m_hasProblem = false;
    updatePage();
}

void ConversationPane::showPicker()
{
    m_resend = {};
    if (!m_session)
        return;
    if (!m_picker) {
        m_picker =
            new ModelPicker(m_services.theme, m_services.connections, m_services.preferences, this);
        connect(m_picker, &ModelPicker::chosen, this,
                [this](const QUuid &profile, const QString &model) {
                    usePicked({profile, model});
                });
        connect(m_picker, &ModelPicker::dismissed, this, [this] { m_resend = {}; });
        connect(m_picker, &ModelPicker::connectionsRequested, this,
                [this] { Q_EMIT connectionsWanted({}); });
    }
    const core::ConversationInfo &info = m_session->conversation().info();
    m_picker->popupAt(m_header->picker(), info.profileId, info.model);
}

void ConversationPane::pickAndResend(const QUuid &reply, Picked whom)
{
    showPicker();
    m_resend = reply;
    m_picked = whom;
}

void ConversationPane::usePicked(const core::ModelChoiceRef &model)
{
    if (!m_session)
        return;
    const QUuid reply = std::exchange(m_resend, {});
    // What stands beside the answers of others is asked again for itself.
    if (!reply.isNull()
        && (m_picked == Picked::ForOneAnswer || chat::Comparison::of(*m_session).contains(reply))) {
        chat::ModelMemory(m_services.preferences).noteUse(model);
        m_session->regenerate(reply, model);
        return;
    }
    chooseModel(model.profileId, model.model);
    m_session->mend(reply, {core::MendKind::Retry, {}});
}

void ConversationPane::chooseModel(const QUuid &profile, const QString &model)
{
    if (!m_session)
        return;
    m_services.connections.setActive(profile);
    chat::ModelMemory(m_services.preferences).noteUse({profile, model});
    m_session->setModel(profile, model);
}

void ConversationPane::sayDeleted(const QString &title)
{
    const QString shown = shortTitle(title);
    sayPassing(shown.isEmpty() ? tr("Chat deleted") : tr("Deleted “%1”").arg(shown), Offer::Undo);
}

void ConversationPane::withdrawUndo()
{
    if (m_offer != Offer::None)
        m_passing->dismiss();
    m_offer = Offer::None;
}

void ConversationPane::sayPassing(const QString &text, Offer offer)
{
    m_offer = offer;
    if (offer == Offer::None)
        m_passing->say(text);
    else
        m_passing->say(text, offer == Offer::Undo ? tr("Undo") : tr("Redo"));
}

void ConversationPane::sayWriteFailure(const QString &text)
{
    setWriteFailure(Written::Chats, text);
}

void ConversationPane::dismissWriteFailure()
{
    setWriteFailure(Written::Chats, {});
}

void ConversationPane::setWriteFailure(Written what, const QString &text)
{
    m_writeFailures.at(size_t(what)) = text;
    const QString &other = m_writeFailures.at(what == Written::Chats ? 1 : 0);
    const QString &shown = text.isEmpty() ? other : text;
    if (shown.isEmpty())
        m_warning->dismiss();
    else
        m_warning->say(shown);
}

bool ConversationPane::closeNearest()
{
    return m_find->closeFind() || m_composer->closeNearest() || m_calls->closeNearest()
           || m_passing->dismiss() || m_compare->closeNearest();
}

void ConversationPane::stepMessage(int step)
{
    if (ConversationView *view = shownView())
        view->stepMessage(step);
}

void ConversationPane::setDrop(Drop drop)
{
    if (drop == Drop::None)
        m_drop->vanish();
    else
        m_drop->appear(drop);
}

QWidget *ConversationPane::middle() const
{
    return m_pages->currentWidget();
}

void ConversationPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        updateHeader();
}

void ConversationPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_passing->place();
    if (m_drop->isVisible())
        m_drop->setGeometry(m_pages->rect());
}

} // namespace ui
