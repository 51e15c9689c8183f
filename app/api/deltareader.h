// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/chunkparser.h"

#include <QJsonValue>

namespace api {

/// Reads a `delta` or `message` object into the choice: content as text or parts, reasoning in
/// every spelling, refusal, tool calls. False when a member had a type it cannot have.
[[nodiscard]] bool readDelta(const QJsonObject &delta, ChoiceChunk &choice);

/// A string, or a number written out; empty for everything else.
[[nodiscard]] QString textOf(const QJsonValue &value);
/// A whole number, also when it comes as text; nothing for everything else.
[[nodiscard]] std::optional<int> indexOf(const QJsonValue &value);

} // namespace api
