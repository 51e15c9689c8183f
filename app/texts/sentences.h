// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <span>

namespace texts {

/// The two sentences for a kind of failure, in English, as lupdate finds them. "%1" is filled
/// with what the failure names.
struct Sentence {
    core::ErrorKind kind;
    const char *code; ///< "": for the kind as such; "%1": when its argument is known; else a code
    const char *what;
    const char *advice;
};

struct NoticeSentence {
    const char *code;
    const char *text;
};

[[nodiscard]] std::span<const Sentence> errorSentences();
[[nodiscard]] std::span<const NoticeSentence> noticeSentences();

} // namespace texts
