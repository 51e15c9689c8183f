// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/chatreply.h"
#include "net/networkguard.h"

#include <QHash>
#include <QObject>
#include <functional>
#include <memory>

namespace api {

/// Wire's half that lives on the wire thread: the running replies and the door to the network.
class WireWorker : public QObject
{
    Q_OBJECT

public:
    explicit WireWorker(QObject *parent = nullptr);
    ~WireWorker() override;

    void send(quint64 attempt, const ChatRequest &request);
    void stop(quint64 attempt);
    /// Lets something else use the door to the network; what it makes is to be this one's child.
    void run(const std::function<void(net::NetworkGuard &, QObject *)> &task);
    void setFlushInterval(int ms);

Q_SIGNALS:
    void received(quint64 attempt, const QList<api::StreamEvent> &events);

private:
    [[nodiscard]] net::NetworkGuard &guard();

    std::unique_ptr<net::NetworkGuard> m_guard; ///< made on this thread, when first needed
    QHash<quint64, ChatReply *> m_replies;      ///< children
    int m_flushMs = 33;
};

} // namespace api
