// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/toolrun.h"

#include <QString>

namespace ui {

/// The name of a function as it is shown: one line, not too long, nothing hidden in it.
[[nodiscard]] QString calledName(const QString &name);
/// How a call stands, in a few words.
[[nodiscard]] QString stageWords(const chat::ToolCallView &call);
/// What is wrong with the arguments, and where: a line each, at most so many;
/// an ellipsis says that there are more.
[[nodiscard]] QString violationLines(const QList<tools::SchemaViolation> &violations,
                                     qsizetype most);
/// What a program gets on its standard input, set out in lines; what is no JSON object stays as it
/// came.
[[nodiscard]] QString argumentsShown(const core::ToolCallPart &call);
/// The program and what it is started with, a line each, in quotation marks: where one ends is not
/// up to what is in it.
[[nodiscard]] QString commandShown(const tools::Command &command);

} // namespace ui
