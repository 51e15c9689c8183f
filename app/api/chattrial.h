// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/doctorjudge.h"
#include "api/gateway.h"
#include "api/streamevent.h"

#include <QObject>
#include <QTimer>
#include <QUrl>
#include <optional>

namespace net {
class NetworkGuard;
}

namespace api {

class ChatReply;
struct PostResult;

/// What became of one small chat.
struct TrialResult {
    Progress progress = Progress::None;
    bool isAnswered = false;          ///< an answer came to its end, or went on long enough
    std::optional<core::Error> error; ///< when it did not
    bool isFromApi = false;           ///< the error is one that only an API can have sent
    QString text;                     ///< of every choice, without reasoning
    QString modelAnswered;
    bool isStream = false;
    int pieces = 0;   ///< how many times a part of the answer came by itself
    int contents = 0; ///< pieces of text that the gateway made of it
};

/// Asks one small question with streaming on and no option set, because some gateways refuse what
/// they do not know and some models answer in no other way. One POST, repeated only where a
/// redirect within the origin asks for it, as a real one would be; bounded in time and length.
/// Plain text is no answer here. Deletes itself when it is done. Wire thread.
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
    void post();
    [[nodiscard]] bool follows(const PostResult &result);
    void take(const QList<StreamEvent> &events);
    void takeEnd();
    void judge(const PostResult &result);

    Gateway m_gateway;
    QString m_model;
    net::NetworkGuard *m_guard = nullptr;
    QByteArray m_body;
    QList<QUrl> m_visited;
    ChatReply *m_reply = nullptr; ///< a child, the one that runs
    QTimer m_deadline;            ///< for an answer that never ends
    TrialResult m_result;
    qsizetype m_received = 0; ///< characters, reasoning included
    bool m_isOver = false;
    bool m_isLongEnough = false;
};

} // namespace api
