// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/compareactions.h"

#include "chat/comparison.h"
#include "chat/modelmemory.h"
#include "ui/compare/modelsdialog.h"
#include "ui/composer/composer.h"
#include "ui/conversation/conversationview.h"
#include "ui/conversation/messageactions.h"
#include "ui/conversationpane.h"

#include <QMenu>
#include <algorithm>

namespace ui {

CompareActions::CompareActions(const Services &services, Actions &actions, ConversationPane &pane,
                               QWidget *window)
    : QObject(window)
    , m_services(services)
    , m_actions(actions)
    , m_pane(pane)
    , m_window(window)
{
    connect(actions.at(Act::AskSeveral), &QAction::triggered, this, &CompareActions::askSeveral);
    connect(actions.at(Act::Compare), &QAction::triggered, this, &CompareActions::compareLast);
    connect(&pane.view(), &ConversationView::menuOpening, this,
            [this](QMenu *menu, const QUuid &message) { addTo(*menu, message); });
    followSession();
}

void CompareActions::followSession()
{
    for (const Act act : {Act::AskSeveral, Act::Compare})
        m_actions.at(act)->setEnabled(m_pane.session() != nullptr);
}

void CompareActions::addTo(QMenu &menu, const QUuid &message)
{
    const chat::ChatSession *session = m_pane.session();
    const core::Message *reply = session ? session->conversation().find(message) : nullptr;
    if (!reply || reply->role != core::Role::Assistant || session->isRunning())
        return;
    auto *again = new QAction(tr("Answer again with several models…"), &menu);
    connect(again, &QAction::triggered, this, [this, message] { answerAgain(message); });
    QList<QAction *> entries{again};
    const chat::Comparison &comparison = chat::Comparison::of(*session);
    if (comparison.answerCount(message) >= 2 && !comparison.contains(message)) {
        entries.append(new QAction(tr("Compare answers"), &menu));
        connect(entries.constLast(), &QAction::triggered, this, [this, message] {
            if (const chat::ChatSession *shown = m_pane.session())
                chat::Comparison::of(*shown).show(message);
        });
    }
    // Whom one asks again stands together.
    const QList<QAction *> all = menu.actions();
    const auto isBeside = [](const QAction *one) {
        return one->objectName() == QLatin1StringView(kRegenerateEntry);
    };
    const qsizetype beside = std::find_if(all.begin(), all.end(), isBeside) - all.begin();
    menu.insertActions(all.value(beside + 1), entries);
}

QUuid CompareActions::lastReply() const
{
    const chat::ChatSession *session = m_pane.session();
    const core::Conversation *conversation = session ? &session->conversation() : nullptr;
    for (int row = conversation ? conversation->rowCount() - 1 : -1; row >= 0; --row) {
        if (conversation->at(row).role == core::Role::Assistant)
            return conversation->at(row).id;
    }
    return {};
}

void CompareActions::compareLast()
{
    const chat::ChatSession *session = m_pane.session();
    const QUuid reply = lastReply();
    if (!session)
        return;
    if (chat::Comparison::of(*session).isOpen()) {
        m_pane.middle()->setFocus(Qt::ShortcutFocusReason);
        m_pane.sayPassing(tr("The answers stand side by side already."));
        return;
    }
    if (reply.isNull() || chat::Comparison::of(*session).answerCount(reply) < 2) {
        m_pane.sayPassing(tr("The last question has no second answer to compare with."));
        return;
    }
    chat::Comparison::of(*session).show(reply);
}

void CompareActions::askSeveral()
{
    const chat::ChatSession *session = m_pane.session();
    if (!session)
        return;
    if (session->isRunning()) {
        m_pane.sayPassing(tr("A reply is still coming in. Stop it first."));
        return;
    }
    if (!m_pane.composer().edited().isNull() || !m_pane.composer().hasDraft()) {
        m_pane.sayPassing(tr("Write the question first; then choose who answers it."));
        m_pane.composer().focusInput();
        return;
    }
    const QUuid shown = session->conversation().info().id;
    choose(tr("Ask several models"), 2, [this, shown](const QList<core::ModelChoiceRef> &models) {
        const chat::ChatSession *now = m_pane.session();
        if (!now || now->conversation().info().id != shown)
            return;
        // The composer sees to pictures that are not ready, and to what the disk refuses.
        m_pane.composer().submit(models);
    });
}

void CompareActions::answerAgain(const QUuid &reply)
{
    choose(tr("Answer again with several models"), 1,
           [this, reply](const QList<core::ModelChoiceRef> &models) {
               const chat::ChatSession *session = m_pane.session();
               if (session && !chat::Comparison::of(*session).askAgain(reply, models))
                   m_pane.sayPassing(tr("A reply is still coming in. Stop it first."));
           });
}

void CompareActions::choose(const QString &title, int least,
                            const std::function<void(const QList<core::ModelChoiceRef> &)> &use)
{
    auto *dialog = new ModelsDialog(m_services, {title, remembered(), least}, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, use] {
        const QList<core::ModelChoiceRef> models = dialog->chosen();
        remember(models);
        use(models);
    });
    dialog->open();
}

/// What was chosen the last time, else the conversation's own and the one used before it.
QList<core::ModelChoiceRef> CompareActions::remembered() const
{
    constexpr qsizetype kFirst = 2;
    QList<core::ModelChoiceRef> models = m_last;
    if (models.isEmpty()) {
        models = chat::ModelMemory(m_services.preferences).recent();
        models = models.first(qMin(kFirst, models.size()));
    }
    models.removeIf([this](const core::ModelChoiceRef &model) {
        return !m_services.connections.profile(model.profileId);
    });
    return models;
}

void CompareActions::remember(const QList<core::ModelChoiceRef> &models)
{
    m_last = models;
    // The last one noted stands first among the recent ones.
    chat::ModelMemory memory(m_services.preferences);
    for (auto model = models.crbegin(); model != models.crend(); ++model)
        memory.noteUse(*model);
}

} // namespace ui
