// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/gateway.h"
#include "api/redirects.h"
#include "api/replydecoder.h"
#include "api/wirerecord.h"
#include "net/exchange.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <memory>

namespace net {
class NetworkGuard;
}

namespace api {

/// Whom one POST asks, and what the answer is measured against.
struct ChatPost {
    QUrl url;
    Gateway gateway; ///< its key is the one that is used
    QString model;
    bool isStreamAsked = true;
    bool areLogprobsAsked = false;
};

/// How one POST ended, for whoever decides whether another one follows.
struct PostResult {
    Ended ended;
    QHash<QByteArray, QByteArray> headers; ///< of the answer, names in lower case
    RedirectFacts redirect;                ///< when the status is 3xx
    QByteArray errorBody;                  ///< its first 64 KiB when the status is no 2xx
    bool isSent = false;                   ///< false: it could not even be tried
    bool isWritten = false;                ///< something of it may have reached the server
    bool hasAnswer = false;                ///< a success status arrived
};

/// One POST of a chat completion: hands every byte to the decoder and says exactly once how it
/// ended. Nothing is repeated or followed here. Wire thread.
class ChatReply : public QObject
{
    Q_OBJECT

public:
    explicit ChatReply(ChatPost post, QObject *parent = nullptr);
    ~ChatReply() override;

    /// Sends `body` once. What cannot be sent ends at once with kind BadInput.
    void start(net::NetworkGuard &guard, const QByteArray &body);
    /// Ends at once with the verdict Stopped.
    void stop();

    /// After finished().
    [[nodiscard]] const PostResult &result() const { return m_result; }
    /// What the wire saw, without the request; nothing is redacted yet. After finished(), once.
    [[nodiscard]] WireRecord takeRecord() { return std::exchange(m_record, {}); }

Q_SIGNALS:
    /// In the order they came; the end is not among them.
    void progressed(const QList<api::StreamEvent> &events);
    /// A success status has arrived: what is billed is billed.
    void answered();
    void finished();

private:
    void connectExchange();
    void takeHead();
    void takeBytes(const QByteArray &bytes);
    void takeEnd(net::Exchange::End end, const core::Error &error);
    void noteProgress(const QList<StreamEvent> &events);
    void watchForData();
    void failWithBody();
    void fail(core::Error error);
    void finishDecoder(TransportEnd end, const core::Error &error);
    void finish(Ended ended);

    ChatPost m_post;
    PostResult m_result;
    WireRecord m_record;
    std::unique_ptr<ReplyDecoder> m_decoder; ///< only for a 2xx answer
    net::Exchange *m_exchange = nullptr;     ///< a child; null when nothing runs
    QByteArray m_errorBody;                  ///< the answer's first 64 KiB when it is no 2xx
    QTimer m_dataWatch;
    QElapsedTimer m_sinceData;
    bool m_isOver = false;
};

} // namespace api
