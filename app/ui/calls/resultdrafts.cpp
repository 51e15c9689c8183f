// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calls/resultdrafts.h"

#include "chat/toolrun.h"
#include "core/whendone.h"
#include "ui/writtentext.h"

#include <QPlainTextDocumentLayout>
#include <QTextCursor>
#include <QTextDocument>
#include <utility>

namespace ui {
namespace {

constexpr int kKeepDelayMs = 300;
/// What is long is not written at every key.
constexpr int kKeptCharactersAMs = 500;

} // namespace

ResultDrafts::ResultDrafts(QObject *parent)
    : QObject(parent)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &ResultDrafts::flush);
}

ResultDrafts::~ResultDrafts()
{
    flush();
}

void ResultDrafts::setSession(chat::ChatSession *session)
{
    if (session == m_session)
        return;
    flush();
    if (m_session)
        chat::ToolRun::of(*m_session).disconnect(this);
    m_session = session;
    if (!session)
        return;
    // An answer that is on its way needs no keeping, and one that the disk refused does again.
    connect(&chat::ToolRun::of(*session), &chat::ToolRun::changed, this, [this] { hear(0); });
    if (m_chats.value(session->conversation().info().id).isRead)
        hear(0); // a temporary chat that was kept has another store from now on
    else
        read();
}

void ResultDrafts::read()
{
    const QUuid conversation = m_session->conversation().info().id;
    core::whenDone(this, chat::ToolRun::of(*m_session).typed(),
                   [this, conversation](const core::Result<QList<core::TypedResult>> &typed) {
                       // What could not be read is not overwritten either: the next time it may be.
                       if (typed)
                           take(conversation, typed.value());
                   });
}

void ResultDrafts::take(const QUuid &conversation, const QList<core::TypedResult> &typed)
{
    Chat &here = m_chats[conversation];
    if (std::exchange(here.isRead, true))
        return;
    for (const core::TypedResult &one : typed) {
        QTextDocument *document = documentIn(here, {one.reply, one.callId});
        const bool isFirst = document->isEmpty();
        // Somebody may have been quicker: what they type stands behind it.
        QTextCursor(document).insertText(isFirst ? one.text : one.text + u'\n');
        if (isFirst)
            document->clearUndoRedoStacks();
    }
    hear(0);
}

QTextDocument *ResultDrafts::document(const QUuid &reply, const QString &callId)
{
    const QUuid conversation = m_session ? m_session->conversation().info().id : QUuid();
    return documentIn(m_chats[conversation], {reply, callId});
}

QTextDocument *ResultDrafts::documentIn(Chat &here, const Key &key)
{
    QTextDocument *&document = here.documents[key];
    if (!document) {
        document = new QTextDocument(this);
        document->setDocumentLayout(new QPlainTextDocumentLayout(document));
        connect(document, &QTextDocument::contentsChanged, this,
                [this, made = document] { hear(made->characterCount()); });
    }
    return document;
}

void ResultDrafts::hear(int characters)
{
    if (!m_timer.isActive())
        m_timer.start(kKeepDelayMs + characters / kKeptCharactersAMs);
}

void ResultDrafts::flush()
{
    m_timer.stop();
    if (!m_session)
        return;
    const auto here = m_chats.constFind(m_session->conversation().info().id);
    if (here == m_chats.constEnd() || !here->isRead)
        return;
    QList<core::TypedResult> typed;
    for (const auto &[key, document] : here->documents) {
        if (!document->isEmpty())
            typed.append({key.first, key.second, writtenIn(*document)});
    }
    chat::ToolRun::of(*m_session).keepTyped(typed);
}

} // namespace ui
