// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/chatrequest.h"
#include "api/streamevent.h"
#include "api/wirerecord.h"

namespace net {
class Exchange;
}

namespace api {

/// What an inspector can show of a body: every image and file is folded to its size. Linear.
[[nodiscard]] QByteArray foldedBody(const QByteArray &body);
/// The hashes of what foldedBody() folds, in the same order; empty for one without a hash.
[[nodiscard]] QList<QByteArray> sentHashes(const ChatRequest &request);

/// Adds bytes of the body as they come; what exceeds 2 MiB is only counted.
void recordBytes(WireRecord &record, const QByteArray &bytes);
/// Status, headers and times of an exchange that is over or about to be.
void recordExchange(WireRecord &record, const net::Exchange &exchange);
/// The verdict and what decided it.
void recordEnd(WireRecord &record, const Ended &ended);
/// Takes every secret of the gateway out of everything in the record.
void redactRecord(WireRecord &record, const Gateway &gateway);

} // namespace api
