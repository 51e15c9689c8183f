// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/pageloader.h"
#include "ui/composer/draft.h"
#include "ui/composer/messagetext.h"

namespace ui {

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
    giveUpEdit();
}

void Draft::giveUpEdit()
{
    const chat::Outgoing kept = m_resumed.value_or(written());
    leaveEdit();
    if (!kept.isEmpty())
        putBack(kept);
    Q_EMIT changed();
}

chat::KeptMessage Draft::unsent() const
{
    chat::KeptMessage kept;
    if (!isEditing()) {
        kept.outgoing = written();
        kept.outgoing.by = m_meantFor;
        return kept;
    }
    kept.outgoing.by = m_meantFor;
    kept.outgoing.text = m_stash.text;
    m_stash.attachments->writeTo(kept.outgoing);
    const chat::Outgoing edit = m_resumed.value_or(written());
    if (m_resumed || (!m_isQuestionLoading && hasOtherWords(edit))) {
        kept.edited = m_editing;
        kept.edit = edit;
    }
    return kept;
}

bool Draft::hasOtherWords(const chat::Outgoing &edit) const
{
    return messageText(edit.text) != messageText(m_original.text)
           || edit.images != m_original.images;
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

void Draft::resumeEdit(const QUuid &message, const chat::Outgoing &words)
{
    m_resumed = words;
    beginEdit(message);
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

void Draft::saveOnly()
{
    if (!isEditing() || isEmpty() || m_isQuestionLoading || m_submitted)
        return;
    m_isSendWaiting = m_isSaveWaiting = m_attachments->isPreparing();
    if (m_isSaveWaiting) {
        Q_EMIT changed();
        return;
    }
    m_saving = written();
    Q_EMIT saveRequested(m_editing, asSent({}));
}

void Draft::finishEdit(const QUuid &message)
{
    if (m_editing != message)
        return;
    const chat::Outgoing now = written();
    const chat::Outgoing saved = std::exchange(m_saving, std::nullopt).value_or(now);
    if (now.text == saved.text && now.images == saved.images) {
        cancelEdit();
        // What was saved is taken back where it stands: here Ctrl+Z would make a message of it.
        m_document->clearUndoRedoStacks();
        return;
    }
    m_original = saved; // somebody went on writing while the disk took it
    Q_EMIT changed();
}

void Draft::loadQuestion()
{
    if (!m_session)
        return;
    core::Conversation &conversation = m_session->conversation();
    const core::Message *question = conversation.find(m_editing);
    const int row = conversation.rowOf(m_editing);
    if (!question || (!question->isLoaded && row < 0)) {
        giveUpEdit(); // it is not to be seen any more
        return;
    }
    if (!question->isLoaded) {
        m_session->pages().loadRows(row, row);
        return;
    }
    m_isQuestionLoading = false;
    setText(core::plainText(*question));
    m_original = {text(), {}, {}};
    for (const core::ContentPart &part : question->parts) {
        const auto *image = std::get_if<core::ImagePart>(&part);
        if (image && question->role == core::Role::User)
            m_original.images.append(*image);
    }
    const std::optional<chat::Outgoing> resumed = std::exchange(m_resumed, std::nullopt);
    if (resumed && !hasOtherWords(*resumed)) {
        cancelEdit(); // it was saved, and the program ended before it could forget that
        return;
    }
    if (resumed)
        setText(resumed->text);
    addPictures(resumed.value_or(m_original));
    if (resumed)
        Q_EMIT this->resumed();
    Q_EMIT changed();
}

void Draft::leaveEdit()
{
    m_editing = {};
    m_isQuestionLoading = false;
    m_isSendWaiting = false;
    m_resumed.reset();
    m_saving.reset();
    m_original = {};
    if (!m_stash.attachments)
        return;
    const Stash stash = std::exchange(m_stash, {});
    m_attachments->deleteLater();
    useAttachments(stash.attachments);
    setText(stash.text);
    Q_EMIT editLeft();
}

} // namespace ui
