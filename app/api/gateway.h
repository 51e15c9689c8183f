// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace api {

/// Where, how and as whom to ask. The secrets live here for as long as the request does, nowhere
/// else.
struct Gateway {
    QString baseUrl; ///< normalised
    QByteArray key;  ///< may be empty
    /// Further keys of the same connection, asked when the one before is refused or limited.
    QList<QByteArray> moreKeys;
    QList<core::Header> headers;     ///< with the values of secret ones
    QList<QByteArray> secretHeaders; ///< names of those whose values must never be shown
    core::Patience patience;
    core::Proxy proxy;
    QByteArray proxyPassword;
    core::TlsTrust tls;
};

} // namespace api
