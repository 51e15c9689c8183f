// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/chatquery.h"
#include "demo/phrases.h"
#include "demo/script.h"

namespace demo {

/// What `demo-tools` answers: calls of the offered functions, a text about what they gave back,
/// or, where nothing is offered, an explanation. Nothing is ever run here.
[[nodiscard]] Script toolsScript(const ChatQuery &query, const Phrases &phrases);

/// Arguments that fit a function's JSON Schema, made of the prompt; the keys in the schema's
/// order of names.
[[nodiscard]] QJsonObject inventArguments(const QJsonObject &schema, const QString &prompt);

} // namespace demo
