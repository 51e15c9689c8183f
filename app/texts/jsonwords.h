// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsontext.h"

#include <QJsonParseError>
#include <QStringList>

namespace texts {

/// What a reader of JSON found: "Line 2, column 5: a comma or } is missing."
[[nodiscard]] QString jsonProblem(int line, int column, QJsonParseError::ParseError error);

/// A place in a text, and the words for what is wrong there: "Line 2, column 5: …."
[[nodiscard]] QString faultAt(const core::LinePlace &place, const QString &words);
/// The same of the fault of a text that is no JSON: it has one.
[[nodiscard]] QString jsonFaultSentence(const core::JsonText &json);

/// Several of them below each other, each once: the first five, and an ellipsis for more.
[[nodiscard]] QString faultLines(QStringList sentences);

} // namespace texts
