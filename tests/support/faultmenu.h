// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/fakegateway.h"

#include <QList>
#include <optional>

namespace support {

/// One way in which gateways, and what stands before them, go wrong, and what is right to come of
/// it.
struct Fault {
    QByteArray name;
    FakeAnswer answer;
    /// The verdict, and behind it the error's kind and, where it matters, its code: "complete",
    /// "interrupted network", "error tls expired".
    QByteArray outcome;
    QString text = {}; ///< all that is shown of the answer
    /// POSTs that reach the gateway for one send when it always answers so.
    int posts = 1;
    /// How often it is tried; more than what arrives where no connection comes about.
    int tries = posts;
    std::optional<FakeTls> tls = {}; ///< how the gateway speaks TLS; none: it does not
};

/// The whole menu. Waits are a hundredth of the usual ones, and whoever uses it gives a hundredth
/// of the usual patience; `Retry-After` is in milliseconds unless it is what the fault is about.
/// What floods is as large as a gateway may make it: little of it is ever written, for nobody reads
/// on.
[[nodiscard]] QList<Fault> faultMenu();
/// One of them by name; a hang-up for a name that is not on the menu.
[[nodiscard]] Fault fault(const QByteArray &name);
/// The parts of the menu: what happens to connections and to HTTP, what is in the bodies.
[[nodiscard]] QList<Fault> transportFaults();
[[nodiscard]] QList<Fault> bodyFaults();

/// A redirect for every code and every kind of target, as the values of Location. `here` is the
/// gateway's own origin, `other` one on another port; both "http://127.0.0.1:PORT".
struct RedirectTarget {
    QByteArray name;
    QByteArray location;
    bool isSameOrigin = false;
};
[[nodiscard]] QList<RedirectTarget> redirectTargets(const QString &here, const QString &other);

/// A gzip file.
[[nodiscard]] QByteArray gzipOf(const QByteArray &plain);
/// The same without its end, the checksum.
[[nodiscard]] QByteArray deflated(const QByteArray &plain);
/// A block of deflate that is not compressed and not the last, so that it can be read as soon as it
/// is there; at most 65535 bytes.
[[nodiscard]] QByteArray storedBlock(const QByteArray &plain);

} // namespace support
