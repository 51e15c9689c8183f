// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/attachmentlist.h"

#include "core/whendone.h"

#include <QFileInfo>
#include <algorithm>
#include <utility>

namespace ui {
namespace {

constexpr int kThumbnailSide = 256;

} // namespace

AttachmentList::AttachmentList(QObject *parent)
    : QObject(parent)
{
}

void AttachmentList::addFile(const QString &path)
{
    follow(chat::ImageImport::fromFile(path), QFileInfo(path).fileName());
}

void AttachmentList::addBytes(const QByteArray &encoded, const QString &name)
{
    follow(chat::ImageImport::fromBytes(encoded, name), name);
}

void AttachmentList::addImage(const QImage &image)
{
    follow(chat::ImageImport::fromImage(image), {});
}

void AttachmentList::addAddress(const core::ImagePart &part)
{
    Attachment attachment;
    attachment.isPreparing = false;
    attachment.part = part;
    append(std::move(attachment));
}

void AttachmentList::addStored(const core::ImagePart &part, chat::ChatSession &session)
{
    if (!part.url.isEmpty()) {
        addAddress(part);
        return;
    }
    Attachment attachment;
    attachment.part = part;
    const int id = append(std::move(attachment));
    core::whenDone(this, session.attachment(part.hash),
                   [this, id, name = part.name](const core::Result<storage::Attachment> &stored) {
                       Attachment *item = find(id);
                       if (!item)
                           return;
                       if (!stored) {
                           Q_EMIT failed(name, stored.error());
                           remove(id);
                           return;
                       }
                       item->bytes = stored.value().bytes;
                       item->isPreparing = false;
                       Q_EMIT changed(id);
                   });
    followThumbnail(id, session.thumbnail(part.hash, kThumbnailSide));
}

void AttachmentList::addReady(const core::ImagePart &part, const QByteArray &bytes)
{
    Attachment attachment;
    attachment.isPreparing = false;
    attachment.part = part;
    attachment.bytes = bytes;
    const int id = append(std::move(attachment));
    if (!bytes.isEmpty())
        followThumbnail(id, chat::ImageImport::decodeScaled(bytes, kThumbnailSide));
}

void AttachmentList::remove(int id)
{
    const auto at = std::find_if(m_items.cbegin(), m_items.cend(),
                                 [id](const Attachment &item) { return item.id == id; });
    if (at == m_items.cend())
        return;
    m_items.erase(at);
    Q_EMIT removed(id);
}

void AttachmentList::takeOut(int id)
{
    m_takenOut.reset();
    // One that is still read is not there yet; nobody keeps what comes of it.
    const Attachment *item = find(id);
    if (item && !item->isPreparing)
        m_takenOut = TakenOut{ids().indexOf(id), *item};
    remove(id);
}

bool AttachmentList::putBack()
{
    if (!m_takenOut)
        return false;
    TakenOut back = *std::exchange(m_takenOut, std::nullopt);
    back.attachment.id = ++m_lastId;
    m_items.insert(std::min(back.place, m_items.size()), back.attachment);
    Q_EMIT added(back.attachment.id);
    return true;
}

void AttachmentList::removeAll(const QList<int> &ids)
{
    for (const int id : ids)
        remove(id);
}

bool AttachmentList::isPreparing() const
{
    return std::any_of(m_items.cbegin(), m_items.cend(),
                       [](const Attachment &item) { return item.isPreparing; });
}

void AttachmentList::writeTo(chat::Outgoing &outgoing) const
{
    for (const Attachment &item : m_items) {
        outgoing.images.append(item.part);
        if (!item.bytes.isEmpty())
            outgoing.attachments.insert(item.part.hash, item.bytes);
    }
}

QList<int> AttachmentList::ids() const
{
    QList<int> ids;
    for (const Attachment &item : m_items)
        ids.append(item.id);
    return ids;
}

int AttachmentList::append(Attachment attachment)
{
    const int id = ++m_lastId;
    attachment.id = id;
    m_items.append(std::move(attachment));
    Q_EMIT added(id);
    return id;
}

void AttachmentList::follow(QFuture<core::Result<chat::ImportedImage>> import, const QString &name)
{
    Attachment attachment;
    attachment.part.name = name;
    const int id = append(std::move(attachment));
    core::whenDone(this, import, [this, id, name](const core::Result<chat::ImportedImage> &result) {
        finish(id, name, result);
    });
} // namespace ui

void AttachmentList::followThumbnail(int id, QFuture<QImage> thumbnail)
{
    core::whenDone(this, thumbnail, [this, id](const QImage &image) {
        Attachment *item = find(id);
        if (!item || image.isNull())
            return;
        item->thumbnail = image;
        Q_EMIT changed(id);
    });
}

void AttachmentList::finish(int id, const QString &name,
                            const core::Result<chat::ImportedImage> &result)
{
    Attachment *item = find(id);
    if (!item)
        return;
    if (!result) {
        Q_EMIT failed(name, result.error());
        remove(id);
        return;
    }
    item->part = result.value().part;
    item->bytes = result.value().bytes;
    item->thumbnail = result.value().thumbnail;
    item->isPreparing = false;
    Q_EMIT changed(id);
}

Attachment *AttachmentList::find(int id)
{
    const auto at = std::find_if(m_items.begin(), m_items.end(),
                                 [id](const Attachment &item) { return item.id == id; });
    return at == m_items.end() ? nullptr : &*at;
}

} // namespace ui
