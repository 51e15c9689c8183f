// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/requestpreview.h"

#include "api/copyas.h"
#include "api/wirerecording.h"
#include "chat/toolchoice.h"
#include "storage/pooltask.h"

namespace chat {
namespace {

/// What is asked again when nothing new is; null when nothing was asked yet.
QUuid lastQuestion(const core::Conversation &conversation)
{
    for (int row = conversation.rowCount() - 1; row >= 0; --row) {
        if (conversation.at(row).role != core::Role::Assistant)
            return conversation.at(row).id;
    }
    return {};
}

QString shownBody(const api::ChatRequest &request)
{
    api::WireRecord record;
    record.requestBody = api::foldedBody(api::requestBody(request));
    return api::prettyBody(record);
}

} // namespace

RequestPreview::RequestPreview(const core::Conversation &conversation, storage::Store &store,
                               const ImageTreatment &treatment, api::ChatRequest head,
                               QObject *parent)
    : QObject(parent)
    , m_conversation(conversation)
    , m_request(std::move(head))
    , m_composer(conversation, store)
    , m_images(treatment)
{
    connect(&m_composer, &RequestComposer::failed, this,
            [this](const core::Error &error) { end(error); });
    connect(&m_images, &RequestImages::treated, this, &RequestPreview::write);
}

QFuture<core::Result<QString>> RequestPreview::begin(const Outgoing &draft, const QUuid &edited,
                                                     const QUuid &below)
{
    const core::Message *replaced = m_conversation.find(edited);
    const bool isAsked = !draft.isEmpty() && (!replaced || replaced->role == core::Role::User);
    const QFuture<core::Result<QString>> future = m_later.future();
    core::Message question;
    if (isAsked)
        question.parts = partsOf(draft);
    connect(&m_composer, &RequestComposer::composed, this,
            [this, question](QList<core::Message> messages,
                             const QHash<QByteArray, QByteArray> &attachments) {
                if (!question.parts.isEmpty())
                    messages.append(question);
                m_images.treat(messages, attachments);
            });
    const int rows = m_conversation.rowCount();
    const QUuid end = replaced          ? replaced->parentId
                      : !below.isNull() ? below
                      : rows > 0        ? m_conversation.at(rows - 1).id
                                        : QUuid();
    m_composer.compose(isAsked ? end : lastQuestion(m_conversation), false, draft.attachments);
    return future;
}

void RequestPreview::write(const QList<core::Message> &messages,
                           const QHash<QByteArray, QByteArray> &attachments)
{
    m_request.messages = messages;
    m_request.attachments = attachments;
    m_request.parameters = withFreeChoiceAfterCalls(m_request.parameters, messages);
    core::whenDone(this, storage::runOnPool([request = m_request] { return shownBody(request); }),
                   [this](const QString &body) { end(body); });
}

void RequestPreview::end(const core::Result<QString> &result)
{
    m_later.finish(result);
    deleteLater();
}

} // namespace chat
