// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/answercheck.h"

#include <QStringList>

namespace cli {

/// What is wrong with an answer that had to be JSON, in lines for standard error; none for one that
/// is what was asked for.
[[nodiscard]] QStringList answerFaults(const chat::AnswerVerdict &verdict);

} // namespace cli
