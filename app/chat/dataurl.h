// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>

namespace chat {

/// The bytes in a data: URL (RFC 2397). What it says of their type is not asked. Errors as
/// ImageImport has them: "damaged", or "too-many-bytes" beyond `most`, before anything is decoded.
[[nodiscard]] core::Result<QByteArray> bytesOfDataUrl(const QByteArray &url, qint64 most);

} // namespace chat
