// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/unsavedguard.h"

#include "core/whendone.h"
#include "texts/texts.h"
#include "ui/calls/callpanel.h"
#include "ui/composer/composer.h"
#include "ui/conversationpane.h"
#include "ui/question.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMainWindow>
#include <QPushButton>
#include <chrono>

namespace ui {
namespace {

using namespace std::chrono_literals;

/// So long a window that is to be closed may stay without a word.
constexpr auto kWordlessFor = 3s;

/// The end of a chat, from the last question on at least: a reply that was complete when the disk
/// refused it was begun before.
QStringList textsSince(const chat::ChatSession &session, const QDateTime &since)
{
    QStringList texts;
    const core::Conversation &conversation = session.conversation();
    for (int row = 0; row < conversation.rowCount(); ++row) {
        const core::Message &message = conversation.at(row);
        const QString text = core::plainText(message);
        if (!text.isEmpty() && (message.created >= since || row + 2 >= conversation.rowCount()))
            texts.append(text);
    }
    if (const auto queued = session.queued(); queued && !queued->text.isEmpty())
        texts.append(queued->text);
    return texts;
}

} // namespace

UnsavedGuard::UnsavedGuard(const Services &services, ConversationPane &pane, QMainWindow &window)
    : QObject(&window)
    , m_services(services)
    , m_pane(pane)
    , m_window(window)
{
    connect(&services.workspace, &chat::Workspace::writeFailed, this, &UnsavedGuard::hear);
    connect(&services.workspace, &chat::Workspace::writeRecovered, this, &UnsavedGuard::goOn);
    m_patience.setSingleShot(true);
    m_patience.setInterval(kWordlessFor);
    // A database that is being opened, or replaced, is no disk that refuses, and nothing else
    // tells of it.
    connect(&m_patience, &QTimer::timeout, this, [this] {
        if (m_isWanted && m_isSettling && !m_question)
            ask();
    });
}

void UnsavedGuard::hear(const core::Error &error)
{
    if (m_cause.isEmpty())
        m_since = m_services.clock.now();
    m_cause = texts::explain(error).what;
    // A window that does not close has to say why.
    if (m_isWanted && m_isSettling)
        ask();
}

bool UnsavedGuard::mayClose()
{
    if (m_isGivenUp || m_isSettled)
        return true;
    handOver();
    chat::Workspace &workspace = m_services.workspace;
    const auto settling = chat::settle(workspace);
    // Asked in this order: what is refused in between counts.
    const bool isTried = settling.isFinished();
    const bool isWaiting = workspace.hasUnwritten();
    // A moment later words would wait, too, that nobody has handed to the disk yet.
    const bool hasMore = isWaiting || workspace.runningCount() > 0 || m_pane.composer().hasDraft();
    // Without a cause what was refused a moment ago has not been told yet.
    const bool isRefused = !m_cause.isEmpty() && hasMore;
    m_isWanted = isRefused || isWaiting || !isTried;
    if (m_isWanted && (m_isSettling || !isRefused))
        waitFor(settling);
    if (isRefused)
        ask();
    return !m_isWanted;
}

/// Each try to close may have handed over more: the last one counts.
void UnsavedGuard::waitFor(const QFuture<core::Result<core::Done>> &settling)
{
    m_isSettling = true;
    if (!m_patience.isActive())
        m_patience.start();
    core::whenDone(this, settling, [this, number = ++m_settlings](const auto &) {
        if (number == m_settlings)
            settled();
    });
}

void UnsavedGuard::handOver()
{
    // A name that is being typed is one from the moment on at which its field is left.
    if (auto *field = qobject_cast<QLineEdit *>(m_window.focusWidget()))
        field->clearFocus();
    m_pane.composer().keepDrafts();
    m_pane.findChild<CallPanel *>()->keepDrafts();
    // Where the reader stood in the last second is not handed over. It is nobody's word: the next
    // start finds the place of a moment before, and nobody is to be asked because of it. As the
    // window goes it is written, where the disk takes it.
}

/// The disk has tried everything that was there when the window was to be closed.
void UnsavedGuard::settled()
{
    m_isSettling = false;
    m_patience.stop();
    // A question about what was refused goes with the refusal.
    if (!m_isWanted || (m_question && !m_cause.isEmpty()))
        return;
    if (m_services.workspace.hasUnwritten()) {
        ask();
        return;
    }
    dropQuestion();
    // What came in since then, a word of a running reply, is written as the window goes.
    m_isWanted = false;
    m_isSettled = true;
    m_window.close();
    m_isSettled = false;
}

/// The disk takes everything again.
void UnsavedGuard::goOn()
{
    m_cause.clear();
    m_isGivenUp = false;
    dropQuestion();
    if (m_isWanted && m_isSettling)
        m_patience.start();
    else if (m_isWanted)
        m_window.close();
}

void UnsavedGuard::dropQuestion()
{
    if (m_question)
        m_question->withdraw(*this);
    m_question = nullptr;
}

void UnsavedGuard::ask()
{
    core::Error slow;
    slow.kind = core::ErrorKind::Storage;
    slow.code = QStringLiteral("slow");
    const QString explanation =
        texts::joined(m_cause.isEmpty() ? texts::explain(slow).what : m_cause,
                      tr("If you quit now, it is lost. As soon as it can be saved, Loquat "
                         "saves it and quits by itself."));
    if (m_question) {
        m_question->setInformativeText(explanation);
        m_question->raise();
        m_question->activateWindow();
        return;
    }
    m_question = new Question(tr("Not saved yet"),
                              tr("What you wrote last is not saved. Quit all the same?"),
                              explanation, &m_window);
    m_question->setObjectName(QStringLiteral("unsavedQuestion"));
    m_question->addButton(tr("Quit anyway"), Question::DestructiveRole)
        ->setObjectName(QStringLiteral("quit"));
    m_question->addButton(tr("Copy the text"), Question::ActionRole)
        ->setObjectName(QStringLiteral("copy"));
    QPushButton *stay = m_question->addButton(tr("Do not quit"), Question::RejectRole);
    m_question->setDefaultButton(stay);
    m_question->setEscapeButton(stay);
    connect(m_question, &QDialog::finished, this, &UnsavedGuard::answer);
    m_question->open();
}

void UnsavedGuard::answer()
{
    const auto role = m_question ? m_question->answer() : Question::RejectRole;
    m_question = nullptr;
    m_isWanted = false;
    if (role == Question::DestructiveRole) {
        m_isGivenUp = true;
        m_window.close();
    } else if (role == Question::ActionRole) {
        // The window stays: what is on the clipboard may go with it.
        QGuiApplication::clipboard()->setText(unsavedText());
        m_pane.sayPassing(tr("Copied. Paste it somewhere before you quit."));
    }
}

QString UnsavedGuard::unsavedText() const
{
    const chat::Workspace &workspace = m_services.workspace;
    const chat::ChatSession *shown = workspace.current();
    QStringList texts;
    if (shown && !shown->isTemporary)
        texts += textsSince(*shown, m_since);
    const core::ConversationList &list = workspace.list();
    for (int row = 0; row < list.count(); ++row) {
        const chat::ChatSession *session = workspace.session(list.at(row).id);
        if (session && session != shown)
            texts += textsSince(*session, m_since);
    }
    if (const QString draft = m_pane.composer().text(); !draft.isEmpty())
        texts.append(draft);
    return texts.join(QStringLiteral("\n\n"));
}

} // namespace ui
