// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/chatsend.h"
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
    void retryNow(quint64 attempt);
    /// Lets something else use the door to the network; what it makes is to be this one's child.
    void run(const std::function<void(net::NetworkGuard &, QObject *)> &task);
    void setFlushInterval(int ms);

Q_SIGNALS:
    void received(quint64 attempt, const QList<api::StreamEvent> &events);
    void recorded(quint64 attempt, const api::WireRecord &record);

private:
    [[nodiscard]] net::NetworkGuard &guard();

    std::unique_ptr<net::NetworkGuard> m_guard; ///< made on this thread, when first needed
    QHash<quint64, ChatSend *> m_sends;         ///< children
    /// Which key of a connection is in use since it was rotated, by a digest of address and keys.
    QHash<QByteArray, int> m_keysInUse;
    int m_flushMs = 33;
};

} // namespace api
