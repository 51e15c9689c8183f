// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/message.h"

#include <QString>
#include <optional>

namespace texts {

/// What a kind of failure means, in the person's language.
struct Explanation {
    QString what;   ///< one bold sentence
    QString advice; ///< one sentence: why, what to do
};

[[nodiscard]] Explanation explain(const core::Error &error);
/// Both sentences in one line; a stop between them where the first one ends in foreign words.
[[nodiscard]] QString inOneLine(const Explanation &explanation);
/// One sentence after the other: with a blank between them, but for full-width stops, which bring
/// their own. Either may be empty.
[[nodiscard]] QString joined(const QString &first, const QString &second);
/// For a reply that ended without failing: interrupted, stopped, unexplained; empty for the
/// states that need no words.
[[nodiscard]] Explanation explain(core::MessageState state);
/// The same with the reason that is known: what interrupted it, or why there was to be another
/// attempt when it was stopped.
[[nodiscard]] Explanation explainEnd(core::MessageState state,
                                     const std::optional<core::Error> &error);
/// One sentence for a notice code of api::noticeName() or core::notice; empty for an unknown code.
[[nodiscard]] QString noticeText(const QString &code);
/// True for a notice that belongs to a reply's details only.
[[nodiscard]] bool isForDetails(const QString &notice);
/// "401 · invalid_api_key · request 7f…": the small print under an error; empty parts left out.
[[nodiscard]] QString smallPrint(const core::Error &error);

} // namespace texts
