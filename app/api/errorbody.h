// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/errorjson.h"
#include "api/errornormaliser.h"

#include <QByteArrayView>

namespace api {

/// The error in a whole body: JSON (also with something glued behind it), an array, an event
/// stream, a page, plain text, gzip of these; of JSON that was cut, what came of it. Empty words
/// for an empty body.
[[nodiscard]] ErrorWords wordsOfBody(const HttpFacts &facts);
/// The words of a `error`-typed event: whatever the JSON looks like, cut or not, a page, or plain
/// text.
[[nodiscard]] ErrorWords wordsOfErrorEvent(QByteArrayView data);

} // namespace api
