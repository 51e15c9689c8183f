// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/streamevent.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <memory>

namespace api {

/// What HTTP said before the first byte of the body.
struct ReplyHead {
    int status = 200;
    QByteArray contentType;
    QHash<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray key;                        ///< for redaction only
    QString modelAsked;
    bool isStreamAsked = true;
    bool areLogprobsAsked = false;
};

/// How the transport ended.
enum class TransportEnd { Clean, Cut, Stopped, IdleTimeout };

/// Bytes of one answer in, StreamEvents out, whatever the bytes turn out to be: SSE, one JSON
/// document, HTML, plain text, gzip of any of these. A plain class without an event loop; an
/// instance serves one answer. Decoding does not depend on how the bytes were cut.
class ReplyDecoder
{
public:
    explicit ReplyDecoder(ReplyHead head);
    ~ReplyDecoder();
    Q_DISABLE_COPY(ReplyDecoder)

    /// Takes bytes and returns the events they complete, coalesced (one TextDelta for a run).
    [[nodiscard]] QList<StreamEvent> feed(const QByteArray &bytes);
    /// True once nothing further matters: [DONE] was read, or a limit was exceeded. The transport
    /// may be closed.
    [[nodiscard]] bool isDone() const;
    /// What came last is part of something that will become events, as opposed to comments and
    /// blank lines, with which gateways keep a connection alive.
    [[nodiscard]] bool isInsideData() const;
    /// The remaining events and, last, exactly one Ended. `reason` gives the network's words for
    /// a cut. Called once.
    [[nodiscard]] QList<StreamEvent> finish(TransportEnd end, const QString &reason = {});

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace api
