// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/chatreply.h"
#include "api/chatrequest.h"
#include "api/deltabuffer.h"
#include "api/parameterrepair.h"

#include <QObject>
#include <QTimer>
#include <optional>

namespace api {

/// One send: one POST, and another only where that is certain to be no second answer that is paid
/// for. Before a success status there may be: a redirect within the origin that keeps the method,
/// the connection's next key, one repair of a refused parameter, and at most two retries after a
/// wait. Holds the body until an answer begins. Says exactly once how it ended. Wire thread.
class ChatSend : public QObject
{
    Q_OBJECT

public:
    /// `firstKey` counts the gateway's key and its moreKeys.
    ChatSend(const ChatRequest &request, int firstKey, QObject *parent = nullptr);
    ~ChatSend() override;

    /// `guard` outlives this. What cannot be sent ends at once with kind BadInput.
    void start(net::NetworkGuard &guard);
    /// Ends at once; what had arrived goes out before the Ended{Stopped}. During a wait the reason
    /// for it stays in the error.
    void stop();
    /// Does not wait any longer.
    void retryNow();
    void setFlushInterval(int ms);

Q_SIGNALS:
    /// One flush; the last one ends with the only Ended.
    void received(const QList<api::StreamEvent> &events);
    /// One POST is over.
    void recorded(const api::WireRecord &record);
    /// This key is the one to begin with from now on.
    void keyChanged(int index);
    /// After the last received().
    void finished();

private:
    /// Another POST is to follow.
    struct Another {
        core::Reason why;   ///< for the record
        StreamEvent event;  ///< for the person
        bool isTold = true; ///< a redirect within the origin is nobody's business
        int delayMs = 0;
    };

    void post();
    void takeResult();
    /// What follows a failure before an answer, with m_post and m_body made ready for it.
    [[nodiscard]] std::optional<Another> another(PostResult &result);
    [[nodiscard]] std::optional<Another> afterRedirect(PostResult &result);
    [[nodiscard]] std::optional<Another> withNextKey(const PostResult &result);
    [[nodiscard]] std::optional<Another> withoutParameter(const PostResult &result);
    [[nodiscard]] std::optional<Another> afterWait(const PostResult &result);
    void describeRequest(WireRecord &record);
    void letGoOfBody();
    void finish(Ended ended);

    const Gateway m_gateway;
    ChatPost m_post; ///< the one that runs, or the next
    QByteArray m_body;
    QByteArray m_shownBody; ///< for the records
    QList<QByteArray> m_hashes;
    MendableMembers m_members;
    DeltaBuffer m_buffer;
    QTimer m_wait;
    core::Error m_reason; ///< of the wait
    QList<QUrl> m_visited;
    net::NetworkGuard *m_guard = nullptr;
    ChatReply *m_reply = nullptr; ///< a child; null between two
    QDateTime m_started;
    int m_key = 0; ///< counts the gateway's key and its moreKeys
    qsizetype m_keysTried = 1;
    int m_posts = 0; ///< that were tried
    int m_sent = 0;  ///< of them, those that may have reached the server
    int m_retries = 0;
    bool m_isRepaired = false;
    bool m_isOver = false;
};

} // namespace api
