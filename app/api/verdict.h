// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/replydecoder.h"
#include "core/error.h"

#include <optional>

namespace api {

/// What was seen of an answer that began with a success status.
struct EndFacts {
    bool hasError = false;    ///< an error frame, or the body is one
    bool isFinished = false;  ///< every choice has a finish reason
    bool isDone = false;      ///< [DONE], or a document that closed
    bool isCutInside = false; ///< the input ended inside a frame or a document
    bool hasContent = false;  ///< text, reasoning, refusal or tool call
    bool isFiltered = false;  ///< the finish reason names a content filter
    TransportEnd end = TransportEnd::Clean;
};

struct Outcome {
    Verdict verdict = Verdict::Error;
    std::optional<core::ErrorKind> kind; ///< unset with hasError: the error has its own
};

/// Decides by finish reason, [DONE] and transport together: [DONE] alone does not mean complete
/// (New API writes it after an upstream cut), and its absence does not mean failure.
[[nodiscard]] Outcome outcomeOf(const EndFacts &facts);

} // namespace api
