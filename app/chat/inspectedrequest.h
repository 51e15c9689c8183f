// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/reason.h"

#include <QDateTime>
#include <QList>
#include <QString>

namespace chat {

/// How long the steps of a request took, in milliseconds; -1: it did not come to that.
struct RequestTiming {
    qint64 queueMs = -1;
    qint64 connectMs = -1;
    qint64 tlsMs = -1;
    qint64 firstByteMs = -1;  ///< from the start
    qint64 firstTokenMs = -1; ///< from the start
    qint64 totalMs = -1;
    bool isConnectionReused = false;
};

/// One request of a reply as people look at it. Its long texts come from RequestExport.
struct InspectedRequest {
    QString method;
    QString url;
    QDateTime started;
    int postNumber = 1; ///< of the send it belongs to
    int status = 0;     ///< 0: no answer
    QString result;     ///< a name of api::verdictName(); empty when another request followed
    QList<core::Reason> why;
    core::Error error;
    bool hasError = false;
    RequestTiming timing;
    double tokensPerSecond = -1; ///< while the answer was being written; -1: unknown
    int imageCount = 0;
    qint64 keptBytes = 0;     ///< of the answer's body
    qint64 receivedBytes = 0; ///< all that came
};

/// A language to repeat a request in.
enum class CopyLanguage { Curl, PythonRequests, PythonOpenAi, JavaScriptFetch };

} // namespace chat
