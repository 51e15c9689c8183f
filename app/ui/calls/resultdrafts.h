// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/chatsession.h"
#include "core/typedresult.h"

#include <QHash>
#include <QPointer>
#include <QTimer>
#include <map>

class QTextDocument;

namespace ui {

/// What is typed as results of calls, in every conversation that was shown: kept as it is written,
/// a moment after the last key, and there again after a restart. What was sent is forgotten on disk
/// once the call has its result. GUI thread.
class ResultDrafts : public QObject
{
    Q_OBJECT

public:
    explicit ResultDrafts(QObject *parent = nullptr);
    ~ResultDrafts() override;

    /// Whose calls are asked about; null: nobody's. What is not kept yet is handed to the one
    /// before.
    void setSession(chat::ChatSession *session);
    /// Of a call of that session; a child of this. Empty until something was typed, or what an
    /// earlier run has left was read.
    [[nodiscard]] QTextDocument *document(const QUuid &reply, const QString &callId);
    /// Hands what is not kept yet to the session.
    void flush();

private:
    using Key = std::pair<QUuid, QString>; ///< reply and call
    struct Chat {
        std::map<Key, QTextDocument *> documents;
        bool isRead = false; ///< what an earlier run has left is in them
    };

    void read();
    void take(const QUuid &conversation, const QList<core::TypedResult> &typed);
    void hear(int characters);
    [[nodiscard]] QTextDocument *documentIn(Chat &here, const Key &key);

    QPointer<chat::ChatSession> m_session;
    QHash<QUuid, Chat> m_chats; ///< by conversation
    QTimer m_timer;
};

} // namespace ui
