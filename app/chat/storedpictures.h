// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/imagesniffer.h"
#include "core/result.h"
#include "storage/store.h"

#include <QCache>
#include <QFuture>
#include <QHash>
#include <QImage>
#include <QList>
#include <QPointer>

namespace chat {

/// A picture ready to be painted at any size: as it was decoded, then halved again and again, so
/// that no painter has to shrink it to less than half. At most 90 MB.
struct ViewedPicture {
    QSize size;           ///< pixels of the file, upright; the first level may have fewer
    QList<QImage> levels; ///< premultiplied where they have transparency
    ImageFormat format = ImageFormat::Unknown;
    qint64 bytes = 0; ///< of the file
};

/// A picture on its way to a clipboard: encoded beforehand, because a clipboard would do it on the
/// GUI thread when somebody pastes.
struct CopiedPicture {
    QImage image;
    QByteArray png;
    QByteArray stored; ///< the file as it is
    ImageFormat format = ImageFormat::Unknown;
};

/// By their hashes.
using PictureBytes = QHash<QByteArray, QByteArray>;

/// What can be done with the pictures in the database, by the hash of an image part. Reading,
/// decoding and writing happen elsewhere. An Error is of kind Storage (it is not there, or the disk
/// refused) or BadInput, as decodeImage() has it. GUI thread.
class StoredPictures : public QObject
{
    Q_OBJECT

public:
    explicit StoredPictures(storage::Store &store, QObject *parent = nullptr);

    /// What is not in the database is looked for here, as long as this lives.
    void lookAlsoIn(storage::Store *store) { m_other = store; }
    /// One that is not in the database, for as long as there is room for it in memory.
    void hold(const QByteArray &hash, const QByteArray &bytes);
    [[nodiscard]] QFuture<core::Result<ViewedPicture>> view(const QByteArray &hash);
    [[nodiscard]] QFuture<core::Result<CopiedPicture>> copy(const QByteArray &hash);
    /// The stored bytes as they are.
    [[nodiscard]] QFuture<core::Result<QByteArray>> bytes(const QByteArray &hash);
    /// Those of all of these that are anywhere.
    [[nodiscard]] QFuture<PictureBytes> allBytes(const QList<QByteArray> &hashes);
    /// What its first bytes say, whether it can be decoded or not.
    [[nodiscard]] QFuture<core::Result<ImageFormat>> format(const QByteArray &hash);
    /// Writes the stored bytes as they are; the file appears whole or not at all.
    [[nodiscard]] QFuture<core::Result<core::Done>> save(const QByteArray &hash,
                                                         const QString &path);

private:
    template <typename T, typename Work>
    [[nodiscard]] QFuture<core::Result<T>> fromBytes(const QByteArray &hash, Work work);

    [[nodiscard]] QFuture<PictureBytes> gather(const QList<QByteArray> &hashes,
                                               const PictureBytes &found);
    [[nodiscard]] QFuture<core::Result<storage::Attachment>> stored(const QByteArray &hash);

    storage::Store &m_store;
    QPointer<storage::Store> m_other;
    QCache<QByteArray, QByteArray> m_held; ///< by hash, the cost in bytes
};

} // namespace chat
