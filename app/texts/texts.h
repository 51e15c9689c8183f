// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/message.h"

#include <QString>

namespace texts {

/// What a kind of failure means, in the person's language.
struct Explanation {
    QString what;   ///< one bold sentence
    QString advice; ///< one sentence: why, what to do
};

[[nodiscard]] Explanation explain(const core::Error &error);
/// Both sentences in one line; a stop between them where the first one ends in foreign words.
[[nodiscard]] QString inOneLine(const Explanation &explanation);
/// For a reply that ended without failing: interrupted, stopped, unexplained; empty for the
/// states that need no words.
[[nodiscard]] Explanation explain(core::MessageState state);
/// One sentence for a notice code of api::noticeName(); empty for an unknown code.
[[nodiscard]] QString noticeText(const QString &code);
/// "401 · invalid_api_key · request 7f…": the small print under an error; empty parts left out.
[[nodiscard]] QString smallPrint(const core::Error &error);

} // namespace texts
