// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/profile.h"
#include "core/reason.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QString>

namespace api {

/// How long each step of one request took, in milliseconds; -1: it did not come to that.
struct WireTiming {
    qint64 queueMs = -1; ///< from asking to the start of the connection
    qint64 connectMs = -1;
    qint64 tlsMs = -1;        ///< the connection below it included: Qt does not tell them apart
    qint64 firstByteMs = -1;  ///< of the head, from the start
    qint64 firstTokenMs = -1; ///< first text or reasoning, from the start
    qint64 totalMs = -1;
    bool isConnectionReused = false;
};

/// One request as it went over the wire and came back, for the inspector. Never holds a secret:
/// what it shows is redacted where it is made. Bounded: what was cut says so.
struct WireRecord {
    QByteArray method;
    QString url;
    QList<core::Header> requestHeaders; ///< values of secrets are "***"
    /// The JSON body as sent, but every image's data URL is `data:<mime>;base64,<N bytes>` with
    /// its hash in `images`, in order of appearance.
    QByteArray requestBody;
    QList<QByteArray> imageHashes;
    QDateTime started;
    int status = 0; ///< 0: no answer
    QList<core::Header> responseHeaders;
    QByteArray received;      ///< the body as it came, at most its first 2 MiB
    qint64 receivedBytes = 0; ///< all of it; of a body that is kept whole, the size of `received`
    WireTiming timing;
    QString verdict; ///< verdictName(), or empty when another POST followed
    /// What decided it, and what followed.
    QList<core::Reason> why;
    core::Error error;  ///< when there was one
    int postNumber = 1; ///< of the send it belongs to
    int completionTokens = 0;
};

} // namespace api

Q_DECLARE_METATYPE(api::WireRecord)
