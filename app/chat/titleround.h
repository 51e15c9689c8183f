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
/// that were named by hand are left alone; it ends when several in sequence get none, or when it is
/// stopped. What it wrote by then stays, and is one step of the undo stack. GUI thread.
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
    /// What became of the conversations.
    struct Outcome {
        int written = 0;
        int named = 0;     ///< have a name of their own
        int failed = 0;    ///< no title came
        int unfounded = 0; ///< have nothing, or nothing readable, to make a title of
        int left = 0;      ///< were not asked about: it was stopped
        bool operator==(const Outcome &) const = default;
    };

    TitleRound(TitleWriter &writer, Host host, QObject *parent = nullptr);

    /// More of them join what is not done yet.
    void begin(const QList<QUuid> &conversations);
    /// The request that runs is called off, and no other one follows. Does nothing at rest.
    void stop();
    [[nodiscard]] bool isRunning() const { return !m_now.isNull(); }
    /// How many of total() are done with. Both are 0 at rest.
    [[nodiscard]] int done() const;
    [[nodiscard]] int total() const { return m_total; }

Q_SIGNALS:
    /// The next request is about to go out, or there are more to come.
    void advanced();
    void ended(const chat::TitleRound::Outcome &outcome);

private:
    void next();
    void hear(const QUuid &conversation);
    void settle();
    void end();

    TitleWriter &m_writer;
    Host m_host;
    QList<QUuid> m_waiting;
    QUuid m_now; ///< null: nothing runs
    QString m_before;
    QList<Change> m_changes;
    Outcome m_outcome;
    int m_total = 0;
    int m_inSequence = 0; ///< of those that failed
    bool m_isUnfounded = false;
};

} // namespace chat
