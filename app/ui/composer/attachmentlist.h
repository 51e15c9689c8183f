// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/chatsession.h"

#include <QImage>
#include <QObject>
#include <optional>

namespace ui {

/// One picture of a draft.
struct Attachment {
    int id = 0;
    bool isPreparing = true; ///< still being read; `part` is not complete yet
    core::ImagePart part;
    QByteArray bytes; ///< encoded, as it goes over the wire; empty for an address
    QImage thumbnail;
};

/// The pictures of one draft. Reading and decoding happen on pool threads; what cannot be used
/// takes itself out again and says why. GUI thread.
class AttachmentList : public QObject
{
    Q_OBJECT

public:
    explicit AttachmentList(QObject *parent = nullptr);

    void addFile(const QString &path);
    void addBytes(const QByteArray &encoded, const QString &name);
    void addImage(const QImage &image);
    /// A picture that is sent as its address.
    void addAddress(const core::ImagePart &part);
    /// A picture this conversation has stored already.
    void addStored(const core::ImagePart &part, chat::ChatSession &session);
    /// One whose bytes are at hand: a queued message that is taken back.
    void addReady(const core::ImagePart &part, const QByteArray &bytes);
    void remove(int id);
    /// The same by a person, who may want it back.
    void takeOut(int id);
    /// Puts the latest of those back where it stood. False: there is none.
    bool putBack();
    [[nodiscard]] bool canPutBack() const { return m_takenOut.has_value(); }
    void removeAll(const QList<int> &ids);

    [[nodiscard]] const QList<Attachment> &items() const { return m_items; }
    [[nodiscard]] bool isEmpty() const { return m_items.isEmpty(); }
    [[nodiscard]] bool isPreparing() const;
    /// Puts parts and bytes into what is about to be sent.
    void writeTo(chat::Outgoing &outgoing) const;
    [[nodiscard]] QList<int> ids() const;

Q_SIGNALS:
    void added(int id);
    void changed(int id);
    void removed(int id);
    void failed(const QString &name, const core::Error &error);

private:
    int append(Attachment attachment);
    void follow(QFuture<core::Result<chat::ImportedImage>> import, const QString &name);
    void followThumbnail(int id, QFuture<QImage> thumbnail);
    void finish(int id, const QString &name, const core::Result<chat::ImportedImage> &result);
    [[nodiscard]] Attachment *find(int id);

    struct TakenOut {
        qsizetype place = 0;
        Attachment attachment;
    };

    QList<Attachment> m_items;
    std::optional<TakenOut> m_takenOut;
    int m_lastId = 0;
};

} // namespace ui
