// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tokenprobability.h"

#include <QJsonValue>

namespace api {

/// Reads the `logprobs` of a choice: the tokens of its content. `bytes` count before `token`,
/// which cannot hold a part of a character. What has a wrong type, what nobody said (null) and a
/// number above 0 is a token whose probability nobody told; those of a refusal are left out.
[[nodiscard]] QList<core::TokenProbability> readLogprobs(const QJsonValue &logprobs);

} // namespace api
