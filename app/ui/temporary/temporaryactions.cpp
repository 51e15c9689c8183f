// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/temporary/temporaryactions.h"

#include "chat/temporarychat.h"
#include "texts/texts.h"
#include "ui/composer/composer.h"
#include "ui/conversationpane.h"
#include "ui/header/header.h"
#include "ui/question.h"

#include <QMainWindow>
#include <QPushButton>

namespace ui {

TemporaryActions::TemporaryActions(const Services &services, Actions &actions,
                                   ConversationPane &pane, QMainWindow &window)
    : QObject(&window)
    , m_services(services)
    , m_actions(actions)
    , m_pane(pane)
    , m_window(window)
{
    chat::TemporaryChat *chat = &services.workspace.temporary();
    connect(actions.at(Act::NewTemporary), &QAction::triggered, this, [this, chat] {
        chat->start();
        m_pane.composer().focusInput();
    });
    connect(actions.at(Act::KeepTemporary), &QAction::triggered, chat, &chat::TemporaryChat::keep);
    connect(&pane.header(), &Header::keepRequested, chat, &chat::TemporaryChat::keep);
    connect(&pane.composer(), &Composer::keepRequested, chat, &chat::TemporaryChat::keep);
    connect(chat, &chat::TemporaryChat::leaveAsked, this, &TemporaryActions::ask);
    connect(chat, &chat::TemporaryChat::kept, this, &TemporaryActions::sayKept);
    connect(chat, &chat::TemporaryChat::keepFailed, this, [this](const core::Error &error) {
        withdraw(); // what it was about to do is forgotten
        m_pane.sayPassing(
            texts::joined(tr("The chat could not be kept."), texts::explain(error).what));
    });
    connect(&services.workspace, &chat::Workspace::currentChanged, this, &TemporaryActions::follow);
    connect(chat, &chat::TemporaryChat::writingChanged, this,
            [this, chat] { m_pane.composer().setHeld(chat->isWriting()); });
    chat->setDraftCheck([composer = QPointer<Composer>(&pane.composer())] {
        return composer && composer->hasDraft();
    });
    follow();
}

void TemporaryActions::follow()
{
    const chat::ChatSession *session = m_services.workspace.current();
    const bool isTemporary = session && session->isTemporary;
    const bool canKeep = isTemporary && m_services.workspace.temporary().canKeep();
    if (isTemporary) {
        connect(session, &chat::ChatSession::stored, this, &TemporaryActions::follow,
                Qt::UniqueConnection);
        connect(session, &chat::ChatSession::queuedChanged, this, &TemporaryActions::follow,
                Qt::UniqueConnection);
    }
    m_actions.at(Act::KeepTemporary)->setVisible(canKeep);
    m_pane.header().setTemporary(isTemporary);
    m_pane.composer().setTemporary(isTemporary, canKeep);
}

bool TemporaryActions::mayClose()
{
    // What waits for the answer is closing; the window is not at stake the second time.
    return !m_services.workspace.temporary().hold([this] { m_window.close(); });
}

void TemporaryActions::ask()
{
    if (m_question) {
        m_question->raise();
        m_question->activateWindow();
        return;
    }
    m_question =
        new Question(tr("Temporary chat"), tr("This chat is temporary. What is to become of it?"),
                     m_services.workspace.temporary().canKeep()
                         ? tr("Nothing of it is written to disk unless you keep it.")
                         : tr("What you wrote in it is not sent, and goes with it."),
                     &m_window);
    m_question->setObjectName(QStringLiteral("temporaryQuestion"));
    // Words that were never sent are no chat to keep.
    QPushButton *keep = nullptr;
    if (m_services.workspace.temporary().canKeep()) {
        keep = m_question->addButton(tr("Keep this chat"), Question::AcceptRole);
        keep->setObjectName(QStringLiteral("keep"));
    }
    m_question->addButton(tr("Discard"), Question::DestructiveRole)
        ->setObjectName(QStringLiteral("discard"));
    QPushButton *stay = m_question->addButton(Question::Cancel);
    m_question->setDefaultButton(keep ? keep : stay);
    m_question->setEscapeButton(stay);
    connect(m_question, &QDialog::finished, this, &TemporaryActions::answer);
    m_question->open();
}

/// Somebody may have wanted to leave while it was written.
void TemporaryActions::withdraw()
{
    if (m_question)
        m_question->withdraw(*this);
    m_question = nullptr;
}

void TemporaryActions::sayKept()
{
    withdraw();
    m_pane.sayPassing(tr("The temporary chat is kept from now on"));
}

void TemporaryActions::answer()
{
    chat::TemporaryChat &chat = m_services.workspace.temporary();
    const auto role = m_question ? m_question->answer() : Question::RejectRole;
    m_question = nullptr;
    if (role == Question::AcceptRole)
        chat.keep();
    else if (role == Question::DestructiveRole)
        chat.discard();
    else
        chat.stay();
}

} // namespace ui
