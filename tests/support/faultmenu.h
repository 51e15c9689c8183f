// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/fakeanswer.h"

#include <QList>

namespace support {

/// One way in which gateways, and what stands before them, go wrong.
struct Fault {
    QByteArray name;
    FakeAnswer answer;
    /// Names of the verdicts that are right, "error|interrupted"; empty: any.
    QByteArray verdicts;
    /// POSTs that one send makes when the gateway always answers so.
    int posts = 1;
};

/// The whole menu. Waits are short: whoever uses it gives a hundredth of the usual patience, and
/// `Retry-After` is in milliseconds unless it is what the fault is about.
[[nodiscard]] QList<Fault> faultMenu();
/// One of them by name; a hang-up for a name that is not on the menu.
[[nodiscard]] Fault fault(const QByteArray &name);

/// A redirect for every code and every kind of target, as the values of Location. `here` is the
/// gateway's own origin, `other` one on another port; both "http://127.0.0.1:PORT".
struct RedirectTarget {
    QByteArray name;
    QByteArray location;
    bool isSameOrigin = false;
};
[[nodiscard]] QList<RedirectTarget> redirectTargets(const QString &here, const QString &other);

/// Deflated with a gzip header.
[[nodiscard]] QByteArray gzipOf(const QByteArray &plain);

} // namespace support
