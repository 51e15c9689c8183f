// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/messageactions.h"

#include "chat/comparison.h"
#include "core/tokenprobability.h"
#include "core/whendone.h"
#include "texts/texts.h"
#include "ui/composer/composer.h"
#include "ui/conversation/conversationreach.h"
#include "ui/conversation/conversationview.h"
#include "ui/conversation/earlierversionsdialog.h"
#include "ui/conversation/insertdialog.h"
#include "ui/conversationpane.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMainWindow>
#include <QMenu>

namespace ui {
namespace {

/// Alone, or with a key that says how much more.
Qt::KeyboardModifiers modifiersOf(core::Extent extent)
{
    return extent == core::Extent::Message  ? Qt::NoModifier
           : extent == core::Extent::Branch ? Qt::ShiftModifier
                                            : Qt::ControlModifier;
}

} // namespace

MessageActions::MessageActions(const Services &services, ConversationPane &pane,
                               QMainWindow &window)
    : QObject(&window)
    , m_services(services)
    , m_pane(pane)
    , m_window(window)
    , m_edits(services.workspace.edits())
{
    connect(&pane.view(), &ConversationView::menuOpening, this,
            [this](QMenu *menu, const QUuid &message) { addTo(*menu, message); });
    connect(&pane.composer(), &Composer::saveRequested, this, &MessageActions::save);
    connect(&m_edits, &chat::MessageEdits::removed, this, [this](int count) {
        m_pane.sayPassing(tr("%n message(s) deleted", nullptr, count),
                          ConversationPane::Offer::Undo);
    });
    connect(&m_edits, &chat::MessageEdits::branchedOff, this,
            [this] { m_pane.sayPassing(tr("Copied up to here"), ConversationPane::Offer::Undo); });
    connect(&m_edits, &chat::MessageEdits::placeWanted, this, &MessageActions::showPlace);
    connect(&m_edits, &chat::MessageEdits::failed, this, [this](const core::Error &error) {
        m_pane.sayPassing(texts::joined(tr("Nothing was changed."), texts::explain(error).what));
    });
    pane.view().installEventFilter(this);
    connect(&pane, &ConversationPane::viewMade, this,
            [this](ConversationView *view) { view->installEventFilter(this); });
}

void MessageActions::addTo(QMenu &menu, const QUuid &message)
{
    const chat::ChatSession *session = m_pane.session();
    const core::Message *found = session ? session->conversation().find(message) : nullptr;
    if (found)
        addProbabilities(menu, *found);
    if (!found || core::isRunning(found->state))
        return;
    menu.addSeparator();
    const auto add = [&](const QString &words, auto act) {
        connect(menu.addAction(words), &QAction::triggered, this, act);
    };
    const bool isReply = found->role == core::Role::Assistant;
    if (isReply && !session->isRunning()) {
        add(tr("Regenerate with another model…"), [this, message] {
            m_pane.pickAndResend(message, ConversationPane::Picked::ForOneAnswer);
        });
        menu.actions().constLast()->setObjectName(QLatin1StringView(kRegenerateEntry));
    }
    if (isReply || found->role == core::Role::User)
        add(tr("Edit…"), [this, message] { m_pane.composer().beginEdit(message); });
    if (found->earlierCount > 0)
        add(tr("Earlier versions…"), [this, message] { showEarlier(message); });
    if (!session->isRunning()
        && chat::MessageEdits::canInsertBelow(session->conversation(), message))
        add(tr("Insert message below…"), [this, message] { insertBelow(message); });
    if (!session->isTemporary)
        add(tr("Branch into a new conversation"), [this, message] { branchOff(message); });
    menu.addSeparator();
    addDeletions(menu, message);
    menu.addSeparator();
}

/// For every reply that has them, and for good: who wants to see how sure a model was wants to
/// compare.
void MessageActions::addProbabilities(QMenu &menu, const core::Message &message)
{
    if (!core::probabilitiesOf(message))
        return;
    chat::Preferences &preferences = m_services.preferences;
    QAction *shown = menu.addAction(tr("Show probabilities"));
    shown->setCheckable(true);
    shown->setChecked(preferences.settings().isProbabilityShown);
    connect(shown, &QAction::toggled, &preferences, [&preferences](bool isShown) {
        core::Settings changed = preferences.settings();
        changed.isProbabilityShown = isShown;
        preferences.set(changed);
    });
}

void MessageActions::addDeletions(QMenu &menu, const QUuid &message)
{
    const auto add = [&](const QString &words, core::Extent extent) {
        QAction *action = menu.addAction(words);
        action->setShortcut(QKeySequence(int(modifiersOf(extent)) | Qt::Key_Delete));
        action->setShortcutVisibleInContextMenu(true);
        connect(action, &QAction::triggered, this,
                [this, message, extent] { remove(message, extent); });
    };
    add(tr("Delete message"), core::Extent::Message);
    // Without anything below they would be the same.
    if (m_pane.session()->conversation().activeChild(message).isNull())
        return;
    add(tr("Delete this branch"), core::Extent::Branch);
    add(tr("Delete everything below"), core::Extent::Below);
}

chat::ChatSession *MessageActions::changeable()
{
    chat::ChatSession *session = m_pane.session();
    if (session && session->isRunning()) {
        say(tr("A reply is still coming in. Stop it first."));
        return nullptr;
    }
    return session;
}

void MessageActions::say(const QString &words)
{
    // Answers side by side stand in the view's place.
    if (m_pane.view().isVisible())
        m_pane.view().setStatusText(words);
    else
        m_pane.sayPassing(words);
}

void MessageActions::remove(const QUuid &message, core::Extent extent)
{
    if (const chat::ChatSession *session = changeable())
        (void)m_edits.remove(session->conversation().info().id, message, extent);
}

/// Of the message that the keys act on.
bool MessageActions::removeByKey(ConversationView &view, const QKeyEvent &event)
{
    ConversationReach reach(view);
    const std::optional<int> row = reach.focusedRow();
    const chat::ChatSession *session = m_pane.session();
    const bool isMeant = row && *row >= 0 && *row < reach.rowCount() && reach.isFocusSeen();
    if (event.key() != Qt::Key_Delete || !session || !isMeant)
        return false;
    for (const auto extent : {core::Extent::Message, core::Extent::Branch, core::Extent::Below}) {
        if (event.modifiers() != modifiersOf(extent))
            continue;
        remove(reach.message(*row).id, extent);
        // The keys go on with what took its place; among answers side by side another one does.
        const int last = session->conversation().rowCount() - 1;
        if (&view == &m_pane.view() && last >= 0)
            reach.focus(qMin(*row, last), std::nullopt);
        return true;
    }
    return false;
}

bool MessageActions::eventFilter(QObject *watched, QEvent *event)
{
    auto *view = qobject_cast<ConversationView *>(watched);
    if (view && event->type() == QEvent::KeyPress
        && removeByKey(*view, *static_cast<QKeyEvent *>(event)))
        return true;
    return QObject::eventFilter(watched, event);
}

void MessageActions::copyLast()
{
    ConversationView *view = m_pane.session() ? m_pane.shownView() : nullptr;
    if (!view)
        return;
    const ConversationReach reach(*view);
    for (int row = reach.rowCount() - 1; row >= 0; --row) {
        const core::Message &message = reach.message(row);
        const QString text = core::plainText(message);
        if (message.role != core::Role::Assistant || text.isEmpty())
            continue;
        QGuiApplication::clipboard()->setText(text);
        m_pane.sayPassing(tr("Reply copied"));
        return;
    }
}

void MessageActions::save(const QUuid &message, const chat::Outgoing &outgoing)
{
    const chat::ChatSession *session = changeable();
    // Asked for twice it would seem to be done before the disk has taken it once.
    if (!session || m_saving == message)
        return;
    m_saving = message;
    core::whenDone(this, m_edits.rewrite(session->conversation().info().id, message, outgoing),
                   [this, message](const core::Result<core::Done> &result) {
                       m_saving = {};
                       // What could not be saved stays where it was written.
                       if (result)
                           m_pane.composer().finishEdit(message);
                   });
}

void MessageActions::showEarlier(const QUuid &message)
{
    core::whenDone(this, m_edits.earlier(message),
                   [this, message](const core::Result<QList<storage::Revision>> &revisions) {
                       if (!revisions) {
                           m_pane.sayPassing(texts::explain(revisions.error()).what);
                           return;
                       }
                       auto *dialog = new EarlierVersionsDialog(revisions.value(), &m_window);
                       dialog->setAttribute(Qt::WA_DeleteOnClose);
                       connect(dialog, &EarlierVersionsDialog::restoreRequested, this,
                               [this, message](const storage::Revision &revision) {
                                   restore(message, revision);
                               });
                       dialog->open();
                   });
}

void MessageActions::restore(const QUuid &message, const storage::Revision &revision)
{
    chat::ChatSession *session = changeable();
    if (!session)
        return;
    (void)m_edits.restore(session->conversation().info().id, message, revision);
}

void MessageActions::branchOff(const QUuid &message)
{
    if (const chat::ChatSession *session = m_pane.session())
        m_edits.branchOff(session->conversation().info().id, message);
}

void MessageActions::insertAtEnd()
{
    const chat::ChatSession *session = changeable();
    if (!session)
        return;
    const core::Conversation &conversation = session->conversation();
    const QUuid compared = chat::Comparison::of(*session).current();
    const int last = conversation.rowCount() - 1;
    insertBelow(!compared.isNull() || last < 0 ? compared : conversation.at(last).id);
}

void MessageActions::insertBelow(const QUuid &message)
{
    const chat::ChatSession *session = changeable();
    if (!session)
        return;
    const core::Message *above = session->conversation().find(message);
    if (!chat::MessageEdits::canInsertBelow(session->conversation(), message)) {
        say(tr("Nothing can be inserted between a tool call and its result."));
        return;
    }
    const bool isAnswer = above && above->role == core::Role::User;
    auto *dialog = new InsertDialog(isAnswer ? core::Role::Assistant : core::Role::User, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    const QUuid conversation = session->conversation().info().id;
    connect(dialog, &InsertDialog::inserted, this,
            [this, conversation, message](core::Role role, const QString &text) {
                leaveComparing(message);
                if (!m_edits.insert(conversation, message, role, text))
                    m_pane.sayPassing(tr("Nothing was inserted: the chat has changed meanwhile."));
            });
    dialog->open();
}

/// What comes below one of several answers is to be seen there.
void MessageActions::leaveComparing(const QUuid &reply)
{
    const chat::ChatSession *session = m_pane.session();
    if (!session || !chat::Comparison::of(*session).contains(reply))
        return;
    chat::Comparison::of(*session).setCurrent(reply);
    chat::Comparison::of(*session).close();
}

void MessageActions::showPlace(const QUuid &conversation)
{
    const chat::ChatSession *session = m_pane.session();
    if (session && session->conversation().info().id == conversation)
        ConversationReach(m_pane.view()).showRemembered();
}

} // namespace ui
