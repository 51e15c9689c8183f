// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/conversationinfo.h"

#include <QObject>
#include <functional>
#include <optional>

namespace chat {

class TitleWriter;

/// Titles for many conversations, one request after the other, because a person wants them. Those
/// that were named by hand are left alone; it ends when several in sequence get none. GUI thread.
class TitleRound : public QObject
{
    Q_OBJECT

public:
    /// A title that came.
    struct Change {
        QUuid conversation;
        QString before;
        QString after;
    };
    /// What a Workspace does for it.
    struct Host {
        /// As the conversation is now; nothing when it is gone.
        std::function<std::optional<core::ConversationInfo>(const QUuid &)> info;
        /// All of them are there; one step takes them back.
        std::function<void(const QList<Change> &)> keep;
    };

    TitleRound(TitleWriter &writer, Host host, QObject *parent = nullptr);

    /// More of them join what is not done yet.
    void begin(const QList<QUuid> &conversations);
    [[nodiscard]] bool isRunning() const { return !m_now.isNull(); }

Q_SIGNALS:
    /// How many titles came, how many chats had a name of their own, and how many stay as they
    /// were because no title came.
    void ended(int written, int named, int failed);

private:
    void next();
    void hear(const QUuid &conversation);

    TitleWriter &m_writer;
    Host m_host;
    QList<QUuid> m_waiting;
    QUuid m_now; ///< null: nothing runs
    QString m_before;
    QList<Change> m_changes;
    int m_named = 0;
    int m_failed = 0;
    int m_inSequence = 0; ///< of those that failed
};

} // namespace chat
