// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/chatrequest.h"
#include "chat/outgoing.h"
#include "chat/requestcomposer.h"
#include "chat/requestimages.h"
#include "core/whendone.h"

#include <QFuture>

namespace chat {

/// Makes the body of a request that is not sent, in the way of one that is, and goes when it is
/// done. The gateway's key is never asked for. GUI thread; texts are put together on the pool.
class RequestPreview : public QObject
{
    Q_OBJECT

public:
    /// `head`: the request without its messages.
    RequestPreview(const core::Conversation &conversation, storage::Store &store,
                   const ImageTreatment &treatment, api::ChatRequest head, QObject *parent);

    /// Call once. `draft`: a question that would be asked now; an empty one: the last is asked
    /// again. `edited`: the message that it is another version of, if any; of an answer nothing
    /// is sent. `below`: what a new question follows; null: the end of what is shown. Indented,
    /// images folded to their sizes.
    [[nodiscard]] QFuture<core::Result<QString>> begin(const Outgoing &draft, const QUuid &edited,
                                                       const QUuid &below = {});

private:
    void write(const QList<core::Message> &messages,
               const QHash<QByteArray, QByteArray> &attachments);
    void end(const core::Result<QString> &result);

    const core::Conversation &m_conversation;
    api::ChatRequest m_request;
    RequestComposer m_composer;
    RequestImages m_images;
    core::Later<core::Result<QString>> m_later;
};

} // namespace chat
