// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/queuekeeper.h"

#include "core/whendone.h"

namespace chat {

void QueueKeeper::keep(const QUuid &conversation, const Outgoing &outgoing)
{
    QList<storage::Attachment> attachments;
    for (const core::ImagePart &image : outgoing.images) {
        const QByteArray bytes = outgoing.attachments.value(image.hash);
        if (!bytes.isEmpty())
            attachments.append({image.hash, image.mime, image.width, image.height, bytes});
    }
    m_isKept = true;
    (void)m_store.saveDraft(conversation, {outgoing.text, outgoing.images}, attachments);
}

void QueueKeeper::drop(const QUuid &conversation)
{
    if (!std::exchange(m_isKept, false))
        return;
    (void)m_store.saveDraft(conversation, {});
}

QFuture<Outgoing> QueueKeeper::kept(QObject *context, const QUuid &conversation)
{
    const core::Later<Outgoing> later;
    core::whenDone(context, m_store.draft(conversation),
                   [this, later](const core::Result<storage::Draft> &draft) {
                       Outgoing outgoing;
                       if (draft && !draft.value().isEmpty()) {
                           m_isKept = true;
                           outgoing.text = draft.value().text;
                           outgoing.images = draft.value().images;
                       }
                       later.finish(outgoing);
                   });
    return later.future();
}

} // namespace chat
