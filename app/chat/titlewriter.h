// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/streamevent.h"
#include "chat/chatsession.h"
#include "chat/titleround.h"

#include <QObject>
#include <QSet>
#include <QTimer>
#include <memory>

namespace chat {

/// Lets a model make titles, in a request of its own that nothing waits for: after the first
/// answer of a conversation, if the settings want that, and when a person asks for it. One attempt.
/// What fails leaves the title as it is, and only the log of requests tells of it. GUI thread.
class TitleWriter : public QObject
{
    Q_OBJECT

public:
    /// What a Workspace does for it.
    struct Host {
        /// As the conversation is now; nothing when it is gone.
        std::function<std::optional<core::ConversationInfo>(const QUuid &)> info;
        std::function<void(const QUuid &, const QString &title)> setTitle;
        /// The same, as a step that can be taken back.
        std::function<void(const QUuid &, const QString &title)> setTitleAsStep;
        /// An open one, or null.
        std::function<ChatSession *(const QUuid &)> session;
        /// A round has set these titles: one step takes them back.
        std::function<void(const QList<TitleRound::Change> &)> keepTitles;
    };

    TitleWriter(const ChatSession::Services &services, Host host, QObject *parent = nullptr);
    ~TitleWriter() override;

    /// What a model is told where the settings do not say: it is theirs to show, in the language
    /// of the interface.
    void setUsualPrompt(const QString &prompt) { m_usualPrompt = prompt; }
    /// A reply has ended; a title follows where one is due.
    void hearFinished(ChatSession &session, const QUuid &reply);
    /// A person wants one. False when there is nothing to make it of, or one is being made.
    bool write(ChatSession &session);
    /// The same for one that may not be open. `isAsked`: what stands there now is replaced even
    /// where it was written by hand, as a step that can be taken back. changed() tells when it is
    /// done, also where it could not begin.
    void writeFor(const QUuid &conversation, bool isAsked);
    /// Many of them.
    [[nodiscard]] TitleRound &round() const { return *m_round; }
    [[nodiscard]] bool isWriting(const QUuid &conversation) const;
    /// Who is asked for the title of a conversation; no model: nobody.
    [[nodiscard]] core::ModelChoiceRef modelFor(const core::ConversationInfo &info) const;
    /// The conversation goes away.
    void cancel(const QUuid &conversation);
    /// What the request of this conversation is called in the WireLog.
    [[nodiscard]] static QUuid exchangeOf(const QUuid &conversation);

Q_SIGNALS:
    /// It began or ended.
    void changed(const QUuid &conversation);
    /// A person asked for it, and there is none.
    void failed(const QUuid &conversation);
    /// writeFor() was asked, and there is no question with an answer, or no model to ask.
    void unfounded(const QUuid &conversation);
    /// The same, and what is stored of the question or the answer cannot be read.
    void unreadable(const QUuid &conversation);

private:
    struct Job;
    struct Exchange;

    bool begin(ChatSession &session, bool isAsked);
    void beginStored(const QUuid &conversation, bool isAsked);
    bool addJob(const core::ConversationInfo &info, bool isAsked);
    void giveUp(const QUuid &conversation);
    void giveUpUnread(const QUuid &conversation);
    void compose(const QUuid &conversation, const core::Message &question,
                 const core::Message &answer);
    void send(const QUuid &conversation, const QString &text, const core::ModelChoiceRef &by);
    void take(quint64 attempt, const QList<api::StreamEvent> &events);
    void end(const QUuid &conversation, const QString &title);

    ChatSession::Services m_services;
    Host m_host;
    TitleRound *m_round;
    QString m_usualPrompt;
    QHash<QUuid, std::shared_ptr<Job>> m_jobs;
    QSet<QUuid> m_reading; ///< those whose messages are being looked for
    QSet<QUuid> m_tried;   ///< one attempt a conversation, unless a person asks
};

} // namespace chat
