// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "net/intake.h"
#include "net/transporterror.h"

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <QUrl>

namespace net {

/// Limits of waiting, in milliseconds. There is none for the whole of an answer.
struct Deadlines {
    int connectMs = 10'000;
    int firstByteMs = 120'000;
    int idleMs = 180'000;
};

/// When each step of a request was reached, in milliseconds from its start; -1: it was not.
struct Milestones {
    qint64 connecting = -1; ///< a socket of its own began to connect
    qint64 encrypted = -1;
    qint64 sent = -1; ///< the head of the request was written
    qint64 head = -1;
};

/// One HTTP request on its way: takes every byte as it comes, watches the deadlines and says
/// exactly once how it ended. Disposes of the QNetworkReply. Same thread as the reply.
class Exchange : public QObject
{
    Q_OBJECT

public:
    enum class Phase { Connecting, Waiting, Receiving };
    /// How a transfer whose head had arrived ended. A close-delimited cut looks like Clean.
    enum class End { Clean, Cut, IdleTimeout };

    Exchange(QNetworkReply *reply, const Deadlines &deadlines, QObject *parent = nullptr);
    ~Exchange() override;

    /// Valid from headReceived() on.
    [[nodiscard]] int status() const { return m_status; }
    [[nodiscard]] QByteArray contentType() const;
    /// Names in lower case.
    [[nodiscard]] QHash<QByteArray, QByteArray> headers() const;
    /// As they came.
    [[nodiscard]] QList<QPair<QByteArray, QByteArray>> headerPairs() const;
    [[nodiscard]] QUrl url() const;
    /// Something of the request may have reached the server.
    [[nodiscard]] bool isWritten() const { return m_phase != Phase::Connecting; }
    [[nodiscard]] const Milestones &milestones() const { return m_milestones; }
    [[nodiscard]] qint64 elapsedMs() const { return m_sinceStart.elapsed(); }
    /// Where a redirect points to, resolved; empty when there is no usable Location.
    [[nodiscard]] QUrl redirectTarget() const;

    /// Ends it at once; no signal follows.
    void abort();
    /// Nobody is interested any more: reads on for a moment, so that the connection can be used
    /// again, and then deletes itself, no longer its parent's. No signal follows.
    void drainAndDelete();

Q_SIGNALS:
    void phaseChanged(net::Exchange::Phase phase);
    void headReceived();
    void bytesReceived(const QByteArray &bytes);
    /// Failed before a head arrived.
    void failed(const core::Error &error);
    /// Over, after a head. `error` tells the network's reason unless `end` is Clean.
    void ended(net::Exchange::End end, const core::Error &error);

private:
    void connectReply();
    void connectMilestones();
    void enterWaiting();
    void takeHead();
    void enterReceiving(int status);
    void takeBytes();
    void takeEnd();
    void startTimer();
    void checkDeadline();
    void endEarly(const core::Error &error);
    [[nodiscard]] bool isHeadWithheld(QNetworkReply::NetworkError error) const;
    [[nodiscard]] bool isLargeAndUnsent() const;
    [[nodiscard]] bool isCloseDelimited() const;
    [[nodiscard]] int limitMs() const;
    void quieten();

    QPointer<QNetworkReply> m_reply; ///< its manager's child, ended and deleted by us
    Deadlines m_deadlines;
    QTimer m_timer;
    QElapsedTimer m_sinceStart;
    QElapsedTimer m_sinceLife;
    Milestones m_milestones;
    Intake m_intake; ///< since the wait for the answer began
    QList<QSslError> m_tlsErrors;
    QSslCertificate m_certificate; ///< the one that m_tlsErrors is about
    Phase m_phase = Phase::Connecting;
    qint64 m_sent = 0; ///< of the request's body
    int m_status = 0;
    bool m_hasHead = false;
    bool m_isOver = false;
};

} // namespace net
