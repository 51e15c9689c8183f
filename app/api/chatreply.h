// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/chatrequest.h"
#include "api/deltabuffer.h"
#include "api/replydecoder.h"
#include "net/exchange.h"

#include <QObject>
#include <memory>

namespace net {
class NetworkGuard;
}

namespace api {

/// One chat completion: sends the POST, hands every byte to the decoder and says exactly once how
/// it ended. Redirects are not followed. Wire thread.
class ChatReply : public QObject
{
    Q_OBJECT

public:
    ChatReply(const ChatRequest &request, QObject *parent = nullptr);
    ~ChatReply() override;

    /// Sends the one POST. What cannot be sent ends at once with kind BadInput.
    void start(net::NetworkGuard &guard);
    /// Ends at once; what had arrived goes out before the Ended{Stopped}.
    void stop();
    void setFlushInterval(int ms);

Q_SIGNALS:
    /// One flush; the last one ends with the only Ended.
    void received(const QList<api::StreamEvent> &events);
    /// After the last received().
    void finished();

private:
    void connectExchange();
    void takeHead();
    void takeBytes(const QByteArray &bytes);
    void takeEnd(net::Exchange::End end, const core::Error &error);
    void failWithBody();
    void failWithRedirect();
    void fail(core::Error error);
    void finish(QList<StreamEvent> events);

    ChatRequest m_request; ///< its messages and images are let go once the body is made
    DeltaBuffer m_buffer;
    std::unique_ptr<ReplyDecoder> m_decoder; ///< only for a 2xx answer
    net::Exchange *m_exchange = nullptr;     ///< a child; null when nothing runs
    QByteArray m_errorBody;                  ///< the answer's first 64 KiB when it is no 2xx
    int m_posts = 0;
    bool m_isOver = false;
};

} // namespace api
