// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/message.h"

namespace storage {

/// What a part holds, as it would read when it was stored; the same for the same content only.
[[nodiscard]] QByteArray partFingerprint(const core::ContentPart &part);
/// The same for everything a message says.
[[nodiscard]] QByteArray contentFingerprint(const core::Message &message);

} // namespace storage
