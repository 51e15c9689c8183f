// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/conversation.h"
#include "storage/store.h"

#include <QObject>

namespace chat {

/// Collects what one request says: the messages from the first one to the question, with the text
/// that is not loaded and the bytes of the images, both from storage. Serves one request; deleting
/// it calls the collecting off. GUI thread.
class RequestComposer : public QObject
{
    Q_OBJECT

public:
    RequestComposer(const core::Conversation &conversation, storage::Store &store,
                    QObject *parent = nullptr);

    /// `last` is the question or, with `isContinuation`, the unfinished reply. `known` are bytes
    /// that need not be read again.
    void compose(const QUuid &last, bool isContinuation,
                 const QHash<QByteArray, QByteArray> &known);

Q_SIGNALS:
    void composed(const QList<core::Message> &messages,
                  const QHash<QByteArray, QByteArray> &attachments);
    /// Something that must be sent could not be read.
    void failed(const core::Error &error);

private:
    void loadTexts();
    void loadNextImage();
    void leaveOutUnsendable();

    const core::Conversation &m_conversation;
    storage::Store &m_store;
    QList<core::Message> m_messages;
    QHash<QByteArray, QByteArray> m_attachments;
    QList<QByteArray> m_missing;
    bool m_isContinuation = false;
};

} // namespace chat
