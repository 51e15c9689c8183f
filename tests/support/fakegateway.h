// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/fakeanswer.h"

#include <QObject>
#include <QThread>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace support {

/// One request as it stood on the wire.
struct FakeRequest {
    QByteArray method;
    QByteArray path;                              ///< target without the query
    QByteArray query;                             ///< after the question mark
    QList<QPair<QByteArray, QByteArray>> headers; ///< names as sent
    QByteArray body;

    /// The first value of a header, whatever its case; null when there is none.
    [[nodiscard]] QByteArray header(const QByteArray &name) const;
    [[nodiscard]] QJsonObject json() const;
};

/// PEM files of a FakeGateway that is reached by https.
struct FakeTls {
    QString certificateFile;
    QString keyFile;
    QString clientAuthorityFile; ///< empty: clients need no certificate
    int delayMs = 0;             ///< how long a handshake waits for its first answer
};

struct FakeGatewayState;

/// A scripted HTTP server on a random loopback port, on a thread of its own: real sockets, real
/// bytes, no rules but the script's. Several may live at once. All functions are for the thread
/// that made it.
///
///     FakeGateway gateway;
///     gateway.answer(FakeAnswer::sse({chunk(u"Hi"_s), finish(u"stop"_s), done()}));
///     … ask gateway.baseUrl() …
///     QCOMPARE(gateway.requestCount(), 1);
///     QCOMPARE(gateway.lastRequest().json()[u"model"_s], u"m"_s);
///
///     gateway.answer(FakeAnswer::sse({chunk(u"Hi"_s)}).hold().then({done()}));
///     … QTRY_VERIFY(the text is there) …
///     gateway.release();
///
/// Answers given with answer(path, …) serve that path for ever (the whole path, "/v1/models");
/// those given with answer() serve the other requests one after the other, and the last of them
/// serves all that follow.
class FakeGateway : public QObject
{
    Q_OBJECT

public:
    /// One piece of an answer, handed to the system.
    struct Written {
        std::chrono::steady_clock::time_point at;
        QByteArray bytes;
    };

    explicit FakeGateway(QObject *parent = nullptr);
    explicit FakeGateway(const std::optional<FakeTls> &tls, QObject *parent = nullptr);
    ~FakeGateway() override;

    [[nodiscard]] quint16 port() const;
    /// "http://127.0.0.1:PORT", or with https
    [[nodiscard]] QString origin() const;
    /// origin() + "/v1"
    [[nodiscard]] QString baseUrl() const;

    void answer(const FakeAnswer &answer);
    void answer(const QByteArray &path, const FakeAnswer &answer);
    /// Answers whatever no path is given for by this function, which is called on the gateway's
    /// thread and has to keep what it needs; see support/imitations.h.
    void answerBy(std::function<FakeAnswer(const FakeRequest &)> rule);
    /// Lets `count` hold() steps, reached or still to come, go on.
    void release(int count = 1);

    /// Whole requests read so far.
    [[nodiscard]] int requestCount() const;
    [[nodiscard]] int requestCount(const QByteArray &method) const;
    [[nodiscard]] QList<FakeRequest> requests() const;
    [[nodiscard]] FakeRequest lastRequest() const;
    /// Connections accepted so far, whether or not a request came over them.
    [[nodiscard]] int connectionCount() const;
    /// Connections that the client ended before the answer was wholly written.
    [[nodiscard]] int abandonedCount() const;
    /// Everything written so far, in order.
    [[nodiscard]] QList<Written> written() const;
    /// Spins the event loop until so many requests were read; false after `timeoutMs`.
    [[nodiscard]] bool waitForRequests(int count, int timeoutMs = 5000) const;

private:
    class Server;

    std::unique_ptr<FakeGatewayState> m_state;
    QThread m_thread;
    Server *m_server = nullptr; ///< lives on m_thread, deleted there
    quint16 m_port = 0;
    bool m_isSecure = false;
};

} // namespace support
