// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/wirerecord.h"

namespace chat {

/// "Name: value", a header a line; the values of those that carry secrets are "***".
[[nodiscard]] QString headerLines(const QList<core::Header> &headers);
/// The requests as a JSON document for people and bug reports: what was sent, what came, when,
/// and how it ended. Its codes are the same in every language.
[[nodiscard]] QByteArray requestFile(const QList<api::WireRecord> &records);

} // namespace chat
