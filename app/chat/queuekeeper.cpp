// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/queuekeeper.h"

#include "core/whendone.h"

namespace chat {
namespace {

QList<storage::Attachment> picturesOf(const Outgoing &outgoing)
{
    QList<storage::Attachment> attachments;
    for (const core::ImagePart &image : outgoing.images) {
        const QByteArray bytes = outgoing.attachments.value(image.hash);
        if (!bytes.isEmpty())
            attachments.append({image.hash, image.mime, image.width, image.height, bytes});
    }
    return attachments;
}

} // namespace

void QueueKeeper::keep(const QUuid &place, const KeptMessage &written)
{
    if (place != m_place || written.isEmpty())
        drop();
    if (written.isEmpty())
        return;
    const Outgoing &outgoing = written.outgoing;
    m_isKept = true;
    m_place = place;
    m_written = written;
    (void)m_store.saveDraft(place,
                            {outgoing.text, outgoing.images, written.cursor, written.anchor,
                             written.edited, written.edit.text, written.edit.images,
                             written.editCursor, written.editAnchor, outgoing.by},
                            picturesOf(outgoing) + picturesOf(written.edit));
}

void QueueKeeper::moveTo(const QUuid &place)
{
    if (m_isKept && place != m_place)
        keep(place, KeptMessage(m_written));
}

void QueueKeeper::drop()
{
    m_written = {};
    if (std::exchange(m_isKept, false))
        (void)m_store.saveDraft(m_place, {});
}

QFuture<KeptMessage> QueueKeeper::kept(QObject *context, const QUuid &place)
{
    const core::Later<KeptMessage> later;
    core::whenDone(context, m_store.draft(place),
                   [this, later, place](const core::Result<storage::Draft> &draft) {
                       KeptMessage kept;
                       if (draft && !draft.value().isEmpty()) {
                           m_isKept = true;
                           m_place = place;
                           kept.outgoing.text = draft.value().text;
                           kept.outgoing.images = draft.value().images;
                           kept.outgoing.by = draft.value().by;
                           kept.cursor = draft.value().cursor;
                           kept.anchor = draft.value().anchor;
                           kept.edited = draft.value().edited;
                           kept.edit.text = draft.value().editText;
                           kept.edit.images = draft.value().editImages;
                           kept.editCursor = draft.value().editCursor;
                           kept.editAnchor = draft.value().editAnchor;
                           m_written = kept;
                       }
                       later.finish(kept);
                   });
    return later.future();
}

} // namespace chat
