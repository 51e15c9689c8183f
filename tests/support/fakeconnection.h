// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/capture.h"
#include "support/fakegateway.h"

#include <QHash>
#include <QMutex>
#include <QTcpSocket>

namespace support {

/// What a gateway's two threads see.
struct FakeGatewayState {
    mutable QMutex mutex;
    QList<FakeAnswer> queue;
    FakeAnswer last =
        FakeAnswer::json(404, {{QStringLiteral("error"), QStringLiteral("no script")}});
    QHash<QByteArray, FakeAnswer> byPath;
    std::function<FakeAnswer(const FakeRequest &)> rule;
    QList<FakeRequest> requests;
    QList<FakeGateway::Written> written;
    int releases = 0;
    int connections = 0;
    int abandoned = 0;
    quint16 port = 0;

    FakeAnswer take(const FakeRequest &request)
    {
        const QMutexLocker lock(&mutex);
        capture({port, request.method,
                 request.query.isNull() ? request.path : request.path + '?' + request.query,
                 request.headers, request.body});
        requests.append(request);
        const auto found = byPath.constFind(request.path);
        if (found != byPath.constEnd())
            return *found;
        if (rule)
            return rule(request);
        if (!queue.isEmpty())
            last = queue.takeFirst();
        return last;
    }

    bool takeRelease()
    {
        const QMutexLocker lock(&mutex);
        if (releases == 0)
            return false;
        --releases;
        return true;
    }
};

/// One accepted connection of a FakeGateway: reads requests, plays answers. The server's thread.
class FakeConnection : public QObject
{
public:
    FakeConnection(QTcpSocket *socket, FakeGatewayState &state, QObject *parent);
    /// Looks whether a hold() may end.
    void goOn();

private:
    void read();
    void parse();
    void start(const FakeAnswer &answer);
    void play();
    [[nodiscard]] bool playRepeat(FakeAnswer::Repeat &repeat);
    void write(const QByteArray &bytes);
    void goOnWhenWritten();
    void leave();
    [[nodiscard]] bool hasUnwritten() const;

    QTcpSocket *m_socket;
    FakeGatewayState &m_state;
    QByteArray m_input;
    QList<FakeAnswer::Step> m_steps;
    FakeAnswer::End m_end = FakeAnswer::End::Close;
    bool m_isByteByByte = false;
    bool m_isAnswering = false;
    bool m_isHolding = false;
    bool m_isRepeating = false;
    bool m_isWritten = false;
};

} // namespace support
