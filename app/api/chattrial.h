// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/gateway.h"
#include "api/streamevent.h"

#include <QObject>
#include <QTimer>
#include <optional>

namespace net {
class NetworkGuard;
}

namespace api {

class ChatReply;

/// What became of one small chat.
struct TrialResult {
    bool hasBegun = false;            ///< a stream was there, whatever became of it
    bool isAnswered = false;          ///< an answer came to its end, or went on long enough
    std::optional<core::Error> error; ///< when it did not
    QString text;                     ///< of every choice, without reasoning
    QString modelAnswered;
    int pieces = 0; ///< how many times a part of the answer came by itself
};

/// Asks one small question with streaming on and no option set, because some gateways refuse what
/// they do not know and some models answer in no other way. One POST, never repeated; bounded in
/// time and length. Deletes itself when it is done. Wire thread.
class ChatTrial : public QObject
{
    Q_OBJECT

public:
    ChatTrial(const Gateway &gateway, const QString &model, QObject *parent);

    /// `png` goes along as an image unless it is empty. `guard` outlives this.
    void ask(net::NetworkGuard &guard, const QString &question, const QByteArray &png = {});

Q_SIGNALS:
    /// Exactly once, unless this is deleted before.
    void finished(const api::TrialResult &result);

private:
    void take(const QList<StreamEvent> &events);
    void takeEnd(const Ended &ended);

    Gateway m_gateway;
    QString m_model;
    ChatReply *m_reply = nullptr; ///< a child
    QTimer m_deadline;            ///< for an answer that never ends
    TrialResult m_result;
    qsizetype m_received = 0; ///< characters, reasoning included
    bool m_isOver = false;
    bool m_isLongEnough = false;
};

} // namespace api
