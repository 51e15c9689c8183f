// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/draft.h"

#include "chat/pageloader.h"
#include "core/whendone.h"

#include <QPlainTextDocumentLayout>
#include <QTextBlock>
#include <QTextCursor>
#include <algorithm>

namespace ui {
namespace {

/// Blank lines around a message are never meant; indentation of its first line may be.
QString withoutBlankEdges(const QString &text)
{
    qsizetype end = text.size();
    while (end > 0 && text.at(end - 1).isSpace())
        --end;
    qsizetype begin = 0;
    for (qsizetype i = 0; i < end && text.at(i).isSpace(); ++i) {
        if (text.at(i) == u'\n')
            begin = i + 1;
    }
    return text.mid(begin, end - begin);
}

} // namespace

Draft::Draft(QObject *parent)
    : QObject(parent)
    , m_document(new QTextDocument(this))
{
    m_document->setDocumentLayout(new QPlainTextDocumentLayout(m_document));
    useAttachments(new AttachmentList(this));
    connect(m_document, &QTextDocument::contentsChanged, this, &Draft::withdraw);
}

void Draft::attach(chat::ChatSession *session)
{
    if (m_session == session)
        return;
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    if (!session)
        return;
    connect(session, &chat::ChatSession::phaseChanged, this, &Draft::changed);
    connect(session, &chat::ChatSession::queuedChanged, this, &Draft::hearQueue);
    connect(session, &chat::ChatSession::sent, this, &Draft::hearSent);
    connect(session, &chat::ChatSession::sendFailed, this, &Draft::hearFailure);
    connect(session, &chat::ChatSession::modelNeeded, this, &Draft::modelNeeded);
    connect(&session->conversation(), &core::Conversation::changed, this, [this] {
        if (m_isQuestionLoading)
            loadQuestion();
    });
    connect(&session->conversation(), &core::Conversation::treeChanged, this, &Draft::hearTree);
    hearTree(); // it may have come without what is being edited
    restoreKept();
}

bool Draft::isEditingAnswer() const
{
    const core::Message *edited =
        m_session && isEditing() ? m_session->conversation().find(m_editing) : nullptr;
    return edited && edited->role != core::Role::User;
}

/// What was being edited is gone: the words are a message of their own now.
void Draft::hearTree()
{
    if (!isEditing() || !m_session || m_session->conversation().find(m_editing))
        return;
    const chat::Outgoing kept = written();
    leaveEdit();
    if (!kept.isEmpty())
        putBack(kept);
    Q_EMIT changed();
}

chat::Outgoing Draft::written() const
{
    chat::Outgoing outgoing;
    outgoing.text = m_isQuestionLoading ? QString() : text();
    m_attachments->writeTo(outgoing);
    return outgoing;
}

chat::Outgoing Draft::asSent(const QString &picturesOnly) const
{
    chat::Outgoing outgoing = written();
    outgoing.text = withoutBlankEdges(outgoing.text);
    if (outgoing.text.isEmpty() && !outgoing.images.isEmpty())
        outgoing.text = picturesOnly;
    return outgoing;
}

void Draft::restoreKept()
{
    if (std::exchange(m_hasAsked, true))
        return;
    chat::ChatSession *session = m_session;
    core::whenDone(this, session->keptMessage(), [this, session](const chat::KeptMessage &kept) {
        // Meanwhile a message may wait anew, and that one is kept instead.
        if (kept.outgoing.isEmpty() || m_session != session || session->queued())
            return;
        const bool isAlone = isEmpty();
        putBack(kept.outgoing);
        Q_EMIT restored(isAlone ? kept.cursor : -1, isAlone ? kept.anchor : -1);
    });
}

QString Draft::text() const
{
    // toPlainText() would turn no-break spaces into common ones.
    QString text = m_document->toRawText();
    text.replace(QChar::ParagraphSeparator, u'\n');
    text.replace(QChar::LineSeparator, u'\n');
    return text;
}

bool Draft::isEmpty() const
{
    if (!m_attachments->isEmpty())
        return false;
    // A long text is not copied for this; it is asked at every key.
    for (QTextBlock block = m_document->begin(); block.isValid(); block = block.next()) {
        const QString line = block.text();
        if (!std::all_of(line.cbegin(), line.cend(), [](QChar c) { return c.isSpace(); }))
            return false;
    }
    return true;
}

bool Draft::isForgettable() const
{
    return isEmpty() && !isEditing() && !m_submitted;
}

std::optional<chat::Outgoing> Draft::queued() const
{
    // One that was asked for here and waits for a model is still in the draft itself.
    if (!m_session || (m_submitted && !m_session->isRunning()))
        return std::nullopt;
    return m_session->queued();
}

void Draft::beginEdit(const QUuid &message)
{
    if (!m_session || !m_session->conversation().find(message))
        return;
    if (isEditing())
        leaveEdit();
    m_stash = {text(), m_attachments};
    useAttachments(new AttachmentList(this));
    m_editing = message;
    m_isQuestionLoading = true;
    loadQuestion();
    Q_EMIT changed();
}

bool Draft::editLastQuestion()
{
    if (!m_session)
        return false;
    const core::Conversation &conversation = m_session->conversation();
    for (int row = conversation.rowCount() - 1; row >= 0; --row) {
        if (conversation.at(row).role != core::Role::User)
            continue;
        beginEdit(conversation.at(row).id);
        return true;
    }
    return false;
}

void Draft::cancelEdit()
{
    if (!isEditing())
        return;
    leaveEdit();
    Q_EMIT changed();
}

void Draft::submit(const QString &picturesOnly)
{
    m_picturesOnly = picturesOnly;
    if (!m_session || isEmpty() || m_isQuestionLoading)
        return;
    if (isEditingAnswer()) {
        saveOnly();
        return;
    }
    withdraw();
    if (m_submitted)
        return;
    m_isSaveWaiting = false;
    if (m_attachments->isPreparing()) {
        m_isSendWaiting = true;
        Q_EMIT changed();
        return;
    }
    m_isSendWaiting = false;
    if (queued()) {
        Q_EMIT queueFull();
        return;
    }
    const chat::Outgoing outgoing = asSent(picturesOnly);
    m_submitted = Submitted{text(), m_attachments->ids()};
    if (isEditing())
        m_session->editAndSend(m_editing, outgoing);
    else
        m_session->send(outgoing);
}

void Draft::saveOnly()
{
    if (!isEditing() || isEmpty() || m_isQuestionLoading || m_submitted)
        return;
    m_isSendWaiting = m_isSaveWaiting = m_attachments->isPreparing();
    if (m_isSaveWaiting) {
        Q_EMIT changed();
        return;
    }
    Q_EMIT saveRequested(m_editing, asSent({}));
}

void Draft::finishEdit(const QUuid &message)
{
    if (m_editing == message)
        cancelEdit();
}

void Draft::takeBackQueued()
{
    const std::optional<chat::Outgoing> taken =
        queued() ? m_session->takeQueued() : std::optional<chat::Outgoing>();
    if (!taken)
        return;
    m_inFlight.reset();
    putBack(*taken);
}

void Draft::putBack(const chat::Outgoing &outgoing)
{
    const QString written = text();
    setText(written.trimmed().isEmpty() ? outgoing.text
                                        : outgoing.text + QStringLiteral("\n\n") + written);
    for (const core::ImagePart &image : outgoing.images) {
        if (!image.url.isEmpty())
            m_attachments->addAddress(image);
        else if (outgoing.attachments.contains(image.hash) || !m_session)
            m_attachments->addReady(image, outgoing.attachments.value(image.hash));
        else
            m_attachments->addStored(image, *m_session);
    }
    Q_EMIT changed();
}

void Draft::setText(const QString &text)
{
    // Through a cursor, so that Ctrl+Z brings back what stood there.
    QTextCursor cursor(m_document);
    cursor.beginEditBlock();
    cursor.select(QTextCursor::Document);
    cursor.insertText(text);
    cursor.endEditBlock();
}

void Draft::useAttachments(AttachmentList *attachments)
{
    m_attachments = attachments;
    connect(attachments, &AttachmentList::added, this, &Draft::withdraw, Qt::UniqueConnection);
    connect(attachments, &AttachmentList::removed, this, &Draft::hearPictures,
            Qt::UniqueConnection);
    connect(attachments, &AttachmentList::changed, this, &Draft::hearPictures,
            Qt::UniqueConnection);
    connect(attachments, &AttachmentList::failed, this, &Draft::hearPictureFailure,
            Qt::UniqueConnection);
    connect(attachments, &AttachmentList::added, this, &Draft::changed, Qt::UniqueConnection);
}

void Draft::loadQuestion()
{
    if (!m_session)
        return;
    core::Conversation &conversation = m_session->conversation();
    const core::Message *question = conversation.find(m_editing);
    if (!question) {
        cancelEdit();
        return;
    }
    if (!question->isLoaded) {
        const int row = conversation.rowOf(m_editing);
        m_session->pages().loadRows(row, row);
        return;
    }
    m_isQuestionLoading = false;
    setText(core::plainText(*question));
    for (const core::ContentPart &part : question->parts) {
        const auto *image = std::get_if<core::ImagePart>(&part);
        if (image && question->role == core::Role::User)
            m_attachments->addStored(*image, *m_session);
    }
    Q_EMIT changed();
}

void Draft::hearQueue()
{
    const std::optional<chat::Outgoing> waiting = queued();
    if (waiting)
        m_inFlight = waiting;
    if (m_submitted && waiting)
        accept();
    Q_EMIT changed();
}

void Draft::hearSent()
{
    m_inFlight.reset();
    if (m_submitted)
        accept();
    Q_EMIT changed();
}

void Draft::hearFailure(const core::Error &error)
{
    const bool isStillHere = m_submitted.has_value();
    m_submitted.reset();
    const std::optional<chat::Outgoing> lost = std::exchange(m_inFlight, std::nullopt);
    if (lost && !isStillHere && m_session && !m_session->queued()) {
        putBack(*lost);
    }
    Q_EMIT sendFailed(error);
    Q_EMIT changed();
}

void Draft::hearPictures()
{
    if (m_isSendWaiting && !m_attachments->isPreparing()) {
        if (m_isSaveWaiting)
            saveOnly();
        else
            submit(m_picturesOnly);
    }
    Q_EMIT changed();
}

void Draft::hearPictureFailure(const QString &name, const core::Error &error)
{
    // Sending without it would not be what was asked for.
    m_isSendWaiting = false;
    Q_EMIT pictureFailed(name, error);
    Q_EMIT changed();
}

void Draft::withdraw()
{
    // What waits for a model is what was asked to be sent then; anything newer replaces it.
    if (!m_submitted || !m_session || m_session->isRunning() || !m_session->queued())
        return;
    m_submitted.reset();
    [[maybe_unused]] const auto forgotten = m_session->takeQueued();
}

void Draft::accept()
{
    const Submitted submitted = *m_submitted;
    m_submitted.reset();
    m_isSendWaiting = false;
    const QString now = text();
    QString rest;
    if (now != submitted.text)
        rest = now.startsWith(submitted.text) ? now.mid(submitted.text.size()) : now;
    m_attachments->removeAll(submitted.pictures);
    m_document->setPlainText(rest);
    if (isEditing() && rest.isEmpty())
        leaveEdit();
    else
        m_editing = {};
    Q_EMIT accepted();
}

void Draft::leaveEdit()
{
    m_editing = {};
    m_isQuestionLoading = false;
    m_isSendWaiting = false;
    if (!m_stash.attachments)
        return;
    const Stash stash = std::exchange(m_stash, {});
    m_attachments->deleteLater();
    useAttachments(stash.attachments);
    setText(stash.text);
}

} // namespace ui
