// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prompts/promptuse.h"

#include "chat/personas.h"
#include "chat/promptlibrary.h"
#include "chat/temporarychat.h"
#include "ui/composer/composer.h"
#include "ui/composer/messageinput.h"
#include "ui/conversation/conversationview.h"
#include "ui/conversationpane.h"
#include "ui/instructionstep.h"
#include "ui/prompts/setupstep.h"
#include "ui/settings/modelpickermodel.h"
#include "ui/shorttitle.h"
#include "ui/writtentext.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QInputMethod>
#include <QMainWindow>
#include <QPointer>
#include <algorithm>

namespace ui {
namespace {

using VariableKind = core::PromptVariable::Kind;

constexpr qsizetype kLongestValue = 100'000; ///< of the clipboard or a selection

bool namesKind(const core::PromptTemplate &read, VariableKind kind)
{
    const QList<core::PromptVariable> variables = read.variables();
    return std::any_of(variables.cbegin(), variables.cend(),
                       [kind](const auto &one) { return one.kind == kind; });
}

/// Not the session itself: a chat that is read again meanwhile is another object.
QUuid shownChat(const ConversationPane &pane)
{
    const chat::ChatSession *session = pane.session();
    return session ? session->conversation().info().id : QUuid();
}

MessageInput *inputOf(const Composer &composer)
{
    return qobject_cast<MessageInput *>(composer.focusProxy());
}

} // namespace

PromptUse::PromptUse(const Services &services, ConversationPane &pane, QMainWindow &window)
    : QObject(&window)
    , m_services(services)
    , m_pane(pane)
    , m_window(window)
{
}

void PromptUse::use(const QUuid &id)
{
    if (const auto persona = m_services.prompts->persona(id)) {
        begin(*persona);
        return;
    }
    const auto prompt = m_services.prompts->prompt(id);
    if (prompt && prompt->kind == core::PromptKind::Instructions)
        useAsInstructions(*prompt);
    else if (prompt)
        insert(*prompt);
}

void PromptUse::insert(const core::Prompt &prompt)
{
    const QUuid chat = shownChat(m_pane);
    if (chat.isNull())
        return;
    fill(prompt.title, prompt.text, PromptForm::Purpose::Insert, [this, chat](const QString &text) {
        if (shownChat(m_pane) == chat)
            put(text);
    });
}

void PromptUse::useAsInstructions(const core::Prompt &prompt)
{
    askForInstructions(prompt, [this, title = prompt.title](const QString &text) {
        setInstructions(title, text);
    });
}

void PromptUse::askForInstructions(const core::Prompt &prompt, const Then &then)
{
    const QUuid chat = shownChat(m_pane);
    if (chat.isNull())
        return;
    fill(prompt.title, prompt.text, PromptForm::Purpose::Instructions,
         [this, chat, then](const QString &text) {
             if (shownChat(m_pane) == chat)
                 then(text.trimmed());
         });
}

void PromptUse::begin(const core::Persona &persona)
{
    fill(persona.name, persona.instructions, PromptForm::Purpose::Instructions,
         [this, persona](const QString &text) {
             core::Persona filled = persona;
             filled.instructions = text;
             startWith(filled);
         });
}

void PromptUse::fill(const QString &title, const QString &source, PromptForm::Purpose purpose,
                     const Then &then)
{
    const core::PromptTemplate read(source);
    const core::PromptTemplate::Values known = valuesFor(read, purpose);
    const QList<core::PromptVariable> variables = read.variables();
    // What comes from elsewhere is seen before a model is told it.
    const bool isToBeSeen = std::any_of(
        variables.cbegin(), variables.cend(), [purpose](const core::PromptVariable &one) {
            return one.isAsked()
                   || (purpose == PromptForm::Purpose::Instructions && !one.isSentByItself());
        });
    if (!isToBeSeen) {
        // Instructions are filled in when they are sent, and until then as they were written.
        then(purpose == PromptForm::Purpose::Insert ? read.expanded(known) : source);
        return;
    }
    auto *form = new PromptForm(title, source, known, purpose, &m_window);
    form->setAttribute(Qt::WA_DeleteOnClose);
    connect(form, &QDialog::accepted, this, [form, then] { then(form->text()); });
    form->open();
}

/// The clipboard is looked at here, when somebody uses a prompt that names it, and nowhere else.
core::PromptTemplate::Values PromptUse::valuesFor(const core::PromptTemplate &read,
                                                  PromptForm::Purpose purpose) const
{
    core::PromptTemplate::Values values;
    if (purpose == PromptForm::Purpose::Insert) {
        const chat::ChatSession *session = m_pane.session();
        values = core::PromptTemplate::valuesOf(
            {m_services.clock.now().toLocalTime(),
             session ? session->conversation().info().model : QString(),
             m_services.preferences.settings().language});
    }
    if (namesKind(read, VariableKind::Clipboard))
        values.insert(QStringLiteral("clipboard"), bounded(QGuiApplication::clipboard()->text()));
    if (namesKind(read, VariableKind::Selection))
        values.insert(QStringLiteral("selection"), bounded(selectedText()));
    return values;
}

/// Nothing is cut without a word.
QString PromptUse::bounded(const QString &text) const
{
    if (text.size() <= kLongestValue)
        return text;
    m_pane.sayPassing(
        tr("That is very long: only its first %L1 characters are taken.").arg(kLongestValue));
    const bool isWithin = text.at(kLongestValue - 1).isHighSurrogate();
    return text.left(isWithin ? kLongestValue - 1 : kLongestValue);
}

/// Of what is being written, else of what is being read.
QString PromptUse::selectedText() const
{
    const MessageInput *input = inputOf(m_pane.composer());
    const QString written = input ? selectedIn(*input) : QString();
    ConversationView *shown = written.isEmpty() ? m_pane.shownView() : nullptr;
    return shown ? shown->selectedText() : written;
}

void PromptUse::put(const QString &text)
{
    MessageInput *input = inputOf(m_pane.composer());
    if (!input)
        return;
    // What is being composed keeps its place before it.
    if (input->hasPreedit())
        QGuiApplication::inputMethod()->commit();
    QTextCursor cursor = input->textCursor();
    cursor.beginEditBlock(); // not joined with what was typed before
    cursor.insertText(text);
    cursor.endEditBlock();
    input->setTextCursor(cursor);
    input->ensureCursorVisible();
    m_pane.composer().focusInput();
}

void PromptUse::setInstructions(const QString &title, const QString &instructions)
{
    const core::ConversationInfo &info = m_pane.session()->conversation().info();
    if (pushInstructions(m_services.workspace, this, info, instructions))
        Q_EMIT done(tr("“%1” are the instructions of this chat").arg(shortTitle(title)));
}

void PromptUse::startWith(const core::Persona &persona)
{
    if (m_services.workspace.temporary().hold([this, persona] { startWith(persona); }))
        return;
    m_services.workspace.startNew();
    if (const chat::ChatSession *session = m_pane.session()) {
        // A step, for a chat that nothing was said in may have been set up by hand before.
        const core::ConversationInfo before = session->conversation().info();
        pushSetUp(m_services.workspace, this, before,
                  chat::asPersona(before, persona, m_services.connections));
        sayWhoItIs(persona);
    }
    m_pane.composer().focusInput();
}

void PromptUse::sayWhoItIs(const core::Persona &persona)
{
    const QString name = shortTitle(persona.name);
    const bool isGone =
        !persona.profileId.isNull() && !m_services.connections.profile(persona.profileId);
    Q_EMIT done(isGone ? tr("The connection of “%1” is not here any more, so this chat uses %2")
                             .arg(name, connectionTitle(m_services.connections.active()))
                       : tr("“%1” is set for this chat").arg(name));
}

void PromptUse::takeOff()
{
    const chat::ChatSession *session = m_pane.session();
    const bool isNew =
        session && session != m_services.workspace.temporary().session() && !session->isStored();
    if (!isNew || session->conversation().info().personaId.isNull())
        return;
    const core::ConversationInfo before = session->conversation().info();
    const core::Profile active = m_services.connections.active();
    core::ConversationInfo plain = before;
    plain.instructions.reset();
    plain.parameters = {};
    plain.personaId = {};
    plain.profileId = active.id;
    plain.model = active.model;
    pushSetUp(m_services.workspace, this, before, plain);
    Q_EMIT done(tr("A new chat without a persona"));
}

} // namespace ui
