// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/exchange.h"
#include "net/networkguard.h"

#include <QNetworkReply>
#include <QTest>

namespace support {

/// What became of one POST through a guard.
struct Exchanged {
    QByteArray body;
    core::Error error;
    net::Milestones times;
    bool hasEnded = false;
};

/// Sends an empty object with a key, and waits for the end.
inline Exchanged exchange(net::NetworkGuard &guard, const QString &address, const net::Route &route)
{
    Exchanged outcome;
    const auto sent = guard.post(QUrl(address), {{"Authorization", "Bearer k"}}, "{}", route);
    if (!sent.isOk()) {
        outcome.error = sent.error();
        return outcome;
    }
    net::Exchange running(sent.value(), {});
    const auto end = [&outcome](const core::Error &error) {
        outcome.error = error;
        outcome.hasEnded = true;
    };
    QObject::connect(&running, &net::Exchange::bytesReceived, &running,
                     [&outcome](const QByteArray &bytes) { outcome.body += bytes; });
    QObject::connect(&running, &net::Exchange::failed, &running, end);
    QObject::connect(&running, &net::Exchange::ended, &running,
                     [end](net::Exchange::End, const core::Error &error) { end(error); });
    (void)QTest::qWaitFor([&outcome] { return outcome.hasEnded; }, 10'000);
    outcome.times = running.milestones();
    return outcome;
}

} // namespace support
