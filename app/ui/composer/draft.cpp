// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/draft.h"

#include "core/whendone.h"
#include "ui/composer/messagetext.h"
#include "ui/writtentext.h"

#include <QPlainTextDocumentLayout>
#include <QTextBlock>
#include <QTextCursor>
#include <algorithm>

namespace ui {
Draft::Draft(QObject *parent)
    : QObject(parent)
    , m_document(new QTextDocument(this))
{
    m_document->setDocumentLayout(new QPlainTextDocumentLayout(m_document));
    useAttachments(new AttachmentList(this));
    connect(m_document, &QTextDocument::contentsChanged, this, &Draft::hearWords);
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
    outgoing.text = messageText(outgoing.text);
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
        if (!kept.isEmpty() && m_session == session && !session->queued())
            takeKept(kept);
    });
}

void Draft::takeKept(const chat::KeptMessage &kept)
{
    // Somebody was quicker and edits something already: that goes on.
    const QUuid begun = m_editing;
    const std::optional<chat::Outgoing> words =
        m_isQuestionLoading ? std::nullopt : std::optional(written());
    if (isEditing())
        leaveEdit();
    const bool isAlone = isEmpty();
    if (!kept.outgoing.isEmpty())
        putBack(kept.outgoing);
    const bool isEdit =
        !kept.edited.isNull() && begun.isNull() && m_session->conversation().find(kept.edited);
    if (!isEdit && !kept.edit.isEmpty())
        putBack(kept.edit);
    if (isAlone && begun.isNull())
        m_document->clearUndoRedoStacks(); // what was written before is no step that is taken back
    chat::KeptMessage told = kept;
    if (!isEdit)
        told.editCursor = told.editAnchor = -1;
    Q_EMIT restored(told, isAlone);
    if (isEdit)
        resumeEdit(kept.edited, kept.edit);
    else if (!begun.isNull() && words)
        resumeEdit(begun, *words);
    else if (!begun.isNull())
        beginEdit(begun);
}

QString Draft::text() const
{
    return writtenIn(*m_document);
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

void Draft::submit(const QString &picturesOnly, const QList<core::ModelChoiceRef> &by)
{
    m_picturesOnly = picturesOnly;
    // What waited for several models is asked of them, unless others are named now.
    m_by = by.isEmpty() && !isEditing() ? m_meantFor : by;
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
    chat::Outgoing outgoing = asSent(picturesOnly);
    outgoing.by = std::exchange(m_by, {});
    m_submitted = Submitted{text(), m_attachments->ids()};
    if (isEditing())
        m_session->editAndSend(m_editing, outgoing);
    else
        m_session->send(outgoing);
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
    addPictures(outgoing);
    if (!outgoing.by.isEmpty() && !isEditing())
        m_meantFor = outgoing.by;
    Q_EMIT changed();
}

void Draft::forgetWhom()
{
    m_meantFor.clear();
    Q_EMIT changed();
}

void Draft::addPictures(const chat::Outgoing &outgoing)
{
    for (const core::ImagePart &image : outgoing.images) {
        if (!image.url.isEmpty())
            m_attachments->addAddress(image);
        else if (outgoing.attachments.contains(image.hash) || !m_session)
            m_attachments->addReady(image, outgoing.attachments.value(image.hash));
        else
            m_attachments->addStored(image, *m_session);
    }
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

void Draft::hearWords()
{
    withdraw();
    followWhom();
}

void Draft::followWhom()
{
    if (!m_meantFor.isEmpty() && !isEditing() && isEmpty())
        forgetWhom(); // what was meant for them is gone
}

void Draft::hearPictures()
{
    if (m_isSendWaiting && !m_attachments->isPreparing()) {
        if (m_isSaveWaiting)
            saveOnly();
        else
            submit(m_picturesOnly, m_by);
    }
    followWhom();
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
    if (!isEditing())
        m_meantFor.clear();
    m_attachments->removeAll(submitted.pictures);
    m_document->setPlainText(rest);
    if (isEditing()) {
        // What came to it since then is no edit any more.
        const chat::Outgoing left = written();
        leaveEdit();
        if (!left.isEmpty())
            putBack(left);
        else
            m_document->clearUndoRedoStacks();
    }
    Q_EMIT accepted();
}

} // namespace ui
