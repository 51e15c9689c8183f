// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/httpparser.h"

#include <optional>

namespace demo {

/// Why a request is not served, in the form an API answers with.
struct Refusal {
    int status = 0;
    QByteArray code;
    QByteArray message;
};

/// Lets only the application itself in: its key, its own host name, and never a web page.
struct Doorkeeper {
    QByteArray key;
    quint16 port = 0;

    /// Judges a request by its head. A request with an `Origin` comes from a web page, one with a
    /// foreign `Host` from a name that was rebound to this machine; both are refused before the
    /// key is looked at.
    [[nodiscard]] std::optional<Refusal> judge(const HttpRequest &request) const;
};

/// Takes the same time wherever two texts of the same length differ.
[[nodiscard]] bool isEqualInConstantTime(const QByteArray &a, const QByteArray &b);

} // namespace demo
