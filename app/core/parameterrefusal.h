// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/parameterset.h"
#include "core/profile.h"

#include <QStringList>

namespace core {

/// How it is known that a model refuses a parameter.
enum class ParameterRefusal {
    None,
    Learned, ///< it did, and since then it is left out
    Expected ///< models with such a name do; it is sent all the same
};

/// The names that one setting goes out by: models know `max_tokens` by either of two.
[[nodiscard]] QStringList sentNames(const QString &parameter);
/// `effective` is what would be sent: some are refused only beside others, or with other values.
[[nodiscard]] ParameterRefusal knownRefusal(const Profile &profile, const QString &model,
                                            const QString &name, const ParameterSet &effective);
/// OpenAI's models that think before they answer, by their name: o1, o3, o4-mini, gpt-5 and later,
/// but not their "-chat" siblings. What stands before a slash (a vendor) does not matter.
[[nodiscard]] bool isReasoningModel(const QString &model);

} // namespace core
