// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/framereader.h"
#include "api/replydecoder.h"

#include <QByteArray>
#include <QString>

namespace api {

/// Why a body could not be read to its end.
enum class BodyTrouble { None, TooLong, LineTooLong, BrokenGzip, NotReadable };

/// What the decoder knows when the input is over, besides the frames.
struct AnswerEnd {
    TransportEnd end = TransportEnd::Clean;
    QString reason; ///< the network's words for a cut
    BodyTrouble trouble = BodyTrouble::None;
    bool isErrorStatus = false; ///< the status was no success; `body` is the error
    bool isPage = false;        ///< `body` is HTML
    bool isPlainText = false;
    bool isGzipCut = false;
    QByteArray body;
    QByteArray side; ///< lines of an event stream that were no fields
};

/// The terminal event: verdict, error, notices and the sums of the answer.
[[nodiscard]] Ended endOf(const AnswerEnd &answer, const ReplyHead &head, FrameReader &frames);

/// Makes the names an answer gives itself (id, model, finish reason) fit to be printed: without the
/// key, and without halves of characters.
void cleanNames(StreamEvent &event, const QByteArray &key);

} // namespace api
